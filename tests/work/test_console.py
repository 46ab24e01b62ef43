"""A console: what is printed where, and what is said once."""

import io

import pytest

from anplan.base.errors import HistoryError, OutputError
from anplan.base.message import say
from anplan.show.layout.screen import Screen
from anplan.show.words import Words
from anplan.work.console import Console


class Full(io.StringIO):
    """A stream behind which the disk is full."""

    def flush(self) -> None:
        raise OSError(28, "No space left on device")


def console(out: io.StringIO | None = None) -> Console:
    return Console(Words("en"), out=out or io.StringIO(), err=io.StringIO())


def remarks(made: Console) -> list[str]:
    assert isinstance(made.err, io.StringIO)
    return made.err.getvalue().splitlines()


def output(made: Console) -> str:
    assert isinstance(made.out, io.StringIO)
    return made.out.getvalue()


def test_results_and_remarks_go_to_streams_of_their_own() -> None:
    made = console()
    screen = Screen()
    screen.line("green")
    made.show(screen)
    made.note("of 188 files 1 cannot be read")
    assert (output(made), remarks(made)) == ("green\n", ["of 188 files 1 cannot be read"])


def test_a_remark_is_made_once() -> None:
    made = console()
    for text in ("shallow", "shallow", "no calendar"):
        made.note_once(text)
    assert remarks(made) == ["shallow", "no calendar"]


def test_what_git_refuses_is_said_once_with_its_cure() -> None:
    made = console()
    refusal = HistoryError(say("git is not installed"), say("Install git"))
    made.note_refused(refusal)
    made.note_refused(refusal)
    assert remarks(made) == ["Without history: git is not installed. Install git"]


def test_remarks_that_nobody_sees_are_not_made_already() -> None:
    made = console()
    made.without_remarks().note_once("shallow")
    assert remarks(made) == []
    made.note_once("shallow")
    assert remarks(made) == ["shallow"]


def test_a_written_file_is_named_where_it_is_asked_for() -> None:
    made = console()
    made.tell_written("units/jxkc/2025-06.yaml", indent="  ")
    made.tell_written("briefs/2025-06.md", note=True)
    assert output(made) == "  written: units/jxkc/2025-06.yaml\n"
    assert remarks(made) == ["written: briefs/2025-06.md"]


def test_a_written_file_that_cannot_be_named_is_told_otherwise() -> None:
    with pytest.raises(OutputError) as refused:
        console(Full()).tell_written("briefs/2025-06.md")
    assert refused.value.message.values["file"] == "briefs/2025-06.md"


def test_nobody_is_asked_where_nothing_is_a_terminal() -> None:
    assert not console().asks
