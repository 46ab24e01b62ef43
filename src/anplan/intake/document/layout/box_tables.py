"""Tables drawn with signs for lines: ┌─┬─┐ │ │ ├─┼─┤, whose cells go over several lines of text.

A row ends where a line is drawn below a column; a column without one goes on beside it, so that its
cell covers both rows. Blanks may be lost: cells are told by the bars between them, not by their width.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from anplan.intake.document.layout.cell_lines import CellLines
from anplan.intake.document.layout.cell_text import joined_cell, widths_of
from anplan.intake.document.layout.heads import ColumnKind, head_kind
from anplan.intake.document.text.blocks import Cell, Table
from anplan.intake.document.text.words import fold

_LIGHT = str.maketrans(
    "━═┃║┏┓┗┛╔╗╚╝┣┫┳┻╋╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫",
    "──││┌┐└┘┌┐└┘├┤┬┴┼├┤┬┴┼┌┐└┘├┤┬┴┼┌┐└┘├┤┬┴┼",
)
_TO_BARS = str.maketrans("┌┐└┘├┤┬┴┼", "│" * 9)
_BEGINS = "┌├│└"
_TOP = re.compile(r"┌[─┬ ]+┐")
_RULE = re.compile(r"[─ ]*─[─ ]*")

_MOST_COLUMNS = 40

Covered = Literal["", "above", "left"]


def is_drawn(line: str) -> bool:
    """Return whether a line belongs to such a table."""
    return line.strip().translate(_LIGHT)[:1] in tuple(_BEGINS)


def box_table(lines: Sequence[str], place: int) -> CellLines | None:
    """Return the table that begins here, and where it ends; None where there is no such."""
    top = lines[place].strip().translate(_LIGHT)
    if not _TOP.fullmatch(top) or len(columns := _split(top)) > _MOST_COLUMNS:
        return None
    reader, end = _Reader(columns), place + 1
    while end < len(lines) and is_drawn(lines[end]):
        line = lines[end].strip().translate(_LIGHT)
        end += 1
        if line.startswith("└"):
            break
        reader.take(line)
    return CellLines(Table(list(reader.rows_of_cells())), end)


def _split(line: str) -> list[str]:
    """Return what stands between the bars of a line."""
    return line.translate(_TO_BARS).strip().strip("│").split("│")


class _Reader:
    """Puts line after line into cells; ``columns`` are the pieces of the line on top."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.widths = [len(piece) + 1 for piece in columns]
        self.spans = [(place, place + 1) for place in range(len(columns))]
        self.open: list[list[str]] = [[] for _ in columns]
        self.rows: list[list[tuple[list[str], Covered]]] = [[(cell, "") for cell in self.open]]

    def take(self, line: str) -> None:
        """Take a line: a drawn one below some columns or all, or one of text."""
        pieces = _split(line)
        is_ruled = [bool(_RULE.fullmatch(piece)) for piece in pieces]
        self.spans = self._spans_below(pieces) if all(is_ruled) else self._spans_of(pieces)
        if any(is_ruled):
            self._begin_row(is_ruled)
        for (first, _), piece, ruled in zip(self.spans, pieces, is_ruled, strict=False):
            if piece.strip() and not ruled:
                self.open[first].append(piece.strip())

    def rows_of_cells(self) -> Iterator[list[Cell]]:
        """Yield the rows that hold anything."""
        kinds: Sequence[ColumnKind | None] = [None] * len(self.widths)
        is_head = True
        widths = widths_of([parts for parts, _ in row] for row in self.rows)
        for row in self.rows:
            cells = [
                Cell("" if covered else joined_cell(parts, kind, width), covered)
                for (parts, covered), kind, width in zip(row, kinds, widths, strict=True)
            ]
            if not any(cell.text for cell in cells):
                continue
            if is_head:
                found = [head_kind(fold(cell.text)) for cell in cells]
                kinds, is_head = (found, False) if any(found) else (kinds, True)
            yield cells

    def _spans_of(self, pieces: Sequence[str]) -> list[tuple[int, int]]:
        """Return the columns of the pieces of a line of text, as the last drawn one parted them."""
        count = len(self.widths)
        if len(pieces) == count:
            return [(place, place + 1) for place in range(count)]
        return self.spans if len(pieces) == len(self.spans) else [(0, count)]

    def _spans_below(self, pieces: Sequence[str]) -> list[tuple[int, int]]:
        """Return the columns that each piece of a drawn line takes: one, or several at once."""
        spans, first, last_place = list[tuple[int, int]](), 0, len(self.widths) - 1
        for piece in pieces:
            first = min(first, last_place)
            end, width = first, 0
            while end <= last_place and width < len(piece):
                width += self.widths[end]
                end += 1
            spans.append((first, max(end, first + 1)))
            first = end
        return spans

    def _begin_row(self, is_ruled: Sequence[bool]) -> None:
        """Begin a row: a new cell below each drawn line, the old one where there is none."""
        row: list[tuple[list[str], Covered]] = [(cell, "above") for cell in self.open]
        for (first, last), ruled in zip(self.spans, is_ruled, strict=False):
            if not ruled:
                continue
            self.open[first] = []
            row[first] = (self.open[first], "")
            for place in range(first + 1, last):
                self.open[place] = self.open[first]
                row[place] = (self.open[first], "left")
        self.rows.append(row)
