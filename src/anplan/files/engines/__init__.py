"""The engines that answer SQL about files of tables: DuckDB on this machine, Spark here or on a cluster."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.table_folders.found import Files


def too_large(reason: str) -> FileError:
    """Return the error of a sum that no table holds exactly."""
    return FileError(
        say("A sum has more digits than can be held exactly: {reason}", reason=reason),
        say("Look for a figure that is far too large: --by workspace --by indicator, or --where"),
    )


class Engine(Protocol):
    """Whoever answers. ``dialect`` is the SQL that it speaks."""

    dialect: str

    def table(self, name: str, kinds: Mapping[str, str], files: Files) -> None:
        """Make a table of these columns known by its name; it is read when it is asked about."""
        ...

    def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        """Return the rows of an answer, in whatever order."""
        ...

    def close(self) -> None:
        """Give back what was taken."""
        ...
