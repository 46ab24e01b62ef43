"""Recurring work: its latest ended cycle decides, earlier misses are counted beside it."""

from collections.abc import Iterable, Mapping
from typing import Any

from anplan.model.reports import Report
from anplan.state.actions import ActionState
from anplan.state.build import build
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, project, report, state_on

VISITED = report(progress=[{"ref": "2.1/visits", "text": "走访12家"}])
NOTHING = report(nothing="本月无新进展")


def recurring_on(
    day: str, reports: Mapping[tuple[str, str], Report], every: str = "month", **more: Any
) -> ActionState:
    """The state of the recurring action 2.1/visits of two units, due from April to October."""
    by = more.pop("by", "any")
    visits = {"id": "visits", "title": "走访", "kind": "recurring", "every": every, "by": by}
    made = project(
        tasks={"2.1": {"title": "任务", "units": ["jxkc", "kgj"], "actions": [visits]}},
        units=["jxkc", "kgj", "ktj"],
        reports=reports,
        **more,
    )
    state = state_on(day, made).action("2.1/visits")
    assert state is not None
    return state


def visited(unit: str, months: Iterable[str]) -> dict[tuple[str, str], Report]:
    """Reports of a unit with an entry for the action."""
    return {(unit, month): VISITED for month in months}


def light_and_rule(state: ActionState) -> tuple[str, str]:
    """Return what a test compares most."""
    return state.verdict.light, state.verdict.rule


def test_before_its_first_cycle_is_over_it_is_blue() -> None:
    assert light_and_rule(recurring_on("2025-04-29", {})) == ("blue", "ahead")


def test_a_cycle_is_over_on_its_last_day() -> None:
    state = recurring_on("2025-04-30", visited("jxkc", ["2025-04"]))
    assert (light_and_rule(state), state.periods) == (("green", "met"), 1)


def test_one_unit_s_entry_is_enough() -> None:
    state = recurring_on("2025-06-30", visited("kgj", ["2025-04", "2025-05", "2025-06"]))
    assert (state.verdict.light, state.met, state.periods) == ("green", 3, 3)
    assert state.is_done


def test_earlier_misses_are_counted_but_do_not_decide() -> None:
    """Seven months from April to October, five of them with an entry, the last one too."""
    months = ["2025-04", "2025-06", "2025-08", "2025-09", "2025-10"]
    state = recurring_on("2025-10-31", visited("jxkc", months))
    assert (state.verdict.light, state.met, state.periods) == ("green", 5, 7)
    assert state.verdict.reason.values == {"met": 5, "all": 7}


def test_the_latest_cycle_without_an_entry_is_yellow() -> None:
    reports = visited("jxkc", ["2025-04", "2025-05"]) | {("jxkc", "2025-06"): NOTHING}
    state = recurring_on("2025-07-10", reports)
    assert (light_and_rule(state), state.met) == (("yellow", "missed"), 2)
    assert not state.is_done


def test_the_latest_cycle_that_nobody_reported_on_is_grey() -> None:
    state = recurring_on("2025-07-10", visited("jxkc", ["2025-04", "2025-05"]))
    assert light_and_rule(state) == ("grey", "unreported")


def test_where_each_unit_owes_an_entry_one_is_not_enough() -> None:
    reports = visited("jxkc", ["2025-04"]) | {("kgj", "2025-04"): NOTHING}
    state = recurring_on("2025-04-30", reports, by="each")
    assert light_and_rule(state) == ("yellow", "missed")
    assert state.verdict.reason.values["missing"] == 1


def test_where_each_unit_owes_an_entry_all_of_them_are_enough() -> None:
    reports = visited("jxkc", ["2025-04"]) | visited("kgj", ["2025-04"])
    assert recurring_on("2025-04-30", reports, by="each").verdict.light == "green"


def test_an_entry_of_a_unit_outside_the_task_does_not_count() -> None:
    state = recurring_on("2025-04-30", visited("ktj", ["2025-04"]))
    assert light_and_rule(state) == ("grey", "unreported")


