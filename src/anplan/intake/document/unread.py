"""Columns of tables of which nothing is read: whoever imports a plan is to know what was left."""

from collections.abc import Iterable, Iterator

from anplan.intake.document.blocks import Grid, Piece
from anplan.intake.document.columns import columns


def unread_columns(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return the heads of columns that hold something which no task or target is made of."""
    grids = (piece for piece in pieces if isinstance(piece, Grid))
    return tuple(dict.fromkeys(head for grid in grids for head in _unread(grid)))


def _unread(grid: Grid) -> Iterator[str]:
    rows = [[slot.words.folded for slot in row] for row in grid.rows]
    found = columns(rows)
    if found is None:
        return
    for place in found.of("other"):
        head = found.heads[place].strip() if place < len(found.heads) else ""
        below = (row[place] for row in rows[found.first :] if place < len(row))
        if head and any(text.strip() for text in below):
            yield head
