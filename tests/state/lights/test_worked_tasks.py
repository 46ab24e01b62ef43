"""The lights of tasks, worked by hand: the worst of what can be judged, and which thing it is.

Every example is task 2.1 of one or two units, asked on 10 July with figures of 30 June, where
50.0 % are expected: 70 of 120 is ahead, 57 is 2.5 points behind, 30 is 25 points behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from anplan.state.tasks import TaskState
from tests.builders import MONTHLY, indicator, project, reading, report, state_on

GREEN, YELLOW, RED = "70", "57", "30"
EVEN: dict[str, Any] = {}
AT_END: dict[str, Any] = {"kind": "stock", "trajectory": "end"}
CLOSED = {"kind": "close", "on": "2025-07-08", "by": "试验办主任", "reason": "专题会议定"}


def milestone(due: str) -> dict[str, Any]:
    """The opening of a laboratory."""
    return {"id": "opening", "title": "实验室启用", "kind": "milestone", "due": due}


VISITS = {"id": "visits", "title": "每月走访", "kind": "recurring", "every": "month"}
PUBLICITY = {"id": "publicity", "title": "宣传推介", "kind": "continuous"}
EFFECT = {"id": "effect", "title": "生态优化", "kind": "outcome"}
GRIDS = {"id": "grids", "title": "建设网格", "kind": "deliverable", "indicators": ["grids"]}


@dataclass(frozen=True, slots=True)
class TaskExample:
    """One task: its parts, what is right, and what is named as the reason.

    ``figures`` are indicators of the task with their values, None where there is none;
    ``said`` is what the June report of jxkc says besides.
    """

    id: str
    by_hand: str
    light: str
    rule: str = "worst"
    named: tuple[str, ...] = ()
    figures: Mapping[str, str | None] = field(default_factory=dict)
    shapes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    actions: tuple[Mapping[str, Any], ...] = (PUBLICITY,)
    said: Mapping[str, Any] = field(default_factory=dict)
    reporting: bool = True
    project: Mapping[str, Any] = field(default_factory=dict)

    def state(self) -> TaskState:
        """Ask anplan."""
        counted = {name for action in self.actions for name in action.get("indicators", ())}
        indicators = {
            name: indicator(
                title=name,
                tasks=[] if name in counted else ["2.1"],
                **self.shapes.get(name, EVEN),
            )
            for name in self.figures
        }
        told = [reading(value, "2025-06-30", name) for name, value in self.figures.items() if value]
        june = {**self.said} if told or self.said else {"nothing": "本月无新进展"}
        period = "2025-06" if self.reporting else "2025-05"
        made = project(
            indicators=indicators,
            tasks={"2.1": {"title": "任务", "units": ["jxkc", "kgj"], "actions": self.actions}},
            units=["jxkc", "kgj"],
            reports={("jxkc", period): report(*told, **june)},
            **self.project,
        )
        return state_on("2025-07-10", made).task("2.1")


def named(state: TaskState) -> tuple[str, ...]:
    """Return the titles of the things that a task's reason names."""
    reasons = (state.verdict.reason, *state.verdict.because)
    return tuple(str(one.values["title"]) for one in reasons if "title" in one.values)


