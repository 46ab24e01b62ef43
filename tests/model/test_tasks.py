"""Tasks and their actions: what goes with which kind of action."""

from collections.abc import Mapping

import pytest

from anplan.files.schema.validate import record_of
from anplan.model.tasks import Action, Task
from tests.model.refusal import refused

ACTION = {"id": "a", "title": "甲"}


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "continuous"},
        {"kind": "outcome"},
        {"kind": "milestone"},
        {"kind": "milestone", "due": "2025-06-30"},
        {"kind": "recurring", "every": "month"},
        {"kind": "recurring", "every": "quarter", "by": "each"},
        {"kind": "deliverable", "indicators": ["it"]},
    ],
)
def test_an_action(content: Mapping[str, object]) -> None:
    action = record_of(Action, {**ACTION, **content})
    assert action.has_light == (action.kind in ("milestone", "recurring"))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"kind": "recurring"}, "every: and kind: recurring go together"),
        ({"kind": "milestone", "every": "month"}, "every: and kind: recurring go together"),
        ({"kind": "continuous", "due": "2025-06-30"}, "Only a milestone has a due day"),
        ({"kind": "deliverable"}, "indicators: and kind: deliverable go together"),
        (
            {"kind": "outcome", "indicators": ["it"]},
            "indicators: and kind: deliverable go together",
        ),
    ],
)
def test_what_does_not_fit_an_action(content: Mapping[str, object], refusal: str) -> None:
    assert refused(Action, {**ACTION, **content}) == f"S112 {refusal}"


def test_the_actions_of_a_task_have_names_of_their_own() -> None:
    action = {**ACTION, "kind": "outcome"}
    refusal = refused(Task, {"title": "任务", "units": ["jxkc"], "actions": [action, action]})
    assert refusal == "S113 Two actions of the task are called a"


def test_an_action_is_found_in_its_task() -> None:
    action = {**ACTION, "kind": "outcome"}
    task = record_of(Task, {"title": "任务", "units": ["jxkc"], "actions": [action]})
    assert task.action("a") == task.actions[0]
    assert task.action("b") is None
