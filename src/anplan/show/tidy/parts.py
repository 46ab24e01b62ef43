"""The tidy tables of one workspace as parts of a folder that many share: by workspace and month.

A part's path says whose rows it has and of which month, as Spark, DuckDB and pyarrow read it, so
these two columns are not in the file again.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from anplan.show.tidy.all_tables import DICTIONARY, TABLES
from anplan.show.tidy.columns import TIDY_SCHEMA, Column, Facts, Table
from anplan.show.tidy.parquet import Row, encoded, version_of

WORKSPACE, MONTH = "workspace", "month"
FILE = "part-0.parquet"
DICTIONARY_FILE = f"{DICTIONARY.name}/{FILE}"
"""The columns' meanings are the same for all: one file, of no workspace."""
_PLAIN = frozenset("-_.")
_LAST_ASCII = "\x7f"


class Part(NamedTuple):
    """Some rows of a table: where they belong, how many there are, and the bytes of their file."""

    path: str
    rows: int
    data: bytes


def parts_of(facts: Facts) -> Iterator[Part]:
    """Yield the parts of a workspace; a month without rows has none, a table without them one."""
    for table in TABLES:
        yield from _parts(table, facts)


def dictionary_bytes(facts: Facts) -> bytes:
    """Write what the columns mean, for whoever reads the folder."""
    own = {column.name for column in DICTIONARY.own}
    return _encoded(DICTIONARY, own, list(DICTIONARY.rows(facts)), version_of(DICTIONARY))


def declared() -> str:
    """Return a digest of what the tables are: their version, their columns and the types of these."""
    said = [(table.name, [(one.name, one.kind) for one in table.columns]) for table in TABLES]
    return hashlib.sha256(repr((TIDY_SCHEMA, said)).encode()).hexdigest()


def in_path(name: str) -> str:
    """Write a name as a value in a path: no sign of it leads elsewhere or is another program's.

    Signs beyond ASCII stay as they are, for Hive and Spark undo the others alone.
    """
    written = "".join(one if _is_plain(one) else f"%{ord(one):02X}" for one in name)
    if written.endswith("."):
        written = written[:-1] + "%2E"
    return "%5F" + written[1:] if written.startswith("_") else written


def _is_plain(sign: str) -> bool:
    return sign > _LAST_ASCII or sign.isalnum() or sign in _PLAIN


def _parts(table: Table, facts: Facts) -> Iterator[Part]:
    names = [column.name for column in table.columns]
    inside = {name for name in names if name not in (WORKSPACE, MONTH)}
    whose = f"{table.name}/{WORKSPACE}={in_path(facts.workspace)}"
    metadata = version_of(table)
    rows = list(table.rows(facts))
    if MONTH not in names:
        yield Part(f"{whose}/{FILE}", len(rows), _encoded(table, inside, rows, metadata))
        return
    by_month: dict[str, list[Row]] = {}
    for row in rows:
        by_month.setdefault(str(row[names.index(MONTH)]), []).append(row)
    for month, own in sorted(by_month.items()):
        path = f"{whose}/{MONTH}={month}/{FILE}"
        yield Part(path, len(own), _encoded(table, inside, own, metadata))


def _encoded(table: Table, wanted: set[str], rows: list[Row], metadata: dict[str, str]) -> bytes:
    places = [place for place, column in enumerate(table.columns) if column.name in wanted]
    columns: list[Column] = [table.columns[place] for place in places]
    return encoded(table, columns, [tuple(row[one] for one in places) for row in rows], metadata)
