"""Writing under faults: the old file or the new one, nothing lost, one line of message."""

import os
import random
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from anplan.files.yaml_text import parse
from tests.program import PROGRAM, environment, run

WHO = "区科协"
REPORT = "units/qkx/2025-10.yaml"


def command(text: str) -> list[str]:
    return [*PROGRAM, "record", "progress", "1.1", text, "--month", "2025-10"]


def texts(folder: Path) -> list[str]:
    """Give the entries that are stored; the file must be whole."""
    path = folder / REPORT
    if not path.exists():
        return []
    parsed = parse(path.read_text("utf-8"), REPORT)
    assert parsed.whole
    return [entry["text"] for entry in parsed.content["progress"]]


def left_over(folder: Path) -> list[str]:
    return [path.name for path in (folder / "units/qkx").iterdir() if path.suffix != ".yaml"]


@pytest.fixture
def small(copied: Path) -> Path:
    """Give the sample with its plan and one unit's tasks only: the same writing, less reading."""
    for folder in (copied / "units").iterdir():
        for file in folder.glob("20*.yaml"):
            file.unlink()
    shutil.rmtree(copied / "briefs")
    shutil.rmtree(copied / "plan/decisions")
    return copied


def start(folder: Path, text: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(text),
        cwd=folder,
        env=environment(ANPLAN_UNIT=WHO),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_at_any_moment(small: Path) -> None:
    chance, acknowledged = random.Random(2025), []  # noqa: S311 - moments, not secrets
    for number in range(40):
        process = start(small, f"第{number}次")
        try:
            process.wait(chance.uniform(0.1, 0.6))
        except subprocess.TimeoutExpired:
            process.kill()
        if process.wait() == 0:
            acknowledged.append(f"第{number}次")
        stored = texts(small)
        assert set(acknowledged) <= set(stored)
    assert run(*command("最后")[3:], folder=small, ANPLAN_UNIT=WHO).code == 0
    assert texts(small)[-1] == "最后"
    assert left_over(small) == []


def test_two_writers_lose_nothing(small: Path) -> None:
    wanted = {f"{name}{number}" for name in "甲乙" for number in range(50)}
    for number in range(50):
        both = [start(small, f"{name}{number}") for name in "甲乙"]
        assert [process.wait() for process in both] == [0, 0]
    assert set(texts(small)) == wanted
    assert len(texts(small)) == len(wanted)


STRACE = shutil.which("strace")


@pytest.mark.skipif(STRACE is None and "CI" not in os.environ, reason="strace is not installed")
@pytest.mark.parametrize(
    ("call", "error"),
    [("fsync", "EIO"), ("write", "ENOSPC"), ("rename,renameat,renameat2", "EIO")],
)
def test_the_nth_call_fails(small: Path, call: str, error: str) -> None:
    for number in range(1, 8):
        text = f"第{number}次"
        before = texts(small)
        inject = f"inject={call}:error={error}:when={number}"
        done = subprocess.run(
            [
                STRACE or "strace",
                "-f",
                "-o",
                os.devnull,
                "-e",
                f"trace={call}",
                "-e",
                inject,
                *command(text),
            ],
            cwd=small,
            env=environment(ANPLAN_UNIT=WHO, PYTHONDONTWRITEBYTECODE="1"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        stored = texts(small)
        assert stored in (before, [*before, text])
        assert (done.returncode != 0) or stored == [*before, text]
        assert b"Traceback" not in done.stderr
        assert done.stderr.count(b"\n") <= 1
    assert run(*command("最后")[3:], folder=small, ANPLAN_UNIT=WHO).code == 0
    assert left_over(small) == []


def test_a_linked_folder_is_refused(small: Path, tmp_path: Path) -> None:
    (small / "units/qkx").rename(tmp_path / "elsewhere")
    (small / "units/qkx").symlink_to(tmp_path / "elsewhere")
    done = run(*command("甲")[3:], folder=small, ANPLAN_UNIT=WHO)
    assert done.code != 0
    assert not (tmp_path / "elsewhere/2025-10.yaml").exists()
