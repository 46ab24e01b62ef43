"""A form as the bytes of an .xlsx file: the same form gives the same bytes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.intake.forms import HEADER
from anplan.show.form.form import Form
from anplan.show.form.parts import COLUMNS, FormCell, FormRow
from anplan.show.layout.cells import wrapped
from anplan.show.safe import printable

_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTHS = (20, 8, 12, 16, 15, 15, 15, 11, 30)
_LINE_HEIGHT = 15
_MOST_HEIGHT = 400
_MOST_CHARACTERS = 32_767
_PAPER_A4 = 9
_POINTS_A_CHARACTER = 5.6
_LANDSCAPE = 1.45
_BASE: dict[str, Any] = {
    "font_name": "宋体",
    "font_size": 10,
    "text_wrap": True,
    "valign": "vcenter",
}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "subject": {"align": "center"},
    "guide": {"font_color": "#444444"},
    "section": {"bold": True, "border": 1, "bg_color": "#D9D9D9"},
    "heading": {"bold": True, "border": 1, "align": "center", "bg_color": "#EDEDED"},
    "label": {"border": 1, "bg_color": "#EDEDED"},
    "white": {"border": 1, "locked": False, "num_format": "@", "bg_color": "#FFFFFF"},
    "sign": {"valign": "vcenter"},
}


def form_bytes(form: Form) -> bytes:
    """Write a form; raise UsageError where the writing package is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError(
            say("Excel forms need the office extra, which is not installed"),
            say('Install it: pip install "anplan[office]"'),
        ) from None
    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": _CREATED})
    formats = {name: book.add_format(_BASE | style) for name, style in _STYLES.items()}
    sheet = book.add_worksheet(form.sheet)
    _write_rows(sheet, form, formats)
    _set_page(sheet, form)
    hidden = book.add_worksheet("anplan")
    hidden.write_string(0, 0, _identity(form))
    hidden.very_hidden()
    sheet.activate()
    book.close()
    return buffer.getvalue()


def _identity(form: Form) -> str:
    """Return what the form says of itself; raise FileError where no cell can hold it."""
    text = form.identity.dump()
    if len(text) <= _MOST_CHARACTERS:
        return text
    unit = form.identity.unit
    raise FileError(
        say("The data of the form of {unit} does not fit into a cell of Excel", unit=unit),
        say("Shorten the titles of the unit's open problems"),
    )


def _write_rows(sheet: Any, form: Form, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    for place, width in enumerate(_WIDTHS, 1):
        sheet.set_column(place, place, width)
    for number, layout in enumerate(form.layouts):
        sheet.write_string(number, 0, HEADER + layout.section)
        for column, field in layout.fields:
            sheet.write_string(number, column + 1, field)
        sheet.set_row(number, None, None, {"hidden": True})
    for number, row in enumerate(form.rows, len(form.layouts)):
        sheet.write_string(number, 0, row.mark)
        sheet.set_row(number, _height(row))
        _write_row(sheet, number, row, formats)


def _write_row(sheet: Any, number: int, row: FormRow, formats: dict[str, Any]) -> None:
    for first, cell in _placed(row):
        style, last = formats[cell.style], first + cell.span - 1
        text = _fitting(printable(cell.text))
        if cell.span > 1:
            sheet.merge_range(number, first, number, last, "", style)
        if text:
            sheet.write_string(number, first, text, style)
        else:
            sheet.write_blank(number, first, None, style)
        if cell.choices:
            rule = {"validate": "list", "source": list(cell.choices), "ignore_blank": True}
            if sheet.data_validation(number, first, number, last, rule) != 0:
                raise ValueError(cell.choices)


def _fitting(text: str) -> str:
    """Cut a text that is longer than a cell may be; Excel would show an empty cell."""
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"


def _placed(row: FormRow) -> Iterator[tuple[int, FormCell]]:
    column = 1
    for cell in row.cells:
        yield column, cell
        column += cell.span


def _height(row: FormRow) -> int:
    """Return the height that a row's longest text needs; a merged cell does not grow by itself."""
    lines = row.lines
    for first, cell in _placed(row):
        room = int(sum(_WIDTHS[first - 1 : first - 1 + cell.span]) * 0.95)
        lines = max(lines, len(wrapped(cell.text, room)))
    size = 24 if row.cells[0].style == "title" else _LINE_HEIGHT * lines + 3
    return min(size, _MOST_HEIGHT)


def _set_page(sheet: Any, form: Form) -> None:
    first = len(form.layouts)
    last = first + len(form.rows) - 1
    height = sum(_height(row) for row in form.rows)
    if sum(_WIDTHS) * _POINTS_A_CHARACTER > height / _LANDSCAPE * 1.2:
        sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.4)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1)
    sheet.print_area(first, 1, last, COLUMNS)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": f"B1:J{last + 1}"})
    sheet.protect("", {"format_rows": True, "format_columns": True, "sort": True})
