"""--rev and --known on clones that lack a part of the history: what they do not know is said."""

import json
from pathlib import Path

import pytest

from tests.commands.ask.history.asked import REPORT, heading, noted, papers, short
from tests.program import edit, refused, run, shown
from tests.repositories import cloned, commit_all, git


@pytest.fixture
def shallow(repository: Path) -> Path:
    """Return a clone that begins with the commit of June."""
    return cloned(repository, repository.parent / "shallow", "--depth", "2")


def test_what_a_shallow_clone_begins_with_has_no_day(shallow: Path) -> None:
    done = run("due", "--format", "json", "--on", "2025-07-20", folder=shallow)
    told = json.loads(done.out)["papers"]
    assert [(paper["state"], paper["done_on"]) for paper in told] == [
        ("done", None),
        ("done", "2025-07-03"),
    ]
    assert (
        done.err
        == "本克隆为浅克隆：1 份材料报送日期不明，均按按时计；请执行 git fetch --unshallow\n"
    )


def test_what_was_known_before_a_shallow_clone_begins(shallow: Path) -> None:
    assert refused("status", "--known", "2025-05-20", folder=shallow) == (
        "anplan：2025-05-20 的已知情况不在此处：本浅克隆始于 2025-06-03。"
        "请取回全部历史：git fetch --unshallow"
    )
    assert "git fetch --unshallow" in refused("status", "--rev", "HEAD~2", folder=shallow)
    assert "（2025-06-03）" in run("status", "--known", "2025-06-20", folder=shallow).out


def test_a_shallow_clone_that_was_completed_is_whole(shallow: Path) -> None:
    git("fetch", "-q", "--unshallow", folder=shallow)
    assert papers("--on", "2025-07-20", folder=shallow)[0] == ("done", "2025-06-03")


def test_why_does_not_say_whose_a_line_is_where_a_shallow_clone_begins(
    sample: Path, tmp_path: Path
) -> None:
    clone = cloned(sample, tmp_path / "clone", "--depth", "1")
    told = shown("why", "tech-contracts", folder=clone)
    assert f"{short(clone)} 2025-09-30 或更早（浅克隆）" in told


def test_a_partial_clone_says_what_it_lacks(repository: Path) -> None:
    git("config", "uploadpack.allowFilter", "true", folder=repository)
    clone = cloned(repository, repository.parent / "partial", "--filter=blob:none")
    assert short(clone) in heading(folder=clone)
    edit(repository / REPORT, "本月", "当月")
    commit_all(repository)
    git("fetch", "-q", folder=clone)
    told = refused("status", "--rev", "origin/main", folder=clone)
    assert told.startswith("anplan：git 未执行：fatal: could not fetch ")
    assert told.endswith("。本克隆为部分克隆：查询历史请不带 --filter 重新克隆")


def test_a_clone_without_trees_says_so_where_a_day_is_looked_for(repository: Path) -> None:
    git("config", "uploadpack.allowFilter", "true", folder=repository)
    clone = cloned(repository, repository.parent / "partial", "--filter=tree:0")
    out, note = noted("due", "--on", "2025-07-20", folder=clone)
    assert "应报 2 份" in out
    assert note.startswith("未取用历史：git 未执行：fatal: ")
