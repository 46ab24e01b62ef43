"""What of tables is not read: whoever imports a plan is to know what was left."""

from collections.abc import Iterable, Iterator

from anplan.base.message import Message, say
from anplan.intake.document.layout.cell_lines import BEGINS_ROW
from anplan.intake.document.layout.columns import Columns, columns
from anplan.intake.document.layout.spaced import chunks_of
from anplan.intake.document.text.blocks import Grid, Line, Piece
from anplan.intake.document.text.words import fold

_LEAST_CELLS, _MOST_TOLD, _LONGEST_TOLD = 3, 5, 24


def unread_columns(pieces: Iterable[Piece]) -> tuple[Message | str, ...]:
    """Return the heads of columns that hold something which no task or target is made of."""
    told: list[Message | str] = []
    for piece in pieces:
        if isinstance(piece, Grid):
            told += [head for head in _unread(piece) if head not in told]
    return tuple(told)


def unread_rows(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return how lines begin that look like rows of a table in columns of blanks, and are in none."""
    lines = (piece.words.text for piece in pieces if isinstance(piece, Line))
    rows = [line for line in lines if _is_row(line)]
    told = tuple(" ".join(line.split())[:_LONGEST_TOLD] for line in rows[:_MOST_TOLD])
    return (*told, "…") if len(rows) > _MOST_TOLD else told


def _is_row(line: str) -> bool:
    chunks = chunks_of(line[: _LONGEST_TOLD * 10])
    return len(chunks) >= _LEAST_CELLS and BEGINS_ROW.fullmatch(fold(chunks[0].text)) is not None


def _unread(grid: Grid) -> Iterator[Message | str]:
    rows = [[slot.words.folded for slot in row] for row in grid.rows]
    found = columns(rows)
    if found is None:
        return
    width = max(map(len, rows))
    for place in (*found.of("other"), *range(len(found.heads), width)):
        if any(row[place].strip() for row in rows[found.first :] if place < len(row)):
            yield _head(found, place)


def _head(found: Columns, place: int) -> Message | str:
    head = found.heads[place].strip() if place < len(found.heads) else ""
    return head or say("no. {number} (without a head)", number=place + 1)
