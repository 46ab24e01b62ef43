"""Papers: which are owed, and whether each is open, done, late or missing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from anplan.base.period import Period
from anplan.state.build import build
from anplan.state.counting import period_question
from anplan.state.papers import Paper, PaperState, is_owed_again, papers
from anplan.state.question import Question
from anplan.state.reporting import due_briefs, waiting_briefs
from tests.builders import DAY, MONTHLY, project, report, state_on

JUNE = MONTHLY | {"start": "2025-06", "end": "2025-06"}
SCHEME: dict[str, Any] = {
    "id": "scheme",
    "title": "工作方案",
    "paper": "scheme",
    "owed_by": "units",
    "every": "once",
    "due_on": "2025-03-31",
    "judged_from": "2025-04-30",
}
HALF_YEAR: dict[str, Any] = {
    "id": "half",
    "title": "半年总结",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-H1",
    "due_on": "2025-06-30",
}
YEAR = HALF_YEAR | {"id": "year", "title": "年度总结", "period": "2025", "due_on": "2025-12-20"}
BRIEF = HALF_YEAR | {
    "id": "brief",
    "title": "全区总结",
    "paper": "brief",
    "owed_by": "coordinator",
    "period": "2025",
    "due_on": "2025-12-31",
}


def papers_on(day: str, *obligations: Mapping[str, Any], **parts: Any) -> tuple[Paper, ...]:
    """Every paper of these obligations, asked on a day."""
    return papers(project(obligations=obligations, **parts), Question.on(DAY(day)))


def june_report(day: str, submitted: str | None, **parts: Any) -> Paper:
    """June's report, due on 5 July, with the day it says it was handed in."""
    told = report(nothing="本月无新进展", submitted=submitted)
    (paper,) = papers_on(day, JUNE, reports={("jxkc", "2025-06"): told}, **parts)
    return paper


@pytest.mark.parametrize(("day", "state"), [("2025-07-05", "open"), ("2025-07-06", "missing")])
def test_without_a_file_it_is_open_until_its_due_day_is_over(day: str, state: str) -> None:
    (paper,) = papers_on(day, JUNE)
    assert (paper.state, paper.done_on) == (state, None)


def test_handed_in_on_the_due_day_is_on_time() -> None:
    paper = june_report("2025-07-10", "2025-07-05")
    assert (paper.state, paper.days_late) == ("done", 0)


def test_handed_in_after_the_due_day_is_late_by_so_many_days() -> None:
    paper = june_report("2025-07-10", "2025-07-08")
    assert (paper.state, paper.days_late) == ("late", 3)


def test_handed_in_before_the_day_asked_only() -> None:
    """A paper of 8 July was not there on the 7th."""
    assert june_report("2025-07-07", "2025-07-08").state == "missing"
    assert june_report("2025-07-08", "2025-07-08").state == "late"


def test_handed_in_early_is_done_before_it_is_due() -> None:
    assert june_report("2025-07-01", "2025-06-28").state == "done"


def test_without_submitted_the_day_of_the_first_commit_decides() -> None:
    told = report(nothing="本月无新进展")
    made = project(obligations=[JUNE], reports={("jxkc", "2025-06"): told})
    made = replace(made, arrived={"units/jxkc/2025-06.yaml": DAY("2025-07-09")})
    (paper,) = papers(made, Question.on(DAY("2025-07-10")))
    assert (paper.state, paper.done_on, paper.days_late) == ("late", DAY("2025-07-09"), 4)


def test_submitted_decides_over_the_day_of_the_first_commit() -> None:
    told = report(nothing="本月无新进展", submitted="2025-07-03")
    made = project(obligations=[JUNE], reports={("jxkc", "2025-06"): told})
    made = replace(made, arrived={"units/jxkc/2025-06.yaml": DAY("2025-07-09")})
    (paper,) = papers(made, Question.on(DAY("2025-07-10")))
    assert paper.state == "done"


def test_without_any_day_it_is_in() -> None:
    paper = june_report("2025-07-10", None)
    assert (paper.state, paper.done_on, paper.days_late) == ("done", None, 0)


