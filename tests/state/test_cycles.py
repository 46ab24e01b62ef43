"""Plans whose units report in other cycles than months, or in several at once."""

from dataclasses import replace
from typing import Any

import pytest

from anplan.base.period import Period
from anplan.model.plan import Briefs
from anplan.model.project import Project
from anplan.state.papers import papers
from anplan.state.question import Question
from anplan.state.reporting import due_of_cycle, latest_due_by_unit, waiting_briefs
from anplan.state.telling import Telling, longer_periods, owing_on
from tests.builders import DAY, MONTHLY, indicator, project, reading, report, state_on

PERIOD = Period.parse
DEPTS = {"id": "depts", "title": "部门"}


def every(cycle: str, start: str, end: str, owed_by: str = "units", days: str = "5") -> Any:
    """A report that is owed in a cycle."""
    return {
        "id": f"every-{cycle}-{owed_by}",
        "title": "进展",
        "paper": "report",
        "owed_by": owed_by,
        "every": cycle,
        "start": start,
        "end": end,
        "due": {"days_after": days},
    }


def once(period: str, due_on: str, owed_by: str = "units") -> Any:
    """A report that is owed once, for a period."""
    return {
        "id": f"once-{period.lower()}",
        "title": "总结",
        "paper": "report",
        "owed_by": owed_by,
        "every": "once",
        "period": period,
        "due_on": due_on,
    }


QUARTERS = every("quarter", "2025-Q1", "2025-Q4")


def made(*obligations: Any, **more: Any) -> Project:
    """A plan of three units that owe some papers."""
    more = {"obligations": list(obligations)} | more
    return project(units=("a", "b", "c"), **more)


def with_quarterly_briefs(of: Project) -> Project:
    """The same plan, which says how often its briefs appear."""
    return replace(of, plan=of.plan._replace(briefs=Briefs("quarter")))


