"""What a sheet of the ledger is made of, before any program writes it."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from anplan.show.tidy.columns import Column, Facts
from anplan.state.lights.verdict import Light


class Lit(NamedTuple):
    """A value with its light: the light's word stands beside the figure, or alone."""

    light: Light
    figure: Decimal | None = None


CellValue = str | int | Decimal | date | Lit | None
"""What a cell may hold; figures and days stay such."""


class LedgerColumn(NamedTuple):
    """A column of a sheet: what it is, and how wide it is in characters.

    ``is_key``: it tells which row it is, and is repeated where a row is too high for a page.
    ``heading`` is what stands above it, where that is not a text of the catalogue.
    """

    column: Column
    width: int
    is_key: bool = False
    heading: str = ""


class LedgerSheet(NamedTuple):
    """A sheet: its name, its columns and the subjects of its rows. ``frozen`` columns stay in view."""

    name: str
    columns: tuple[LedgerColumn, ...]
    subjects: Iterable[Any]
    frozen: int = 2


def ledger_column(
    name: str,
    width: int,
    meaning: str,
    value: Callable[[Facts, Any], CellValue],
    unit: str = "",
    *,
    is_key: bool = False,
) -> LedgerColumn:
    """Return a column whose heading and meaning are texts of the catalogue."""
    return LedgerColumn(Column(name, "text", meaning, value, unit), width, is_key)


class Numbered(NamedTuple):
    """A subject with its number on the sheet."""

    number: int
    of: Any


def numbered(subjects: Iterable[Any]) -> Iterable[Numbered]:
    """Count the rows of a sheet."""
    return (Numbered(number, subject) for number, subject in enumerate(subjects, 1))