def test_papers_are_counted_on_a_day_of_their_own() -> None:
    """A brief about June is written in July: facts up to 30 June, papers up to 10 July."""
    made = project(obligations=[JUNE])
    question = Question(DAY("2025-06-30"), papers_on=DAY("2025-07-10"))
    (paper,) = build(made, question).papers
    assert paper.state == "missing"


def test_what_was_not_known_at_the_time_was_not_in() -> None:
    told = report(nothing="本月无新进展", submitted="2025-07-08")
    made = project(obligations=[JUNE], reports={("jxkc", "2025-06"): told})
    question = Question(DAY("2025-06-30"), papers_on=DAY("2025-07-10"), known=DAY("2025-07-07"))
    (paper,) = papers(made, question)
    assert paper.state == "missing"


def test_a_file_that_cannot_be_read_is_marked() -> None:
    (paper,) = papers_on("2025-07-10", JUNE, broken=["units/jxkc/2025-06.yaml"])
    assert (paper.state, paper.broken) == ("missing", True)


def test_a_scheme_is_judged_from_the_day_that_counts_instead() -> None:
    """Due on 31 March, but the document was issued after that."""
    measures = [{"ref": "2.1", "text": "走访"}]
    scheme = {"submitted": "2025-04-25", "measures": measures}
    (paper,) = papers_on("2025-05-10", SCHEME, schemes={"jxkc": scheme})
    assert (paper.state, paper.due, paper.file) == (
        "done",
        DAY("2025-04-30"),
        "units/jxkc/scheme.yaml",
    )


def test_a_scheme_not_there_is_missing() -> None:
    assert [paper.state for paper in papers_on("2025-05-01", SCHEME)] == ["missing"]


def test_a_half_year_summary_is_the_report_of_its_period() -> None:
    told = report(nothing="上半年无新进展", submitted="2025-07-02")
    (paper,) = papers_on("2025-07-10", HALF_YEAR, reports={("jxkc", "2025-H1"): told})
    assert (paper.state, paper.days_late, paper.file) == ("late", 2, "units/jxkc/2025-H1.yaml")


def test_a_paper_owed_once_without_a_period_can_only_be_waited_for() -> None:
    (paper,) = papers_on("2025-07-10", HALF_YEAR | {"period": None})
    assert paper.state == "missing"


def test_a_brief_is_done_when_it_was_issued() -> None:
    (paper,) = papers_on("2026-01-10", BRIEF, briefs={"2025": {"issued": "2025-12-30"}})
    assert (paper.state, paper.unit, paper.file) == ("done", "jxkc", "briefs/2025.yaml")


def year_in(asking: str, issued: str) -> PaperState:
    """How the year's brief stands in another one, both issued, the other on 10 January."""
    briefs = {"2025": {"issued": issued}, asking: {"issued": "2026-01-10"}}
    made = project(obligations=(BRIEF,), briefs=briefs)
    (paper,) = papers(made, period_question(made, Period.parse(asking)))
    return paper.state


@pytest.mark.parametrize("asking", ["2025-12", "2025-B6", "2025-Q4", "2025-H2"])
def test_in_a_brief_a_longer_one_of_its_own_day_does_not_count(asking: str) -> None:
    """It may have been issued after it; what came later is no input."""
    assert [year_in(asking, day) for day in ("2026-01-09", "2026-01-10", "2026-01-11")] == [
        "late",
        "missing",
        "missing",
    ]


def test_a_brief_counts_itself_on_its_own_day() -> None:
    assert year_in("2025", "2026-01-10") == "late"


def test_a_brief_not_issued_is_not_done() -> None:
    (paper,) = papers_on("2026-01-10", BRIEF, briefs={"2025": {"overview": "全年平稳"}})
    assert (paper.state, paper.done_on) == ("missing", None)


def test_what_does_not_count_is_not_owed() -> None:
    document = SCHEME | {"paper": "document", "counted": "false"}
    assert papers_on("2025-05-10", document) == ()


def test_due_on_a_day_of_the_month_which_a_short_month_may_not_have() -> None:
    """The 30th means the last day of February."""
    monthly_30th = MONTHLY | {"start": "2025-02", "end": "2025-04", "due": {"day": "30"}}
    dues = [paper.due for paper in papers_on("2025-05-10", monthly_30th)]
    assert dues == [DAY("2025-02-28"), DAY("2025-03-30"), DAY("2025-04-30")]


