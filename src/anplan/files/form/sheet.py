"""A sheet as it was read: texts, what a program takes them for, and what is said of its cells."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from anplan.files.form.inspection import Kind, SheetTraits, Traits
from anplan.intake.parse import cell_text

_DAYS = frozenset({"date", "datetime"})


class Sheet(NamedTuple):
    """A sheet: its cells as texts with the kinds of their values, and their traits."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    kinds: tuple[tuple[Kind, ...], ...]
    traits: SheetTraits

    def text(self, row: int, column: int) -> str:
        """Return a cell's text, '' beyond the end of its row."""
        texts = self.rows[row] if row < len(self.rows) else ()
        return texts[column] if column < len(texts) else ""

    def kind(self, row: int, column: int) -> Kind:
        """Return what a cell's value is taken for; the file may know it better."""
        kinds = self.kinds[row] if row < len(self.kinds) else ()
        own = kinds[column] if column < len(kinds) else "text"
        return self.traits_at(row, column).kind or own

    def traits_at(self, row: int, column: int) -> Traits:
        """Return what the file says of a cell beside its value."""
        return self.traits.cells.get((row, column), Traits())

    def address(self, row: int, column: int) -> str:
        """Return a cell's name as Excel writes it: 填报表!G7."""
        return f"{self.name}!{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """Return the letters of a column."""
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def sheet_of(title: str, values: Sequence[Sequence[Any]], traits: SheetTraits) -> Sheet:
    """Return a sheet by the values that were read of it."""
    cells = [[_cell(value) for value in row] for row in values]
    return Sheet(
        title,
        tuple(tuple(text for text, _ in row) for row in cells),
        tuple(tuple(kind for _, kind in row) for row in cells),
        traits,
    )


def _cell(value: Any) -> tuple[str, Kind]:
    if isinstance(value, dict):
        ((name, text),) = value.items()
        return text, "day" if name in _DAYS else "time"
    if isinstance(value, bool):
        return str(value).upper(), "truth"
    return cell_text(value), "number" if isinstance(value, int | float) else "text"
