"""The tidy tables as CSV, one file a table."""

from collections.abc import Iterable

from anplan.show.csv_text import csv_text
from anplan.show.tidy.columns import Facts, Table


def csv_files(tables: Iterable[Table], facts: Facts) -> dict[str, bytes]:
    """Write each table into a file of its own, by the files' names."""
    return {f"{table.name}.csv": _csv(table, facts) for table in tables}


def _csv(table: Table, facts: Facts) -> bytes:
    header = [column.name for column in table.columns]
    return csv_text(header, table.rows(facts)).encode("utf-8")
