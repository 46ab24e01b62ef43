"""What was to come next and whether the next report speaks of it: worked by hand."""

from collections.abc import Mapping
from typing import Any

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.echoes import NextStep, steps_before
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, indicator, project, reading, report

JUNE, MAY = Period.parse("2025-06"), Period.parse("2025-05")
TASKS = {"1.1": {"title": "走访", "units": ["jxkc"]}, "1.2": {"title": "培训", "units": ["jxkc"]}}
QUARTERLY = {
    "id": "quarterly",
    "title": "季报",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-Q2",
    "due_on": "2025-07-05",
}


def entry(ref: str, text: str = "走访企业8家。") -> dict[str, str]:
    return {"ref": ref, "text": text}


def made(reports: Mapping[tuple[str, str], Report], **changes: Any) -> Project:
    return project(
        indicators={"it": indicator(tasks=["1.1"])},
        tasks=TASKS,
        units=("jxkc", "sfj"),
        reports=reports,
        obligations=[MONTHLY],
        **changes,
    )


def steps(reports: Mapping[tuple[str, str], Report], period: Period = JUNE) -> list[NextStep]:
    return list(steps_before(made(reports), Question.on(DAY("2025-07-10")), period))


def echoes(*following: str, **june: Any) -> list[bool | None]:
    """Whether May's next steps are spoken of in June."""
    may = report(next=[entry(ref) for ref in following])
    reports = {("jxkc", "2025-05"): may, ("jxkc", "2025-06"): report(**june)}
    return [step.is_echoed for step in steps(reports)]


def test_a_word_on_the_same_task_is_an_echo() -> None:
    assert echoes("1.1", "1.2", progress=[entry("1.1")]) == [True, False]


def test_a_word_on_the_task_of_an_action_is_an_echo_and_the_other_way_round() -> None:
    assert echoes("1.1/visits", progress=[entry("1.1")]) == [True]
    assert echoes("1.1", progress=[entry("1.1/visits")]) == [True]


def test_every_section_may_speak_of_it() -> None:
    for said in (
        {"milestones": [{"ref": "1.1/opening", "done": "2025-06-20"}]},
        {"problems": [{"ref": "1.1", "title": "场地不足"}]},
        {"next": [entry("1.1")]},
        {"at_risk": [entry("1.1")]},
    ):
        assert echoes("1.1", **said) == [True]


def test_a_figure_of_the_task_is_an_echo() -> None:
    may, june = report(next=[entry("1.1"), entry("1.2")]), report(reading("60", "2025-06-30"))
    told = steps({("jxkc", "2025-05"): may, ("jxkc", "2025-06"): june})
    assert [step.is_echoed for step in told] == [True, False]


def test_a_report_that_has_nothing_to_say_says_nothing_of_it() -> None:
    assert echoes("1.1", nothing="本月无新进展") == [False]


def test_while_the_report_is_not_there_nobody_knows() -> None:
    (step,) = steps({("jxkc", "2025-05"): report(next=[entry("1.1")])})
    assert step.is_echoed is None
    assert not step.has_no_echo


def test_another_unit_is_no_echo() -> None:
    told = steps(
        {
            ("jxkc", "2025-05"): report(next=[entry("1.1")]),
            ("jxkc", "2025-06"): report(progress=[entry("1.2")]),
            ("sfj", "2025-06"): report(progress=[entry("1.1")]),
        }
    )
    assert [(step.unit, step.is_echoed) for step in told] == [("jxkc", False)]


def test_the_step_has_its_place() -> None:
    (step,) = steps({("jxkc", "2025-05"): report(next=[entry("1.1", "办培训班。")])})
    assert (step.period, step.entry.text) == (MAY, "办培训班。")
    assert (step.spot.file, step.spot.path) == ("units/jxkc/2025-05.yaml", ("next", 0))


def test_only_the_period_before_counts() -> None:
    april = {("jxkc", "2025-04"): report(next=[entry("1.1")])}
    assert steps(april) == []


def test_a_quarter_is_held_against_the_quarter_before() -> None:
    reports = {
        ("jxkc", "2025-Q1"): report(next=[entry("1.1"), entry("1.2")]),
        ("jxkc", "2025-Q2"): report(progress=[entry("1.1")]),
    }
    quarterly = project(tasks=TASKS, units=("jxkc",), reports=reports, obligations=[QUARTERLY])
    told = steps_before(quarterly, Question.on(DAY("2025-07-10")), JUNE)
    assert [step.is_echoed for step in told] == [True, False]


def test_what_was_not_known_when_a_brief_was_issued_does_not_count() -> None:
    late = report(progress=[entry("1.1")], submitted="2025-07-20")
    reports = {
        ("jxkc", "2025-05"): report(next=[entry("1.1")], submitted="2025-06-03"),
        ("jxkc", "2025-06"): late,
    }
    (step,) = steps_before(made(reports), Question.of_issue(JUNE, DAY("2025-07-12")), JUNE)
    assert step.is_echoed is None


def test_a_measure_stands_for_the_task_that_it_serves() -> None:
    schemes = {"jxkc": {"measures": [{"id": "lab", "ref": "1.2", "text": "揭牌"}]}}
    reports = {
        ("jxkc", "2025-05"): report(next=[entry("scheme/lab"), entry("1.1")]),
        ("jxkc", "2025-06"): report(progress=[entry("1.2")]),
    }
    told = steps_before(made(reports, schemes=schemes), Question.on(DAY("2025-07-10")), JUNE)
    assert [step.is_echoed for step in told] == [True, False]
