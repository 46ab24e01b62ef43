"""Questions: the day asked for, the day papers are counted on, and what was known then."""

from dataclasses import replace
from datetime import date

from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.build import build
from anplan.state.question import Question, known_reports, spoken_reports
from tests.builders import DAY, MONTHLY, indicator, project, reading, report

JUNE = ("jxkc", "2025-06")


def corrected() -> Project:
    """May's 50, corrected to 44 by June's report of 8 July."""
    return project(
        indicators={"it": indicator()},
        reports={
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31"), submitted="2025-06-04"),
            JUNE: report(reading("44", "2025-05-31", reason="更正"), submitted="2025-07-08"),
        },
    )


def of_june(submitted: str | None = None) -> Project:
    """A project with one report, of June."""
    told: Report = report(nothing="本月无新进展", submitted=submitted)
    return project(reports={JUNE: told})


def known(made: Project, day: str) -> int:
    """How many reports were known on a day."""
    return len(known_reports(made, Question(DAY("2025-07-31"), DAY("2025-07-31"), DAY(day))))


def spoken(made: Project, day: str) -> int:
    """How many reports' words hold on a day."""
    return len(spoken_reports(made, Question.on(DAY(day))))


def value(made: Project, question: Question) -> str:
    """The value judged."""
    point = build(made, question).indicator("it").point
    assert point is not None
    return str(point.value)


def test_the_default_asks_with_all_that_is_known() -> None:
    assert Question.on(DAY("2025-06-30")) == Question(
        date(2025, 6, 30), papers_on=date(2025, 6, 30), known=None
    )


def test_a_correction_changes_the_answer_about_the_past() -> None:
    """More is known now than then; a closed month shows the difference as 更正."""
    now = Question.on(DAY("2025-06-10"))
    assert value(corrected(), now) == "44"


def test_the_answer_as_it_was_known_then() -> None:
    now = Question.on(DAY("2025-06-10"))
    assert value(corrected(), now._replace(known=DAY("2025-07-07"))) == "50"
    assert value(corrected(), now._replace(known=DAY("2025-07-08"))) == "44"


def test_without_submitted_a_report_is_known_from_its_first_commit() -> None:
    made = replace(of_june(), arrived={"units/jxkc/2025-06.yaml": DAY("2025-07-09")})
    assert [known(made, day) for day in ("2025-07-08", "2025-07-09")] == [0, 1]


def test_submitted_counts_over_the_first_commit() -> None:
    made = replace(of_june("2025-07-03"), arrived={"units/jxkc/2025-06.yaml": DAY("2025-07-09")})
    assert [known(made, day) for day in ("2025-07-02", "2025-07-03")] == [0, 1]


def test_a_report_of_no_known_day_was_always_known() -> None:
    assert known(of_june(), "2025-01-01") == 1


def test_a_report_speaks_from_the_last_day_of_its_period() -> None:
    made = of_june("2025-07-03")
    assert [spoken(made, day) for day in ("2025-06-29", "2025-06-30")] == [0, 1]


def test_a_report_handed_in_before_its_period_is_over_speaks_from_that_day() -> None:
    made = of_june("2025-06-25")
    assert [spoken(made, day) for day in ("2025-06-24", "2025-06-25")] == [0, 1]


def test_a_report_that_is_not_known_does_not_speak() -> None:
    question = Question(DAY("2025-07-31"), DAY("2025-07-31"), known=DAY("2025-07-02"))
    assert spoken_reports(of_june("2025-07-03"), question) == ()


def test_reports_come_in_the_order_of_units_and_periods() -> None:
    told = report(nothing="本月无新进展")
    keys = [("b", "2025-05"), ("a", "2025-H1"), ("a", "2025-06"), ("a", "2025-05")]
    made = project(reports=dict.fromkeys(keys, told))
    found = [
        (unit, str(period))
        for unit, period, _ in known_reports(made, Question.on(DAY("2025-12-31")))
    ]
    assert found == [("a", "2025-05"), ("a", "2025-06"), ("a", "2025-H1"), ("b", "2025-05")]


def test_the_task_s_reporters_are_counted_on_the_day_of_papers() -> None:
    """Asked for 30 June with papers of 10 July, June is due; of a report of 8 July it knows."""
    made = project(
        tasks={"2.1": {"title": "任务", "units": ["jxkc"]}},
        reports={JUNE: report(nothing="本月无新进展", submitted="2025-07-08")},
        obligations=[MONTHLY],
    )
    question = Question(DAY("2025-06-30"), papers_on=DAY("2025-07-10"))
    assert build(made, question).task("2.1").reported == 1
    assert build(made, question._replace(known=DAY("2025-07-07"))).task("2.1").reported == 0
