"""Measures of a unit's own scheme: judged as milestones and recurring work are, and counted."""

from collections.abc import Mapping
from typing import Any

import pytest

from anplan.base.message import say
from anplan.base.period import Period
from anplan.model.reports import Report
from anplan.state.build import build
from anplan.state.measures import MeasureCount, MeasureState, counted, open_measures, unserved_tasks
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, indicator, project, reading, report, state_on

VISITS = {"id": "visits", "ref": "2.2", "text": "走访企业", "by": "2025-06-30"}
MONTHLY_VISITS = {"id": "visits", "ref": "2.2", "text": "走访企业", "every": "month"}
CONTRACTS = {"id": "deals", "ref": "2.2", "text": "登记", "indicator": "it", "share": "50"}
TASKS = {
    "2.2": {"title": "服务机构", "units": ["jxkc", "kgj"]},
    "2.4": {"title": "技术经理人", "units": ["jxkc"]},
}


def measure_on(day: str, *, measure: Mapping[str, str] = VISITS, **parts: Any) -> MeasureState:
    """The state of the only measure of jxkc's scheme, which came on 20 April."""
    (state,) = measures_on(day, measure, **parts)
    return state


def measures_on(day: str, *said: Mapping[str, str], **parts: Any) -> tuple[MeasureState, ...]:
    scheme = {"submitted": "2025-04-20", "measures": list(said)}
    content: dict[str, Any] = {
        "tasks": TASKS,
        "units": ["jxkc", "kgj"],
        "schemes": {"jxkc": scheme},
        "indicators": {"it": indicator()},
        **parts,
    }
    return state_on(day, project(**content)).measures


def light_and_rule(state: MeasureState) -> tuple[str, str]:
    return state.verdict.light, state.verdict.rule


def done(day: str) -> Report:
    return report(milestones=[{"ref": "scheme/visits", "done": day}])


def told(ref: str = "scheme/visits") -> Report:
    return report(progress=[{"ref": ref, "text": "走访8家"}])


def test_before_its_day_it_is_blue_and_warns_when_nothing_names_it() -> None:
    assert light_and_rule(measure_on("2025-06-15")) == ("blue", "open")
    assert light_and_rule(measure_on("2025-06-16")) == ("yellow", "soon")
    named = {("jxkc", "2025-05"): told()}
    assert light_and_rule(measure_on("2025-06-16", reports=named)) == ("blue", "open")


def test_past_its_day_it_is_red() -> None:
    state = measure_on("2025-07-03")
    assert light_and_rule(state) == ("red", "overdue")
    assert state.verdict.reason == say(
        "{days} days overdue, due {day}", days=3, day=DAY("2025-06-30")
    )


def test_done_in_time_it_is_green_and_done_late_yellow_for_the_month() -> None:
    in_time = {("jxkc", "2025-06"): done("2025-06-28")}
    late = {("jxkc", "2025-07"): done("2025-07-10")}
    assert light_and_rule(measure_on("2025-07-03", reports=in_time)) == ("green", "done")
    assert light_and_rule(measure_on("2025-07-31", reports=late)) == ("yellow", "late")
    assert light_and_rule(measure_on("2025-08-05", reports=late)) == ("green", "late")


def test_another_unit_cannot_close_it_by_the_same_name() -> None:
    reports = {("kgj", "2025-06"): done("2025-06-28")}
    assert light_and_rule(measure_on("2025-07-03", reports=reports)) == ("red", "overdue")


def test_without_a_day_it_is_due_at_the_end_of_the_phase() -> None:
    bare = {"id": "visits", "ref": "2.2", "text": "走访企业"}
    assert measure_on("2025-06-15", measure=bare).standing.due == DAY("2025-10-31")


def test_without_an_id_it_is_not_judged() -> None:
    assert measures_on("2025-07-03", {"ref": "2.2", "text": "走访", "by": "2025-06-30"}) == ()


