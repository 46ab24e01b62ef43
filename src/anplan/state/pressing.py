"""What presses: the order of urgency, what is red and yellow, and who answers for it."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from anplan.model.project import Project
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.lights.verdict import Light, Verdict
from anplan.state.parts import with_parts_below

LIGHTS_BY_URGENCY: tuple[Light, ...] = ("red", "yellow", "grey", "blue", "green", "closed")
PRESSING: tuple[Light, ...] = ("red", "yellow")
MOST = 5
"""How many things a leader is shown first."""


class Pressing(NamedTuple):
    """An indicator, an action or a task that is behind: its light, and who answers for it.

    ``refs`` are those under which units write of it, and of nothing else that presses.
    """

    ref: str
    title: str
    verdict: Verdict
    tasks: tuple[str, ...]
    units: tuple[str, ...]
    refs: tuple[str, ...] = ()


def urgency(light: Light) -> int:
    """Return the place of a light among all, the most urgent first."""
    return LIGHTS_BY_URGENCY.index(light)


def by_urgency(states: tuple[IndicatorState, ...]) -> list[IndicatorState]:
    """Sort indicators, the most urgent light first, the widest gap first within a light.

    Those that are a part of another one stand below it.
    """
    return with_parts_below(
        sorted(
            states,
            key=lambda state: (urgency(state.verdict.light), state.printed.gap or Decimal(0)),
        )
    )


def pressing(state: State) -> tuple[Pressing, ...]:
    """Return what is red, then what is yellow; a task only where none of its parts is."""
    every = tuple(entry for light in PRESSING for entry in _of_light(state, light))
    named = Counter(task for entry in every for task in entry.tasks)
    return tuple(entry._replace(refs=_refs(state.project, entry, named)) for entry in every)


def _refs(project: Project, entry: Pressing, named: Counter[str]) -> tuple[str, ...]:
    """Return its own actions; its tasks, too, where nothing else of them presses."""
    actions = tuple(
        ref
        for task in entry.tasks
        if task in project.tasks
        for ref, action in project.tasks[task].milestone_or_actions(task)
        if entry.ref in (ref, *action.indicators)
    )
    alone = tuple(task for task in entry.tasks if named[task] == 1)
    parts = tuple(
        f"{task}/{action.id}"
        for task in alone
        if task in project.tasks
        for action in project.tasks[task].actions
    )
    return (*actions, *alone, *parts)


def _of_light(state: State, light: Light) -> Iterator[Pressing]:
    project = state.project
    for judged in by_urgency(state.indicators):
        if judged.verdict.light == light:
            indicator = judged.indicator
            yield Pressing(
                judged.id, indicator.title, judged.verdict, indicator.tasks, judged.answering
            )
    for task in state.tasks:
        parts = {part.verdict.light for part in task.indicators}
        parts |= {part.verdict.light for part in task.actions}
        for action in task.actions:
            if action.verdict.light == light:
                own = project.responsible(action.ref)
                yield Pressing(action.ref, action.action.title, action.verdict, (task.id,), own)
        if task.verdict.light == light and light not in parts:
            leads = project.leading_units(task.id)
            yield Pressing(task.id, task.task.title, task.verdict, (task.id,), leads)
