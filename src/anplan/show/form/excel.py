"""A form as the bytes of an .xlsx file: the same form gives the same bytes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count
from typing import Any, NamedTuple

from anplan.base.message import say
from anplan.intake.forms import CONTINUED, HEADER, OF_PLAN
from anplan.show.form.parts import Form, FormCell, FormPage, FormRow
from anplan.show.layout.cells import wrapped
from anplan.show.safe import printable
from anplan.show.workbook import MOST_CHARACTERS, PLAIN, TITLE, new_workbook

_LINE_HEIGHT = 15
_MOST_HEIGHT = 400
_PAPER_A4 = 9
_POINTS_A_CHARACTER = 5.6
_LANDSCAPE = 1.45
_LONGEST_SHEET_NAME = 31
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
"""What Excel does not take in the name of a sheet."""
_STYLES: dict[str, dict[str, Any]] = {
    "title": TITLE,
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
    return _book([_Sheets(form, tuple(page.sheet for page in form.pages), "anplan")])


def joint_form_bytes(forms: Mapping[str, Form]) -> bytes:
    """Write the forms of a unit in several plans, by the plans' titles, as one workbook.

    Each sheet is called after its plan and says in a hidden cell whose it is.
    """
    taken = {"anplan", *(f"anplan{number}" for number in range(1, len(forms) + 1))}
    sheets = []
    for number, (title, form) in enumerate(forms.items(), 1):
        names = tuple(
            _sheet_name(title, page, place, taken) for place, page in enumerate(form.pages)
        )
        sheets.append(_Sheets(form, names, f"anplan{number}", form.identity.plan))
    return _book(sheets)


class _Sheets(NamedTuple):
    """A form in a workbook: what its sheets are called there, its hidden one, and its plan among others."""

    form: Form
    names: tuple[str, ...]
    hidden: str
    plan: str = ""


def _sheet_name(title: str, page: FormPage, place: int, taken: set[str]) -> str:
    """Name a sheet after its plan, the further ones of a plan after what they hold, too."""
    plain = _NO_SHEET_NAME.sub("", printable(title)).strip() or page.sheet
    for number in count(1):
        behind = (f" {page.sheet}" if place else "") + (f" {number}" if number > 1 else "")
        name = f"{plain[: _LONGEST_SHEET_NAME - len(behind)]}{behind}"
        if name.casefold() not in taken:
            break
    taken.add(name.casefold())
    return name


def _book(forms: Sequence[_Sheets]) -> bytes:
    buffer = BytesIO()
    book = new_workbook(buffer, say("Excel forms need the office extra, which is not installed"))
    formats = {name: book.add_format(PLAIN | style) for name, style in _STYLES.items()}
    shown = []
    for form, names, _, plan in forms:
        for name, page in zip(names, form.pages, strict=True):
            sheet = book.add_worksheet(name)
            heights = [_height(row, page.widths) for row in page.rows]
            _write_rows(sheet, page, heights, formats)
            if plan:
                sheet.write_string(0, len(page.widths) + 1, OF_PLAN + plan)  # a hidden row
            _set_page(sheet, page, sum(heights))
            shown.append(sheet)
    for form, _, name, _ in forms:
        hidden = book.add_worksheet(name)
        for row, text in enumerate(_identity(form)):
            hidden.write_string(row, 0, text)
        hidden.very_hidden()
    shown[0].activate()
    book.close()
    return buffer.getvalue()


def _identity(form: Form) -> Iterator[str]:
    """Yield what the form says of itself, in as many cells as hold it."""
    text = form.identity.dump()
    yield text[:MOST_CHARACTERS]
    room = MOST_CHARACTERS - len(CONTINUED)
    for start in range(MOST_CHARACTERS, len(text), room):
        yield CONTINUED + text[start : start + room]


def _write_rows(
    sheet: Any, page: FormPage, heights: Sequence[int], formats: dict[str, Any]
) -> None:
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    for place, width in enumerate(page.widths, 1):
        sheet.set_column(place, place, width)
    for number, layout in enumerate(page.layouts):
        sheet.write_string(number, 0, HEADER + layout.section)
        for column, field in layout.fields:
            sheet.write_string(number, column + 1, field)
        sheet.set_row(number, None, None, {"hidden": True})
    rows = zip(page.rows, heights, strict=True)
    for number, (row, height) in enumerate(rows, len(page.layouts)):
        sheet.write_string(number, 0, row.mark)
        sheet.set_row(number, height)
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
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def _placed(row: FormRow) -> Iterator[tuple[int, FormCell]]:
    column = 1
    for cell in row.cells:
        yield column, cell
        column += cell.span


def _height(row: FormRow, widths: tuple[int, ...]) -> int:
    """Return the height that a row's longest text needs; a merged cell does not grow by itself."""
    lines = row.lines
    for first, cell in _placed(row):
        room = int(sum(widths[first - 1 : first - 1 + cell.span]) * 0.95)
        lines = max(lines, len(wrapped(cell.text, room)))
    size = 24 if row.cells[0].style == "title" else _LINE_HEIGHT * lines + 3
    return min(size, _MOST_HEIGHT)


def _set_page(sheet: Any, page: FormPage, height: int) -> None:
    from xlsxwriter.utility import xl_range

    first = len(page.layouts)
    last = first + len(page.rows) - 1
    is_wide = sum(page.widths) * _POINTS_A_CHARACTER > height / _LANDSCAPE * 1.2
    if page.is_long or is_wide:
        sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.4)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0 if page.is_long else 1)
    sheet.print_area(first, 1, last, len(page.widths))
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 1, last, len(page.widths))})
    sheet.protect("", {"format_rows": True, "format_columns": True, "sort": True})
