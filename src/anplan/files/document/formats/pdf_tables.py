"""Tables that a PDF draws: the lines of a page make cells, and each piece of text lies in one."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from pypdfium2 import raw

from anplan.intake.document.text.blocks import Cell, Table

_THIN, _LEAST, _NEAR = 2.5, 6.0, 3.0
_MARGIN = 6.5
"""What a word processor keeps free at the sides of a cell, with the width of a pen."""
_NO_BEGINNING = "，。、；：？！）》〉」』”’】〕%％,.;:?!)"
_BLANK = 0.3
"""Of a line's height: a blank is a third of a Chinese sign wide, what a layout spreads is less."""
_LEAST_LINES, _MOST_LINES, _MOST_CELLS = 5, 1_500, 5_000


class Box(NamedTuple):
    """Where something stands on a page; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "Box") -> bool:
        """Return whether the middle of another box lies in this one."""
        x, y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Piece(NamedTuple):
    """A character, with the blank behind it where there is one, and where it stands."""

    box: Box
    text: str


class Drawn(NamedTuple):
    """A table and the part of the page that it takes."""

    box: Box
    table: Table


def drawn_lines(page: Any) -> list[Box]:
    """Return the lines of a page that may make tables; none where there are too few or too many."""
    lines = list(_lines(page))
    return lines if _LEAST_LINES <= len(lines) <= _MOST_LINES else []


def drawn_tables(lines: Sequence[Box], pieces: Sequence[Piece]) -> list[Drawn]:
    """Return the tables that lines make, from top to bottom."""
    found = [_table(group, pieces) for group in _groups(lines)]
    return sorted((one for one in found if one is not None), key=lambda one: -one.box.top)


def _lines(page: Any) -> Iterable[Box]:
    """Yield the straight lines of a page; a frame has four."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        box = Box(*drawn.get_bounds())
        wide, high = box.right - box.left, box.top - box.bottom
        if (high <= _THIN and wide >= _LEAST) or (wide <= _THIN and high >= _LEAST):
            yield box
        elif wide >= _LEAST and high >= _LEAST:
            yield box._replace(top=box.bottom)
            yield box._replace(bottom=box.top)
            yield box._replace(right=box.left)
            yield box._replace(left=box.right)


def _groups(lines: Sequence[Box]) -> list[list[Box]]:
    """Return the lines that touch one another, table by table, by the heights that they take."""
    groups: list[list[Box]] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: -line.top):
        if groups and line.top >= bottom - _NEAR:
            groups[-1].append(line)
            bottom = min(bottom, line.bottom)
        else:
            groups.append([line])
            bottom = line.bottom
    return groups


def _table(lines: Sequence[Box], pieces: Sequence[Piece]) -> Drawn | None:
    level = [line for line in lines if line.top - line.bottom <= _THIN]
    upright = [line for line in lines if line.right - line.left <= _THIN]
    rows = sorted(_distinct((line.top + line.bottom) / 2 for line in level), reverse=True)
    columns = sorted(_distinct((line.left + line.right) / 2 for line in upright))
    if len(rows) < 2 or len(columns) < 3 or len(rows) * len(columns) > _MOST_CELLS:
        return None
    grid = _Grid(rows, columns, level, upright)
    box = Box(columns[0], rows[-1], columns[-1], rows[0])
    inside = [piece for piece in pieces if box.holds(piece.box)]
    return Drawn(box, grid.table(inside)) if inside else None


