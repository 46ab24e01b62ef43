"""What CI runs side by side: all of it ends, its lines are kept together, and one failure is seen."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

import messages

SIDE_BY_SIDE = Path(__file__).parents[2] / ".ci/side_by_side"


def side_by_side(*commands: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["bash", SIDE_BY_SIDE, *commands], capture_output=True, text=True, check=False, timeout=60
    )


def test_all_go_well() -> None:
    done = side_by_side("echo 'one line'; echo another", "true")
    assert (done.returncode, done.stderr) == (0, "")
    assert "+ echo 'one line'; echo another\none line\nanother\n" in done.stdout


@pytest.mark.parametrize(
    "fails", ["false", "exit 3", "kill -9 $$", "no-such-command", "false; true"]
)
def test_one_that_fails_is_named_and_the_others_end(fails: str) -> None:
    done = side_by_side("echo begun", fails, "echo ended", "true")
    assert done.returncode != 0
    assert f": {fails}\n" in done.stdout
    assert "+ echo begun\nbegun\n" in done.stdout
    assert "+ echo ended\nended\n" in done.stdout


def test_what_a_command_leaves_running_is_not_waited_for() -> None:
    done = side_by_side("sleep 90 & echo $!")
    left = int(done.stdout.splitlines()[-1])
    os.kill(left, signal.SIGKILL)  # it is still there
    assert done.returncode == 0


def test_a_catalogue_is_put_in_its_place_and_nothing_else_is_left(tmp_path: Path) -> None:
    for language in messages.LANGUAGES:
        source, copy = (messages.po_path(root, language) for root in (messages.ROOT, tmp_path))
        copy.parent.mkdir(parents=True)
        copy.write_bytes(source.read_bytes())
    messages.compile_all(tmp_path)
    made = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {"anplan.po", "anplan.mo"}
