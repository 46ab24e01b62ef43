"""Returned papers: owed again until one of a later day is there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from anplan.model.project import Project
from anplan.state.build import build
from anplan.state.papers import Paper, papers
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, indicator, project, reading, report, state_on

JUNE = MONTHLY | {"start": "2025-06", "end": "2025-06"}
HALF_YEAR: dict[str, Any] = {
    "id": "half",
    "title": "半年总结",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-H1",
    "due_on": "2025-07-10",
}
SCHEME: dict[str, Any] = {
    "id": "scheme",
    "title": "工作方案",
    "paper": "scheme",
    "owed_by": "units",
    "every": "once",
    "due_on": "2025-04-30",
}


def returned(on: str, until: str | None = None, ref: str = "2025-06") -> Mapping[str, str]:
    """The return of a paper of ``jxkc``."""
    said = {
        "kind": "return",
        "on": on,
        "ref": ref,
        "unit": "jxkc",
        "by": "试验办主任",
        "reason": "口径不符",
    }
    return said | ({"until": until} if until else {})


def handed_in(submitted: str | None, *returns: Mapping[str, str]) -> Project:
    """A plan with June's report, due on 5 July, and what was returned."""
    told = report(reading("50", "2025-06-30"), submitted=submitted)
    return project(
        obligations=[JUNE],
        indicators={"it": indicator()},
        reports={("jxkc", "2025-06"): told},
        decisions=returns,
    )


def june(day: str, submitted: str | None, *returns: Mapping[str, str]) -> Paper:
    """June's paper as it stands on a day."""
    (paper,) = papers(handed_in(submitted, *returns), Question.on(DAY(day)))
    return paper


def test_a_returned_paper_is_missing_though_it_had_come() -> None:
    paper = june("2025-07-10", "2025-07-03", returned("2025-07-08"))
    assert (paper.state, paper.done_on, paper.owed_again) == ("missing", None, True)


def test_it_says_when_why_and_where_it_was_returned() -> None:
    told = june("2025-07-10", "2025-07-03", returned("2025-07-08")).returned
    assert told is not None
    assert (told.on, told.reason) == (DAY("2025-07-08"), "口径不符")
    assert (told.spot.file, told.spot.path) == ("plan/decisions/2025-12.yaml", ("decisions", 0))


def test_before_the_day_of_the_return_it_is_in() -> None:
    paper = june("2025-07-07", "2025-07-03", returned("2025-07-08"))
    assert (paper.state, paper.returned) == ("done", None)


def test_with_a_new_day_it_is_open_until_that_day_is_over() -> None:
    until = returned("2025-07-08", "2025-07-12")
    assert june("2025-07-12", "2025-07-03", until).state == "open"
    assert june("2025-07-13", "2025-07-03", until).state == "missing"
    assert june("2025-07-13", "2025-07-03", until).due == DAY("2025-07-12")


@pytest.mark.parametrize(
    ("again", "state", "days_late"),
    [("2025-07-11", "done", 0), ("2025-07-12", "done", 0), ("2025-07-14", "late", 2)],
)
def test_handed_in_again_it_is_judged_by_the_new_day(
    again: str, state: str, days_late: int
) -> None:
    paper = june("2025-07-20", again, returned("2025-07-08", "2025-07-12"))
    assert (paper.state, paper.days_late, paper.owed_again) == (state, days_late, False)
    assert paper.returned is not None


def test_without_a_new_day_the_old_one_holds() -> None:
    paper = june("2025-07-20", "2025-07-09", returned("2025-07-08"))
    assert (paper.state, paper.days_late) == ("late", 4)


def test_returned_before_it_was_due_it_is_open() -> None:
    assert june("2025-07-05", "2025-07-02", returned("2025-07-03")).state == "open"


def test_a_paper_of_the_very_day_of_its_return_is_the_one_returned() -> None:
    assert june("2025-07-20", "2025-07-08", returned("2025-07-08")).owed_again
    assert not june("2025-07-20", "2025-07-09", returned("2025-07-08")).owed_again


def test_a_paper_that_says_no_day_has_not_come_again() -> None:
    assert june("2025-07-20", None, returned("2025-07-08")).state == "missing"


def test_without_submitted_the_first_commit_tells_whether_it_came_again() -> None:
    made = handed_in(None, returned("2025-07-08"))
    made = replace(made, arrived={"units/jxkc/2025-06.yaml": DAY("2025-07-09")})
    (paper,) = papers(made, Question.on(DAY("2025-07-20")))
    assert (paper.state, paper.done_on) == ("late", DAY("2025-07-09"))


