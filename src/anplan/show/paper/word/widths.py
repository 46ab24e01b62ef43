"""How wide the columns of a table are, so that its words fit and no figure is broken."""

import re
from collections.abc import Sequence

from anplan.show.layout.cells import cell_width
from anplan.show.paper.tree import Table

_FIGURE = re.compile(r"[0-9.,%+−–\-/]+\S?|[A-Za-z]+|.")
_PADDING = 150
"""What the cells' margins take of a column, in twips."""


def natural_widths(table: Table, size: float) -> list[int]:
    """Return the width of each column, in twips, in which each cell is a single line."""
    return [_width(max(map(cell_width, cells), default=0), size) for cells in _columns(table)]


def least_widths(table: Table, size: float) -> list[int]:
    """Return the width of each column below which a figure or a word would be broken."""
    return [
        _width(max((_longest(cell) for cell in cells), default=0), size)
        for cells in _columns(table)
    ]


def column_widths(table: Table, size: float, room: int) -> list[int]:
    """Return widths that fill ``room`` twips: what a single line needs, the widest ones giving way."""
    natural, least = natural_widths(table, size), least_widths(table, size)
    if sum(natural) <= room:
        widths = [width + (room - sum(natural)) // len(natural) for width in natural]
    else:
        level = _level(natural, least, room)
        widths = [max(low, min(wide, level)) for wide, low in zip(natural, least, strict=True)]
    widths[0] = max(1, widths[0] + room - sum(widths))
    return widths


def _level(natural: Sequence[int], least: Sequence[int], room: int) -> int:
    """Return the width that no column may pass, where all together fill the room."""
    low, high = 0, max(natural)
    while low < high:
        level = (low + high + 1) // 2
        needed = sum(max(some, min(wide, level)) for wide, some in zip(natural, least, strict=True))
        if needed <= room:
            low = level
        else:
            high = level - 1
    return low


def _columns(table: Table) -> list[tuple[str, ...]]:
    return [
        (head, *(row[place] for row in table.rows if place < len(row)))
        for place, head in enumerate(table.columns)
    ]


def _longest(cell: str) -> int:
    return max((cell_width(piece) for piece in _FIGURE.findall(cell)), default=0)


def _width(cells: int, size: float) -> int:
    return round(cells * size * 10.2) + _PADDING
