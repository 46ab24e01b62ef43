"""Laying a screen out in lines of styled pieces, for a width or (piped) for none."""

from collections.abc import Iterator

from anplan.show.layout.cells import cell_width, padded, wrapped
from anplan.show.layout.screen import Cell, Column, Line, Screen, Style, Table
from anplan.show.safe import no_command, printable

Piece = tuple[str, Style]
GAP = "  "
LEAST_FLEXIBLE = 16


def lay_out(screen: Screen, width: int | None, ambiguous: int = 1) -> Iterator[list[Piece]]:
    """Return the lines of a screen; without a width nothing is broken and nothing cut."""
    for block in screen.blocks:
        if isinstance(block, Line):
            yield from _line(block, width, ambiguous)
        elif width is not None and _too_narrow(block, width, ambiguous):
            yield from _cards(block, width, ambiguous)
        else:
            yield from _table(block, width, ambiguous)


def plain(screen: Screen, width: int | None = None, ambiguous: int = 1) -> str:
    """Return a screen as plain text, of which no line is a command to a workflow's runner."""
    lines = (
        "".join(text for text, _ in line).rstrip() for line in lay_out(screen, width, ambiguous)
    )
    return "".join(f"{no_command(line)}\n" for line in lines)


def _line(line: Line, width: int | None, ambiguous: int) -> Iterator[list[Piece]]:
    text = printable(line.text)
    blank = " " * line.indent
    rows = text.split("\n") if width is None else wrapped(text, width - line.indent, ambiguous)
    for row in rows:
        yield [(blank + row, line.style)]


def _widths(table: Table, ambiguous: int) -> list[int]:
    rows = [row for row in table.rows if len(row) == len(table.columns)]
    return [
        max(
            cell_width(column.heading, ambiguous),
            *(cell_width(part, ambiguous)
              for row in rows for part in printable(row[index].text).split("\n")),
            0,
        )
        for index, column in enumerate(table.columns)
    ]  # fmt: skip


def _fixed(table: Table, widths: list[int]) -> int:
    fixed = sum(
        width for column, width in zip(table.columns, widths, strict=True) if not column.flexible
    )
    return fixed + len(GAP) * (len(widths) - 1)


def _too_narrow(table: Table, width: int, ambiguous: int) -> bool:
    widths = _widths(table, ambiguous)
    flexible = [
        min(LEAST_FLEXIBLE, cells)
        for column, cells in zip(table.columns, widths, strict=True)
        if column.flexible
    ]
    return _fixed(table, widths) + sum(flexible) > width


def _table(table: Table, width: int | None, ambiguous: int) -> Iterator[list[Piece]]:
    widths = _widths(table, ambiguous)
    if width is not None:
        widths = _fitted(table, widths, width)
    if any(column.heading for column in table.columns):
        headings = tuple(Cell(column.heading, "heading") for column in table.columns)
        yield from _row(table.columns, headings, widths, ambiguous, broken=width is not None)
    for row in table.rows:
        if len(row) < len(table.columns):
            yield from _line(Line(row[0].text, row[0].style), width, ambiguous)
        else:
            yield from _row(table.columns, row, widths, ambiguous, broken=width is not None)


def _fitted(table: Table, widths: list[int], width: int) -> list[int]:
    """Let the flexible columns share what the others leave, none wider than it needs."""
    room = width - _fixed(table, widths)
    flexible = [index for index, column in enumerate(table.columns) if column.flexible]
    fitted = list(widths)
    for place, index in enumerate(sorted(flexible, key=lambda one: widths[one])):
        share = room // (len(flexible) - place)
        fitted[index] = min(widths[index], share)
        room -= fitted[index]
    return fitted


def _row(
    columns: tuple[Column, ...],
    row: tuple[Cell, ...],
    widths: list[int],
    ambiguous: int,
    *,
    broken: bool = False,
) -> Iterator[list[Piece]]:
    parts = [
        wrapped(printable(cell.text), width, ambiguous)
        if broken and column.flexible
        else printable(cell.text).split("\n")
        for column, cell, width in zip(columns, row, widths, strict=True)
    ]
    for index in range(max(len(part) for part in parts)):
        line: list[Piece] = []
        for place, (column, cell, width) in enumerate(zip(columns, row, widths, strict=True)):
            text = parts[place][index] if index < len(parts[place]) else ""
            line.append((padded(text, width, ambiguous, right=column.right), cell.style))
            line.append((GAP, "plain"))
        yield line[:-1]


def _cards(table: Table, width: int, ambiguous: int) -> Iterator[list[Piece]]:
    """Give each row as a few lines, where a table does not fit."""
    for row in table.rows:
        yield from _line(Line(row[0].text, row[0].style), width, ambiguous)
        said = [
            f"{column.heading} {cell.text}".strip()
            for column, cell in zip(table.columns[1:], row[1:], strict=False)
            if cell.text
        ]
        styles = [cell.style for cell in row[1:] if cell.style != "plain"]
        style: Style = styles[0] if styles else "plain"
        if said:
            yield from _line(Line(GAP.join(said), style, 2), width, ambiguous)
