"""A task's own day: that of its milestones without one, and of the task that is one milestone."""

from typing import Any

import pytest

from anplan.model.names import Referent
from anplan.model.project import Project
from anplan.model.refs import resolve
from anplan.state.build import State
from tests.builders import project, report, state_on

ROAD: dict[str, Any] = {"title": "道路提升", "units": ["jxkc"], "due": "2025-06-30"}
OPENING = {"id": "opening", "title": "通车", "kind": "milestone"}
OFTEN = {"id": "visits", "title": "走访", "kind": "continuous"}


def light(day: str, task: dict[str, Any], **reports: Any) -> tuple[str, str]:
    """The light of task 1.2 and the rule behind it."""
    told = {("jxkc", period.replace("_", "-")[1:]): said for period, said in reports.items()}
    verdict = state_on(day, project(tasks={"1.2": task}, reports=told)).task("1.2").verdict
    return verdict.light, verdict.rule


def done(on: str, ref: str = "1.2") -> Any:
    return report(milestones=[{"ref": ref, "done": on}])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-06-10", ("blue", "alone")),
        ("2025-06-20", ("yellow", "alone")),
        ("2025-07-01", ("red", "alone")),
    ],
)
def test_a_task_with_a_day_and_no_actions_is_one_milestone(
    day: str, expected: tuple[str, str]
) -> None:
    assert light(day, ROAD) == expected


def test_a_report_closes_it_by_the_tasks_number() -> None:
    assert light("2025-07-10", ROAD, p2025_06=done("2025-06-28")) == ("green", "alone")
    assert light("2025-07-10", ROAD, p2025_07=done("2025-07-05")) == ("yellow", "alone")
    assert light("2025-08-10", ROAD, p2025_07=done("2025-07-05")) == ("green", "alone")


def test_a_task_with_actions_is_no_milestone_itself() -> None:
    assert light("2025-07-01", {**ROAD, "actions": [OFTEN]}) == ("blue", "nothing")
    assert light("2025-07-01", {"title": "甲", "units": ["jxkc"]}) == ("blue", "nothing")


def test_a_milestone_without_a_day_has_its_tasks() -> None:
    late = {**OPENING, "id": "greening", "due": "2025-09-30"}
    state = state_on("2025-07-05", project(tasks={"1.2": {**ROAD, "actions": [OPENING, late]}}))
    judged = {action.ref: (action.verdict.light, str(action.due)) for action in found(state)}
    assert judged == {
        "1.2/opening": ("red", "2025-06-30"),
        "1.2/greening": ("blue", "2025-09-30"),
    }


def found(state: State) -> Any:
    return state.task("1.2").actions


def test_words_in_the_place_of_a_day_judge_nothing() -> None:
    goes_on = {"title": "持续服务", "units": ["jxkc"], "due_words": "持续推进"}
    assert light("2025-12-31", goes_on) == ("blue", "nothing")


def test_the_coordinator_puts_its_day_off() -> None:
    extended = [
        {
            "on": "2025-06-20",
            "kind": "extend",
            "ref": "1.2",
            "until": "2025-08-31",
            "reason": "管线迁改",
            "by": "统筹办",
        }
    ]
    made = project(tasks={"1.2": ROAD}, decisions=extended)
    assert state_on("2025-07-10", made).task("1.2").verdict.light == "blue"


def test_fears_and_words_about_the_task_are_about_its_milestone() -> None:
    named = report(progress=[{"ref": "1.2", "text": "路基完工"}])
    assert light("2025-06-20", ROAD, p2025_05=named) == ("blue", "alone")
    fear = report(at_risk=[{"ref": "1.2", "text": "雨季"}])
    assert light("2025-06-01", ROAD, p2025_05=fear)[0] == "yellow"


def test_a_person_closes_it_by_the_tasks_number() -> None:
    made = project(tasks={"1.2": ROAD, "1.3": {"title": "甲", "units": ["jxkc"]}})
    assert resolve(made, "道路提升", ("indicator", "action")) == Referent("action", "1.2")
    assert not isinstance(resolve(made, "1.3", ("indicator", "action")), Referent)
    assert resolve(made, "1.2") == Referent("task", "1.2")


def numbered(**labels: str) -> Project:
    tasks = {
        name.replace("_", "."): {"title": f"任务{name}", "units": ["jxkc"], "label": label}
        for name, label in ((key[1:], value) for key, value in labels.items())
    }
    return project(tasks=tasks)


def test_a_task_is_called_by_the_documents_own_number() -> None:
    made = numbered(t1_1="12.", t1_2="13.")
    assert made.numbered("1.1") == "12. 任务1_1"
    assert resolve(made, "12") == resolve(made, "12.") == Referent("task", "1.1")
    assert resolve(made, "1.1") == Referent("task", "1.1")


def test_a_number_that_begins_anew_in_each_part_is_asked_back() -> None:
    made = numbered(t1_1="1.", t2_1="1.")
    refusal = resolve(made, "1.")
    assert not isinstance(refusal, Referent)
    assert refusal.message.values["choices"] == ("1.1 任务1_1", "2.1 任务2_1")
    assert not isinstance(resolve(made, "1.", ("task",)), Referent)


def test_no_blank_stands_behind_a_number_that_closes_itself() -> None:
    assert numbered(t1_1="十二、").numbered("1.1") == "十二、任务1_1"
    assert numbered(t1_1="（三）").numbered("1.1") == "（三）任务1_1"
