"""What a form is made of: rows of cells, in sections of one layout."""

from typing import NamedTuple

from anplan.intake.forms import FormSection

COLUMNS = 9
"""Visible columns; the hidden one with the marks of the rows stands before them."""


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


class Table(NamedTuple):
    """One section: its heading cells, and its rows."""

    section: FormSection
    title: str
    headings: tuple[FormCell, ...]
    rows: tuple[FormRow, ...]


def layout(table: Table) -> Layout:
    """Return which columns have the fields of a section, by its first row."""
    fields, column = [], 0
    for cell in table.rows[0].cells:
        if cell.field:
            fields.append((column, cell.field))
        column += cell.span
    return Layout(table.section, tuple(fields))


def heads(*pairs: tuple[str, int]) -> tuple[FormCell, ...]:
    """Return heading cells, each over so many columns."""
    return tuple(FormCell(text, span, "heading") for text, span in pairs)


def white(field: str, span: int = 1, choices: tuple[str, ...] = ()) -> FormCell:
    """Return a cell to be filled in."""
    return FormCell("", span, "white", field, choices)