@pytest.mark.parametrize(
    ("obligation", "periods", "due"),
    [
        (every("two-months", "2025-B2", "2025-B3"), ["2025-B2", "2025-B3"], "2025-05-05"),
        (QUARTERS, ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"], "2025-04-05"),
        (every("quarter", "2025-01", "2025-06"), ["2025-Q1", "2025-Q2"], "2025-04-05"),
        (every("half", "2025-H1", "2025"), ["2025-H1", "2025-H2"], "2025-07-05"),
        (every("year", "2025", "2025"), ["2025"], "2026-01-05"),
    ],
)
def test_papers_are_owed_for_every_period_of_a_cycle(
    obligation: Any, periods: list[str], due: str
) -> None:
    owed = papers(project(obligations=[obligation]), Question.on(DAY("2025-01-01")))
    assert [str(paper.period) for paper in owed] == periods
    assert owed[0].due == DAY(due)


def test_papers_owed_once_for_each_period_of_a_cycle_are_the_same_as_in_a_cycle() -> None:
    singly = [
        once("2025-Q1", "2025-04-05"),
        once("2025-Q2", "2025-07-05"),
        once("2025-Q3", "2025-10-05"),
        once("2025-Q4", "2026-01-05"),
    ]
    reports = {("a", "2025-Q2"): report(submitted="2025-07-09", nothing="无")}

    def standing(*obligations: Any) -> list[tuple[Any, ...]]:
        owed = papers(made(*obligations, reports=reports), Question.on(DAY("2025-07-10")))
        return sorted((paper.period, paper.unit, paper.due, paper.state) for paper in owed)

    assert standing(QUARTERS) == standing(*singly)


@pytest.mark.parametrize(
    ("obligations", "cycle"),
    [
        ([], "month"),
        ([once("2025-Q2", "2025-07-05")], "month"),
        ([QUARTERS, once("2025-H1", "2025-07-05")], "quarter"),
        ([MONTHLY, every("half", "2025-H1", "2025-H2")], "month"),
        ([MONTHLY | {"owed_by": "a"}, QUARTERS], "quarter"),
        ([MONTHLY | {"owed_by": "a"}, every("half", "2025-H1", "2025-H2", "b")], "month"),
        ([MONTHLY | {"counted": "false"}, QUARTERS], "quarter"),
        ([MONTHLY | {"paper": "brief", "owed_by": "coordinator"}, QUARTERS], "quarter"),
        ([every("two-months", "2025-B1", "2025-B6")], "two-months"),
    ],
)
def test_briefs_appear_in_the_shortest_cycle_in_which_most_units_report(
    obligations: list[Any], cycle: str
) -> None:
    assert made(*obligations).brief_cycle == cycle


def test_the_plan_may_say_how_often_briefs_appear() -> None:
    assert with_quarterly_briefs(made(MONTHLY)).brief_cycle == "quarter"


def test_the_longer_periods_that_end_with_one() -> None:
    def longer(period: str) -> list[str]:
        return [str(other) for other in longer_periods(PERIOD(period))]

    assert longer("2025-06") == ["2025-B3", "2025-Q2", "2025-H1"]
    assert longer("2025-B6") == ["2025-Q4", "2025-H2", "2025"]
    assert longer("2025-04") == ["2025-B2"]
    assert longer("2025-05") == []
    assert longer("2025") == []


def told(brief: str, unit: str, *reported: str, by: Project) -> list[str]:
    """Which of a unit's papers the brief of a period tells of."""
    telling = Telling.of(by, PERIOD(brief))
    return [period for period in reported if telling.tells_of(unit, PERIOD(period))]


ALL = ("2025-04", "2025-05", "2025-06", "2025-07", "2025-B3", "2025-Q2", "2025-H1", "2025")


def test_a_brief_tells_of_the_period_s_own_papers() -> None:
    assert told("2025-06", "a", *ALL, by=made(MONTHLY, QUARTERS)) == ["2025-06"]
    assert told("2025-Q2", "a", *ALL, by=made(MONTHLY, QUARTERS)) == ["2025-Q2"]


def test_of_shorter_ones_in_it_where_the_unit_owes_none_for_it() -> None:
    monthly = with_quarterly_briefs(made(MONTHLY))
    told_of = ["2025-04", "2025-05", "2025-06", "2025-B3", "2025-Q2"]
    assert told("2025-Q2", "a", *ALL, by=monthly) == told_of


def test_of_longer_ones_that_end_in_it_where_the_unit_owes_neither() -> None:
    some = made(every("two-months", "2025-B1", "2025-B6", "a"), once("2025-H1", "2025-07-05", "b"))
    assert told("2025-B3", "b", "2025-04", "2025-Q2", "2025-H1", by=some) == ["2025-Q2", "2025-H1"]
    assert told("2025-B3", "a", "2025-B3", "2025-H1", by=some) == ["2025-B3"]


def test_a_quarter_that_ends_within_two_months_is_told_in_their_brief() -> None:
    some = made(
        every("two-months", "2025-B1", "2025-B6", "a"), every("quarter", "2025-Q1", "2025-Q4", "b")
    )
    assert told("2025-B2", "b", "2025-Q1", by=some) == ["2025-Q1"]


def test_the_summary_of_a_half_year_tells_of_what_is_owed_for_it() -> None:
    summed = made(MONTHLY, once("2025-H1", "2025-06-30", "a"))
    assert told("2025-H1", "a", *ALL, by=summed) == ["2025-H1"]
    assert told("2025-H1", "b", *ALL, by=summed) == [
        *("2025-04", "2025-05", "2025-06", "2025-B3", "2025-Q2", "2025-H1")
    ]


def test_each_unit_is_asked_for_the_papers_of_its_own_shortest_cycle() -> None:
    mixed = made(
        MONTHLY | {"owed_by": "a"},
        every("quarter", "2025-Q1", "2025-Q4", "b"),
        every("half", "2025-H1", "2025-H2"),
    )
    latest = latest_due_by_unit(mixed, Question.on(DAY("2025-08-01")))
    assert {unit: str(period) for unit, period in latest.items()} == {
        "a": "2025-06",
        "b": "2025-Q2",
        "c": "2025-H1",
    }


def test_the_end_of_a_cycle_is_told_by_the_papers_of_the_units_concerned() -> None:
    mixed = made(MONTHLY | {"owed_by": "a"}, every("quarter", "2025-Q1", "2025-Q4", "b", days="15"))
    quarter = PERIOD("2025-Q2")
    assert due_of_cycle(mixed, quarter, ("b",)) == (quarter, DAY("2025-07-15"))
    assert due_of_cycle(mixed, quarter, ("a",)) == (PERIOD("2025-06"), DAY("2025-07-05"))
    assert due_of_cycle(mixed, quarter, ("c",)) == (PERIOD("2025-06"), DAY("2025-07-05"))


@pytest.mark.parametrize("cycle", ["two-months", "half", "year"])
def test_recurring_work_of_any_cycle_is_judged(cycle: str) -> None:
    task = {
        "title": "甲",
        "units": ["jxkc"],
        "actions": [{"id": "visits", "title": "走访", "kind": "recurring", "every": cycle}],
    }
    phase = {"id": "year", "title": "全年", "start": "2025-01-01", "end": "2025-12-31"}
    told_of = report(submitted="2026-01-03", progress=[{"ref": "1.1/visits", "text": "已办。"}])
    last = {"two-months": "2025-B6", "half": "2025-H2", "year": "2025"}[cycle]
    first = {"two-months": "2025-B1", "half": "2025-H1", "year": "2025"}[cycle]
    done = project(
        tasks={"1.1": task},
        phases=[phase],
        obligations=[every(cycle, first, last)],
        reports={("jxkc", last): told_of},
    )
    (action,) = state_on("2025-12-31", done).tasks[0].actions
    assert (action.verdict.light, action.met) == ("green", 1)
    assert action.periods == {"two-months": 6, "half": 2, "year": 1}[cycle]


def test_a_quarter_s_paper_tells_of_every_month_in_it() -> None:
    task = {
        "title": "甲",
        "units": ["a"],
        "actions": [{"id": "visits", "title": "走访", "kind": "recurring", "every": "month"}],
    }
    told_of = report(submitted="2025-07-03", progress=[{"ref": "1.1/visits", "text": "已办。"}])
    done = made(QUARTERS, tasks={"1.1": task}, reports={("a", "2025-Q2"): told_of})
    (action,) = state_on("2025-06-30", done).tasks[0].actions
    assert (action.met, action.periods) == (3, 3)


def test_a_milestone_that_was_done_late_is_yellow_in_its_quarter_s_brief() -> None:
    hall = {"id": "hall", "title": "大厅", "kind": "milestone", "due": "2025-03-31"}
    late = report(submitted="2025-07-03", milestones=[{"ref": "1.1/hall", "done": "2025-04-20"}])
    done = made(
        QUARTERS,
        tasks={"1.1": {"title": "甲", "units": ["a"], "actions": [hall]}},
        reports={("a", "2025-Q2"): late},
    )
    lights = [
        state_on(day, done).tasks[0].actions[0].verdict.light
        for day in ("2025-06-30", "2025-09-30")
    ]
    assert lights == ["yellow", "green"]


def test_a_figure_every_month_changes_by_the_quarter_where_briefs_are_quarterly() -> None:
    figures = [
        reading("10", "2025-03-31"),
        reading("18", "2025-05-31"),
        reading("25", "2025-06-30"),
    ]
    done = made(
        QUARTERS,
        indicators={"it": indicator(reported_by=["a"])},
        reports={("a", "2025-Q2"): report(*figures)},
    )
    assert str(state_on("2025-06-30", done).indicator("it").change) == "15"


def waiting(brief: str, *closed: str, by: dict[str, Any]) -> list[str]:
    briefs = {period: {"issued": "2025-04-20"} for period in closed}
    wanted = waiting_briefs(made(briefs=briefs, **by), PERIOD(brief), DAY("2025-12-01"))
    return [str(period) for period in wanted]


def test_briefs_wait_for_those_of_the_quarters_before() -> None:
    quarterly = {"obligations": [QUARTERS]}
    assert waiting("2025-Q3", by=quarterly) == ["2025-Q1", "2025-Q2"]
    assert waiting("2025-Q3", "2025-Q1", "2025-Q2", by=quarterly) == []
    assert waiting("2025-H1", "2025-Q1", by=quarterly) == ["2025-Q2"]


def test_what_was_closed_by_months_is_not_closed_again_by_quarters() -> None:
    changed = {"obligations": [QUARTERS]}
    months = ("2025-01", "2025-02", "2025-03")
    assert waiting("2025-Q3", *months, by=changed) == ["2025-Q2"]


def test_a_unit_that_is_gone_when_the_paper_is_due_owes_none_on_the_day() -> None:
    made = project(units=("jxkc", "sfj"), obligations=[MONTHLY])
    gone = made.units["sfj"]._replace(valid_until=DAY("2025-06-30"))
    after = replace(made, units={**made.units, "sfj": gone})
    assert owing_on(made, DAY("2025-06-30")) == {"jxkc", "sfj"}
    assert owing_on(after, DAY("2025-06-30")) == {"jxkc"}
