"""Errors keep what is wrong and what to do about it apart; messages keep their values."""

import pytest

from anplan.base.errors import AnplanError, FileError, HistoryError, UsageError, WorkspaceError
from anplan.base.message import mark, say


@pytest.mark.parametrize("kind", [UsageError, WorkspaceError, FileError, HistoryError])
def test_an_error_carries_its_sentence_and_its_cure(kind: type[AnplanError]) -> None:
    error = kind(say("No unit {name}", name="x"), say("Look at {folder}", folder="units/"))
    assert (str(error), error.exit_code) == ("No unit {name}", 2)
    assert error.message.values == {"name": "x"}
    assert error.hint == say("Look at {folder}", folder="units/")


def test_an_error_may_have_no_cure() -> None:
    assert AnplanError(say("Stop")).hint is None


def test_a_marked_text_is_the_text() -> None:
    assert mark("not reported") == "not reported"


def test_messages_of_the_same_text_and_values_are_the_same() -> None:
    assert say("due {day}", day="2025-06-30") == say("due {day}", day="2025-06-30")
    assert say("due {day}", day="2025-06-30") != say("due {day}", day="2025-07-01")