def test_a_recurring_one_is_met_by_progress_under_its_name() -> None:
    reports = {("jxkc", "2025-05"): told(), ("jxkc", "2025-06"): told("2.2")}
    may = measure_on("2025-05-31", measure=MONTHLY_VISITS, reports=reports)
    june = measure_on("2025-06-30", measure=MONTHLY_VISITS, reports=reports)
    assert light_and_rule(may) == ("green", "met")
    assert light_and_rule(june) == ("yellow", "missed")
    assert (june.standing.met, june.standing.periods) == (1, 3)


def test_a_recurring_one_waits_for_papers_that_may_still_come() -> None:
    reports = {("jxkc", "2025-05"): told()}
    parts = {"reports": reports, "obligations": [MONTHLY]}
    assert light_and_rule(measure_on("2025-07-02", measure=MONTHLY_VISITS, **parts)) == (
        "green",
        "met",
    )


def test_a_recurring_one_counts_from_the_cycle_in_which_the_scheme_came() -> None:
    state = measure_on("2025-06-30", measure=MONTHLY_VISITS)
    assert state.standing.periods == 3
    late = {"jxkc": {"submitted": "2025-06-02", "measures": [MONTHLY_VISITS]}}
    assert measure_on("2025-06-30", schemes=late).standing.periods == 1


def test_one_that_was_added_later_counts_from_the_cycle_in_which_it_came() -> None:
    added = {**MONTHLY_VISITS, "since": "2025-07-09"}
    assert measure_on("2025-07-31", measure=added).standing.periods == 1
    assert light_and_rule(measure_on("2025-07-10", measure=added)) == ("blue", "ahead")


@pytest.mark.parametrize("measure", [VISITS, MONTHLY_VISITS, CONTRACTS])
def test_before_it_was_added_a_measure_is_not_there(measure: Mapping[str, str]) -> None:
    added = {**measure, "since": "2025-07-09"}
    assert measures_on("2025-07-08", added) == ()
    assert len(measures_on("2025-07-09", added)) == 1


def test_a_recurring_one_ends_with_its_own_day() -> None:
    ended = {**MONTHLY_VISITS, "by": "2025-05-31"}
    assert measure_on("2025-09-30", measure=ended).standing.periods == 2


def by_figure(day: str, *readings: Mapping[str, Any], **changes: Any) -> MeasureState:
    reports = {("jxkc", said["as_of"][:7]): report(said) for said in readings}
    figures = {"it": indicator(reported_by=["jxkc", "kgj"], **changes)}
    measure = {**CONTRACTS, "by": "2025-08-31"}
    return measure_on(day, measure=measure, reports=reports, indicators=figures)


def test_a_share_is_judged_by_the_units_own_figure_even_where_the_sum_is_not_known() -> None:
    state = by_figure("2025-09-10", reading("60", "2025-08-31"))
    assert light_and_rule(state) == ("green", "done")
    assert state.standing.done == DAY("2025-08-31")


def test_a_share_that_was_reached_early_is_done() -> None:
    state = by_figure("2025-07-10", reading("55", "2025-06-30"))
    assert light_and_rule(state) == ("green", "done")


def test_a_share_that_is_missed_is_red_and_says_by_how_much() -> None:
    state = by_figure("2025-09-10", reading("40", "2025-08-31"))
    assert light_and_rule(state) == ("red", "overdue")


def test_a_share_without_the_figure_of_its_day_is_grey() -> None:
    state = by_figure("2025-09-10", reading("40", "2025-07-31"))
    assert light_and_rule(state) == ("grey", "unreported")
    assert light_and_rule(by_figure("2025-09-10")) == ("grey", "unreported")


def test_a_share_reached_later_is_late() -> None:
    readings = reading("40", "2025-08-31"), reading("55", "2025-09-30")
    assert light_and_rule(by_figure("2025-09-30", *readings)) == ("yellow", "late")
    assert light_and_rule(by_figure("2025-10-10", *readings)) == ("green", "late")


