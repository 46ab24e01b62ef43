"""How wide a text is on a terminal, and where it may be broken.

Chinese characters take two cells. The ambiguous ones (“ ” … ≥) take one here, two in some
Chinese terminals: ANPLAN_AMBIGUOUS_WIDTH=2 says so.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

_NEVER_FIRST = set("，。；：、？！）】》〉”’…·,.;:?!)]}%")
_NEVER_LAST = set("（【《〈“‘([{")


def cell_width(text: str, ambiguous: int = 1) -> int:
    """Count the cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(character, ambiguous) for character in text)


@lru_cache(maxsize=8192)  # of the same few thousand characters, again and again
def _width(character: str, ambiguous: int) -> int:
    if unicodedata.combining(character):
        return 0
    kind = unicodedata.east_asian_width(character)
    if kind == "A":
        return ambiguous
    return 2 if kind in "WF" else 1


def padded(text: str, width: int, ambiguous: int = 1, *, right: bool = False) -> str:
    """Pad a text with blanks to a width."""
    blanks = " " * max(0, width - cell_width(text, ambiguous))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int, ambiguous: int = 1) -> list[str]:
    """Break a text into lines of at most ``width`` cells; no line begins with a comma."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped(paragraph, max(width, 2), ambiguous)
    return lines


def _wrapped(text: str, width: int, ambiguous: int) -> list[str]:
    if cell_width(text, ambiguous) <= width:
        return [text.rstrip()]
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        used += cell_width(piece, ambiguous)
        if line and used > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
            used = cell_width(line, ambiguous)
        else:
            line += piece
        while used > width:
            cut = _fitting(line, width, ambiguous)
            lines.append(line[:cut])
            line = line[cut:]
            used = cell_width(line, ambiguous)
    lines.append(line.rstrip())
    return lines


def _fitting(text: str, width: int, ambiguous: int) -> int:
    """Return how many characters of a text that is too wide go into a line: one at least."""
    used = 0
    for index, character in enumerate(text):
        used += _width(character, ambiguous)
        if used > width:
            return max(1, index)
    return len(text)


def _pieces(text: str) -> Iterator[str]:
    """Split into the smallest parts that stay together: words, and marks with their neighbour."""
    start = 0
    for end, (before, character) in enumerate(pairwise(text), 1):
        glued = (
            character in _NEVER_FIRST
            or before in _NEVER_LAST
            or (_is_narrow(character) and _is_narrow(before))
        )
        if not glued:
            yield text[start:end]
            start = end
    if text:
        yield text[start:]


def _is_narrow(character: str) -> bool:
    return character.isascii() and not character.isspace()