def test_a_group_s_paper_is_owed_by_its_units() -> None:
    made = project(units=["jxkc", "djj", "smj"], obligations=[JUNE | {"owed_by": "streets"}])
    units = {
        name: unit._replace(group="streets") if name != "jxkc" else unit
        for name, unit in made.units.items()
    }
    owed = papers(replace(made, units=units), Question.on(DAY("2025-07-01")))
    assert [paper.unit for paper in owed] == ["djj", "smj"]


def test_a_unit_that_is_gone_on_the_due_day_owes_nothing() -> None:
    made = project(units=["jxkc", "old"], obligations=[JUNE])
    gone = made.units["old"]._replace(valid_until=DAY("2025-06-30"))
    owed = papers(replace(made, units={**made.units, "old": gone}), Question.on(DAY("2025-07-10")))
    assert [paper.unit for paper in owed] == ["jxkc"]


def test_twenty_seven_units_owe_271_papers() -> None:
    """27 schemes, 189 monthly papers, 27 half-year and 27 annual summaries, one of the district."""
    units = ["jxkc", *(f"unit-{number}" for number in range(1, 27))]
    owed = papers_on("2025-04-09", SCHEME, MONTHLY, HALF_YEAR, YEAR, BRIEF, units=units)
    counts = {one: sum(paper.obligation == one for paper in owed) for one in ("scheme", "monthly")}
    assert (len(owed), counts) == (271, {"scheme": 27, "monthly": 189})


def test_papers_stand_in_the_order_of_obligations_periods_and_units() -> None:
    two_months = MONTHLY | {"start": "2025-06", "end": "2025-07"}
    owed = papers_on("2025-07-01", two_months, HALF_YEAR, units=["jxkc", "kgj"])
    assert [(paper.obligation, str(paper.period), paper.unit) for paper in owed] == [
        ("monthly", "2025-06", "jxkc"),
        ("monthly", "2025-06", "kgj"),
        ("monthly", "2025-07", "jxkc"),
        ("monthly", "2025-07", "kgj"),
        ("half", "2025-H1", "jxkc"),
        ("half", "2025-H1", "kgj"),
    ]


def test_the_months_due_before_a_day() -> None:
    made = project(obligations=[SCHEME, MONTHLY])
    months = list(due_briefs(made, DAY("2025-07-06")))
    assert months == [Period.parse(month) for month in ("2025-04", "2025-05", "2025-06")]


def test_a_plan_may_ask_for_no_monthly_papers() -> None:
    made = project(obligations=[HALF_YEAR])
    assert made.cycles == {}
    assert list(due_briefs(made, DAY("2025-06-30"))) == []
    assert list(due_briefs(made, DAY("2025-07-01"))) == [Period.parse("2025-06")]


def waiting(month: str, *obligations: Mapping[str, Any], closed: tuple[str, ...]) -> list[str]:
    """Which months are to be closed before one is issued in the middle of the month after it."""
    period = Period.parse(month)
    made = project(
        obligations=obligations, briefs={one: {"issued": "2025-04-20"} for one in closed}
    )
    day = period.shifted(1).start.replace(day=15)
    return [str(one) for one in waiting_briefs(made, period, day)]


def test_months_are_closed_in_the_order_in_which_papers_were_due() -> None:
    assert waiting("2025-06", MONTHLY, closed=("2025-04",)) == ["2025-05"]
    assert waiting("2025-06", MONTHLY, closed=("2025-04", "2025-05")) == []
    assert waiting("2025-12", MONTHLY, closed=("2025-04", "2025-05")) == [
        *("2025-06", "2025-07", "2025-08", "2025-09", "2025-10")
    ]


def test_a_month_without_papers_is_waited_for_by_none() -> None:
    quarters = [
        HALF_YEAR | {"id": f"q{n}", "period": f"2025-Q{n}", "due_on": day}
        for n, day in ((1, "2025-04-10"), (2, "2025-07-10"), (3, "2025-10-10"))
    ]
    assert waiting("2025-06", *quarters, closed=("2025-03",)) == []
    assert waiting("2025-05", *quarters, closed=("2025-03",)) == []
    assert waiting("2025-09", *quarters, closed=("2025-03",)) == ["2025-06"]
    assert waiting("2025-12", MONTHLY | {"end": "2025-04"}, closed=("2025-04",)) == []


