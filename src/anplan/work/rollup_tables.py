"""The tables that a roll-up asks: found in their folders, held against the columns that are known."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.files.table_folders.csv_rows import columns_in, rows_in
from anplan.files.table_folders.footers import Footer, footer_of
from anplan.files.table_folders.found import (
    CSV,
    Files,
    Flat,
    Shared,
    Source,
    refuse_version,
)
from anplan.show.tidy.all_tables import TABLES
from anplan.show.tidy.columns import TIDY_SCHEMA, Column, Table
from anplan.show.tidy.parquet import encoded, version_of
from anplan.show.tidy.parts import FILE, MONTH, WORKSPACE, declared

_WHOSE = ("workspace", "plan")
Tell = Callable[[Message], None]
BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
KINDS: Mapping[str, Mapping[str, str]] = {
    table.name: {column.name: column.kind for column in table.columns} for table in TABLES
}


class _Room(NamedTuple):
    """A folder for what is made while questions are asked."""

    folder: Path

    def put(self, path: str, data: bytes) -> str:
        """Write a file; return its path."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return str(file)


def files_of(
    sources: Sequence[Source], tables: Iterable[str], rooms: Sequence[Path], tell: Tell
) -> dict[str, Files]:
    """Return the files of each table; the first of ``rooms`` takes what has to be made of CSV.

    What lies in any of them was made for this answer. Columns that a folder lacks, or has beyond those
    that are known, are told.
    """
    room = _Room(rooms[0])
    found = {name: _files(sources, BY_NAME[name], room, tell) for name in tables}
    return {name: files._replace(made=_made(files, rooms)) for name, files in found.items()}


def _made(files: Files, rooms: Sequence[Path]) -> frozenset[str]:
    begins = tuple(f"{room}{os.sep}" for room in rooms)
    return frozenset(path for path in (*files.parts, *files.whole) if path.startswith(begins))


def _files(sources: Sequence[Source], table: Table, room: _Room, tell: Tell) -> Files:
    parts: list[str] = []
    whole: list[str] = []
    alike = True
    for number, source in enumerate(sources):
        if isinstance(source, Flat) and source.is_changed(table.name):
            changed = str(source.file(table.name))
            tell(say("{file} was changed since it was exported", file=changed))
        if isinstance(source, Shared):
            others = _others(source)
            alike = alike and not others
            for name in others:
                first = _first_part(source, name, table)
                if first is not None:
                    _tell_columns(first, table, tell, in_path=True)
            parts += map(str, source.parts(table.name))
        elif source.ending == CSV:
            whole.append(_from_csv(source, table, room, number, tell))
        else:
            path = source.file(table.name)
            footer = _tell_columns(path, table, tell)
            refuse_without_keys(path, table, footer.columns)
            _refuse_no_plan(path, table, footer.rows)
            whole.append(str(path))
    if parts and not alike:
        parts.insert(0, _frame(table, room, in_path=True))
    if whole or not parts:
        whole.insert(0, _frame(table, room))
    return Files(tuple(parts), tuple(whole), alike)


def _others(source: Shared) -> list[str]:
    """Return one workspace for each set of columns that is not this program's."""
    found: dict[str, str] = {}
    for name, manifest in source.manifests.items():
        found.setdefault(manifest.columns, name)
    found.pop(declared(), None)
    return list(found.values())


def _first_part(source: Shared, name: str, table: Table) -> Path | None:
    return next(source._replace(manifests={name: source.manifests[name]}).parts(table.name), None)


def _tell_columns(path: Path, table: Table, tell: Tell, *, in_path: bool = False) -> Footer:
    footer = footer_of(path)
    if footer.version is not None:
        refuse_version(footer.version, TIDY_SCHEMA, str(path))
    given = {WORKSPACE, MONTH} if in_path else set()
    tell_columns(path, table, {*footer.columns, *given}, tell)
    return footer


def tell_columns(path: Path, table: Table, columns: Iterable[str], tell: Tell) -> None:
    """Say which columns of a table a file lacks, and which it has that are not known."""
    known, there = list(KINDS[table.name]), set(columns)
    lacking = tuple(name for name in known if name not in there)
    strange = tuple(sorted(there - {*known, WORKSPACE, MONTH}))
    if lacking:
        tell(say("{file} lacks columns, empty here: {names}", file=str(path), names=lacking))
    if strange:
        tell(
            say(
                "{file} has columns that this anplan does not know, left out: {names}",
                file=str(path),
                names=strange,
            )
        )


def _from_csv(source: Flat, table: Table, room: _Room, number: int, tell: Tell) -> str:
    """Write a CSV file as Parquet, exactly; return the path of that."""
    version = next(rows_in(source.file("plan"), KINDS["plan"]), {}).get("schema")
    if isinstance(version, int):
        refuse_version(version, TIDY_SCHEMA, str(source.folder))
    path = source.file(table.name)
    columns = columns_in(path)
    refuse_without_keys(path, table, columns)
    tell_columns(path, table, columns, tell)
    rows = [
        tuple(row.get(column.name) for column in table.columns)
        for row in rows_in(path, KINDS[table.name])
    ]
    _refuse_no_plan(path, table, len(rows))
    try:
        data = encoded(table, table.columns, rows, version_of(table))
    except UsageError as error:
        raise FileError(
            error.message, say("Correct the figure in its workspace, and export it again")
        ) from error
    return room.put(f"csv/{number}/{table.name}.parquet", data)


def refuse_without_keys(path: Path, table: Table, columns: Iterable[str]) -> None:
    """Raise FileError where a file lacks the columns that say what its rows are about: it is another one."""
    there, known = set(columns), KINDS[table.name]
    about = (name for one in table.references for name in one.columns)
    needed = (*_WHOSE, *table.key, *about, *((MONTH,) if MONTH in known else ()))
    lacking = tuple(name for name in dict.fromkeys(needed) if name not in there)
    if lacking:
        raise FileError(
            say(
                "{file} is not the table {name}: it lacks {names}",
                file=str(path),
                name=table.name,
                names=lacking,
            ),
            say("Export this workspace again"),
        )


def _refuse_no_plan(path: Path, table: Table, rows: int) -> None:
    """Raise FileError where a folder's first table has no row: whose the others are nobody knows."""
    if table.name == "plan" and not rows:
        raise FileError(
            say("{file} has no row", file=str(path)), say("Export this workspace again")
        )


def _frame(table: Table, room: _Room, *, in_path: bool = False) -> str:
    """Write a file without rows that has all columns, so that none is missing altogether."""
    columns = list(_inside(table)) if in_path else list(table.columns)
    names = KINDS[table.name]
    way = f"{WORKSPACE}=-/{MONTH}=-/{FILE}" if MONTH in names else f"{WORKSPACE}=-/{FILE}"
    where = f"frames/{table.name}/{way}" if in_path else f"frames/{table.name}.parquet"
    return room.put(where, encoded(table, columns, [], version_of(table)))


def _inside(table: Table) -> Iterator[Column]:
    return (column for column in table.columns if column.name not in (WORKSPACE, MONTH))
