"""The faults: anplan withstands each, and a broken program does not."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.every import BY_NAME, FAULTS
from tests.faults.main import main, outcome_of
from tests.faults.outcome import SHOWN, Outcome
from tests.faults.workspace import Setting, small
from tests.program import PROGRAM

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace, flock and mounts: Linux")
KILLS = 24
"""So many runs are killed at moments of their own; whoever runs the script kills more."""
BROKEN = Path(__file__).with_name("broken")
PAGE = Path(__file__).parents[2] / "docs/reliability.md"


@pytest.fixture(scope="session")
def cut(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small sample that every fault copies."""
    return small(Path(shutil.copytree(sample, tmp_path_factory.mktemp("small") / "sample")))


def outcome(setting: Setting, name: str) -> Outcome:
    return outcome_of(BY_NAME[name], setting)


@pytest.mark.parametrize("name", [fault.name for fault in FAULTS])
def test_anplan_withstands(name: str, cut: Path, tmp_path: Path) -> None:
    found = outcome(Setting(PROGRAM, cut, tmp_path, kills=KILLS), name)
    if found.verdict == "skip" and "CI" not in os.environ:
        pytest.skip(found.figures)
    assert found.verdict == "pass", found


@pytest.mark.parametrize(
    ("program", "name", "complaint"),
    [
        ("in_place", "kill9_record", r"is torn"),
        ("talkative", "enospc_0", r"a traceback"),
        ("forgetful", "stdout_closed", r"exit 0, and it is not stored"),
        ("unlocked", "concurrent_2", r"acknowledged and not there"),
        ("talkative", "io_error_rename", r"a traceback"),
        ("trusting", "git_hostile_config", r"runs \["),
        ("following", "symlink_file", r"wrote through a link"),
    ],
)
def test_a_broken_program_fails(
    program: str, name: str, complaint: str, cut: Path, tmp_path: Path
) -> None:
    broken = (sys.executable, str(BROKEN / f"{program}.py"))
    found = outcome(Setting(broken, cut, tmp_path, kills=10, enough=SHOWN), name)
    if found.verdict == "skip" and "CI" not in os.environ:
        pytest.skip(found.figures)
    assert found.verdict == "fail", found
    assert re.search(complaint, found.figures), found


def test_the_command_prints_a_line_each_and_a_total(
    cut: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["--only", "git_none", "--only", "stale_lock", "--sample", str(cut)]
    assert main(wanted) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(": ")[0] for line in lines[:2]] == ["git_none", "stale_lock"]
    assert lines[2:] == ["total 2: 2 pass, 0 fail, 0 skip"]


def test_a_failure_is_seen_in_the_exit_number(
    cut: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = shlex.join([sys.executable, str(BROKEN / "forgetful.py")])
    told = ["--only", "stdout_closed", "--sample", str(cut), "--enough", "1"]
    assert main([*told, "--program", broken]) == 1
    assert "total 1: 0 pass, 1 fail, 0 skip" in capsys.readouterr().out


def test_what_cannot_be_run_counts_as_a_failure_in_ci(
    cut: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", os.fspath(cut))
    wanted = ["--only", "io_error_fsync", "--sample", str(cut)]
    monkeypatch.setenv("CI", "1")
    assert main(wanted) == 1
    monkeypatch.delenv("CI")
    assert main(wanted) == 0
    line = "io_error_fsync: skip: strace is not installed\n"
    assert capsys.readouterr().out.count(line) == 2


def test_the_script_names_every_fault() -> None:
    script = Path(__file__).with_name("run")
    done = subprocess.run(
        [sys.executable, script, "--list"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [fault.name for fault in FAULTS]


def test_the_page_has_the_lines_of_a_run() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert rows == [fault.name for fault in FAULTS]
