"""Milestones: not due, due soon, done, done late, past their day."""

from collections.abc import Mapping
from typing import Any

from anplan.base.message import say
from anplan.model.reports import Report
from anplan.state.actions import ActionState
from tests.builders import DAY, project, report, state_on

DUE_IN_JUNE = {"due": "2025-06-30"}


def milestone_on(day: str, *, action: Mapping[str, str] = DUE_IN_JUNE, **parts: Any) -> ActionState:
    """The state of the milestone 3.2/opening of two units."""
    opening = {"id": "opening", "title": "实验室启用", "kind": "milestone", **action}
    made = project(
        tasks={"3.2": {"title": "任务", "units": ["jxkc", "kgj"], "actions": [opening]}},
        units=["jxkc", "kgj"],
        **parts,
    )
    state = state_on(day, made).action("3.2/opening")
    assert state is not None
    return state


def done(day: str) -> Report:
    """A report that says the milestone was reached on a day."""
    return report(milestones=[{"ref": "3.2/opening", "done": day}])


def light_and_rule(state: ActionState) -> tuple[str, str]:
    """Return what a test compares most."""
    return state.verdict.light, state.verdict.rule


def decision(kind: str, on: str, until: str | None = None) -> Mapping[str, str]:
    """What the coordinator settled about the milestone."""
    said = {"kind": kind, "on": on, "ref": "3.2/opening", "by": "试验办主任", "reason": "会议定"}
    return said | ({"until": until} if until else {})


def test_long_before_its_day_it_is_blue() -> None:
    assert light_and_rule(milestone_on("2025-06-15")) == ("blue", "open")


def test_fourteen_days_before_it_warns_if_nothing_names_it() -> None:
    state = milestone_on("2025-06-16")
    assert light_and_rule(state) == ("yellow", "soon")
    assert state.verdict.reason.values["days"] == 14


def test_how_soon_is_soon_is_a_setting() -> None:
    assert milestone_on("2025-06-16", settings={"soon": "13"}).verdict.light == "blue"
    assert milestone_on("2025-06-17", settings={"soon": "13"}).verdict.light == "yellow"


def test_it_does_not_warn_where_a_report_names_it() -> None:
    for kind in ("progress", "next"):
        told = report(**{kind: [{"ref": "3.2/opening", "text": "设备安装中"}]})
        state = milestone_on("2025-06-20", reports={("kgj", "2025-05"): told})
        assert light_and_rule(state) == ("blue", "open"), kind


def test_a_problem_told_about_it_names_it_too() -> None:
    told = report(problems=[{"ref": "3.2/opening", "title": "设备未到"}])
    state = milestone_on("2025-06-20", reports={("kgj", "2025-05"): told})
    assert light_and_rule(state) == ("blue", "open")


def test_a_word_about_the_whole_task_does_not_name_it() -> None:
    told = report(progress=[{"ref": "3.2", "text": "有序开展"}])
    state = milestone_on("2025-06-20", reports={("kgj", "2025-05"): told})
    assert light_and_rule(state) == ("yellow", "soon")


def test_the_last_day_of_a_month_that_is_asked_about_is_over() -> None:
    state = milestone_on("2025-06-30")
    assert light_and_rule(state) == ("red", "overdue")
    assert state.verdict.reason.text == "not done by {day}, when it was due"


def test_any_other_day_is_not_over_on_itself() -> None:
    state = milestone_on("2025-06-20", action={"due": "2025-06-20"})
    assert light_and_rule(state) == ("yellow", "soon")
    assert state.verdict.shortly.text == "due today"


LED = {"title": "任务", "units": ["jxkc", "kgj"], "lead": ["jxkc"]}


def led_on(day: str, told: Mapping[str, str], **more: Any) -> ActionState:
    """The milestone of a task with a lead, told by units on days."""
    opening = {"id": "opening", "title": "实验室启用", "kind": "milestone", **DUE_IN_JUNE, **more}
    made = project(
        tasks={"3.2": LED | {"actions": [opening]}},
        units=["jxkc", "kgj"],
        reports={(unit, "2025-06"): done(on) for unit, on in told.items()},
    )
    state = state_on(day, made).action("3.2/opening")
    assert state is not None
    return state


def test_a_supporting_unit_that_tells_the_lead_s_milestone_is_named() -> None:
    state = led_on("2025-07-10", {"kgj": "2025-06-20"})
    assert light_and_rule(state) == ("green", "done")
    assert state.by_another is not None
    assert [note.text for note in state.notes] == ["told by {unit}, not by {units}"]


def test_once_the_lead_tells_it_too_nobody_else_is_named() -> None:
    assert led_on("2025-07-10", {"kgj": "2025-06-20", "jxkc": "2025-06-28"}).by_another is None


def test_an_action_that_names_its_units_is_closed_by_them_alone() -> None:
    state = led_on("2025-07-10", {"jxkc": "2025-06-20"}, units=["kgj"])
    assert light_and_rule(state) == ("red", "overdue")
    assert [note.text[:16] for note in state.notes] == ["{unit} names {da"]
    state = led_on("2025-07-10", {"jxkc": "2025-06-20", "kgj": "2025-06-25"}, units=["kgj"])
    assert (state.done, state.by_another) == (DAY("2025-06-25"), None)


