"""Answers about many workspaces as a workbook: a sheet for each, figures as numbers."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.scale.answers import Answer, Rollup
from anplan.scale.questions import KEYS
from anplan.show.layout.cells import wrapped
from anplan.show.rollup.columns import (
    DIVIDED,
    GAPS,
    Shown,
    head,
    rows_shown,
    shown,
    title,
    total_shown,
)
from anplan.show.rollup.screen import answer_remarks, remarks, whose_text
from anplan.show.safe import printable
from anplan.show.words import Words
from anplan.show.workbook import (
    HEADING,
    LIGHT_COLOURS,
    MOST_CHARACTERS,
    TITLE,
    Formats,
    figure_cell,
    new_workbook,
)

_PAPER_A4 = 9
_FIRST_ROW = 3
"""Below the title, whose rows they are, and the headings."""
_MOST_ROWS = 1_048_576
_LONGEST_NAME = 31
_SIGNED = "+0.0;-0.0;0.0"
_WIDE, _NARROW = 24, 11
_LINE, _MARGIN = 15, 4
"""Points of a line; letters that a line is shorter than the columns that it stands over."""


def rollup_workbook(words: Words, told: Rollup) -> bytes:
    """Write the answers; raise UsageError where the writing package is missing, or a sheet too small."""
    buffer = BytesIO()
    book = new_workbook(
        buffer, say("An Excel workbook needs the office extra, which is not installed")
    )
    formats = Formats(book)
    for answer in told.answers:
        if len(answer.rows) + _FIRST_ROW > _MOST_ROWS:
            raise UsageError(
                say(
                    "A sheet has {most} rows, and these are {count}",
                    most=_MOST_ROWS,
                    count=len(answer.rows),
                ),
                say("Write csv, or fewer keys with --by"),
            )
        name = words(answer.question.title)[:_LONGEST_NAME]
        _Sheet(book.add_worksheet(name), formats, words).write(told, answer)
    book.close()
    return buffer.getvalue()


def _width(column: str) -> int:
    return _WIDE if column in KEYS else _NARROW


class _Sheet:
    """One sheet as it is written."""

    def __init__(self, sheet: Any, formats: Formats, words: Words) -> None:
        self._sheet, self._formats, self._words = sheet, formats, words

    def write(self, told: Rollup, answer: Answer) -> None:
        """Write the head, the rows, and how the sheet is shown and printed."""
        self._head(told, answer)
        rows = [
            [shown(self._words, told, answer, row, column) for column in answer.columns]
            for row in rows_shown(answer)
        ]
        total = total_shown(self._words, told, answer)
        for number, row in enumerate((*rows, total) if total else rows, _FIRST_ROW):
            for place, (column, value) in enumerate(zip(answer.columns, row, strict=True)):
                self._cell(number, place, column, value)
        self._page(len(answer.rows), len(answer.columns) - 1)

    def _head(self, told: Rollup, answer: Answer) -> None:
        sheet, formats, last = self._sheet, self._formats, len(answer.columns) - 1
        said = (
            whose_text(self._words, told.whose),
            *remarks(self._words, told),
            *answer_remarks(self._words, told.whose, answer),
        )
        sheet.merge_range(0, 0, 0, last, printable(title(self._words, answer)), formats(**TITLE))
        width = sum(_width(column) for column in answer.columns) - _MARGIN
        text = printable(self._words("; ").join(said))
        sheet.merge_range(1, 0, 1, last, text, formats(align="left"))
        sheet.set_row(1, _LINE * len(wrapped(text, width)) + 4)
        for place, column in enumerate(answer.columns):
            sheet.set_column(place, place, _width(column))
            heading = head(self._words, answer, column)
            sheet.write_string(_FIRST_ROW - 1, place, heading, formats(**HEADING))

    def _cell(self, row: int, place: int, column: str, value: Shown) -> None:
        colour = (
            {"bg_color": LIGHT_COLOURS[column]} if value.text and column in LIGHT_COLOURS else {}
        )
        if value.number is None or not value.text:
            text = printable(value.text)[:MOST_CHARACTERS]
            self._sheet.write_string(row, place, text, self._formats(border=1))
            return
        number, style = figure_cell(Decimal(value.number))
        if column in DIVIDED:
            style |= {"num_format": _SIGNED if column in GAPS else "0.0"}
        write = self._sheet.write_string if isinstance(number, str) else self._sheet.write_number
        write(row, place, number, self._formats(border=1, **style, **colour))

    def _page(self, rows: int, last: int) -> None:
        sheet, heads = self._sheet, _FIRST_ROW - 1
        sheet.set_paper(_PAPER_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, heads)
        sheet.set_footer("&C&P / &N")
        sheet.freeze_panes(_FIRST_ROW, 1)
        sheet.hide_gridlines(2)
        sheet.autofilter(heads, 0, max(heads, heads + rows), last)