EXAMPLES = [
    TaskExample(
        "nothing-to-judge",
        "work that goes on has no light → blue",
        light="blue",
        rule="nothing",
    ),
    TaskExample(
        "hoped-for-effects-are-not-judged",
        "an outcome has no light → blue",
        actions=(EFFECT,),
        light="blue",
        rule="nothing",
    ),
    TaskExample(
        "one-green",
        "ahead → green",
        figures={"a": GREEN},
        light="green",
        named=("a",),
    ),
    TaskExample(
        "red-before-green",
        "green and red → red, and b is named",
        figures={"a": GREEN, "b": RED},
        light="red",
        named=("b",),
    ),
    TaskExample(
        "red-before-yellow",
        "yellow, red, green → red, and b is named",
        figures={"a": YELLOW, "b": RED, "c": GREEN},
        light="red",
        named=("b",),
    ),
    TaskExample(
        "two-reds-are-both-named",
        "red and red → red",
        figures={"a": RED, "b": RED, "c": GREEN},
        light="red",
        named=("a", "b"),
    ),
    TaskExample(
        "yellow-before-grey",
        "yellow and no value → yellow",
        figures={"a": YELLOW, "b": None},
        light="yellow",
        named=("a",),
    ),
    TaskExample(
        "grey-before-green",
        "green and no value → grey, unknown is never green",
        figures={"a": GREEN, "b": None},
        light="grey",
        named=("b",),
    ),
    TaskExample(
        "green-before-blue",
        "one ahead, one not due before the year's end → green",
        figures={"a": GREEN, "b": RED},
        shapes={"b": AT_END},
        light="green",
        named=("a",),
    ),
    TaskExample(
        "blue-where-nothing-else-is-there",
        "both not due → blue",
        figures={"a": RED, "b": YELLOW},
        shapes={"a": AT_END, "b": AT_END},
        light="blue",
        named=("a", "b"),
    ),
    TaskExample(
        "closed-where-nothing-else-is-there",
        "met and closed out → closed",
        figures={"a": "126"},
        project={"decisions": [CLOSED | {"ref": "a"}]},
        light="closed",
        named=("a",),
    ),
    TaskExample(
        "closed-beside-green-is-green",
        "a is closed out, b goes on → green",
        figures={"a": "126", "b": GREEN},
        project={"decisions": [CLOSED | {"ref": "a"}]},
        light="green",
        named=("b",),
    ),
    TaskExample(
        "a-milestone-past-its-day",
        "due 30 June, not done on 10 July → red, though a is green",
        figures={"a": GREEN},
        actions=(milestone("2025-06-30"),),
        light="red",
        named=("实验室启用",),
    ),
    TaskExample(
        "a-milestone-done-on-time",
        "due and done on 30 June → green",
        actions=(milestone("2025-06-30"),),
        said={"milestones": [{"ref": "2.1/opening", "done": "2025-06-30"}]},
        light="green",
        named=("实验室启用",),
    ),
    TaskExample(
        "a-milestone-not-due",
        "due in October → blue",
        actions=(milestone("2025-10-15"),),
        light="blue",
        named=("实验室启用",),
    ),
    TaskExample(
        "a-recurring-action-without-its-entry",
        "June is over, a report is in, and no entry for the visits → yellow",
        figures={"a": GREEN},
        actions=(VISITS,),
        light="yellow",
        named=("每月走访",),
    ),
    TaskExample(
        "a-recurring-action-with-its-entry",
        "an entry for June → green",
        actions=(VISITS,),
        said={"progress": [{"ref": "2.1/visits", "text": "走访12家"}]},
        light="green",
        named=("每月走访",),
    ),
    TaskExample(
        "a-deliverable-counts-through-its-indicator",
        "the grids are 25 points behind → red",
        figures={"grids": RED},
        actions=(GRIDS,),
        light="red",
        named=("grids",),
    ),
    TaskExample(
        "no-unit-reported-and-green-turns-grey",
        "ahead by May's report, but none for June, due on 5 July → grey",
        figures={"a": GREEN},
        reporting=False,
        project={"obligations": [MONTHLY]},
        light="grey",
        rule="silent",
        named=("a",),
    ),
    TaskExample(
        "no-unit-reported-and-blue-turns-grey",
        "nothing to judge, and no report for June → grey",
        reporting=False,
        project={"obligations": [MONTHLY]},
        light="grey",
        rule="silent",
    ),
    TaskExample(
        "no-unit-reported-and-closed-turns-grey",
        "closed out, and no report for June → grey",
        figures={"a": "126"},
        reporting=False,
        project={"obligations": [MONTHLY], "decisions": [CLOSED | {"ref": "a"}]},
        light="grey",
        rule="silent",
        named=("a",),
    ),
    TaskExample(
        "no-unit-reported-and-yellow-stays",
        "2.5 points behind, and no report for June → yellow",
        figures={"a": YELLOW},
        reporting=False,
        project={"obligations": [MONTHLY]},
        light="yellow",
        named=("a",),
    ),
    TaskExample(
        "no-unit-reported-and-red-stays",
        "25 points behind, and no report for June → red",
        figures={"a": RED},
        reporting=False,
        project={"obligations": [MONTHLY]},
        light="red",
        named=("a",),
    ),
    TaskExample(
        "one-of-two-units-reported-is-enough",
        "jxkc reported for June, kgj did not → green stays green",
        figures={"a": GREEN},
        project={"obligations": [MONTHLY]},
        light="green",
        named=("a",),
    ),
    TaskExample(
        "a-unit-fears-for-the-task",
        "ahead, but at risk → at best yellow, and what would have decided is still named",
        figures={"a": GREEN},
        said={"at_risk": [{"ref": "2.1", "text": "场地不足"}]},
        light="yellow",
        named=("a",),
    ),
    TaskExample(
        "a-fear-does-not-raise-red",
        "behind and at risk → red",
        figures={"a": RED},
        said={"at_risk": [{"ref": "2.1", "text": "场地不足"}]},
        light="red",
        named=("a",),
    ),
    TaskExample(
        "a-unit-fears-for-an-indicator-of-the-task",
        "ahead, but at risk → at best yellow",
        figures={"a": GREEN, "b": GREEN},
        said={"at_risk": [{"ref": "b", "text": "大项目可能延期"}]},
        light="yellow",
        named=("b",),
    ),
    TaskExample(
        "a-unit-fears-for-a-deliverable",
        "the grids are ahead, but at risk → at best yellow",
        figures={"grids": GREEN},
        actions=(GRIDS,),
        said={"at_risk": [{"ref": "2.1/grids", "text": "两处选址未定"}]},
        light="yellow",
        named=("grids",),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: TaskExample) -> None:
    """The failure shows the reasoning beside what anplan found."""
    state = example.state()
    found = state.verdict.light, state.verdict.rule, named(state)
    assert found == (example.light, example.rule, example.named), example.by_hand