def test_past_its_day_it_is_red_with_the_days_overdue() -> None:
    state = milestone_on("2025-07-03")
    assert light_and_rule(state) == ("red", "overdue")
    assert state.verdict.reason.values["days"] == 3


def test_without_a_day_it_is_due_at_the_end_of_the_implementation_phase() -> None:
    assert milestone_on("2025-06-15", action={}).due == DAY("2025-10-31")


def test_done_on_its_day_is_on_time() -> None:
    state = milestone_on("2025-07-10", reports={("kgj", "2025-06"): done("2025-06-30")})
    assert light_and_rule(state) == ("green", "done")
    assert state.is_done


def test_done_late_is_yellow_in_the_month_it_was_done() -> None:
    state = milestone_on("2025-07-31", reports={("kgj", "2025-07"): done("2025-07-10")})
    assert light_and_rule(state) == ("yellow", "late")


def test_done_late_is_done_from_the_next_month_on_with_the_days_beside() -> None:
    state = milestone_on("2025-08-01", reports={("kgj", "2025-07"): done("2025-07-10")})
    assert light_and_rule(state) == ("green", "late")
    assert state.verdict.reason.values["days"] == 10


def test_done_on_a_later_day_than_asked_is_not_done_yet() -> None:
    state = milestone_on("2025-06-19", reports={("kgj", "2025-06"): done("2025-06-20")})
    assert not state.is_done


def test_of_two_units_days_the_earliest_counts_with_a_note() -> None:
    reports = {("jxkc", "2025-06"): done("2025-06-20"), ("kgj", "2025-06"): done("2025-06-12")}
    state = milestone_on("2025-07-10", reports=reports)
    assert state.done == DAY("2025-06-12")
    assert [note.values["days"] for note in state.notes] == [(DAY("2025-06-20"),)]


def test_two_units_that_agree_need_no_note() -> None:
    reports = {("jxkc", "2025-06"): done("2025-06-12"), ("kgj", "2025-06"): done("2025-06-12")}
    assert milestone_on("2025-07-10", reports=reports).notes == ()


def test_a_unit_corrects_its_own_day_in_a_later_report() -> None:
    reports = {("kgj", "2025-06"): done("2025-06-12"), ("kgj", "2025-07"): done("2025-07-02")}
    state = milestone_on("2025-08-10", reports=reports)
    assert (state.done, state.verdict.rule) == (DAY("2025-07-02"), "late")


def test_the_light_points_at_the_line_that_gave_it() -> None:
    state = milestone_on("2025-07-10", reports={("kgj", "2025-06"): done("2025-06-30")})
    (spot,) = state.verdict.spots
    assert (spot.file, spot.path) == ("units/kgj/2025-06.yaml", ("milestones", 0, "done"))


def test_extended_to_a_new_day() -> None:
    state = milestone_on("2025-07-03", decisions=[decision("extend", "2025-06-25", "2025-07-31")])
    assert (state.due, state.verdict.light) == (DAY("2025-07-31"), "blue")


def test_done_and_closed() -> None:
    state = milestone_on(
        "2025-07-10",
        reports={("kgj", "2025-06"): done("2025-06-30")},
        decisions=[decision("close", "2025-07-08")],
    )
    assert light_and_rule(state) == ("closed", "done")


def test_closed_without_being_done_changes_nothing() -> None:
    state = milestone_on("2025-07-10", decisions=[decision("close", "2025-07-08")])
    assert light_and_rule(state) == ("red", "overdue")


def test_exempt_is_grey_until_the_exemption_ends() -> None:
    settled = [decision("exempt", "2025-07-01", "2025-07-31")]
    assert light_and_rule(milestone_on("2025-07-31", decisions=settled)) == ("grey", "exempt")
    assert light_and_rule(milestone_on("2025-08-01", decisions=settled)) == ("red", "overdue")


def test_a_unit_s_fear_makes_it_yellow() -> None:
    told = report(at_risk=[{"ref": "3.2/opening", "text": "设备未到"}])
    state = milestone_on("2025-05-31", reports={("kgj", "2025-05"): told})
    assert light_and_rule(state) == ("yellow", "open")


def test_a_day_before_the_plan_began_is_not_counted_and_told() -> None:
    state = milestone_on("2025-07-10", reports={("kgj", "2025-06"): done("2024-06-12")})
    assert light_and_rule(state) == ("red", "overdue")
    (note,) = state.notes
    assert note == say("named for {day}, before the plan began: not counted", day=DAY("2024-06-12"))


def test_another_unit_s_day_counts_beside_one_before_the_plan() -> None:
    reports = {("kgj", "2025-06"): done("2024-06-12"), ("jxkc", "2025-06"): done("2025-06-12")}
    state = milestone_on("2025-07-10", reports=reports)
    assert (light_and_rule(state), state.done) == (("green", "done"), DAY("2025-06-12"))
    assert state.notes == ()


def test_the_plan_s_first_day_counts() -> None:
    state = milestone_on("2025-07-10", reports={("kgj", "2025-06"): done("2025-01-01")})
    assert light_and_rule(state) == ("green", "done")
