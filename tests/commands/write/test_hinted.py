"""What a hint about a brief tells to run is not refused."""

import re
import shlex
from pathlib import Path

import pytest

from tests.program import add, edit, refused, run, shown
from tests.repositories import git

_COMMAND = re.compile(r"(?:anplan|git) [a-z]+(?: [\x21-\x7e]+)*")
JUNE = "briefs/2025-06.md"
NOTES, SEPTEMBER = "briefs/2025-09.yaml", "briefs/2025-09.md"
BRIEF = ("brief", "--month", "2025-09")
ISSUE = (*BRIEF, "--issue")


def hinted(text: str, code: str = "") -> list[list[str]]:
    """Return the commands in the lines that hold a rule's code."""
    lines = [line for line in text.splitlines() if code in line]
    return [shlex.split(found) for line in lines for found in _COMMAND.findall(line)]


def follow(commands: list[list[str]], folder: Path) -> None:
    """Run what was hinted; each must go well."""
    assert commands
    for program, *arguments in commands:
        if program == "git":
            assert git(*arguments, folder=folder)
            continue
        done = run(*arguments, folder=folder)
        assert done.code == 0, (arguments, done.err)


def test_an_edited_brief_is_rendered_again(copied: Path) -> None:
    edit(copied / JUNE, "上半年基础工作大体成形", "上半年工作成效显著")
    check = ("check", "--month", "2025-06")
    follow(hinted(run(*check, folder=copied).out, "B102"), copied)
    assert "B102" not in shown(*check, folder=copied)


def test_an_edited_brief_of_other_files_is_taken_from_its_history(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "red: 10", "red: 12")
    edit(copied / JUNE, "上半年基础工作大体成形", "上半年工作成效显著")
    commands = hinted(run("check", "--month", "2025-06", folder=copied).out, "B102")
    assert commands == [["git", "log", "--", JUNE]]
    follow(commands, copied)


def test_a_missing_brief_is_written(copied: Path) -> None:
    (copied / JUNE).unlink()
    follow(hinted(shown("check", "--month", "2025-06", folder=copied), "B103"), copied)
    assert (copied / JUNE).exists()


def test_a_brief_that_nobody_issued_becomes_a_draft_and_is_issued(copied: Path) -> None:
    august = (copied / "briefs/2025-08.md").read_text("utf-8")
    add(copied / SEPTEMBER, august.replace("8月份", "9月份"))
    follow(hinted(run("check", folder=copied).out, "B105"), copied)
    assert shown("brief", "--verify", "--month", "2025-09", folder=copied)


@pytest.mark.parametrize("text", [None, "# 简报\n"])
def test_an_issued_brief_that_comes_without_its_half_is_written(
    copied: Path, text: str | None
) -> None:
    add(copied / NOTES, "number: 6\nissued: 2025-10-09\n")
    if text is not None:
        add(copied / SEPTEMBER, text)
    asked = ("check", "--base", "HEAD")
    follow(hinted(run(*asked, folder=copied).out, "H114"), copied)
    assert "H114" not in run(*asked, folder=copied).out


def test_an_issued_brief_of_other_files_is_written_again(copied: Path) -> None:
    assert run(*ISSUE, folder=copied).code == 0
    edit(copied / "units/act/2025-09.yaml", "value: 20.5\n", "value: 20.6\n")
    asked = ("check", "--base", "HEAD")
    follow(hinted(run(*asked, folder=copied).out, "H114"), copied)
    assert "H114" not in run(*asked, folder=copied).out


def test_an_issue_that_was_killed_between_its_writes_is_ended_without_yes(copied: Path) -> None:
    assert run(*BRIEF, folder=copied).code == 0
    add(copied / NOTES, "number: 6\nissued: 2025-10-09\n")
    assert run(*BRIEF, folder=copied).code == 0
    assert "第6期" in (copied / SEPTEMBER).read_text("utf-8")
    assert "逐字节一致" in shown("brief", "--verify", "--month", "2025-09", folder=copied)


def test_an_issued_brief_that_anplan_wrote_is_not_written_over(copied: Path) -> None:
    assert run(*ISSUE, folder=copied).code == 0
    before = (copied / SEPTEMBER).read_bytes()
    edit(copied / "units/act/2025-09.yaml", "value: 20.5\n", "value: 20.6\n")
    assert "已于 2025-10-09 印发" in refused(*BRIEF, folder=copied)
    assert (copied / SEPTEMBER).read_bytes() == before


def test_words_in_an_issued_brief_make_it_no_draft(copied: Path) -> None:
    add(copied / NOTES, "overview: |-\n  两个文件未定稿、未印发。\n")
    assert run(*ISSUE, folder=copied).code == 0
    edit(copied / "units/act/2025-09.yaml", "value: 20.5\n", "value: 20.6\n")
    assert "已于 2025-10-09 印发" in refused(*BRIEF, folder=copied)


def test_a_draft_that_a_person_changed_is_not_written_over(copied: Path) -> None:
    assert run(*BRIEF, folder=copied).code == 0
    edit(copied / SEPTEMBER, "## 9月份", "## 九月份")
    add(copied / NOTES, "number: 6\nissued: 2025-10-09\n")
    assert "确要覆盖加 --yes" in refused(*BRIEF, folder=copied)


def test_what_failed_between_the_writes_tells_what_to_run(copied: Path) -> None:
    (copied / SEPTEMBER).mkdir()
    told = run(*ISSUE, folder=copied)
    assert told.code == 2
    (copied / SEPTEMBER).rmdir()
    follow(hinted(told.err), copied)
    assert "第6期" in (copied / SEPTEMBER).read_text("utf-8")


def test_it_tells_yes_where_a_person_s_words_lie_there(copied: Path) -> None:
    add(copied / SEPTEMBER, "手写的草稿\n")
    note = copied / ".anplan/briefs-2025-09.md.sha256"
    note.mkdir(parents=True)
    told = run(*ISSUE, "--yes", folder=copied)
    assert told.code == 2
    note.rmdir()
    follow(hinted(told.err), copied)
    assert "第6期" in (copied / SEPTEMBER).read_text("utf-8")
