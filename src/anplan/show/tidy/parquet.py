"""A tidy table as a Parquet file: exact decimals, real nulls, days as days."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.extras import without_parquet
from anplan.base.message import say
from anplan.show.tidy.columns import TIDY_SCHEMA, Column, Facts, Table

DIGITS, DECIMALS = 38, 12
"""Of a figure's digits, and how many of them behind the point: the most that every reader takes."""

Row = tuple[object, ...]


def parquet_bytes(table: Table, facts: Facts) -> bytes:
    """Write a table; raise UsageError where the package is not installed, or a figure does not fit."""
    return encoded(table, table.columns, list(table.rows(facts)), _metadata(table, facts))


def parquet_files(tables: Iterable[Table], facts: Facts) -> dict[str, bytes]:
    """Write each table into a file of its own, by the files' names."""
    return {f"{table.name}.parquet": parquet_bytes(table, facts) for table in tables}


def parquet_of(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """Write rows that are no table of an export; see :func:`parquet_bytes`."""
    return _encoded("", columns, rows, {})


def encoded(
    table: Table, columns: Sequence[Column], rows: Sequence[Row], metadata: dict[str, str]
) -> bytes:
    """Write rows of a table with these columns; see :func:`parquet_bytes`."""
    return _encoded(table.name, columns, rows, metadata)


def _encoded(
    table: str, columns: Sequence[Column], rows: Sequence[Row], metadata: dict[str, str]
) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise without_parquet() from None
    fields = [pa.field(column.name, _type(pa, column)) for column in columns]
    values = [
        pa.array([_stored(table, column, row[place]) for row in rows], type=field.type)
        for place, (column, field) in enumerate(zip(columns, fields, strict=True))
    ]
    whole = pa.Table.from_arrays(values, schema=pa.schema(fields, metadata=metadata))
    buffer = BytesIO()
    parquet.write_table(whole, buffer, compression="zstd", store_decimal_as_integer=False)
    return buffer.getvalue()


def _type(arrow: Any, column: Column) -> Any:
    return {
        "text": arrow.string,
        "whole": arrow.int64,
        "day": arrow.date32,
        "truth": arrow.bool_,
        "decimal": lambda: arrow.decimal128(DIGITS, DECIMALS),
    }[column.kind]()


def _metadata(table: Table, facts: Facts) -> dict[str, str]:
    return version_of(table) | {
        "anplan.workspace": facts.workspace,
        "anplan.plan": facts.state.project.plan.document.known_by,
    }


def version_of(table: Table) -> dict[str, str]:
    """Return what every file of a table says of itself: which one it is, and of which version."""
    return {"anplan.schema": str(TIDY_SCHEMA), "anplan.table": table.name}


def _stored(table: str, column: Column, value: object) -> object:
    if value is None or column.kind in ("whole", "day", "truth"):
        return value
    if column.kind == "text":
        return str(value)
    assert isinstance(value, Decimal)
    if not fits(value):
        raise UsageError(
            say(
                "{figure} in {table}.{column} has more digits than a Parquet file holds exactly",
                figure=f"{value:f}",
                table=table,
                column=column.name,
            ),
            say("Correct the figure, or use --to csv or --to sqlite, which hold it"),
        )
    return value


def fits(value: Decimal) -> bool:
    """Return whether a figure is held exactly by the decimals of the file."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    behind = max(0, -exponent)
    before = max(0, len(digits) + exponent)
    return behind <= DECIMALS and before <= DIGITS - DECIMALS
