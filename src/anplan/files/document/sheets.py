"""A workbook's sheets as tables and paragraphs, with figures as their formats show them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from anplan.files.form.inspection import Area, Inspection, SheetTraits
from anplan.files.form.sheet import Sheet, sheet_of
from anplan.files.form.take_apart import Cells
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table
from anplan.intake.number_format import shown_as

_SAME_HEADS = 2


def blocks_of_sheets(cells: Cells, inspection: Inspection) -> Iterator[Block]:
    """Yield what the sheets that are shown have, without empty rows and columns at their ends.

    Rows with one text each are paragraphs where they stand above or below a table: a title, what
    is said before the table, a remark.
    """
    for place, (title, values) in enumerate(cells):
        traits = inspection.sheets[place] if place < len(inspection.sheets) else SheetTraits()
        if not traits.is_hidden:
            rows = _rows(sheet_of(title, values, traits))
            yield from _blocks(rows)


def _blocks(rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    """Yield the tables of a sheet, and what stands above, between and below them."""
    begin = 0
    while begin < len(rows):
        if _is_alone(rows[begin]):
            yield from _paragraphs(rows[begin])
            begin += 1
            continue
        end = _end_of_table(rows, begin)
        yield Table(rows[begin:end])
        begin = end


def _end_of_table(rows: Sequence[Sequence[Cell]], begin: int) -> int:
    """Return where a table ends: below its last row of several cells, or where another has its heads.

    A row with one text is a heading within the table where rows of the same table follow.
    """
    heads = _texts(rows[begin])
    end = begin + 1
    for place in range(begin + 1, len(rows)):
        if _is_alone(rows[place]):
            continue
        if _is_alone(rows[place - 1]) and len(heads & _texts(rows[place])) >= _SAME_HEADS:
            break
        end = place + 1
    return end


def _texts(row: Sequence[Cell]) -> set[str]:
    return {cell.text.strip() for cell in row} - {""}


def _is_alone(row: Sequence[Cell]) -> bool:
    """Return whether a row has one text and is no part of a cell that is merged downwards."""
    alone = sum(bool(cell.text.strip()) for cell in row) == 1
    return alone and not any(cell.covered == "above" for cell in row)


def _paragraphs(row: Sequence[Cell]) -> Iterator[Paragraph]:
    for cell in row:
        yield from (Paragraph(line) for line in cell.text.split("\n") if line.strip())


def _rows(sheet: Sheet) -> list[list[Cell]]:
    covered = _covered(sheet.traits.merged)
    width = max((_last(row) for row in sheet.rows), default=0)
    rows = [
        [_cell(sheet, row, column, covered) for column in range(width)]
        for row in range(len(sheet.rows))
    ]
    return [row for row in rows if any(cell.text.strip() or cell.covered for cell in row)]


def _last(row: Sequence[str]) -> int:
    return max((place + 1 for place, text in enumerate(row) if text.strip()), default=0)


def _covered(merged: Sequence[Area]) -> dict[tuple[int, int], Cell]:
    """Return for each cell under a merged one on which side that lies."""
    found: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, right in merged:
        for row in range(top, min(bottom, top + 2_000) + 1):
            for column in range(left, min(right, left + 100) + 1):
                if (row, column) != (top, left):
                    found[row, column] = Cell("", "above" if row > top else "left")
    return found


def _cell(sheet: Sheet, row: int, column: int, covered: dict[tuple[int, int], Cell]) -> Cell:
    return covered.get((row, column)) or Cell(_shown(sheet, row, column))


def _shown(sheet: Sheet, row: int, column: int) -> str:
    """Return a cell's text; a number as its format shows it: 0.07 as 7%."""
    text = sheet.text(row, column)
    if sheet.kind(row, column) != "number" or not text:
        return text
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    shown = shown_as(sheet.traits_at(row, column).number_format, value)
    if shown.percents:
        percent = (value * 100**shown.percents).normalize()
        return f"{percent:f}{'%' * shown.percents}"
    return f"{shown.before}{text}{shown.behind}" if shown.is_exact else text
