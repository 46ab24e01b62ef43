"""Titles that were written into a table: rows of one cell above the row of heads."""

from collections.abc import Iterable, Iterator, Sequence

from anplan.intake.document.layout.columns import columns
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table
from anplan.intake.document.text.words import fold

_MOST_TITLE_ROWS = 5


def with_titles_out(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with such rows as paragraphs in front of their table."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        count = _title_rows(block.rows)
        for row in block.rows[:count]:
            yield Paragraph(next(cell.text for cell in row if cell.text.strip()))
        yield Table(block.rows[count:])


def _title_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows of one cell stand above the heads; 0 where no heads follow."""
    count = 0
    while count < min(len(rows), _MOST_TITLE_ROWS) and _is_alone(rows[count]):
        count += 1
    below = [[fold(cell.text) for cell in row] for row in rows[count : count + 3]]
    return count if count and columns(below) is not None else 0


def _is_alone(row: Sequence[Cell]) -> bool:
    return len(row) > 1 and sum(bool(cell.text.strip()) for cell in row) == 1