def _distinct(values: Iterable[float]) -> list[float]:
    """Return values of which those that are nearly one are one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


class _Grid:
    """The places of a table; where no line is drawn between two, they are one cell."""

    def __init__(
        self,
        rows: Sequence[float],
        columns: Sequence[float],
        level: Sequence[Box],
        upright: Sequence[Box],
    ) -> None:
        self.columns = columns
        self.down = [-row for row in rows]
        self.height, self.width = len(rows) - 1, len(columns) - 1
        self.covered: dict[tuple[int, int], Literal["above", "left"]] = {}
        for row in range(self.height):
            middle = (rows[row] + rows[row + 1]) / 2
            for column in range(1, self.width):
                if not _is_drawn(upright, columns[column], middle, is_upright=True):
                    self.covered[row, column] = "left"
        for column in range(self.width):
            middle = (columns[column] + columns[column + 1]) / 2
            for row in range(1, self.height):
                if not _is_drawn(level, rows[row], middle, is_upright=False):
                    self.covered.setdefault((row, column), "above")

    def table(self, pieces: Sequence[Piece]) -> Table:
        texts: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            texts.setdefault(self._cell(piece.box), []).append(piece)
        return Table(
            [
                [self._written(row, column, texts) for column in range(self.width)]
                for row in range(self.height)
            ]
        )

    def _written(self, row: int, column: int, texts: dict[tuple[int, int], list[Piece]]) -> Cell:
        if covered := self.covered.get((row, column)):
            return Cell("", covered)
        right = column + 1
        while self.covered.get((row, right)) == "left":
            right += 1
        return Cell(unbroken(texts.get((row, column), ()), self.columns[right]))

    def _cell(self, box: Box) -> tuple[int, int]:
        """Return the place of a piece: of a merged cell its first."""
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        row = min(max(bisect_left(self.down, -y) - 1, 0), self.height - 1)
        column = min(max(bisect_left(self.columns, x) - 1, 0), self.width - 1)
        while covered := self.covered.get((row, column)):
            row, column = (row, column - 1) if covered == "left" else (row - 1, column)
        return row, column


def _is_drawn(lines: Sequence[Box], place: float, middle: float, *, is_upright: bool) -> bool:
    """Return whether a line stands at a place, beside the middle of a cell."""
    if is_upright:
        return any(
            abs((line.left + line.right) / 2 - place) <= _NEAR and line.bottom <= middle <= line.top
            for line in lines
        )
    return any(
        abs((line.top + line.bottom) / 2 - place) <= _NEAR and line.left <= middle <= line.right
        for line in lines
    )


def joined(pieces: Iterable[Piece]) -> str:
    """Return pieces of text as lines, from top to bottom and from left to right."""
    return "\n".join(map(_text, _lines_of(pieces)))


def unbroken(pieces: Iterable[Piece], edge: float) -> str:
    """Return a cell's text, ``edge`` being its right side: a line that the width broke goes on."""
    text = ""
    above: Sequence[Piece] = ()
    for line in _lines_of(pieces):
        if not above:
            text = _text(line)
        elif above[-1].box.right + _beginning(line) > edge - _MARGIN:
            is_word = text[-1:].isascii() and line[0].text.isascii() and not text.endswith(" ")
            text = f"{text} {_text(line)}" if is_word else text + _text(line)
        else:
            text = f"{text}\n{_text(line)}"
        above = line
    return text


def _beginning(line: Sequence[Piece]) -> float:
    """Return how wide that is of a line which no program would part: a word, or a sign with its stop."""
    end = 1
    if line[0].text.isascii():
        while end < len(line) and line[end].text.isascii() and not line[end - 1].text.endswith(" "):
            end += 1
    while end < len(line) and line[end].text.strip() in _NO_BEGINNING:
        end += 1
    return line[end - 1].box.right - line[0].box.left


def _lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.box.top):
        last = lines[-1][0].box if lines else None
        if last is not None and piece.box.top > (last.top + last.bottom) / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.box.left) for line in lines]


def _text(line: Sequence[Piece]) -> str:
    text = ""
    for place, piece in enumerate(line):
        before = line[place - 1] if place else None
        if before is not None and _is_parted(before, piece):
            text += " "
        text += piece.text
    return text


def _is_parted(before: Piece, piece: Piece) -> bool:
    """Return whether there is a blank between two Chinese signs."""
    if before.text.isascii() or piece.text.isascii() or before.text.endswith(" "):
        return False
    return piece.box.left - before.box.right > _BLANK * (piece.box.top - piece.box.bottom)
