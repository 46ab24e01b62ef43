"""A document as its reader hands it over: paragraphs and tables, whatever its format was."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from anplan.intake.document.text.words import Source, Words

CELL_BREAK = " | "
"""What stands between the cells of a row in the document's text."""


class Paragraph(NamedTuple):
    """A paragraph; ``level`` is a heading's, from 1, and 0 for plain text.

    Its text begins with its number, also where a program counts it.
    """

    text: str
    level: int = 0


class Cell(NamedTuple):
    """A cell; ``covered`` says on which side the merged cell lies that covers it."""

    text: str
    covered: Literal["", "above", "left"] = ""


class Table(NamedTuple):
    """A table: rows of cells."""

    rows: Sequence[Sequence[Cell]]


Block = Paragraph | Table


class Line(NamedTuple):
    """A paragraph at its place in the document's text."""

    words: Words
    level: int = 0


class Slot(NamedTuple):
    """A cell at its place; one that a merged cell covers has that one's words."""

    words: Words
    covered: bool = False


class Grid(NamedTuple):
    """A table at its place: rows of equal length."""

    rows: tuple[tuple[Slot, ...], ...]


Piece = Line | Grid


class Laid(NamedTuple):
    """A document's text and its pieces in order."""

    source: Source
    pieces: tuple[Piece, ...]


class _Writer:
    """Writes the text while it notes where everything comes to stand."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def put(self, text: str) -> Words:
        place = self.length
        self.parts.append(text)
        self.length += len(text)
        return Words(text, place)


def lay(blocks: Iterable[Block]) -> Laid:
    """Write the blocks as one text: a paragraph a line but for empty ones, a row of a table a line."""
    writer, pieces = _Writer(), list[Piece]()
    for block in blocks:
        if isinstance(block, Paragraph):
            if text := _one_line(block.text):
                pieces.append(Line(writer.put(text), block.level))
                writer.put("\n")
        else:
            pieces.append(_grid(writer, block))
    return Laid(Source("".join(writer.parts)), tuple(pieces))


_SET_APART = re.compile(
    r"(?<=\d) (?=[年月日号%‰个家项所处座名人户亿万元公亩吨条件套场次])|(?<=[年月于至到达约为超过增第前共每]) (?=\d)"
)
"""Blanks that a layout put between a figure and its measure, or within a day."""


def _one_line(text: str) -> str:
    return _SET_APART.sub("", " ".join(text.split("\n")).strip())


def _grid(writer: _Writer, table: Table) -> Grid:
    width = max((len(row) for row in table.rows), default=0)
    above: list[Words] = [Words("", 0)] * width
    rows: list[tuple[Slot, ...]] = []
    for row in table.rows:
        slots: list[Slot] = []
        for place in range(width):
            if place:
                writer.put(CELL_BREAK)
            cell = row[place] if place < len(row) else Cell("")
            if cell.covered == "above":
                slots.append(Slot(above[place], covered=True))
            elif cell.covered == "left" and slots:
                slots.append(Slot(slots[-1].words, covered=True))
            else:
                slots.append(Slot(writer.put(_one_line(cell.text))))
        writer.put("\n")
        above = [slot.words for slot in slots]
        rows.append(tuple(slots))
    return Grid(tuple(rows))
