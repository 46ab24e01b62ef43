"""What stands beside a task's light: how many units reported, how many actions are done."""

from typing import Any

from anplan.state.tasks import TaskState
from tests.builders import MONTHLY, indicator, project, reading, report, state_on

TASK: dict[str, Any] = {"title": "任务", "units": ["jxkc", "kgj"]}
NOTHING = report(nothing="本月无新进展")


def task_on(day: str, task: dict[str, Any] = TASK, **parts: Any) -> TaskState:
    """The state of task 2.1 of two units that owe monthly reports."""
    made = project(tasks={"2.1": task}, units=["jxkc", "kgj"], obligations=[MONTHLY], **parts)
    return state_on(day, made).task("2.1")


def test_units_that_reported_for_the_latest_due_month_are_counted() -> None:
    state = task_on("2025-07-06", reports={("kgj", "2025-06"): NOTHING})
    assert (state.reported, state.units) == (1, ("jxkc", "kgj"))


def test_a_month_is_due_from_the_day_after_its_due_day() -> None:
    """June's reports are due on 5 July; until then May is the latest due month."""
    reports = {("jxkc", "2025-05"): NOTHING}
    assert task_on("2025-07-05", reports=reports).reported == 1
    assert task_on("2025-07-06", reports=reports).reported == 0


def test_a_report_handed_in_after_the_day_does_not_count_yet() -> None:
    late = report(nothing="本月无新进展", submitted="2025-07-08")
    assert task_on("2025-07-07", reports={("jxkc", "2025-06"): late}).reported == 0
    assert task_on("2025-07-08", reports={("jxkc", "2025-06"): late}).reported == 1


def test_before_any_month_is_due_nobody_is_silent() -> None:
    state = task_on("2025-05-05")
    assert (state.verdict.light, state.verdict.rule) == ("blue", "nothing")


def test_the_silent_task_names_the_month() -> None:
    reason = task_on("2025-07-06").verdict.reason
    assert str(reason.values["period"]) == "2025-06"


def test_actions_are_counted_by_what_can_be_judged_and_what_is_done() -> None:
    """Four actions: one goes on, one milestone is done, one is not, one deliverable is met."""
    actions = [
        {"id": "publicity", "title": "宣传", "kind": "continuous"},
        {"id": "opening", "title": "启用", "kind": "milestone", "due": "2025-06-30"},
        {"id": "review", "title": "评估", "kind": "milestone", "due": "2025-09-30"},
        {"id": "grids", "title": "网格", "kind": "deliverable", "indicators": ["grids"]},
    ]
    told = report(
        reading("4", "2025-06-30", "grids"),
        milestones=[{"ref": "2.1/opening", "done": "2025-06-20"}],
    )
    state = task_on(
        "2025-07-10",
        TASK | {"actions": actions},
        indicators={"grids": indicator(kind="count", measure="个", target={"at_least": "4"})},
        reports={("jxkc", "2025-06"): told},
    )
    assert (state.total, state.judged, state.done) == (4, 3, 2)


def test_a_deliverable_is_not_done_while_its_indicator_is_behind() -> None:
    actions = [{"id": "grids", "title": "网格", "kind": "deliverable", "indicators": ["grids"]}]
    state = task_on(
        "2025-07-10",
        TASK | {"actions": actions},
        indicators={"grids": indicator(kind="count", measure="个", target={"at_least": "4"})},
        reports={("jxkc", "2025-06"): report(reading("1", "2025-06-30", "grids"))},
    )
    assert (state.judged, state.done) == (1, 0)


def test_a_deliverable_whose_indicator_cannot_be_read_is_not_done() -> None:
    """A broken file never passes unnoticed into a figure (DESIGN 2.1)."""
    actions = [{"id": "grids", "title": "网格", "kind": "deliverable", "indicators": ["grids"]}]
    state = task_on(
        "2025-07-10",
        TASK | {"actions": actions},
        reports={("jxkc", "2025-06"): NOTHING},
        broken=["plan/indicators/grids.yaml"],
    )
    assert state.done == 0


def test_recurring_work_that_is_up_to_date_counts_as_done() -> None:
    actions = [{"id": "visits", "title": "走访", "kind": "recurring", "every": "month"}]
    told = report(progress=[{"ref": "2.1/visits", "text": "走访12家"}])
    state = task_on("2025-07-10", TASK | {"actions": actions}, reports={("jxkc", "2025-06"): told})
    assert (state.judged, state.done) == (1, 1)