def test_an_entry_about_the_whole_task_does_not_count() -> None:
    told = report(progress=[{"ref": "2.1", "text": "有序开展"}])
    state = recurring_on("2025-04-30", {("jxkc", "2025-04"): told})
    assert light_and_rule(state) == ("yellow", "missed")


def test_a_quarter_is_met_by_an_entry_in_any_of_its_months() -> None:
    reports = visited("jxkc", ["2025-05"]) | {("jxkc", "2025-06"): NOTHING}
    state = recurring_on("2025-06-30", reports, every="quarter")
    assert (state.verdict.light, state.periods) == ("green", 1)


def test_a_quarter_s_own_report_counts() -> None:
    state = recurring_on("2025-06-30", visited("jxkc", ["2025-Q2"]), every="quarter")
    assert state.verdict.light == "green"


def test_a_quarter_that_outlasts_the_phase_is_not_a_cycle() -> None:
    """The phase ends in October; October to December is no whole quarter of it."""
    state = recurring_on("2025-12-31", visited("jxkc", ["2025-04", "2025-07"]), every="quarter")
    assert (state.verdict.light, state.periods) == ("green", 2)


def test_cycles_end_with_the_phase() -> None:
    state = recurring_on("2025-12-31", visited("jxkc", ["2025-10"]))
    assert (state.verdict.light, state.periods) == ("green", 7)


def test_a_cycle_whose_reports_are_not_due_yet_is_not_held_against_anybody() -> None:
    """June's reports are due on 5 July, so until then May decides."""
    reports = visited("jxkc", ["2025-04", "2025-05"])
    waiting = recurring_on("2025-07-05", reports, obligations=[MONTHLY])
    over = recurring_on("2025-07-06", reports, obligations=[MONTHLY])
    assert (waiting.verdict.light, waiting.periods) == ("green", 2)
    assert (over.verdict.light, over.periods) == ("grey", 3)


def test_an_entry_that_is_in_early_counts_at_once() -> None:
    reports = visited("jxkc", ["2025-04", "2025-05", "2025-06"])
    state = recurring_on("2025-06-30", reports, obligations=[MONTHLY])
    assert (state.verdict.light, state.met, state.periods) == ("green", 3, 3)


def test_once_all_units_reported_there_is_nothing_to_wait_for() -> None:
    reports = visited("jxkc", ["2025-04", "2025-05"])
    reports |= {("jxkc", "2025-06"): NOTHING, ("kgj", "2025-06"): NOTHING}
    state = recurring_on("2025-07-02", reports, obligations=[MONTHLY])
    assert (light_and_rule(state), state.periods) == (("yellow", "missed"), 3)


def test_an_entry_that_was_not_known_at_the_time_is_left_out() -> None:
    late = report(progress=[{"ref": "2.1/visits", "text": "走访12家"}], submitted="2025-05-20")
    visits = {"id": "visits", "title": "走访", "kind": "recurring", "every": "month"}
    made = project(
        tasks={"2.1": {"title": "任务", "units": ["jxkc"], "actions": [visits]}},
        reports={("jxkc", "2025-04"): late},
    )
    now = Question.on(DAY("2025-04-30"))
    lights = [
        action.verdict.light
        for asked in (now, now._replace(known=DAY("2025-05-19")))
        if (action := build(made, asked).action("2.1/visits"))
    ]
    assert lights == ["green", "grey"]


def test_a_unit_s_fear_makes_it_yellow() -> None:
    told = report(
        progress=[{"ref": "2.1/visits", "text": "走访12家"}],
        at_risk=[{"ref": "2.1/visits", "text": "人手不足"}],
    )
    state = recurring_on("2025-04-30", {("jxkc", "2025-04"): told})
    assert light_and_rule(state) == ("yellow", "met")


def test_exempt_is_grey() -> None:
    settled = {"kind": "exempt", "on": "2025-06-01", "until": "2025-06-30", "ref": "2.1/visits"}
    state = recurring_on(
        "2025-06-30", {}, decisions=[settled | {"by": "试验办主任", "reason": "汛期"}]
    )
    assert light_and_rule(state) == ("grey", "exempt")
