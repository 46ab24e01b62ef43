"""The tidy tables, the one list of them, and their data dictionary."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.message import mark
from anplan.show.tidy.columns import KINDS, Column, Facts, Table
from anplan.show.tidy.entry_tables import ENTRIES, ITEMS, MOVES
from anplan.show.tidy.figure_tables import READINGS, STATES
from anplan.show.tidy.paper_tables import MEASURES, PAPERS
from anplan.show.tidy.plan_tables import (
    INDICATOR_UNITS,
    INDICATORS,
    PLAN,
    TASK_UNITS,
    TASKS,
    UNITS,
)
from anplan.show.words import Words

_CHINESE, _ENGLISH = Words("zh_CN"), Words("en")


class Described(NamedTuple):
    """A column of a table, with its place there."""

    table: Table
    place: int
    column: Column


def _described(_facts: Facts) -> Iterator[Described]:
    for table in (*TABLES, DICTIONARY):
        for place, column in enumerate(table.columns, 1):
            yield Described(table, place, column)


DICTIONARY = Table(
    "dictionary",
    mark("What every column of these tables holds, one a row."),
    (
        Column("table_name", "text", mark("The table."), lambda _, row: row.table.name),
        Column("place", "whole", mark("The column's place, from 1."), lambda _, row: row.place),
        Column("column_name", "text", mark("The column."), lambda _, row: row.column.name),
        Column("type", "text", mark("The type of its values."), lambda _, row: row.column.kind),
        Column(
            "unit_zh",
            "text",
            mark("What they are counted in, in Chinese."),
            lambda _, row: _CHINESE(row.column.unit) or None,
        ),
        Column(
            "unit_en",
            "text",
            mark("What they are counted in, in English."),
            lambda _, row: _ENGLISH(row.column.unit) or None,
        ),
        Column(
            "meaning_zh",
            "text",
            mark("What they mean, in Chinese."),
            lambda _, row: _CHINESE(row.column.meaning),
        ),
        Column(
            "meaning_en",
            "text",
            mark("What they mean, in English."),
            lambda _, row: _ENGLISH(row.column.meaning),
        ),
    ),
    _described,
    key=("table_name", "column_name"),
)

TABLES: tuple[Table, ...] = (
    PLAN,
    UNITS,
    INDICATORS,
    INDICATOR_UNITS,
    TASKS,
    TASK_UNITS,
    READINGS,
    STATES,
    PAPERS,
    MEASURES,
    ITEMS,
    MOVES,
    ENTRIES,
)
"""The tables in the order in which they are written; the dictionary follows them."""

EVERY = (*TABLES, DICTIONARY)

__all__ = ["DICTIONARY", "EVERY", "KINDS", "TABLES"]
