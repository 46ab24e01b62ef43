"""What a form is made of: sheets of rows of cells, and where its white cells are."""

from collections.abc import Iterable
from typing import NamedTuple

from anplan.base.period import Period
from anplan.intake.forms import FormSection, Identity
from anplan.show.period_words import this_time
from anplan.show.words import Words

COLUMNS = 9
"""Visible columns; the hidden one with the marks of the rows stands before them."""

WIDTHS = (20, 8, 12, 16, 15, 15, 15, 11, 30)
"""How wide the visible columns of the first sheet are, in characters."""

MOST_IN_A_LIST = 255
"""Characters that a drop-down list of Excel may have in all."""


class FormCell(NamedTuple):
    """A cell over one or more columns; one with a ``field`` is white, to be filled in."""

    text: str = ""
    span: int = 1
    style: str = "label"
    field: str = ""
    choices: tuple[str, ...] = ()


class FormRow(NamedTuple):
    """A row with the mark of its hidden column; ``lines`` is the least height in lines."""

    cells: tuple[FormCell, ...]
    mark: str = ""
    lines: int = 1


class Layout(NamedTuple):
    """Which columns have a section's fields; a hidden row says it to the program that reads it."""

    section: FormSection
    fields: tuple[tuple[int, str], ...]


class FormPage(NamedTuple):
    """A sheet: its name, its rows, the places of its fields, and the widths of its columns.

    ``is_long``: printed on as many pages as it needs, the first with whatever fits.
    """

    sheet: str
    rows: tuple[FormRow, ...]
    layouts: tuple[Layout, ...]
    widths: tuple[int, ...] = WIDTHS
    is_long: bool = False


class Form(NamedTuple):
    """A form: its sheets, and its identity."""

    pages: tuple[FormPage, ...]
    identity: Identity

    @property
    def rows(self) -> tuple[FormRow, ...]:
        """Return the rows of the first sheet, which every form has."""
        return self.pages[0].rows


class Table(NamedTuple):
    """One section: its heading cells, and its rows."""

    section: FormSection
    title: str
    headings: tuple[FormCell, ...]
    rows: tuple[FormRow, ...]


def head_cells(*pairs: tuple[str, int]) -> tuple[FormCell, ...]:
    """Return the headings of a table's columns, each with how many it spans."""
    return tuple(FormCell(text, span, "heading") for text, span in pairs)


def white(field: str, span: int = 1, choices: tuple[str, ...] = ()) -> FormCell:
    """Return a cell to be filled in; with ``choices`` one of them is chosen from a list."""
    return FormCell("", span, "white", field, choices)


def layout_of(section: FormSection, rows: Iterable[FormRow]) -> Layout:
    """Return where a section's rows have their fields: every column that one of them has."""
    fields: dict[int, str] = {}
    for row in rows:
        column = 0
        for cell in row.cells:
            if cell.field:
                fields[column] = cell.field
            column += cell.span
    return Layout(section, tuple(sorted(fields.items())))


def period_named(words: Words, period: Period) -> str:
    """Name the period of a form in its title."""
    if period.span != "month":
        return words.period(period)
    return f"{period.start.year}年{period.start.month}月" if words.chinese else str(period)


def of_this_time(words: Words, period: Period, text: str) -> str:
    """Put into a heading what the form's period is called: 本月完成, 本季度完成."""
    return text.format(this=this_time(words, period))
