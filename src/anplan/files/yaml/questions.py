"""Questions that an import left above what it guessed, each in a comment of its own."""

import re
from collections.abc import Iterator

from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.files.yaml.decode import Lines

_MARKS = ("问", "Question")
_QUESTION = re.compile(r"[^\S\n]*(?:- +)?#[^\S\n]?(?:问|Question)[^\S\n]?[:：](?P<text>[^\n]*)")


def question_in(line: str) -> str | None:
    """Return the question that a line asks; None where it asks none."""
    match = _QUESTION.fullmatch(line.rstrip())
    return match["text"].strip() if match else None


def open_questions(lines: Lines) -> Iterator[Problem]:
    """Yield a note on each question that stands in a file of the plan or of a unit."""
    is_asked = lines.file.startswith("plan/") or lines.file.endswith("/unit.yaml")
    if not is_asked or not any(mark in lines.text for mark in _MARKS):
        return
    for number, line in enumerate(lines.text.split("\n")):
        if (question := question_in(line)) is not None:
            place = lines.place(number, len(line) - len(line.lstrip()))._replace(source="")
            message = say("An open question: {text}", text=question)
            hint = say("Settle what stands below it, then take the line out")
            yield Problem("S115", "note", place, message, hint)
