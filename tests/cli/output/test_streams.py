"""Streams that are closed, full or gone, a folder that is gone: a number and at most a line."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import PROGRAM, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")
BRIEF = "brief --month 2025-06 -o -"


def in_shell(
    command: str, behind: str, folder: Path, **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a shell that does something to its streams."""
    return subprocess.run(
        ["/bin/sh", "-c", f"{shlex.join(PROGRAM)} {command} {behind}"],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["status", "export", BRIEF])
def test_head_takes_its_line_and_nothing_is_said(sample: Path, command: str) -> None:
    done = in_shell(command, "| head -1", sample)
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (0, 1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["--version", "completion bash", BRIEF])
def test_a_full_disk_is_one_line(sample: Path, command: str) -> None:
    done = in_shell(command, ">/dev/full", sample)
    assert done.returncode == 2
    assert done.stderr.decode() == "anplan：无法输出：No space left on device\n"


@pytest.mark.parametrize("command", ["--version", "status", "export"])
@pytest.mark.parametrize("closed", [">&-", "2>&- >/dev/null", "<&- >/dev/null", "<&- >&- 2>&-"])
def test_a_stream_closed_from_the_start_is_no_fault(
    sample: Path, command: str, closed: str
) -> None:
    done = in_shell(command, closed, sample)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
def test_a_refusal_that_nobody_hears_keeps_its_number(sample: Path, stream: str) -> None:
    assert in_shell("statsu", stream, sample).returncode == 2


def test_a_file_never_takes_the_place_of_a_closed_stream(copied: Path) -> None:
    assert in_shell("brief --month 2025-09", "<&- >&- 2>&-", copied).returncode == 0
    usual = in_shell("brief --month 2025-09 -o -", "", copied).stdout
    assert copied.joinpath("briefs/2025-09.md").read_bytes() == usual


def test_a_folder_that_is_gone_is_one_line(sample: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for command, told in (
        ("status", f"anplan：没有文件夹：{gone}。-C 后请给出已有的文件夹\n"),
        (f"-C {shlex.quote(str(sample))} due", ""),
    ):
        gone.mkdir()
        done = subprocess.run(
            ["/bin/sh", "-c", f"rmdir {shlex.quote(str(gone))}; {shlex.join(PROGRAM)} {command}"],
            cwd=gone,
            env=environment(PYTHONSAFEPATH="1"),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr.decode()) == (2 if told else 0, told)


@pytest.mark.parametrize("command", ["export", "status"])
def test_an_unbuffered_python_writes_all_or_tells(
    sample: Path, tmp_path: Path, command: str
) -> None:
    """A file that may not grow takes a part of what is written at once."""
    cache = str(tmp_path / "cache")
    whole = in_shell(command, "", sample).stdout
    limited = f"> {tmp_path}/out; code=$?; ulimit -f unlimited; exit $code"
    blocks = max(1, len(whole) // 1024 // 2)
    cut = subprocess.run(
        ["/bin/bash", "-c", f"ulimit -f {blocks}; {shlex.join(PROGRAM)} {command} {limited}"],
        cwd=sample,
        env=environment(PYTHONUNBUFFERED="1", ANPLAN_CACHE=cache),
        capture_output=True,
        check=False,
    )
    assert cut.returncode == 2
    assert cut.stderr.decode().startswith("anplan：无法输出：")
    again = in_shell(command, "", sample, PYTHONUNBUFFERED="1", ANPLAN_CACHE=cache)
    assert again.stdout == whole
