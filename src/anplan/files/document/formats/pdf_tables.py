"""Tables that a PDF draws: the lines of a page make cells, and each piece of text lies in one."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from anplan.intake.document.blocks import Cell, Table

_THIN, _LEAST, _NEAR = 2.5, 6.0, 3.0
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
    """A piece of text and where it stands."""

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
        self.rows, self.columns, self.level, self.upright = rows, columns, level, upright

    def table(self, pieces: Sequence[Piece]) -> Table:
        texts: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            texts.setdefault(self._cell(piece.box), []).append(piece)
        height, width = len(self.rows) - 1, len(self.columns) - 1
        return Table(
            [
                [self._written(row, column, texts) for column in range(width)]
                for row in range(height)
            ]
        )

    def _written(self, row: int, column: int, texts: dict[tuple[int, int], list[Piece]]) -> Cell:
        if column and not self._has_left(row, column):
            return Cell("", "left")
        if row and not self._has_top(row, column):
            return Cell("", "above")
        return Cell(joined(texts.get((row, column), ())))

    def _cell(self, box: Box) -> tuple[int, int]:
        """Return the place of a piece: of a merged cell its first."""
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        row = max(sum(y < line for line in self.rows) - 1, 0)
        column = max(sum(x > line for line in self.columns) - 1, 0)
        while column and not self._has_left(row, column):
            column -= 1
        while row and not self._has_top(row, column):
            row -= 1
        return row, column

    def _has_left(self, row: int, column: int) -> bool:
        x, y = self.columns[column], (self.rows[row] + self.rows[row + 1]) / 2
        return any(
            abs((line.left + line.right) / 2 - x) <= _NEAR and line.bottom <= y <= line.top
            for line in self.upright
        )

    def _has_top(self, row: int, column: int) -> bool:
        y, x = self.rows[row], (self.columns[column] + self.columns[column + 1]) / 2
        return any(
            abs((line.top + line.bottom) / 2 - y) <= _NEAR and line.left <= x <= line.right
            for line in self.level
        )


def joined(pieces: Iterable[Piece]) -> str:
    """Return pieces of text as lines, from top to bottom and from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.box.top):
        last = lines[-1][0].box if lines else None
        if last is not None and piece.box.top > (last.top + last.bottom) / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return "\n".join(
        "".join(piece.text for piece in sorted(line, key=lambda piece: piece.box.left))
        for line in lines
    )
