"""How large a table's letters are and how wide its columns, so that its words fit."""

import re
from collections.abc import Sequence

from anplan.show.layout.cells import cell_width
from anplan.show.paper.tree import Table

SIZES = (10.5, 9, 7.5)
"""The sizes of a table's letters in points, the usual one first; a smaller one where it needs it."""
_FIGURE = re.compile(r"[0-9.,%+−–\-/]+\S?|[A-Za-z]+|.")
_WORDS = 8
"""Below so many cells, four Chinese characters, no column of words is narrowed."""
_PADDING = 150
"""What the cells' margins take of a column, in twips."""


def table_size(table: Table, room: int) -> float:
    """Return the largest size at which no figure and no word is broken; else the smallest."""
    fitting = (size for size in SIZES if sum(least_widths(table, size)) <= room)
    return next(fitting, SIZES[-1])


def fits(table: Table, room: int) -> bool:
    """Return whether a table stands in ``room`` twips without breaking a figure or a word."""
    return sum(least_widths(table, SIZES[-1])) <= room


def natural_widths(table: Table, size: float) -> list[int]:
    """Return the width of each column, in twips, in which each cell is a single line."""
    return [_width(max(map(cell_width, cells), default=0), size) for cells in _columns(table)]


def least_widths(table: Table, size: float) -> list[int]:
    """Return the width of each column below which a figure or a word would be broken."""
    return [_width(max(map(_least, cells), default=0), size) for cells in _columns(table)]


def column_widths(table: Table, size: float, room: int) -> list[int]:
    """Return widths that fill ``room`` twips: what a single line needs, the widest ones giving way.

    Where even the least is too much, all columns give way alike.
    """
    natural, least = natural_widths(table, size), least_widths(table, size)
    if sum(natural) <= room:
        widths = [width + (room - sum(natural)) // len(natural) for width in natural]
    elif sum(least) > room:
        widths = [width * room // sum(least) for width in least]
    else:
        level = _level(natural, least, room)
        widths = [max(low, min(wide, level)) for wide, low in zip(natural, least, strict=True)]
    widths[0] += room - sum(widths)
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


def _least(cell: str) -> int:
    """Count the cells of the longest figure or Western word, or of a few Chinese ones."""
    longest = max((cell_width(piece) for piece in _FIGURE.findall(cell)), default=0)
    return max(longest, min(cell_width(cell), _WORDS))


def _width(cells: int, size: float) -> int:
    return round(cells * size * 10.2) + _PADDING
