"""DuckDB: a library in this very process, for as much as one machine holds."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from anplan.base.errors import FileError
from anplan.base.extras import without_scale
from anplan.base.message import say
from anplan.files.table_folders.found import Files

_SETTINGS = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET python_enable_replacements = false",
)
"""Nothing is fetched from anywhere, and no name means a thing of this program."""
_PATTERN = re.compile(r"[*?\[]")


class DuckDb:
    """A database in memory that reads Parquet files; what does not fit goes into ``room``."""

    dialect = "duckdb"

    def __init__(self, room: Path) -> None:
        """Begin with no table; raise UsageError where DuckDB is not installed."""
        try:
            import duckdb
        except ImportError:
            raise without_scale() from None
        self._errors = duckdb.Error
        self._base = duckdb.connect(":memory:")
        for setting in _SETTINGS:
            self._base.execute(setting)
        self._base.execute(f"SET temp_directory = {_quoted(str(room))}")

    def table(self, name: str, kinds: Mapping[str, str], files: Files) -> None:
        """Make a table known; see :class:`~anplan.files.engines.Engine`."""
        columns = ", ".join(f'"{column}"' for column in kinds)
        scans = [f"FROM {one} SELECT {columns}" for one in _scans(kinds, files)]
        self._run(f'CREATE VIEW "{name}" AS ' + " UNION ALL ".join(scans))

    def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        """Return the rows of an answer."""
        self._run(sql)
        try:
            return self._base.fetchall()
        except self._errors as error:
            raise _refused(error) from error

    def close(self) -> None:
        """Close the database."""
        self._base.close()

    def _run(self, sql: str) -> None:
        try:
            self._base.execute(sql)
        except self._errors as error:
            raise _refused(error) from error


def _scans(kinds: Mapping[str, str], files: Files) -> list[str]:
    scans = []
    by_name = "false" if files.alike else "true"
    if files.parts:
        in_path = [name for name in ("workspace", "month") if name in kinds]
        types = ", ".join(f"{name}: VARCHAR" for name in in_path)
        scans.append(
            f"read_parquet({_list(files.parts)}, hive_partitioning = true, "
            f"hive_types = {{{types}}}, union_by_name = {by_name})"
        )
    if files.whole:
        scans.append(
            f"read_parquet({_list(files.whole)}, hive_partitioning = false, union_by_name = true)"
        )
    return scans


def _list(paths: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(_PATTERN.sub(r"[\g<0>]", path)) for path in paths) + "]"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _refused(error: Exception) -> FileError:
    reason = str(error).splitlines()[0]
    return FileError(
        say("{engine} could not answer: {reason}", engine="DuckDB", reason=reason),
        say("Check that the tables are whole: anplan export writes them again"),
    )
