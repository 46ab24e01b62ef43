"""What changed in meaning between two states of a workspace."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from anplan.model.project import Project
from anplan.model.reports import Reading
from anplan.state.build import State, build
from anplan.state.facts import Point
from anplan.state.history.statements import Statement, place_of, statements_of
from anplan.state.indicators import IndicatorState, indicator_state
from anplan.state.lights.risk_flags import fears
from anplan.state.lights.verdict import Verdict
from anplan.state.question import Question
from anplan.state.registers.figures import Told

How = Literal["added", "changed", "removed"]


class StatementChange(NamedTuple):
    """An entry before and after; one of the two is None where it came or went."""

    before: Statement | None
    after: Statement | None

    @property
    def entry(self) -> Statement:
        """Return the entry as it is, or as it was before it went."""
        entry = self.after or self.before
        assert entry is not None
        return entry

    @property
    def how(self) -> How:
        """Return whether it came, changed or went."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


class Effect(NamedTuple):
    """Where an indicator stands by a figure: judged for the same day with either files.

    ``replaced`` marks a figure that a later report gave again: it decides nothing any more.
    """

    day: date
    before: IndicatorState | None
    after: IndicatorState | None
    replaced: bool = False


class Difference(NamedTuple):
    """An entry that changed, and what that does to its indicator where it is a figure.

    ``again`` marks a problem that another report had told before.
    """

    change: StatementChange
    effect: Effect | None = None
    again: bool = False


class LightChange(NamedTuple):
    """A thing whose light differs on the day asked for; None where it is not there."""

    sort: Literal["indicator", "task"]
    id: str
    before: Verdict | None
    after: Verdict | None


class CountChange(NamedTuple):
    """An indicator that is counted from a register or another plan's, and its figure with either files."""

    id: str
    before: Point | None
    after: Point | None


class Differences(NamedTuple):
    """All that differs: the entries, and of the day that is asked for the lights and the counts."""

    day: date
    entries: tuple[Difference, ...]
    lights: tuple[LightChange, ...]
    counts: tuple[CountChange, ...] = ()


def changes_between(
    before: Iterable[Statement], after: Iterable[Statement]
) -> tuple[StatementChange, ...]:
    """Hold entries against each other; in their order, what is gone at the end."""
    old, new = tuple(before), tuple(after)
    shared = set(map(id, old)).intersection(map(id, new))
    then = {entry.key: entry for entry in old if id(entry) not in shared}
    now = {entry.key: entry for entry in new if id(entry) not in shared}
    changed = [
        StatementChange(then.get(key), entry)
        for key, entry in now.items()
        if key not in then or then[key].said != entry.said
    ]
    gone = [StatementChange(entry, None) for key, entry in then.items() if key not in now]
    return (*changed, *gone)


def differences(
    before: Project,
    after: Project,
    day: date,
    questions: tuple[Question, Question] | None = None,
) -> Differences:
    """Return what differs; a file that cannot be read on either side is not held against.

    ``questions``: what the lights of either side answer; where it is not given, ``day``.
    """
    first, second = questions or (Question.on(day), Question.on(day))
    unread = before.broken | after.broken
    old, new = _readable(before, unread), _readable(after, unread)
    judges = _judge(before), _judge(after)
    earlier = {_problem(entry) for entry in old if entry.sort == "problem"}
    states = build(before, first), build(after, second)
    return Differences(
        day,
        tuple(
            Difference(change, _effect(change, *judges), _problem(change.entry) in earlier)
            for change in sorted(changes_between(old, new), key=_place)
        ),
        light_changes(*states),
        _count_changes(*states),
    )


def _problem(entry: Statement) -> tuple[str | None, str, str]:
    """Return what a problem is known by, in whatever report it is told."""
    return (entry.unit, entry.ref, entry.name) if entry.sort == "problem" else (None, "", "")


def _readable(project: Project, unread: frozenset[str]) -> tuple[Statement, ...]:
    return tuple(entry for entry in statements_of(project) if entry.file not in unread)


def _place(change: StatementChange) -> tuple[int, date, str]:
    """Order by sort and period; within them as the files have it."""
    entry = change.entry
    end = entry.period.end if entry.period else date.min
    return place_of(entry.sort), end, entry.unit or ""


class _Judge(NamedTuple):
    """Judges single indicators of a project; what all of them need is done once."""

    project: Project
    at: Callable[[str, date], IndicatorState | None]


def _effect(change: StatementChange, before: _Judge, after: _Judge) -> Effect | None:
    reading = change.entry.said
    if not isinstance(reading, Reading):
        return None
    day = change.entry.day
    assert day is not None
    old, new = before.at(reading.indicator, day), after.at(reading.indicator, day)
    return Effect(day, old, new, _is_replaced(change.entry, new))


def _is_replaced(entry: Statement, state: IndicatorState | None) -> bool:
    """Return whether the fact of that unit and day comes from a later report."""
    facts = state.point.facts if state and state.point else ()
    return any(
        fact.unit == entry.unit
        and fact.as_of == entry.day
        and entry.period is not None
        and entry.period < fact.period
        for fact in facts
    )


def _judge(project: Project) -> _Judge:
    told = Told.of(project, Question.on(project.plan.end))
    feared = cache(lambda day: fears(project, Question.on(day)))

    @cache
    def at(name: str, day: date) -> IndicatorState | None:
        if name not in project.indicators:
            return None
        question = Question.on(day)
        return indicator_state(project, question, name, told, feared(day).get(name, ()))

    return _Judge(project, at)


def light_changes(before: State, after: State) -> tuple[LightChange, ...]:
    """Return the indicators and tasks whose lights differ."""
    changes: list[LightChange] = []
    for sort in _JUDGED:
        old, new = _verdicts(before, sort), _verdicts(after, sort)
        changes += [
            LightChange(sort, name, old.get(name), new.get(name))
            for name in {**old, **new}
            if _light(old.get(name)) != _light(new.get(name))
        ]
    return tuple(changes)


def _count_changes(before: State, after: State) -> tuple[CountChange, ...]:
    """Return the figures that no report of this plan gives and that are others now."""
    old = {state.id: state.point for state in before.indicators}
    return tuple(
        CountChange(state.id, old.get(state.id), state.point)
        for state in after.indicators
        if not state.indicator.is_reported and _figure(old.get(state.id)) != _figure(state.point)
    )


def _figure(point: Point | None) -> tuple[date, Decimal] | None:
    return point and (point.as_of, point.value)


_JUDGED: tuple[Literal["indicator", "task"], ...] = ("indicator", "task")


def _verdicts(state: State, sort: str) -> Mapping[str, Verdict]:
    judged = state.indicators if sort == "indicator" else state.tasks
    return {thing.id: thing.verdict for thing in judged}


def _light(verdict: Verdict | None) -> str | None:
    return verdict and verdict.light
