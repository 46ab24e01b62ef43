"""The end of a run: at once where nobody waits for Python's own end, in the usual way else."""

import subprocess
import sys
from pathlib import Path

import pytest

from anplan import __version__
from tests.program import environment, run

WATCHED = """
import atexit, os, sys
end = os._exit
os._exit = lambda code: (os.write(2, b"at once"), end(code))
sys.argv = ["anplan", "status"]
from anplan.__main__ import program
{before}
program()
"""


def end_of(before: str, folder: Path, *options: str) -> tuple[int, str]:
    """Run status after some lines; return the exit number and what stands on stderr."""
    done = subprocess.run(
        [sys.executable, *options, "-c", WATCHED.format(before=before)],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode() == run("status", folder=folder).out
    return done.returncode, done.stderr.decode()


def test_it_comes_at_once(sample: Path) -> None:
    assert end_of("", sample) == (0, "at once")


def test_what_is_registered_for_the_end_is_called(sample: Path) -> None:
    called = "atexit.register(lambda: os.write(2, b'called'))"
    assert end_of(called, sample) == (0, "called")


@pytest.mark.parametrize("watch", ["sys.settrace", "sys.setprofile"])
def test_a_tracer_sees_the_end(sample: Path, watch: str) -> None:
    assert end_of(f"{watch}(lambda *_: None)", sample) == (0, "")


def test_whoever_looks_around_afterwards_can(sample: Path) -> None:
    assert "SystemExit: 0\n>>> " in end_of("", sample, "-i")[1]


@pytest.mark.parametrize(
    ("tool", "sign"),
    [(["cProfile"], "function calls"), (["coverage", "run", "--debug=config"], "data_file")],
    ids=["cProfile", "coverage"],
)
def test_a_tool_tells_what_it_saw(tmp_path: Path, tool: list[str], sign: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *tool, "-m", "anplan", "--version"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert f"anplan {__version__}\n" in done.stdout
    assert sign in done.stdout + done.stderr
    assert tool[0] != "coverage" or (tmp_path / ".coverage").exists()
