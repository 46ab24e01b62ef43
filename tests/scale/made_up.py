"""Made-up tables of workspaces: rows from a few words, written as an export writes them."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from anplan.scale.answers import Rollup
from anplan.show.tidy.all_tables import TABLES
from anplan.show.tidy.parquet import encoded, version_of
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.rollup import Wanted, rollup
from anplan.work.session import Session

Rows = Sequence[Mapping[str, Any]]
_BY_NAME = {table.name: table for table in TABLES}


def _valued(kind: str, value: Any) -> Any:
    if kind == "decimal" and value is not None:
        return Decimal(str(value))
    if kind == "day" and value is not None:
        return date.fromisoformat(value)
    return value


def row_of(name: str, said: Mapping[str, Any]) -> tuple[Any, ...]:
    """A row of a table: what is said, and nothing in its other columns."""
    known = {column.name for column in _BY_NAME[name].columns}
    assert said.keys() <= known, said.keys() - known
    whose: dict[str, Any] = {"workspace": "qa", "plan": "甲", "sample": False, **said}
    return tuple(_valued(one.kind, whose.get(one.name)) for one in _BY_NAME[name].columns)


def units_behind(indicators: Rows) -> Iterator[dict[str, Any]]:
    """Yield the units behind indicators, of their own plans."""
    for row in indicators:
        own = {key: row[key] for key in ("workspace", "plan", "indicator") if key in row}
        for unit in (row.get("units") or "").split():
            yield {**own, "unit": unit, "of_plan": row.get("plan", "甲")}


def written(folder: Path, **tables: Rows) -> Path:
    """Write a folder of tables; who has rows there is a workspace of the plan table, too."""
    said = {"plan": [{}], **tables}
    said.setdefault("indicator_units", list(units_behind(said.get("indicators", ()))))
    plans = [{"day": "2025-07-10", "schema": 1, **row} for row in said["plan"]]
    said["plan"] = plans
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        rows = [row_of(table.name, row) for row in said.get(table.name, ())]
        data = encoded(table, table.columns, rows, version_of(table))
        (folder / f"{table.name}.parquet").write_bytes(data)
    return folder


def session(folder: Path) -> Session:
    """A session in English whose remarks are kept."""
    console = Console(Words("en"), out=io.StringIO(), err=io.StringIO())
    return Session(folder, date(2025, 7, 10), console)


def told(folder: Path, *tables: str, **wanted: Any) -> Rollup:
    """The answers about tables in a folder, ``t`` if none are named."""
    return rollup(session(folder), Wanted(tables or ("t",), **wanted))


def rows(folder: Path, question: str, *by: str, **wanted: Any) -> list[dict[str, Any]]:
    """The rows of one answer about the tables in ``t``."""
    [answer] = told(folder, questions=(question,), by=by, **wanted).answers
    return [dict(row) for row in answer.rows]


def chosen(found: Rows, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of rows."""
    return [tuple(row[column] for column in columns) for row in found]
