"""The hook that ``.pre-commit-hooks.yaml`` offers, run by pre-commit at real commits."""

import os
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.forge.repository import call, git, with_program
from tests.program import Done, add, edit
from tests.small_plans import water_and_school

ROOT = Path(__file__).parents[2]
HOOKS = ".pre-commit-hooks.yaml"
QKX = "units/qkx/2025-05.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program on the path is a shell script")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return with_program(tmp_path, PRE_COMMIT_HOME=str(tmp_path / "cache"))


def with_hook(repository: Path, tmp_path: Path, env: dict[str, str]) -> Path:
    """Install the hook in a repository; the program is there already, not downloaded."""
    offered = tmp_path / "offered"
    offered.mkdir()
    git("init", "-q", folder=offered, env=env)
    shutil.copy(ROOT / HOOKS, offered)
    git("add", "-A", folder=offered, env=env)
    git("commit", "-qm", "hooks", folder=offered, env=env)
    revision = git("rev-parse", "HEAD", folder=offered, env=env)
    hook = {"id": "anplan-check", "language": "system"}
    config = {"repos": [{"repo": str(offered), "rev": revision, "hooks": [hook]}]}
    add(repository / ".pre-commit-config.yaml", yaml.safe_dump(config))
    installed = call(sys.executable, "-m", "pre_commit", "install", folder=repository, env=env)
    assert installed.code == 0, installed
    return repository


@pytest.fixture
def hooked(copied: Path, tmp_path: Path, env: dict[str, str]) -> Path:
    """The sample with the hook installed."""
    return with_hook(copied, tmp_path, env)


@pytest.fixture
def office(tmp_path: Path, env: dict[str, str]) -> Path:
    """Two plans in one repository, with the hook installed at its top."""
    repository = tmp_path / "office"
    water_and_school(repository / "plans")
    git("init", "-q", folder=repository, env=env)
    with_hook(repository, tmp_path, env)
    assert commit(repository, env).code == 0
    return repository


def commit(folder: Path, env: dict[str, str]) -> Done:
    git("add", "-A", folder=folder, env=env)
    return call("git", "commit", "-m", "报送", folder=folder, env=env)


def test_a_good_report_is_committed(hooked: Path, env: dict[str, str]) -> None:
    before = git("rev-parse", "HEAD", folder=hooked, env=env)
    add(hooked / "units/qkx/2025-09.yaml", "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    done = commit(hooked, env)
    assert done.code == 0, done
    assert "anplan check" in done.err
    assert "Passed" in done.err
    assert git("rev-parse", "HEAD~", folder=hooked, env=env) == before


def test_a_bad_report_is_not_committed(hooked: Path, env: dict[str, str]) -> None:
    before = git("rev-parse", "HEAD", folder=hooked, env=env)
    edit(hooked / QKX, "ref: 1.1/results-collection", "ref: 1.11")
    done = commit(hooked, env)
    assert done.code == 1
    assert f"{QKX}:6:10 错误 R103  没有任务 1.11。是不是 1.1？区科协承担 1.1。" in done.err
    assert git("rev-parse", "HEAD", folder=hooked, env=env) == before


def test_every_workspace_below_the_top_is_checked(office: Path, env: dict[str, str]) -> None:
    add(
        office / "plans/water/units/zjj/2025-06.yaml",
        "submitted: 2025-07-03\nnothing: 本月无新进展\n",
    )
    done = commit(office, env)
    assert done.code == 0, done
    assert "Passed" in done.err


def test_what_one_of_them_has_wrong_keeps_the_commit_back(
    office: Path, env: dict[str, str]
) -> None:
    before = git("rev-parse", "HEAD", folder=office, env=env)
    edit(office / "plans/school/units/jyj/2025-06.yaml", "ref: 1.1/opening", "ref: 1.11")
    done = commit(office, env)
    assert done.code == 1
    assert "plans/school/units/jyj/2025-06.yaml:5:11 错误 R103" in done.err
    assert git("rev-parse", "HEAD", folder=office, env=env) == before


def test_other_files_wake_no_check(hooked: Path, env: dict[str, str]) -> None:
    add(hooked / "notes.txt", "备忘\n")
    done = commit(hooked, env)
    assert done.code == 0, done
    assert "Skipped" in done.err


def test_what_is_offered_installs_the_package_itself() -> None:
    (hook,) = yaml.safe_load(ROOT.joinpath(HOOKS).read_text("utf-8"))
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == (
        "anplan-check",
        "python",
        False,
    )
