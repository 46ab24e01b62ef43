"""How large a table's letters are and how wide its columns, so that its words fit."""

import re
from typing import NamedTuple

from anplan.show.layout.cells import cell_width
from anplan.show.paper.tree import Table

SIZES = (10.5, 9, 7.5)
"""The sizes of a table's letters in points, the usual one first; a smaller one where it needs it."""
_FIGURE = re.compile(r"[0-9.,%+−–\-/]+\S?|[A-Za-z]+|.")
_WORDS = 8
"""Below so many cells, four Chinese characters, no column of words is narrowed."""
_LEGIBLE, _SPARED = 9, 0.85
"""The smallest size that is taken to spare lines, and how few of them must be left."""
_SMALL_GAIN = 0.01
_BESIDE = re.compile(r"[0-9A-Za-z%](?=[\u3400-\u9fff])|[\u3400-\u9fff](?=[0-9A-Za-z])")
_GAP = 0.4
"""What LibreOffice leaves between a figure and an ideograph, in cells."""
_PADDING = 150
"""What the cells' margins take of a column, in twips."""


def table_size(table: Table, room: int) -> float:
    """Return the size of a table's letters: the largest, unless a smaller one spares many lines.

    At no size a figure or a word is broken where another one can hold it.
    """
    if not fits(table, room):
        return SIZES[-1]
    fitting = [size for size in SIZES if sum(least_widths(table, size)) <= room]
    counted = {size: _Fitted(table, size, room).lines for size in fitting}
    best = fitting[0]
    for size in fitting[1:]:
        if size >= _LEGIBLE and counted[size] <= _SPARED * counted[best]:
            best = size
    return best


def fits(table: Table, room: int) -> bool:
    """Return whether a table stands in ``room`` twips without breaking a figure or a word."""
    return sum(least_widths(table, SIZES[-1])) <= room


def least_widths(table: Table, size: float) -> list[int]:
    """Return the width of each column below which a figure or a word would be broken."""
    return [_width(max(map(_least, cells), default=0), size) for cells in _columns(table)]


def column_widths(table: Table, size: float, room: int) -> list[int]:
    """Return widths that fill ``room`` twips and need few lines; all give way where none is enough."""
    least = least_widths(table, size)
    if sum(least) > room:
        widths = [width * room // sum(least) for width in least]
        widths[0] += room - sum(widths)
        return widths
    return _Fitted(table, size, room).widths


class _Fitted:
    """A table's columns, widened step by step where that spares most lines for its width."""

    def __init__(self, table: Table, size: float, room: int) -> None:
        self.columns = [[_natural(cell, size) for cell in cells] for cells in _columns(table)]
        self.widths = least_widths(table, size)
        self._widen(room - sum(self.widths))

    @property
    def lines(self) -> int:
        """Count the lines of all rows."""
        return sum(map(max, zip(*self._heights(), strict=True)))

    def _heights(self) -> list[list[int]]:
        return [
            [_lines(cell, width) for cell in column]
            for column, width in zip(self.columns, self.widths, strict=True)
        ]

    def _widen(self, left: int) -> None:
        heights = self._heights()
        while left > 0:
            steps = [self._step(place, heights) for place in range(len(self.widths))]
            able = [step for step in steps if 0 < step.cost <= left]
            if not able:
                break
            step = max(able, key=lambda step: (step.gain / step.cost, -step.place))
            self.widths[step.place] += step.cost
            heights[step.place] = step.heights
            left -= step.cost
        share, rest = divmod(left, len(self.widths))
        self.widths = [width + share for width in self.widths]
        self.widths[0] += rest

    def _step(self, place: int, heights: list[list[int]]) -> "_Step":
        """Return the least widening of a column at which its highest cell has a line less."""
        column, width = self.columns[place], self.widths[place]
        highest = max(heights[place], default=1)
        if highest <= 1:
            return _Step(place, 0, 0.0, heights[place])
        need = max(
            _for_lines(cell, highest - 1)
            for cell, height in zip(column, heights[place], strict=True)
            if height == highest
        )
        after = [_lines(cell, need) for cell in column]
        others = [heights[other] for other in range(len(heights)) if other != place]
        gain = 0.0
        for row, (new, old) in enumerate(zip(after, heights[place], strict=True)):
            beside = max((other[row] for other in others), default=1)
            gain += max(old, beside) - max(new, beside) + _SMALL_GAIN * (old - new)
        return _Step(place, need - width, gain, after)


class _Step(NamedTuple):
    """A column that may be widened: by how much, what that spares, and its cells' lines then."""

    place: int
    cost: int
    gain: float
    heights: list[int]


def _lines(cell: int, width: int) -> int:
    """Count the lines of a cell of so many twips; a line is never quite full."""
    if cell <= width:
        return 1
    return -(-(cell - _PADDING) * 20 // ((width - _PADDING) * 19))


def _for_lines(cell: int, lines: int) -> int:
    """Return the width at which a cell has so many lines."""
    if lines == 1:
        return cell
    return -(-(cell - _PADDING) * 20 // (19 * lines)) + _PADDING + 1


def _natural(cell: str, size: float) -> int:
    return _width(cell_width(cell) + _GAP * len(_BESIDE.findall(cell)), size)


def _columns(table: Table) -> list[tuple[str, ...]]:
    return [
        (head, *(row[place] if place < len(row) else "" for row in table.rows))
        for place, head in enumerate(table.columns)
    ]


def _least(cell: str) -> int:
    """Count the cells of the longest figure or Western word, or of a few Chinese ones."""
    longest = max((cell_width(piece) for piece in _FIGURE.findall(cell)), default=0)
    return max(longest, min(cell_width(cell), _WORDS))


def _width(cells: float, size: float) -> int:
    return round(cells * size * 10.2) + _PADDING
