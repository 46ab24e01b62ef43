#!/usr/bin/env python3
"""Prints what a roll-up costs on DuckDB and on Spark, from a hundred reports to ten million rows.

``python scale.py [--anplan PATH] [--spark PATH] [--quick]``: seconds that pass, and the most memory
that all processes of a run hold together. ``--spark`` names an anplan beside which pyspark is
installed; without it DuckDB alone is measured. Up to 100,000 reports they are judged and exported by
anplan itself: copies of the sample. Beyond that, tables are made of its rows. It needs Linux.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

LIST = "all.txt"
WORKSPACES = (1, 6, 55, 544)
"""With the 184 reports of the sample: about 100 to 100,000 reports."""
_AS_TEXT = "hive_types_autocast = false"
COPIES = (2_000, 20_000)
"""With the 513 rows that a roll-up reads of the sample: about a million and ten million rows."""
_LOOK_EVERY = 0.05
TABLES = (
    "plan",
    "states",
    "indicators",
    "indicator_units",
    "tasks",
    "task_units",
    "papers",
    "units",
)


class Asked(NamedTuple):
    """Who answers: which anplan, on which engine, on how many processors."""

    anplan: str
    engine: str
    cores: int


class Measured(NamedTuple):
    """What a run took: seconds that passed, and the most that its processes held together."""

    seconds: float
    peak_bytes: int


class Tables(NamedTuple):
    """A folder of tables, what they are made of, and how many rows and files a roll-up reads."""

    folder: Path
    name: str
    rows: int
    files: int


def processors() -> int:
    """Return how many processors there are for a run."""
    return len(os.sched_getaffinity(0))


def measured(arguments: Sequence[str], folder: Path, cores: int) -> Measured:
    """Run a program to its end on so many processors."""
    wanted = set(sorted(os.sched_getaffinity(0))[:cores])
    begun = time.monotonic()
    process = subprocess.Popen(
        ("taskset", "-c", ",".join(map(str, wanted)), *arguments),
        cwd=folder,
        env=os.environ | {"ANPLAN_CACHE": "off", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_held, _family(process.pid))))
        time.sleep(_LOOK_EVERY)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} in {folder}: {process.returncode}")
    return Measured(time.monotonic() - begun, peak)


def _family(process: int) -> Iterator[int]:
    """Yield a process and all that came of it: Spark's Java is a child in a session of its own."""
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        for task in tasks:
            for child in (task / "children").read_text("ascii").split():
                yield from _family(int(child))
    except OSError:
        return


def _held(process: int) -> int:
    """Return the memory that a process holds; 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0][1]) * 1024 if lines else 0


def workspaces(folder: Path, anplan: str, most: int) -> None:
    """Make so many workspaces: the sample, and copies of it."""
    first = folder / "w00000"
    subprocess.run([anplan, "demo", first], check=True, capture_output=True)
    shutil.rmtree(first / ".git", ignore_errors=True)
    for number in range(1, most):
        shutil.copytree(first, folder / f"w{number:05}", copy_function=os.link)


def exported(folder: Path, anplan: str, count: int) -> tuple[Tables, Measured]:
    """Export so many workspaces into a folder that they share."""
    (folder / LIST).write_text(
        "".join(f"w{number:05}\n" for number in range(count)), encoding="utf-8"
    )
    tables = folder / f"shared-{count}"
    words = (anplan, "export", "--append", "-o", tables.name, "--workspaces", LIST)
    cost = measured(words, folder, processors())
    files = sum(1 for table in TABLES for _ in (tables / table).rglob("*.parquet"))
    rows = sum(_rows(f"{tables}/{table}/**/*.parquet") for table in TABLES)
    name = f"{184 * count:,} reports in {count:,} workspaces, as exported"
    return Tables(tables, name, rows, files), cost


def compacted(shared: Path, folder: Path, copies: int = 1) -> Tables:
    """Write a shared folder's rows as one file a table, so many times, each under another name."""
    folder.mkdir()
    for table in TABLES:
        source = f"'{shared}/{table}/**/*.parquet', hive_partitioning = true, {_AS_TEXT}"
        columns = "workspace || '-' || copy AS workspace, rows.* EXCLUDE (workspace)"
        duckdb.execute(
            f"COPY (SELECT {columns} FROM read_parquet({source}) AS rows, range({copies}) "  # noqa: S608
            f"AS made(copy)) TO '{folder}/{table}.parquet' (FORMAT parquet)"
        )
    rows = sum(_rows(f"{folder}/{table}.parquet") for table in TABLES)
    return Tables(folder, f"{rows:,} rows, one file a table", rows, len(TABLES))


def _rows(files: str) -> int:
    [(count,)] = duckdb.read_parquet(files).aggregate("count(*)").fetchall()
    return int(count)


def measure(anplan: str, spark: str | None, *, quick: bool) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the table."""
    sizes, copies = ((1, 2), (3,)) if quick else (WORKSPACES, COPIES)
    cores = [count for count in (1, 2) if count <= processors()]
    asked = [Asked(anplan, "duckdb", count) for count in cores]
    asked += [Asked(spark, "local", count) for count in cores] if spark else []
    with tempfile.TemporaryDirectory(prefix="anplan-scale-") as room:
        folder = Path(room)
        workspaces(folder, anplan, sizes[-1])
        for count in sizes:
            tables, cost = exported(folder, anplan, count)
            yield _line(tables, "export --append", processors(), cost)
            yield from _asked(tables, asked)
        yield from _asked(compacted(tables.folder, folder / "compact"), asked)
        for many in copies:
            made = compacted(folder / f"shared-{sizes[0]}", folder / f"made-{many}", many)
            yield from _asked(made, asked)


def _asked(tables: Tables, asked: Sequence[Asked]) -> Iterator[tuple[str, ...]]:
    for one in asked:
        words = (one.anplan, "rollup", str(tables.folder), "--engine", one.engine)
        cost = measured((*words, "--format", "json"), Path("/"), one.cores)
        yield _line(tables, f"rollup, {one.engine}", one.cores, cost)


def _line(tables: Tables, what: str, cores: int, cost: Measured) -> tuple[str, ...]:
    return (
        tables.name,
        f"{tables.rows:,}",
        f"{tables.files:,}",
        what,
        str(cores),
        f"{cost.seconds:.1f}",
        f"{cost.peak_bytes / 2**20:.0f}",
    )


def main() -> None:
    """Measure, and print a Markdown table line by line."""
    parser = argparse.ArgumentParser(description=__doc__)
    beside = str(Path(sys.executable).with_name("anplan"))
    parser.add_argument("--anplan", default=beside, metavar="PATH")
    parser.add_argument("--spark", metavar="PATH", help="an anplan beside which pyspark is")
    parser.add_argument("--quick", action="store_true", help="little, to try the script")
    said = parser.parse_args()
    print("| tables | rows read | files read | what | cores | seconds | MiB |")
    print("| --- | ---: | ---: | --- | ---: | ---: | ---: |", flush=True)
    for line in measure(said.anplan, said.spark, quick=said.quick):
        print(f"| {' | '.join(line)} |", flush=True)


if __name__ == "__main__":
    main()