def test_a_paper_due_on_a_rest_day_is_due_on_the_next_working_day() -> None:
    rests = {DAY("2025-05-05"): "Labour Day"}
    made = replace(project(obligations=[MONTHLY]), rest_days=rests)
    paper = state_on("2025-05-06", made).papers[0]
    assert (paper.due, paper.moved_from, paper.state) == (
        DAY("2025-05-06"),
        DAY("2025-05-05"),
        "open",
    )


def test_handed_in_on_the_day_it_moved_to_is_on_time() -> None:
    made = project(
        obligations=[MONTHLY],
        reports={("jxkc", "2025-04"): report(nothing="无", submitted="2025-05-06")},
    )
    rests = {DAY("2025-05-05"): "Labour Day"}
    assert state_on("2025-05-10", made).papers[0].state == "late"
    assert state_on("2025-05-10", replace(made, rest_days=rests)).papers[0].state == "done"


def test_a_report_without_a_day_is_owed_again() -> None:
    assert owed_again(submitted=None)
    assert not owed_again(submitted="2025-07-03")


def test_a_returned_report_is_owed_again_until_another_day() -> None:
    assert owed_again(submitted="2025-07-03", returned="2025-07-10")
    assert owed_again(submitted="2025-07-10", returned="2025-07-10")
    assert not owed_again(submitted="2025-07-11", returned="2025-07-10")
    assert not owed_again(submitted="2025-07-03", returned="2025-08-10")


def owed_again(submitted: str | None, returned: str | None = None) -> bool:
    """Whether June's report is owed again on 31 July."""
    told = report(nothing="本月无新进展", submitted=submitted)
    back = {"kind": "return", "ref": "2025-06", "unit": "jxkc", "by": "统筹单位", "reason": "漏"}
    decisions = [{**back, "on": returned}] if returned else []
    made = project(reports={("jxkc", "2025-06"): told}, decisions=decisions)
    return is_owed_again(made, Question.on(DAY("2025-07-31")), "jxkc", Period.parse("2025-06"))


@pytest.mark.parametrize(
    ("period", "submitted", "early"),
    [
        *(("2025-06", "2024-07-03", True), ("2025-06", "2025-05-31", True)),
        *(("2025-06", "2025-06-01", False), ("2025-06", "2025-07-03", False)),
    ],
)
def test_a_paper_dated_before_its_month_is_early(
    period: str, submitted: str, *, early: bool
) -> None:
    told = report(nothing="无", submitted=submitted)
    made = project(reports={("jxkc", period): told}, obligations=[JUNE])
    (paper,) = papers(made, Question.on(DAY("2025-07-20")))
    assert (paper.state, paper.early) == ("done", early)


@pytest.mark.parametrize(
    ("owed", "period", "submitted", "early"),
    [
        *((HALF_YEAR, "2025-H1", "2025-04-30", True), (HALF_YEAR, "2025-H1", "2025-06-20", False)),
        *((YEAR, "2025", "2025-01-20", True), (YEAR, "2025", "2025-12-10", False)),
    ],
)
def test_a_longer_period_has_nearly_to_be_over(
    owed: dict[str, Any], period: str, submitted: str, *, early: bool
) -> None:
    told = report(nothing="无", submitted=submitted)
    made = project(reports={("jxkc", period): told}, obligations=[owed])
    (paper,) = papers(made, Question.on(DAY("2025-12-25")))
    assert paper.early == early


def test_a_scheme_before_the_document_is_early_and_a_missing_paper_is_not() -> None:
    measures = [{"ref": "2.1", "text": "走访"}]
    early = {"submitted": "2024-04-20", "measures": measures}
    made = project(units=["jxkc", "kgj"], schemes={"jxkc": early}, obligations=[SCHEME])
    assert [paper.early for paper in papers(made, Question.on(DAY("2025-07-20")))] == [True, False]