def test_a_share_reached_late_is_news_for_the_whole_quarter_where_briefs_are_quarterly() -> None:
    quarterly = {
        **MONTHLY,
        "every": "quarter",
        "start": "2025-Q1",
        "end": "2025-Q4",
    }
    readings = reading("40", "2025-08-31"), reading("55", "2025-10-31")
    parts: dict[str, Any] = {
        "measure": {**CONTRACTS, "by": "2025-08-31"},
        "reports": {("jxkc", said["as_of"][:7]): report(said) for said in readings},
        "indicators": {"it": indicator(reported_by=["jxkc", "kgj"])},
        "obligations": [quarterly],
    }
    assert light_and_rule(measure_on("2025-12-31", **parts)) == ("yellow", "late")
    assert light_and_rule(measure_on("2026-01-10", **parts)) == ("green", "late")


def test_a_share_of_a_ceiling_is_red_once_it_is_over() -> None:
    state = by_figure("2025-07-10", reading("55", "2025-06-30"), target={"at_most": "120"})
    assert light_and_rule(state) == ("red", "over")
    within = by_figure("2025-07-10", reading("45", "2025-06-30"), target={"at_most": "120"})
    assert light_and_rule(within) == ("blue", "open")


def test_a_rate_that_meets_its_share_may_fall_back() -> None:
    state = by_figure("2025-07-10", reading("55", "2025-06-30"), kind="stock", trajectory="end")
    assert light_and_rule(state) == ("blue", "open")


def test_a_share_of_no_indicator_is_grey() -> None:
    assert measure_on("2025-07-03", measure=CONTRACTS, indicators={}).verdict.light == "grey"


def test_the_units_own_fear_lowers_it_and_no_others() -> None:
    feared = report(at_risk=[{"ref": "scheme/visits", "text": "人手不足"}])
    own = {("jxkc", "2025-05"): feared}
    other = {("kgj", "2025-05"): feared}
    assert measure_on("2025-06-10", reports=own).verdict.light == "yellow"
    assert measure_on("2025-06-10", reports=other).verdict.light == "blue"


def test_it_lowers_no_tasks_light() -> None:
    made = project(tasks=TASKS, units=["jxkc", "kgj"], schemes={"jxkc": {"measures": [VISITS]}})
    assert state_on("2025-07-10", made).task("2.2").verdict.rule == "nothing"


def test_a_scheme_that_came_after_the_day_of_knowledge_is_not_judged() -> None:
    scheme = {"submitted": "2025-06-20", "measures": [VISITS]}
    made = project(tasks=TASKS, schemes={"jxkc": scheme})
    asked = Question.of_issue(Period.parse("2025-05"), DAY("2025-06-10"))
    assert build(made, asked).measures == ()


def test_measures_are_counted_by_what_became_of_them() -> None:
    said = (
        VISITS,
        {**VISITS, "id": "late"},
        {**VISITS, "id": "early", "by": "2025-09-30"},
        {**VISITS, "id": "coming", "by": "2025-09-30"},
        {**CONTRACTS, "by": "2025-06-30"},
    )
    entries = [{"ref": f"scheme/{name}", "done": "2025-06-20"} for name in ("visits", "early")]
    reports = {("jxkc", "2025-06"): report(milestones=entries)}
    measures = measures_on("2025-07-10", *said, reports=reports)
    count = counted(measures, Question.on(DAY("2025-07-10")))
    assert count == MeasureCount(total=5, due=3, done=1, overdue=1, unknown=1, early=1)


def test_open_ones_are_those_of_which_a_report_may_tell() -> None:
    said = VISITS, {**MONTHLY_VISITS, "id": "monthly"}, {**CONTRACTS, "by": "2025-08-31"}
    made = project(
        tasks=TASKS, schemes={"jxkc": {"measures": said}}, indicators={"it": indicator()}
    )
    state = state_on("2025-07-10", made)
    still = open_measures(made, state.measures, "jxkc", state.question)
    assert [measure.own_ref for measure in still] == ["scheme/visits", "scheme/monthly"]
    assert [measure.tasks for measure in still] == [("2.2",), ("2.2",)]


def test_tasks_for_which_a_scheme_has_no_measure() -> None:
    made = project(tasks=TASKS, units=["jxkc", "kgj"], schemes={"jxkc": {"measures": [VISITS]}})
    assert unserved_tasks(made, "jxkc") == ("2.4",)
    assert unserved_tasks(made, "kgj") == ()
