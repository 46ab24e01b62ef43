"""What is to be done where a Word file cannot be a letterhead, whoever finds it so."""

from anplan.base.message import say

SAVE_AS_DOCX = say(
    "Save it in Word as Word Document (*.docx), or remove it to use anplan's own layout"
)
