"""The light of a task: the worst of what can be judged in it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.tasks import Action, Task
from anplan.state.actions import ActionState
from anplan.state.indicators import IndicatorState
from anplan.state.lights.case import Fear
from anplan.state.lights.light import lower
from anplan.state.lights.verdict import Verdict, worst
from anplan.state.question import Question, handed_in


class TaskState(NamedTuple):
    """One task: its light, what gave it, and how many of its units reported.

    ``total``, ``judged`` and ``done`` count its actions; ``reported`` counts the units that
    handed in their latest due report, of the ``owing`` ones that had to. ``due`` is the latest
    of these reports' periods.
    """

    id: str
    task: Task
    units: tuple[str, ...]
    verdict: Verdict
    indicators: tuple[IndicatorState, ...]
    actions: tuple[ActionState, ...]
    total: int
    judged: int
    done: int
    reported: int
    owing: int = 0
    due: Period | None = None


RULE_WORDS = {
    "worst": mark("the worst of its indicators, milestones, deliverables and recurring actions"),
    "alone": mark("it is one milestone itself: that milestone's light"),
    "nothing": mark("nothing in it can be judged: blue"),
    "silent": mark(
        "no unit of it reported for the latest due period: green, blue and closed are grey"
    ),
}


def task_state(
    project: Project,
    question: Question,
    name: str,
    indicators: Mapping[str, IndicatorState],
    actions: Iterable[ActionState],
    fears: tuple[Fear, ...],
    latest: Mapping[str, Period],
) -> TaskState:
    """Roll a task's parts up into its light."""
    task, units = project.tasks[name], project.units_of(name)
    own, judged = _indicators_of(name, task, indicators), tuple(actions)
    owed = {unit: latest[unit] for unit in units if unit in latest}
    due = max(owed.values(), default=None)
    reported = [
        unit for unit, period in owed.items() if has_reported(project, question, unit, period)
    ]
    verdict = lower(_rolled_up(name, own, judged), fears)
    if due and not reported:
        verdict = _silenced(verdict, due)
    deliverables = [action for action in task.actions if action.indicators]
    met = sum(_is_met(action, indicators) for action in deliverables)
    return TaskState(
        id=name,
        task=task,
        units=units,
        verdict=verdict,
        indicators=own,
        actions=judged,
        total=len(tuple(task.milestone_or_actions(name))),
        judged=len(judged) + len(deliverables),
        done=sum(action.is_done for action in judged) + met,
        reported=len(reported),
        owing=len(owed) if latest else len(units),
        due=due,
    )


def _indicators_of(
    name: str, task: Task, indicators: Mapping[str, IndicatorState]
) -> tuple[IndicatorState, ...]:
    """Return the indicators that name a task, and those by which its actions are counted."""
    counted = {indicator for action in task.actions for indicator in action.indicators}
    return tuple(
        state
        for state in indicators.values()
        if name in state.indicator.tasks or state.id in counted
    )


def _is_met(action: Action, indicators: Mapping[str, IndicatorState]) -> bool:
    """Return whether all that a deliverable is counted by has been reached."""
    states = [indicators.get(name) for name in action.indicators]
    return all(state is not None and state.verdict.light in ("green", "closed") for state in states)


def has_reported(project: Project, question: Question, unit: str, period: Period) -> bool:
    """Return whether a unit's report for a period was in on the day papers are counted."""
    report = project.reports.get((unit, period))
    if report is None:
        return False
    day = handed_in(project, report_path(unit, period), report.submitted)
    return day is None or day <= question.counted_until


def _rolled_up(
    task: str, indicators: tuple[IndicatorState, ...], actions: tuple[ActionState, ...]
) -> Verdict:
    if not indicators and [state.ref for state in actions] == [task]:
        return actions[0].verdict._replace(rule="alone")
    parts: list[tuple[str, Verdict]] = [
        (state.indicator.label, state.verdict) for state in indicators
    ]
    parts += [(state.action.title, state.verdict) for state in actions]
    light = worst(verdict.light for _, verdict in parts)
    if light is None:
        return Verdict("blue", "nothing", say("nothing to judge"))
    named = [(title, verdict) for title, verdict in parts if verdict.light == light]
    reasons = tuple(
        say("{title}: {reason}", title=title, reason=verdict.reason) for title, verdict in named
    )
    spots = tuple(spot for _, verdict in named for spot in verdict.spots)
    title, first = named[0]
    brief = say("{title} {reason}", title=title, reason=first.shortly)
    return Verdict(light, "worst", reasons[0], reasons[1:], spots, brief)


def _silenced(verdict: Verdict, due: Period) -> Verdict:
    if verdict.light in ("red", "yellow", "grey"):
        return verdict
    reason: Message = say("no unit reported for {period}", period=due)
    return Verdict("grey", "silent", reason, (verdict.reason,), verdict.spots)
