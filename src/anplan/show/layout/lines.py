"""Laying a screen out in lines of styled pieces, for a width or (piped) for none."""

from collections.abc import Iterator

from anplan.show.layout.cells import cell_width, padded, wrapped
from anplan.show.layout.screen import Cell, Column, Line, Screen, Style, Table
from anplan.show.safe import no_command, printable

Piece = tuple[str, Style]
GAP = "  "
LEAST_FLEXIBLE = 16


def lay_out(screen: Screen, width: int | None, ambiguous: int = 1) -> Iterator[list[Piece]]:
    """Yield the lines of a screen; without a width nothing is broken and nothing cut."""
    for block in screen.blocks:
        if isinstance(block, Line):
            yield from _line(block, width, ambiguous)
            continue
        wide = None if width is None else _with_extra(block, width, ambiguous)
        if wide is not None:
            yield from _table(wide, width, ambiguous)
        elif width is not None and _too_narrow(block, width, ambiguous):
            yield from _cards(block, width, ambiguous)
        else:
            yield from _table(block, width, ambiguous)
        if block.extra is not None and width is not None:
            yield from _line(Line(block.extra.note, "faint"), width, ambiguous)
            if wide is None:
                yield from _below(block, block.extra.texts, width, ambiguous)


def plain(screen: Screen, width: int | None = None, ambiguous: int = 1) -> str:
    """Return a screen as plain text; no line of it is a command to a workflow's runner."""
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
    """Return the width each column needs; a heading between rows stands across all columns."""
    rows = [row for row in table.rows if len(row) == len(table.columns)]
    return [
        max(
            cell_width(column.heading, ambiguous),
            *(_widest_line(printable(row[index].text), ambiguous) for row in rows),
            0,
        )
        for index, column in enumerate(table.columns)
    ]


def _widest_line(text: str, ambiguous: int) -> int:
    return max(cell_width(line, ambiguous) for line in text.split("\n"))


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


def _with_extra(table: Table, width: int, ambiguous: int) -> Table | None:
    """Return a table with its extra column; None where it has none, or would be broken by it."""
    if table.extra is None:
        return None
    rows = zip(table.rows, table.extra.texts, strict=True)
    wide = Table(
        (*table.columns, table.extra.column), tuple((*row, Cell(text)) for row, text in rows)
    )
    widths = _widths(wide, ambiguous)
    return wide if sum(widths) + len(GAP) * (len(widths) - 1) <= width else None


def _below(
    table: Table, texts: tuple[str, ...], width: int, ambiguous: int
) -> Iterator[list[Piece]]:
    """Yield the texts of an extra column below the table, as many beside each other as fit."""
    names = [printable(row[0].text) for row in table.rows]
    widest = max((cell_width(name, ambiguous) for name in names), default=0)
    parts = [
        f"{padded(name, widest, ambiguous)} {text}" for name, text in zip(names, texts, strict=True)
    ]
    part = max((cell_width(text, ambiguous) for text in parts), default=0)
    beside = max(1, (width + len(GAP)) // (part + len(GAP)))
    for start in range(0, len(parts), beside):
        yield from _line(Line(GAP.join(parts[start : start + beside])), width, ambiguous)


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
    for served, index in enumerate(sorted(flexible, key=lambda index: widths[index])):
        share = room // (len(flexible) - served)
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
    lines_of_cells = [
        wrapped(printable(cell.text), width, ambiguous)
        if broken and column.flexible
        else printable(cell.text).split("\n")
        for column, cell, width in zip(columns, row, widths, strict=True)
    ]
    for number in range(max(len(lines) for lines in lines_of_cells)):
        line: list[Piece] = []
        laid_out = zip(columns, row, widths, lines_of_cells, strict=True)
        for column, cell, width, lines in laid_out:
            text = lines[number] if number < len(lines) else ""
            line.append((padded(text, width, ambiguous, right=column.right), cell.style))
            line.append((GAP, "plain"))
        yield line[:-1]


def _cards(table: Table, width: int, ambiguous: int) -> Iterator[list[Piece]]:
    """Yield each row as a few lines, where a table does not fit."""
    for row in table.rows:
        yield from _line(Line(row[0].text, row[0].style), width, ambiguous)
        details = [
            f"{column.heading} {cell.text}".strip()
            for column, cell in zip(table.columns[1:], row[1:], strict=False)
            if cell.text
        ]
        styles = [cell.style for cell in row[1:] if cell.style != "plain"]
        style: Style = styles[0] if styles else "plain"
        if details:
            yield from _line(Line(GAP.join(details), style, 2), width, ambiguous)
