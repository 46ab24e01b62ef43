"""A folder behind the last commit: what that one has is not taken out in silence."""

from pathlib import Path

import pytest

from anplan.files.disk.draft import draft
from anplan.files.disk.workspace import Workspace
from anplan.files.git.run import run_git
from anplan.work.behind import lost_by
from tests.program import edit, run, shown

FILE = "units/jd-dazhi/2025-10.yaml"
SAID = ("--unit", "jd-dazhi", "--month", "2025-10", "--commit")
NEXT = ("record", "next", "2.1", "11月回访。", *SAID)
LOST = "上次提交中有、本文件夹中没有的内容将被删去：2.3 建设科技成果转化载体 踏勘场地2处。"


@pytest.fixture
def behind(copied: Path) -> Path:
    """A folder that lacks the last of two entries that were committed."""
    shown("record", "progress", "2.1", "走访企业9家。", *SAID, folder=copied)
    earlier = copied.joinpath(FILE).read_bytes()
    shown("record", "progress", "2.3", "踏勘场地2处。", *SAID, folder=copied)
    copied.joinpath(FILE).write_bytes(earlier)
    return copied


def committed(folder: Path) -> str:
    return run_git(folder, ["show", f"HEAD:{FILE}"]).decode("utf-8")


def test_a_commit_that_takes_out_an_entry_is_refused(behind: Path) -> None:
    done = run(*NEXT, folder=behind)
    assert done.code == 1
    assert LOST in done.err
    assert "踏勘场地2处" in committed(behind)
    assert "11月回访" not in behind.joinpath(FILE).read_text("utf-8")


def test_it_is_made_where_that_is_meant(behind: Path) -> None:
    done = run(*NEXT, "--yes", folder=behind)
    assert done.code == 0
    assert LOST in done.err
    assert "11月回访" in committed(behind)


def test_a_file_that_is_gone_from_the_folder_counts_too(behind: Path) -> None:
    behind.joinpath(FILE).unlink()
    done = run(*NEXT, folder=behind)
    assert done.code == 1
    assert "2.1 " in done.err
    assert "踏勘场地2处" in done.err


def test_a_file_that_another_run_wrote_meanwhile_is_drafted_anew_not_held_back(
    behind: Path,
) -> None:
    workspace = Workspace(behind)
    made = draft(workspace, FILE, "", [])
    assert [one.ref for one in lost_by(workspace, made)] == ["2.3"]
    behind.joinpath(FILE).write_text(committed(behind), "utf-8")
    assert lost_by(workspace, made) == ()


def test_a_decision_is_held_back_in_the_same_way(copied: Path) -> None:
    file = "plan/decisions/2025-10.yaml"
    ask = ("decide", "ask", "tech-contracts")
    more = ("--unit", "jxkc", "--by", "统筹单位", "--commit")
    shown(*ask, "请说明增幅。", *more, folder=copied)
    copied.joinpath(file).unlink()
    done = run(*ask, "请补充佐证。", *more, folder=copied)
    assert done.code == 1
    assert "请说明增幅" in done.err


def test_a_brief_is_not_issued_of_a_folder_that_is_behind(behind: Path) -> None:
    done = run("brief", "--month", "2025-09", "--issue", folder=behind)
    assert done.code == 2
    assert "踏勘场地2处" in done.err
    assert run("brief", "--month", "2025-09", "--issue", "--yes", folder=behind).code == 0


def test_what_is_new_or_changed_in_the_folder_is_no_loss(copied: Path) -> None:
    shown("record", "progress", "2.1", "走访企业9家。", *SAID, folder=copied)
    edit(copied / FILE, "走访企业9家。", "走访企业10家。")
    shown(*NEXT, folder=copied)
    assert "走访企业10家" in committed(copied)
