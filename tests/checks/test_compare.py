"""A finding is the same one wherever its line has moved; one more than before is new."""

from anplan.base.message import say
from anplan.base.problem import Place, Problem
from anplan.checks.compare import compare


def problem(
    line: int, source: str = "- ref: 1.11", *, file: str = "a.yaml", task: str = "1.11"
) -> Problem:
    message = say("There is no task {task}", task=task)
    return Problem("R103", "error", Place(file, line, 3, 1, source), message)


def test_a_moved_line_is_old() -> None:
    found = compare([problem(4)], [problem(9, "  - ref: 1.11 ")])
    assert (found.new, len(found.old)) == ([], 1)


def test_one_more_of_a_kind_is_new() -> None:
    found = compare([problem(4)], [problem(4), problem(9)])
    assert (found.old, found.new) == ([problem(4)], [problem(9)])


def test_another_file_text_or_message_is_new() -> None:
    others = [problem(4, file="b.yaml"), problem(4, "- ref: 1.12"), problem(4, task="1.12")]
    assert compare([problem(4)], others).new == others


def test_what_was_there_is_told_as_a_note() -> None:
    (told,) = compare([problem(4)], [problem(9)]).problems
    assert (told.code, told.level) == ("R103", "note")
    assert told.message == say("There before: {finding}", finding=problem(9).message)


def test_what_is_gone_is_not_told() -> None:
    assert compare([problem(4)], []).problems == []
