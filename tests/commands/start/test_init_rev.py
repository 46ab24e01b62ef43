"""``init --from DIR --rev REV``: the next plan, made from the old one as a commit has it."""

from pathlib import Path

import pytest

from tests.checks.workspace import lay
from tests.commands.start.school import SCHOOL
from tests.program import edit, refused, run, shown
from tests.repositories import cloned, commit_all, git

AS_COMMITTED = "# How we keep this plan: see the wiki."


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A workspace in English whose plan is a school year, over since long."""
    lay(tmp_path / "school", SCHOOL)
    return tmp_path / "school"


def first_line(workspace: Path) -> str:
    return workspace.joinpath("plan/plan.yaml").read_text("utf-8").partition("\n")[0]


def committed(school: Path) -> None:
    """Commit the school's plan, and then change it in the folder."""
    git("init", "-q", "-b", "main", folder=school)
    commit_all(school)
    edit(school / "plan/plan.yaml", "see the wiki", "ask me")


def test_the_old_plan_may_be_that_of_a_commit(school: Path) -> None:
    committed(school)
    shown("init", "--from", "school", "--rev", "HEAD", "next", folder=school.parent)
    assert first_line(school.parent / "next") == AS_COMMITTED


def test_a_bare_repository_has_the_old_plan_too(school: Path) -> None:
    committed(school)
    cloned(school, school.parent / "kept.git", "--bare")
    shown("init", "--from", "kept.git", "--rev", "main", "next", folder=school.parent)
    assert first_line(school.parent / "next") == AS_COMMITTED
    within = ("--rev", "main", "kept.git/new")
    told = refused("init", "--from", "kept.git", *within, folder=school.parent, LANG="en_GB.UTF-8")
    assert "lies in the workspace of the plan before" in told


def test_what_a_commit_has_wrong_is_mended_in_a_new_one(school: Path) -> None:
    edit(school / "units/gym/2023-Q4.yaml", "value: 20", "value: about 20")
    committed(school)
    told = run("init", "--from", "school", "--rev", "HEAD", "next", folder=school.parent).err
    assert told.splitlines()[-1] == (
        "anplan: The plan before cannot be read whole. "
        "Mend it and commit that; then name the new commit: --rev"
    )


def test_a_commit_without_an_old_plan_is_refused(tmp_path: Path) -> None:
    told = refused("init", "--rev", "main", "next", folder=tmp_path)
    assert told == "anplan：--rev 写明取原方案的哪次提交。写明那个方案的工作区：--from DIR"
