"""The ledger as the bytes of an .xlsx file: the same facts give the same bytes.

Lights are words in a cell of their colour, so that a black and white print says as much. A row
that would be higher than a page lets a row be goes on in the next one, so that nothing is cut.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from anplan.base.message import say
from anplan.show.layout.cells import wrapped
from anplan.show.ledger.ledger import heading_of, ledger_sheets, subject, title
from anplan.show.ledger.sheets import CellValue, LedgerColumn, LedgerSheet, Lit
from anplan.show.safe import printable
from anplan.show.tidy.columns import Facts
from anplan.show.workbook import (
    HEADING,
    LIGHT_COLOURS,
    MOST_CHARACTERS,
    TITLE,
    Formats,
    figure_cell,
    new_workbook,
)

_PAPER_A3 = 8
_FIRST_ROW = 3
"""Below the title, what it is of, and the headings."""
_LINE = 14
_MOST_LINES = 26
"""Lines that a row may have: a program shows no row that is higher than 409 points."""
_SUBJECT = {"align": "right", "text_wrap": False}
_DAY = {"num_format": "yyyy-mm-dd", "align": "center"}


def ledger_bytes(facts: Facts) -> bytes:
    """Write the ledger; raise UsageError where the writing package is not installed."""
    buffer = BytesIO()
    book = new_workbook(
        buffer, say("An Excel ledger needs the office extra, which is not installed")
    )
    formats = Formats(book)
    sheets = ledger_sheets(facts)
    for sheet in sheets:
        _Page(book.add_worksheet(sheet.name), sheet, facts, formats).write()
    book.close()
    return buffer.getvalue()


class _Shown(NamedTuple):
    """A cell's value as it is written: what it is, and in which format."""

    value: str | int | float | date | None
    style: dict[str, Any]
    text: str = ""


