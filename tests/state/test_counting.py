"""How a period is asked about: for which day, and on which day its papers are counted."""

from typing import Any

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.counting import period_question, period_question_on, unit_question
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, project, report

JUNE = Period.parse("2025-06")
CLOSED = {"2025-06": {"number": "1", "issued": "2025-07-08"}}


def with_june(submitted: str | None = "2025-07-03", **parts: Any) -> Project:
    """A project whose unit handed in June's report on a day."""
    return project(reports={("jxkc", "2025-06"): handed_in(submitted)}, **parts)


def handed_in(day: str | None) -> Report:
    return report(nothing="本月无新进展", submitted=day)


def asked(day: str, papers_on: str, known: str | None = None) -> Question:
    return Question(DAY(day), DAY(papers_on), DAY(known) if known else None, "month")


def test_papers_are_counted_the_day_after_the_last_was_due() -> None:
    assert period_question(with_june(obligations=[MONTHLY]), JUNE) == asked(
        "2025-06-30", "2025-07-06"
    )


def test_they_are_counted_when_the_last_one_came() -> None:
    made = with_june("2025-07-20", obligations=[MONTHLY])
    assert period_question(made, JUNE).papers_on == DAY("2025-07-20")


def test_they_are_counted_when_the_last_one_was_returned() -> None:
    back = {"on": "2025-07-09", "kind": "return", "ref": "2025-06", "unit": "jxkc"}
    made = with_june(obligations=[MONTHLY], decisions=[{**back, "by": "统筹单位", "reason": "漏"}])
    assert period_question(made, JUNE).papers_on == DAY("2025-07-09")


def test_where_nothing_is_owed_they_are_counted_at_its_end() -> None:
    assert period_question(project(), JUNE) == asked("2025-06-30", "2025-06-30")


HALF = {
    "id": "half",
    "title": "总结",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-H1",
    "due_on": "2025-07-10",
}


@pytest.mark.parametrize(
    ("period", "day"),
    [("2025-H1", "2025-07-11"), ("2025-06", "2025-07-11"), ("2025-05", "2025-05-31")],
)
def test_a_longer_paper_is_counted_with_the_month_that_it_ends_with(period: str, day: str) -> None:
    made = project(obligations=[HALF])
    assert period_question(made, Period.parse(period)).papers_on == DAY(day)


def test_where_units_owe_the_month_a_longer_paper_is_counted_with_its_own_period() -> None:
    made = project(obligations=[MONTHLY, HALF])
    assert period_question(made, JUNE).papers_on == DAY("2025-07-06")


def test_a_longer_paper_that_came_late_or_was_returned_is_counted_with_its_month() -> None:
    made = project(
        obligations=[HALF],
        reports={("jxkc", "2025-H1"): report(nothing="无", submitted="2025-07-20")},
    )
    assert period_question(made, JUNE).papers_on == DAY("2025-07-20")
    back = {"on": "2025-07-22", "kind": "return", "ref": "2025-H1", "unit": "jxkc"}
    made = project(obligations=[HALF], decisions=[{**back, "by": "统筹单位", "reason": "漏"}])
    assert period_question(made, JUNE).papers_on == DAY("2025-07-22")


def test_a_closed_month_is_asked_with_what_was_known_when_it_was_issued() -> None:
    made = with_june("2025-07-20", obligations=[MONTHLY], briefs=CLOSED)
    closed = asked("2025-06-30", "2025-07-08", "2025-07-08")
    assert period_question(made, JUNE) == closed
    assert period_question_on(made, JUNE, DAY("2025-12-31")) == closed


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2025-05-20", "2025-06-01"),
        ("2025-06-20", "2025-06-20"),
        ("2025-08-01", "2025-06-30"),
    ],
)
def test_an_open_month_is_asked_for_the_latest_day_in_it(today: str, day: str) -> None:
    made = with_june(obligations=[MONTHLY])
    assert period_question_on(made, JUNE, DAY(today)) == asked(day, today)


def test_a_unit_is_not_asked_before_its_own_report_came() -> None:
    late = with_june("2025-07-20", briefs=CLOSED)
    assert unit_question(late, "jxkc", JUNE) == asked("2025-06-30", "2025-07-20", "2025-07-20")
    early = with_june("2025-07-03", briefs=CLOSED)
    assert unit_question(early, "jxkc", JUNE) == period_question(early, JUNE)
    assert unit_question(project(briefs=CLOSED), "jxkc", JUNE) == period_question(early, JUNE)
