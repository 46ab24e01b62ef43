"""The tidy tables as one SQLite file: real types, keys, and every figure exactly as it is.

SQLite keeps no decimals. A figure stands as text in ``<column>_exact``, digit for digit, and
``<column>`` is the number that SQLite reckons with, made of that text whenever it is asked for.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal

from anplan.show.tidy.all_tables import EVERY
from anplan.show.tidy.columns import TIDY_SCHEMA, WHOSE, Column, Facts, Table

EXACT = "_exact"
APPLICATION = 0x616E706C
"""What the file says it is of: anpl."""
_UNCHANGED = b"\1\1\0\0\0\0"
_TYPES = {"text": "TEXT", "whole": "INTEGER", "day": "DATE", "truth": "BOOLEAN"}


def sqlite_bytes(facts: Facts) -> bytes:
    """Write the tables; the same facts give the same bytes."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {TIDY_SCHEMA}")
        for table in EVERY:
            base.execute(_definition(table))
            base.executemany(
                _insertion(table), (tuple(map(_stored, row)) for row in table.rows(facts))
            )
        base.commit()
        return base.serialize()


def is_as_made(data: bytes) -> bool:
    """Return whether a file is one from here that nobody wrote into: SQLite counts what is written."""
    is_ours = data[68:72] == APPLICATION.to_bytes(4)
    return (
        data.startswith(b"SQLite format 3\0")
        and is_ours
        and data[18:20] + data[24:28] == _UNCHANGED
    )


def _definition(table: Table) -> str:
    parts = [part for column in table.columns for part in _columns(column)]
    whose = tuple(column.name for column in WHOSE)
    if table.key:
        parts.append(f"PRIMARY KEY ({_names(*whose, *table.key)})")
    parts += [
        f"FOREIGN KEY ({_names(*whose, *reference.columns)}) REFERENCES {_name(reference.table)}"
        for reference in table.references
    ]
    inside = ",\n  ".join(parts)
    return f"CREATE TABLE {_name(table.name)} (\n  {inside}\n)"


def _columns(column: Column) -> Iterator[str]:
    if column.kind != "decimal":
        yield f"{_name(column.name)} {_TYPES[column.kind]}"
        return
    exact = _name(column.name + EXACT)
    yield f"{exact} TEXT"
    yield f"{_name(column.name)} REAL GENERATED ALWAYS AS (CAST({exact} AS REAL)) VIRTUAL"


def _insertion(table: Table) -> str:
    stored = [column.name + (EXACT if column.kind == "decimal" else "") for column in table.columns]
    places = ", ".join("?" * len(stored))
    return f"INSERT INTO {_name(table.name)} ({_names(*stored)}) VALUES ({places})"  # noqa: S608 - names of the code


def _names(*names: str) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return f'"{name}"'


def _stored(value: object) -> str | int | None:
    if value is None:
        return None
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)