def test_returned_again_it_is_owed_again() -> None:
    twice = returned("2025-07-08"), returned("2025-07-15", "2025-07-20")
    assert june("2025-07-14", "2025-07-10", *twice).state == "late"
    assert june("2025-07-18", "2025-07-10", *twice).state == "open"
    assert june("2025-07-18", "2025-07-16", *twice).state == "done"


def test_only_the_paper_that_is_named_is_returned() -> None:
    made = project(
        obligations=[SCHEME, JUNE, HALF_YEAR],
        units=("jxkc", "sfj"),
        reports={
            (unit, period): report(nothing="无", submitted="2025-07-03")
            for unit in ("jxkc", "sfj")
            for period in ("2025-06", "2025-H1")
        },
        decisions=[returned("2025-07-08", ref="2025-H1"), returned("2025-07-08", ref="scheme")],
    )
    told = papers(made, Question.on(DAY("2025-07-09")))
    owed = [(paper.obligation, paper.unit) for paper in told if paper.returned]
    assert owed == [("scheme", "jxkc"), ("half", "jxkc")]


def test_its_figures_stay() -> None:
    state = state_on("2025-07-10", handed_in("2025-07-03", returned("2025-07-08")))
    point = state.indicator("it").point
    assert point is not None
    assert point.value == 50


def test_a_month_is_asked_about_with_the_returns_of_the_day_papers_are_counted() -> None:
    made = handed_in("2025-07-03", returned("2025-07-08"))
    june_end = DAY("2025-06-30")
    assert build(made, Question(june_end, DAY("2025-07-08"))).papers[0].owed_again
    assert not build(made, Question(june_end, DAY("2025-07-07"))).papers[0].owed_again


def test_a_return_that_was_not_known_at_the_time_is_left_out() -> None:
    made = handed_in("2025-07-03", returned("2025-07-08"))
    question = Question(DAY("2025-06-30"), DAY("2025-07-10"), known=DAY("2025-07-07"))
    assert build(made, question).papers[0].state == "done"


def of_closed(period: str, submitted: str, *returns: Mapping[str, str]) -> Paper:
    """A paper of ``jxkc`` on 20 July, when June's brief was issued on 12 July."""
    owed = JUNE if period == "2025-06" else HALF_YEAR
    made = project(
        obligations=[owed],
        reports={("jxkc", period): report(nothing="无", submitted=submitted)},
        decisions=returns,
        briefs={"2025-06": {"issued": "2025-07-12"}},
    )
    (paper,) = papers(made, Question.on(DAY("2025-07-20")))
    return paper


def test_a_return_that_was_answered_holds_after_the_issue() -> None:
    """Its paper came by the day that it named, whatever was closed since."""
    answered = returned("2025-07-08", "2025-07-12")
    assert of_closed("2025-06", "2025-07-12", answered).state == "done"
    assert of_closed("2025-06", "2025-07-10", answered).due == DAY("2025-07-12")
    assert of_closed("2025-06", "2025-07-10", returned("2025-07-08")).days_late == 5


def test_a_return_that_is_open_lapses_with_the_issue() -> None:
    still_open = returned("2025-07-08", "2025-07-11")
    for submitted in ("2025-07-03", "2025-07-13"):
        paper = of_closed("2025-06", submitted, still_open)
        assert (paper.returned, paper.due) == (None, DAY("2025-07-05"))


def test_of_two_returns_the_answered_one_holds() -> None:
    twice = returned("2025-07-07", "2025-07-09"), returned("2025-07-11", "2025-07-20")
    paper = of_closed("2025-06", "2025-07-09", *twice)
    assert (paper.state, paper.due) == ("done", DAY("2025-07-09"))


def test_a_half_year_s_return_lapses_with_the_issue_of_its_last_month() -> None:
    back = returned("2025-07-08", "2025-07-15", ref="2025-H1")
    assert of_closed("2025-H1", "2025-07-03", back).returned is None
    assert of_closed("2025-H1", "2025-07-12", back).returned is not None


def test_a_return_leaves_every_light_as_it_is() -> None:
    made = handed_in("2025-07-03", returned("2025-07-08"))
    verdict = state_on("2025-07-10", made).indicator("it").verdict
    assert (
        verdict.light
        == state_on("2025-07-10", handed_in("2025-07-03")).indicator("it").verdict.light
    )
