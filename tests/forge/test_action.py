"""The action for workflows of one's own, its steps run as the runner would."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.forge.repository import git, with_program
from tests.forge.workflow import read, run_all
from tests.program import Done, add

ROOT = Path(__file__).parents[2]
ACTION = read(ROOT / "action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
NEW = "units/qkx/2025-09.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the runner of the action is Linux")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return with_program(tmp_path)


def acted(folder: Path, env: dict[str, str], **given: str) -> Done:
    """Commit all, and run the action with its defaults and what is given."""
    git("add", "-A", folder=folder, env=env)
    git("commit", "-qm", "报送", folder=folder, env=env)
    told = {f"inputs.{name}": said["default"] for name, said in ACTION["inputs"].items()}
    told["inputs.author"] = "li-qkx"
    told |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
    return run_all(STEPS, folder, env, told)


def test_only_what_changes_is_judged(copied: Path, env: dict[str, str]) -> None:
    add(copied / NEW, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    done = acted(copied, env)
    assert (done.code, done.err) == (0, "")
    assert "本次改动：0 个错误" in done.out


def test_arguments_come_one_a_line(copied: Path, env: dict[str, str]) -> None:
    add(copied / NEW, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    done = acted(copied, env, args="--month\n2025-06\n--strict\n", base="")
    assert done.code == 1
    assert "本次改动" not in done.out
    assert "2025-06 应报 27 份" in done.out


def test_a_workspace_in_a_folder(sample: Path, tmp_path: Path, env: dict[str, str]) -> None:
    git("init", "-q", "top", folder=tmp_path, env=env)
    top = tmp_path / "top"
    add(top / "README.md", "计划\n")
    git("add", "-A", folder=top, env=env)
    git("commit", "-qm", "…", folder=top, env=env)
    shutil.copytree(sample, top / "a plan", ignore=shutil.ignore_patterns(".git"))
    done = acted(top, env, working_directory="a plan")
    assert done.code == 0
    assert re.fullmatch(
        "[0-9a-f]{7} 中没有工作区：其中没有 a plan/plan/plan.yaml。全部问题按新问题计\n", done.err
    )


@pytest.mark.parametrize("name", ["author", "base", "args", "version"])
def test_nothing_given_is_a_command(copied: Path, env: dict[str, str], name: str) -> None:
    add(copied / NEW, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    acted(copied, env, **{name: '$(touch stolen)"; touch stolen; echo "'})
    assert not list(copied.glob("**/stolen"))


def test_expressions_stand_in_variables_alone() -> None:
    assert all("${{" not in step.get("run", "") for step in STEPS)
    assert ACTION["runs"]["using"] == "composite"
