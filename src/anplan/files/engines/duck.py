"""DuckDB: a library in this very process, for as much as one machine holds."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from anplan.base.errors import FileError
from anplan.base.extras import without_scale
from anplan.base.message import say
from anplan.files.engines import too_large
from anplan.files.table_folders.found import IN_PATH, Files

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
        self._errors, self._too_large = duckdb.Error, duckdb.OutOfRangeException
        self._base = duckdb.connect(":memory:")
        for setting in _SETTINGS:
            self._base.execute(setting)
        self._base.execute(f"SET temp_directory = {_quoted(str(room))}")

    def table(self, name: str, kinds: Mapping[str, str], files: Files) -> None:
        """Make a table known; see :class:`~anplan.files.engines.Engine`."""
        self._run(f'CREATE VIEW "{name}" AS ' + " UNION ALL ".join(_scans(kinds, files)))

    def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        """Return the rows of an answer."""
        self._run(sql)
        try:
            return self._base.fetchall()
        except self._errors as error:
            raise self._refused(error) from error

    def close(self) -> None:
        """Close the database."""
        self._base.close()

    def _run(self, sql: str) -> None:
        try:
            self._base.execute(sql)
        except self._errors as error:
            raise self._refused(error) from error

    def _refused(self, error: Exception) -> FileError:
        reason = str(error).splitlines()[0]
        if isinstance(error, self._too_large):
            return too_large(reason)
        return FileError(
            say("{engine} could not answer: {reason}", engine="DuckDB", reason=reason),
            say("Check that the tables are whole: anplan export writes them again"),
        )


def _scans(kinds: Mapping[str, str], files: Files) -> list[str]:
    """Return a scan for each sort of files: whose rows they are stands in the path, or in them."""
    plain = ", ".join(f'"{column}"' for column in kinds)
    there = ", ".join(_in_path(column) if column in IN_PATH else f'"{column}"' for column in kinds)
    by_name = "false" if files.alike else "true"
    scans = []
    if files.parts:
        options = f"hive_partitioning = false, filename = true, union_by_name = {by_name}"
        scans.append(f"FROM read_parquet({_list(files.parts)}, {options}) SELECT {there}")
    if files.whole:
        options = "hive_partitioning = false, union_by_name = true"
        scans.append(f"FROM read_parquet({_list(files.whole)}, {options}) SELECT {plain}")
    return scans


def _in_path(column: str) -> str:
    """Write what a path says of a column: its last such folder, for any above are not the tables'."""
    found = f"regexp_extract(filename, '.*[/\\\\]{column}=([^/\\\\]+)[/\\\\]', 1)"
    return f'url_decode({found}) AS "{column}"'


def _list(paths: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(_PATTERN.sub(r"[\g<0>]", path)) for path in paths) + "]"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
