"""Streams that are closed or full end a recalled answer as they end any other."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.recall.asker import Asker
from tests.program import PROGRAM, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is recalled there")


@pytest.mark.parametrize("behind", ["| head -1", ">&-", "2>&-", "<&-"])
def test_streams_end_as_without_it(behind: str, root: Path, asker: Asker) -> None:
    def in_shell(cache: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            ["/bin/sh", "-c", f'"$0" -m anplan status {behind}', sys.executable],
            cwd=root,
            env=environment(ANPLAN_CACHE=cache, **asker.variables),
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    usual = in_shell("off")
    assert [in_shell(str(asker.cache)) for _ in range(3)] == [usual] * 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_as_without_it(root: Path, asker: Asker) -> None:
    asker.ask("status", folder=root)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "status"],
            cwd=root,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(ANPLAN_CACHE=str(asker.cache), **asker.variables),
        )
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "anplan：无法输出：No space left on device\n",
    )


def test_a_closed_pipe_ends_as_without_it(sample: Path, asker: Asker) -> None:
    command = f"'{sys.executable}' -m anplan export; echo $? >&2"
    for _ in range(2):
        done = subprocess.run(
            ["/bin/sh", "-c", f"({command}) | head -c 1"],
            cwd=sample,
            capture_output=True,
            env=environment(ANPLAN_CACHE=str(asker.cache), **asker.variables),
            check=False,
        )
        assert (done.stdout, done.stderr) == (b"{", b"141\n")