class _Page:
    """One sheet as it is written."""

    def __init__(self, sheet: Any, of: LedgerSheet, facts: Facts, formats: Formats) -> None:
        self._sheet, self._of, self._facts, self._formats = sheet, of, facts, formats
        self._last = max(len(of.columns) - 1, 1)

    def write(self) -> None:
        """Write the head, the rows, and how the sheet is shown and printed."""
        self._write_head()
        number = _FIRST_ROW
        for subject_of_row in self._of.subjects:
            for row in self._rows_of(subject_of_row):
                self._write_row(number, row)
                number += 1
        self._set_page(number - 1)

    def _write_head(self) -> None:
        sheet, last, words = self._sheet, self._last, self._facts.words
        name = printable(title(self._facts, self._of))
        sheet.merge_range(0, 0, 0, last, name, self._formats(**TITLE))
        sheet.set_row(0, 28)
        sheet.merge_range(1, 0, 1, last, subject(self._facts), self._formats(**_SUBJECT))
        lines = 1
        for place, own in enumerate(self._of.columns):
            heading = printable(heading_of(words, own))
            sheet.set_column(place, place, own.width)
            sheet.write_string(_FIRST_ROW - 1, place, heading, self._formats(**HEADING))
            lines = max(lines, len(wrapped(heading, own.width - 1)))
        sheet.set_row(_FIRST_ROW - 1, _LINE * max(lines, 2) + 4)

    def _rows_of(self, subject_of_row: object) -> Iterator[list[_Shown]]:
        """Yield a row, or as many as its longest text needs; the further ones repeat its keys."""
        shown = [
            self._shown(own.column.value(self._facts, subject_of_row)) for own in self._of.columns
        ]
        parts = [
            _parts(cell.text, own.width) if cell.text else [""]
            for cell, own in zip(shown, self._of.columns, strict=True)
        ]
        for at in range(max(map(len, parts))):
            yield [
                self._part(own, cell, texts, at)
                for own, cell, texts in zip(self._of.columns, shown, parts, strict=True)
            ]

    def _part(self, own: LedgerColumn, cell: _Shown, texts: Sequence[str], at: int) -> _Shown:
        if at == 0 or (own.is_key and len(texts) == 1):
            return cell if len(texts) == 1 else cell._replace(value=texts[at], text=texts[at])
        if at >= len(texts):
            return _Shown("", {})
        text = f"{self._facts.words('(continued)')}{self._facts.words.gap}{texts[at]}"
        return _Shown(text, cell.style, text)

    def _shown(self, value: object) -> _Shown:
        """Return how a value is written: figures and days as such, texts as texts."""
        assert value is None or isinstance(value, CellValue)
        if isinstance(value, Lit):
            return self._lit(value)
        if isinstance(value, Decimal):
            return _figure(value)
        if isinstance(value, date):
            return _Shown(value, _DAY)
        if isinstance(value, int):
            return _Shown(value, {"align": "center"})
        text = printable(value or "")[:MOST_CHARACTERS]
        return _Shown(text, {}, text)

    def _lit(self, lit: Lit) -> _Shown:
        """Return a light: its word, in its colour; behind a figure as a part of its format."""
        word = self._facts.words.light(lit.light)
        colour = {"bg_color": LIGHT_COLOURS[lit.light]}
        if lit.figure is None:
            return _Shown(word, {**colour, "align": "center"}, word)
        figure = _figure(lit.figure)
        if isinstance(figure.value, str):
            text = f"{figure.value} {word}"
            return _Shown(text, {**figure.style, **colour}, text)
        shown = f'{figure.style["num_format"]}" {word}"'
        return figure._replace(style={**figure.style, **colour, "num_format": shown})

    def _write_row(self, number: int, row: Sequence[_Shown]) -> None:
        lines = 1
        for place, (cell, own) in enumerate(zip(row, self._of.columns, strict=True)):
            style = self._formats(border=1, **cell.style)
            if cell.text:
                lines = max(lines, len(wrapped(cell.text, own.width - 1)))
            self._write_cell(number, place, cell.value, style)
        self._sheet.set_row(number, _LINE * lines + 4)

    def _write_cell(self, row: int, column: int, value: object, style: Any) -> None:
        sheet = self._sheet
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, style)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, style)
        else:
            sheet.write_number(row, column, value, style)

    def _set_page(self, last_row: int) -> None:
        sheet, heads = self._sheet, _FIRST_ROW - 1
        sheet.set_paper(_PAPER_A3)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, heads)
        sheet.set_footer("&C&P / &N")
        sheet.freeze_panes(_FIRST_ROW, self._of.frozen)
        sheet.hide_gridlines(2)
        sheet.print_area(0, 0, max(last_row, heads), self._last)
        sheet.autofilter(heads, 0, max(last_row, heads), len(self._of.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _figure(value: Decimal) -> _Shown:
    """Return a figure as a number with as many decimals as it has; as text where it has too many."""
    number, style = figure_cell(value)
    return _Shown(number, style, number if isinstance(number, str) else "")


def _parts(text: str, width: int) -> list[str]:
    """Cut a text into parts that a row can show, between its lines wherever that is possible."""
    parts: list[str] = []
    part: list[str] = []
    used = 0
    for piece, lines in _pieces(text, width - 1):
        if part and used + lines > _MOST_LINES:
            parts.append("\n".join(part))
            part, used = [], 0
        part.append(piece)
        used += lines
    return [*parts, "\n".join(part)]


def _pieces(text: str, width: int) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of a text with how many lines each takes; long ones in pieces."""
    for paragraph in text.split("\n"):
        lines = wrapped(paragraph, width)
        if len(lines) <= _MOST_LINES:
            yield paragraph, len(lines)
            continue
        start, end = 0, 0
        for number, line in enumerate(lines, 1):
            end = paragraph.find(line, end) + len(line)
            if number % _MOST_LINES == 0 or number == len(lines):
                yield paragraph[start:end].strip(), (number - 1) % _MOST_LINES + 1
                start = end
