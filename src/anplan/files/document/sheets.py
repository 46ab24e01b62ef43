"""A workbook's sheets as tables, with figures as their formats show them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from anplan.files.form.inspection import Area, Inspection, SheetTraits
from anplan.files.form.sheet import Sheet, sheet_of
from anplan.files.form.take_apart import Cells
from anplan.intake.document.blocks import Cell, Table
from anplan.intake.number_format import shown_as


def tables_of(cells: Cells, inspection: Inspection) -> Iterator[Table]:
    """Yield the sheets that are shown as tables, without empty rows and columns at their ends."""
    for place, (title, values) in enumerate(cells):
        traits = inspection.sheets[place] if place < len(inspection.sheets) else SheetTraits()
        if not traits.is_hidden:
            rows = _rows(sheet_of(title, values, traits))
            if rows:
                yield Table(rows)


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
