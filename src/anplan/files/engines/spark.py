"""Spark, on a cluster or in a Java of its own on this machine: for more than one machine holds."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from anplan.base.errors import FileError
from anplan.base.extras import without_java, without_spark
from anplan.base.message import say
from anplan.files.engines import too_large
from anplan.files.table_folders.found import Files

LOCAL = "local[*]"
_TOO_LARGE = (
    "NUMERIC_VALUE_OUT_OF_RANGE",
    "ARITHMETIC_OVERFLOW",
    "CANNOT_CHANGE_DECIMAL_PRECISION",
)
_TYPES = {
    "text": "string",
    "decimal": "decimal(38,12)",
    "whole": "bigint",
    "day": "date",
    "truth": "boolean",
}
_BASE = re.compile(r"(.*)/workspace=[^/]*(?:/month=[^/]*)?/[^/]*")
_PATTERN = re.compile(r"[*?\[\]{}\\]")
_QUIET = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %c{1}: %m%n
"""
"""Spark tells of itself on every step; errors are told by what it raises."""


class Spark:
    """A session of Spark that reads Parquet files; the workers must see them where this process does."""

    dialect = "pyspark"

    def __init__(self, master: str | None, room: Path) -> None:
        """Begin a session on a cluster, or without ``master`` on this machine; no table is known.

        Raise UsageError where Spark or Java is not installed, FileError where no session begins.
        """
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            raise without_spark() from None
        self._errors, self._is_alone = PySparkException, master is None
        if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
            raise without_java()
        quiet = room / "log4j2.properties"
        quiet.write_text(_QUIET, encoding="ascii")
        builder = SparkSession.builder.master(master or LOCAL).appName("anplan rollup")
        for key, value in _settings(master, quiet, room).items():
            builder = builder.config(key, value)
        try:
            with _stderr_into(room / "java.log"):
                self._session = builder.getOrCreate()
        except Exception as error:
            raise _refused(error) from error

    def table(self, name: str, kinds: Mapping[str, str], files: Files) -> None:
        """Make a table known; see :class:`~anplan.files.engines.Engine`."""
        columns = list(kinds)
        try:
            frames = [frame.select(*columns) for frame in self._frames(kinds, files)]
            frames = frames or [self._session.createDataFrame([], _schema(kinds))]
        except self._errors as error:
            raise _refused(error) from error
        whole = frames[0]
        for frame in frames[1:]:
            whole = whole.unionAll(frame)
        whole.createOrReplaceTempView(name)

    def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        """Return the rows of an answer."""
        try:
            return [tuple(row) for row in self._session.sql(sql).collect()]
        except self._errors as error:
            raise _refused(error) from error

    def close(self) -> None:
        """End the session."""
        self._session.stop()

    def _frames(self, kinds: Mapping[str, str], files: Files) -> Iterable[Any]:
        read, own = self._session.read.schema(_schema(kinds)), self._handed_over(files)
        whole = [path for path in files.whole if path not in own]
        if whole:
            yield read.parquet(*map(_literal, whole))
        for base, parts in _by_base(path for path in files.parts if path not in own).items():
            yield read.option("basePath", _literal(base)).parquet(*map(_literal, parts))
        rows = _rows_of([path for path in files.whole if path in own], kinds)
        if rows is not None:
            yield self._session.createDataFrame(rows, _schema(kinds))

    def _handed_over(self, files: Files) -> frozenset[str]:
        """Return the files that a cluster is given the rows of, for its workers do not see them."""
        return frozenset() if self._is_alone else files.made


@contextmanager
def _stderr_into(file: Path) -> Iterator[None]:
    """Let a child that is started meanwhile write its remarks into a file."""
    kept = os.dup(2)
    with file.open("wb") as stream:
        os.dup2(stream.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _settings(master: str | None, quiet: Path, room: Path) -> dict[str, str]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()}",
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    }
    if master is None:
        settings |= {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.sql.shuffle.partitions": "8",
            # files are listed and opened at once here: no job for each few of them
            "spark.sql.sources.parallelPartitionDiscovery.threshold": "1000000",
            "spark.sql.files.openCostInBytes": str(64 * 1024),
            "spark.local.dir": str(room),
            "spark.sql.warehouse.dir": str(room / "warehouse"),
        }
    return settings


def _schema(kinds: Mapping[str, str]) -> str:
    """Write the columns of a table with their types."""
    return ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in kinds.items())


def _rows_of(paths: Sequence[str], kinds: Mapping[str, str]) -> Any:
    """Return the rows of files that were made here, as one table of Arrow; None where there are none."""
    import pyarrow as pa
    from pyarrow import parquet

    tables = [parquet.read_table(path) for path in paths]
    if not sum(table.num_rows for table in tables):
        return None
    whole = pa.concat_tables(tables, promote_options="default")
    return whole.select(list(kinds))


def _by_base(parts: Iterable[str]) -> dict[str, list[str]]:
    """Return parts by the folder from which their paths name columns."""
    found: dict[str, list[str]] = {}
    for part in parts:
        match = _BASE.fullmatch(part)
        assert match is not None
        found.setdefault(match[1], []).append(part)
    return found


def _literal(path: str) -> str:
    """Write a path so that no sign of it is taken for a pattern."""
    return _PATTERN.sub(r"\\\g<0>", path)


def _refused(error: Exception) -> FileError:
    reason = next(iter(str(error).splitlines()), type(error).__name__)
    if any(sign in reason for sign in _TOO_LARGE):
        return too_large(reason)
    return FileError(
        say("{engine} could not answer: {reason}", engine="Spark", reason=reason),
        say("Check that it runs, and that its workers see the tables where this machine does"),
    )
