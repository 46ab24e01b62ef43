"""The tidy tables as expressions begin with them: their declared columns, no rows yet."""

from collections.abc import Mapping
from typing import Any

import ibis

from anplan.scale.questions import Frames

Declared = Mapping[str, Mapping[str, str]]
"""The kinds of the columns of each table, by their names."""

TYPES = {
    "text": "string",
    "decimal": "decimal(38, 12)",
    "whole": "int64",
    "day": "date",
    "truth": "boolean",
}
WHOSE = ("workspace", "plan")


def frames_of(declared: Declared) -> Frames:
    """Return the tables without rows."""
    return {
        name: ibis.table({column: TYPES[kind] for column, kind in columns.items()}, name=name)
        for name, columns in declared.items()
    }


def number(condition: Any) -> Any:
    """Count the rows of a group for which a condition holds; what is null does not."""
    return condition.fill_null(False).cast("int64").sum()  # noqa: FBT003 - the value that it has


def first_of(table: Any, by: tuple[str, ...], order: list[Any]) -> Any:
    """Keep the first row of each group in an order."""
    window = ibis.window(group_by=list(by), order_by=order)
    return (
        table.mutate(place=ibis.row_number().over(window)).filter(ibis._.place == 0).drop("place")
    )
