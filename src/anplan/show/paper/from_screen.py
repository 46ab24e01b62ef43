"""What a screen shows as blocks of a document: the same words and tables, without its colours."""

from collections.abc import Iterator, Sequence

from anplan.show.layout.screen import Cell, Line, Screen
from anplan.show.layout.screen import Table as ScreenTable
from anplan.show.paper.tree import Block, ListItem, Paragraph, Run, Table
from anplan.show.safe import printable

_LEADS_IN = ("：", ":")


def blocks_of(screen: Screen) -> Iterator[Block]:
    """Yield a heading as a strong line, what stands beside or below something as an item."""
    for block in screen.blocks:
        if isinstance(block, ScreenTable):
            yield from _tables(block)
        elif block.text.strip():
            yield _line(block)


def _line(line: Line) -> Block:
    text = printable(line.text.strip())
    if line.style == "heading":
        return Paragraph((Run(text, strong=True),))
    is_beside = line.style == "faint" and not text.endswith(_LEADS_IN)
    return ListItem((Run(text),)) if line.indent or is_beside else Paragraph((Run(text),))


def _tables(table: ScreenTable) -> Iterator[Block]:
    """Yield a table; a heading between its rows stands above a table of its own."""
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        if len(row) == len(table.columns):
            rows.append(_texts(row))
            continue
        if rows:
            yield _table(table, rows)
            rows = []
        yield Paragraph((Run(printable(row[0].text.strip()), strong=True),))
    if rows:
        yield _table(table, rows)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(printable(cell.text.strip()) for cell in row)


def _table(table: ScreenTable, rows: Sequence[tuple[str, ...]]) -> Table:
    return Table(
        tuple(column.heading for column in table.columns),
        tuple(column.right for column in table.columns),
        tuple(rows),
    )
