"""The page of GB/T 9704-2012 (5.2): sizes in twips, a twentieth of a point each."""

TWIPS_A_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Return a length in millimetres in twips."""
    return round(mm * TWIPS_A_MM)


WIDTH, HEIGHT = twips(210), twips(297)
TOP, LEFT = twips(37), twips(28)
TEXT_WIDTH, TEXT_HEIGHT = twips(156), twips(225)
RIGHT, BOTTOM = WIDTH - LEFT - TEXT_WIDTH, HEIGHT - TOP - TEXT_HEIGHT
LINES = 22
PITCH = TEXT_HEIGHT // LINES
"""The height of a line. It is set exactly: a grid of characters would be drawn otherwise by LibreOffice."""
BODY_SIZE = 16
"""No. 3, the size of the text in points."""
SQUEEZE = -5
"""What is taken from the space between characters, so that 28 of 16 points stand on 156 mm."""
INDENT = 2 * (20 * BODY_SIZE + SQUEEZE)
NUMBER_GAP = twips(7)
"""Between the text and the page's number (7.5)."""
