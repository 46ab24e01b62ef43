"""Problems: known by unit, ref and title, and open until solved."""

from typing import Any

from anplan.model.reports import Report
from anplan.state.problems import TroubleState, troubles
from anplan.state.question import Question
from tests.builders import DAY, project, report


def told(**more: str) -> Report:
    """A report with one problem about task 2.1."""
    return report(problems=[{"ref": "2.1", "title": "场地不足", **more}])


def troubles_on(day: str, reports: dict[tuple[str, str], Any]) -> tuple[TroubleState, ...]:
    """The problems as they stand on a day."""
    return troubles(project(reports=reports), Question.on(DAY(day)))


def test_a_problem_is_open_from_the_report_that_tells_it() -> None:
    reports = {("jxkc", "2025-05"): told()}
    assert troubles_on("2025-05-30", reports) == ()
    (trouble,) = troubles_on("2025-05-31", reports)
    assert (trouble.title, str(trouble.since), trouble.solved) == ("场地不足", "2025-05", None)


def test_it_stays_open_while_nobody_says_it_is_solved() -> None:
    reports = {("jxkc", "2025-05"): told(), ("jxkc", "2025-06"): report(nothing="无")}
    (trouble,) = troubles_on("2025-12-31", reports)
    assert trouble.solved is None


def test_a_later_report_solves_it() -> None:
    reports = {("jxkc", "2025-05"): told(), ("jxkc", "2025-06"): told(solved="2025-06-28")}
    (trouble,) = troubles_on("2025-06-30", reports)
    assert trouble.solved == DAY("2025-06-28")


def test_it_is_open_until_the_day_it_was_solved() -> None:
    """A report handed in early may name a day to come."""
    early = report(
        problems=[{"ref": "2.1", "title": "场地不足", "solved": "2025-06-28"}],
        submitted="2025-06-25",
    )
    (trouble,) = troubles_on("2025-06-27", {("jxkc", "2025-06"): early})
    assert trouble.solved is None


def test_told_and_solved_in_one_report() -> None:
    (trouble,) = troubles_on("2025-06-30", {("jxkc", "2025-06"): told(solved="2025-06-28")})
    assert (str(trouble.since), trouble.solved) == ("2025-06", DAY("2025-06-28"))


def test_told_again_after_it_was_solved_it_is_open_again() -> None:
    reports = {("jxkc", "2025-05"): told(solved="2025-05-28"), ("jxkc", "2025-07"): told()}
    (trouble,) = troubles_on("2025-07-31", reports)
    assert (trouble.solved, str(trouble.since), str(trouble.last)) == (None, "2025-05", "2025-07")


def test_the_words_told_last_stand() -> None:
    reports = {
        ("jxkc", "2025-05"): told(text="差两间", ask="请区房管局协调"),
        ("jxkc", "2025-06"): told(text="差一间"),
    }
    (trouble,) = troubles_on("2025-06-30", reports)
    assert (trouble.text, trouble.ask) == ("差一间", "请区房管局协调")


def test_the_place_is_the_last_one_that_tells_of_it() -> None:
    reports = {("jxkc", "2025-05"): told(), ("jxkc", "2025-06"): told(text="差一间")}
    (trouble,) = troubles_on("2025-06-30", reports)
    assert trouble.spot.file == "units/jxkc/2025-06.yaml"
    assert trouble.spot.path == ("problems", 0, "title")


def test_another_unit_s_problem_of_the_same_name_is_another_problem() -> None:
    reports = {("jxkc", "2025-05"): told(), ("kgj", "2025-05"): told(solved="2025-05-20")}
    states = troubles_on("2025-05-31", reports)
    assert [(state.unit, state.solved) for state in states] == [
        ("jxkc", None),
        ("kgj", DAY("2025-05-20")),
    ]


def test_the_same_title_about_another_task_is_another_problem() -> None:
    both = report(problems=[{"ref": ref, "title": "场地不足"} for ref in ("2.1", "2.2")])
    states = troubles_on("2025-05-31", {("jxkc", "2025-05"): both})
    assert [state.ref for state in states] == ["2.1", "2.2"]


def test_they_stand_in_the_order_they_were_first_told() -> None:
    reports = {
        ("a", "2025-06"): report(problems=[{"ref": "2.1", "title": "六月"}]),
        ("b", "2025-05"): report(problems=[{"ref": "2.1", "title": "五月"}]),
    }
    titles = [state.title for state in troubles_on("2025-06-30", reports)]
    assert titles == ["五月", "六月"]
