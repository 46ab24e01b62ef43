"""A cluster of Spark, a master and a worker as processes of this machine, gives the rows that DuckDB gives."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from anplan.files.engines.spark import Spark
from anplan.files.table_folders.found import Files
from anplan.scale.bodies import BODY_KINDS
from anplan.work.rollup_bodies import Bodies
from tests.program import environment, run
from tests.scale.spark import CLOSED_LATE
from tests.small_plans import small_plan

pyspark = pytest.importorskip("pyspark")
pytestmark = CLOSED_LATE
HOME = Path(pyspark.__file__).parent
STARTED = re.compile(r"Starting Spark master at (spark://\S+)")
REGISTERED = re.compile(r"(Successfully registered) with master")
COMMAND = (sys.executable, "-m", "anplan", "rollup", "shared", "csv")
ASKED = ("--question", "papers", "--engine")


def started(role: str, *arguments: str, room: Path) -> subprocess.Popen[str]:
    """Start a master or a worker, which tells of itself on stderr."""
    java = f"org.apache.spark.deploy.{role.lower()}.{role}"
    where = {"SPARK_HOME": str(HOME), "SPARK_WORKER_DIR": str(room), "SPARK_LOCAL_DIRS": str(room)}
    return subprocess.Popen(
        [HOME / "bin/spark-class", java, "--host", "127.0.0.1", "--webui-port", "0", *arguments],
        env=os.environ | where,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(log: IO[str] | None, wanted: re.Pattern[str]) -> str:
    """Wait for what a process says of itself; what it says later is nobody's."""
    assert log is not None
    lines = []
    for line in log:
        lines.append(line)
        if found := wanted.search(line):
            threading.Thread(target=log.read, daemon=True).start()
            return found[1]
    raise AssertionError("".join(lines))


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a master that has a worker."""
    room = tmp_path_factory.mktemp("worker")
    master = started("Master", "--port", "0", room=room)
    processes = [master]
    try:
        address = said(master.stderr, STARTED)
        worker = started("Worker", "--cores", "2", "--memory", "1g", address, room=room)
        processes.append(worker)
        said(worker.stderr, REGISTERED)
        yield address
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_the_command_prints_what_duckdb_does(cluster: str, tmp_path: Path) -> None:
    small_plan(tmp_path / "water", "供水改造方案", ("swj", "县水务局"))
    small_plan(tmp_path / "trade", "商贸提升方案", ("swj", "县商务局"), value=60)
    on = ("--on", "2025-07-10")
    assert run("export", "--append", "-o", "../shared", *on, folder=tmp_path / "water").code == 0
    assert run("export", "--to", "csv", "-o", "../csv", *on, folder=tmp_path / "trade").code == 0

    printed = [
        subprocess.run(
            [*COMMAND, *ASKED, engine],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=True,
        ).stdout.decode()
        for engine in ("duckdb", cluster)
    ]

    assert printed[0] == printed[1]
    assert "县水务局" in printed[0]
    assert "县商务局" in printed[0]


def test_what_was_made_on_this_machine_is_handed_over(cluster: str, tmp_path: Path) -> None:
    who = (("a", "甲", "甲", "swj", "swj′"),)
    engine = Spark(cluster, tmp_path)
    try:
        files = Bodies(who, ()).written(BODY_KINDS, tmp_path)
        engine.table("bodies", BODY_KINDS, files)
        engine.table("nothing", BODY_KINDS, Files())
        Path(files.whole[0]).unlink()

        assert engine.rows("SELECT * FROM bodies") == list(who)
        assert engine.rows("SELECT * FROM nothing") == []
    finally:
        engine.close()
