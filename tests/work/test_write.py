"""A proposal: what it says of itself in a line and as a commit's message."""

from datetime import date
from pathlib import Path

import pytest

from anplan.base.message import Message, say
from anplan.base.problem import Level, Place, Problem
from anplan.files.disk.draft import draft
from anplan.files.disk.workspace import Workspace
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.session import Session, open_workspace
from anplan.work.write import ChangedMeanwhileError, Proposal, drafted
from tests.builders import project

ENGLISH = Words("en")
FIRST, SECOND = say("{ref} progress", ref="2.4"), say("{ref} progress", ref="3.1")


NOTES = "briefs/2025-09.yaml"
REPORT = "units/jxkc/2025-09.yaml"
TODAY = date(2025, 10, 9)


def proposal(root: Path, *changes: Message, heading: str = "", level: Level = "note") -> Proposal:
    made = draft(Workspace(root), "units/jxkc/2025-06.yaml", "nothing: none\n", [])
    problem = Problem("V104", level, Place(made.file), say("nothing"))
    return Proposal(made, project(), [problem], changes, heading)


def test_all_changes_stand_in_one_line_under_their_heading(tmp_path: Path) -> None:
    made = proposal(tmp_path, FIRST, SECOND, heading="jxkc 2025-06")
    assert made.summary(ENGLISH) == "jxkc 2025-06: 2.4 progress, 3.1 progress"


def test_a_commit_names_the_first_change_and_lists_the_rest(tmp_path: Path) -> None:
    made = proposal(tmp_path, FIRST, SECOND, heading="jxkc 2025-06")
    assert made.message(ENGLISH) == "jxkc 2025-06: 2.4 progress\n\n3.1 progress\n"


def test_one_change_alone_needs_no_heading(tmp_path: Path) -> None:
    made = proposal(tmp_path, FIRST)
    assert (made.summary(ENGLISH), made.message(ENGLISH)) == ("2.4 progress", "2.4 progress\n")


def test_an_error_refuses_it_and_nothing_less(tmp_path: Path) -> None:
    assert proposal(tmp_path, FIRST, level="error").refused
    assert not proposal(tmp_path, FIRST, level="warning").refused


def test_a_file_that_was_written_since_it_was_read_is_not_drafted(copied: Path) -> None:
    opened = open_workspace(Session(copied, TODAY, Console(ENGLISH)))
    copied.joinpath(NOTES).write_text("issued: 2025-10-09\n", "utf-8")
    with pytest.raises(ChangedMeanwhileError, match="was changed by somebody else meanwhile"):
        drafted(opened, NOTES, "", [])


def test_other_line_ends_are_no_change(copied: Path) -> None:
    opened = open_workspace(Session(copied, TODAY, Console(ENGLISH)))
    path = copied / REPORT
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert drafted(opened, REPORT, "", []).before == path.read_bytes()
