"""An export of very many workspaces is stopped while it runs, and goes on where it was."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import PROGRAM, add, environment, run
from tests.small_plans import small_plan

PLANS = 24
LAST = rf"工作区共 {PLANS} 个：写入 (\d+) 个，不变 (\d+) 个，读不出 0 个"
ASKED = ("export", "--append", "--workspaces", "all.txt", "--on", "2025-07-10", "-o")

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="signals and sessions as POSIX has them"
)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city whose plans were exported without a stop."""
    folder = tmp_path_factory.mktemp("city")
    for number in range(PLANS):
        small_plan(folder / f"plan-{number:02}", f"方案{number}", ("swj", "市水务局"))
    add(folder / "all.txt", "plan-*\n")
    assert run(*ASKED, "whole", folder=folder).code == 0
    return folder


@pytest.fixture
def city(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(exported, tmp_path / "city"))


def files(folder: Path) -> dict[str, bytes]:
    own = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in own}


def stopped(city: Path, send: int, *, all_processes: bool) -> tuple[int, str]:
    """Stop an export after its first workspace; return when the last of its processes has gone."""
    process = subprocess.Popen(
        (*PROGRAM, *ASKED, "tables"),
        cwd=city,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        # whoever starts a job in the background has its children not hear Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert process.stderr is not None
    process.stderr.readline()
    (os.killpg if all_processes else os.kill)(process.pid, send)
    _, rest = process.communicate(timeout=60)  # processes that stay keep stderr open
    return process.returncode, rest


def goes_on(city: Path) -> None:
    """Finish what was stopped: only what was half written is made again, and all is as of one run."""
    begun = len(list((city / "tables/_anplan/manifests").glob("*.json")))
    half = len(list((city / "tables/_anplan/staged").glob("*")))
    again = run(*ASKED, "tables", folder=city)
    counts = re.fullmatch(LAST, again.err.splitlines()[-1])
    assert again.code == 0
    assert counts is not None
    written, same = map(int, counts.groups())
    assert written + same == PLANS
    assert begun - half <= same <= begun
    assert files(city / "tables") == files(city / "whole")


def test_after_ctrl_c(city: Path) -> None:
    code, said = stopped(city, signal.SIGINT, all_processes=True)
    assert (code, said.splitlines()[-1]) == (130, "anplan：已中止")
    assert "Traceback" not in said
    goes_on(city)


@pytest.mark.parametrize("send", [signal.SIGTERM, signal.SIGKILL])
def test_after_a_kill_of_the_one_that_was_started(city: Path, send: int) -> None:
    assert stopped(city, send, all_processes=False)[0] == -send
    goes_on(city)


def test_after_a_kill_of_all_its_processes(city: Path) -> None:
    assert stopped(city, signal.SIGKILL, all_processes=True)[0] == -signal.SIGKILL
    goes_on(city)
