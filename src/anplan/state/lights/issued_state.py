"""What an issued brief was made of, held against the ledger: figures, lights, papers, its words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.paths import task_of
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.telling import Telling

Standing = tuple[object, ...]
"""What a brief says of one thing, as far as it can be compared."""
NOT_THERE: Standing = ()
"""How a thing stands in a state that does not have it."""
Sort = Literal["indicator", "share", "task", "action", "measure", "register", "papers", "brief"]
_OF_BOTH = ("share", "measure", "register")
"""What plans and schemes may get later, for times before as well: compared where both states have it."""


class Departure(NamedTuple):
    """A thing that the state behind a brief has otherwise than the ledger of the day of issue.

    ``momentary``: before the brief it was as it is today, so that it was otherwise only while the
    brief was made; else it was changed in place since. ``old`` and ``new`` are what is compared,
    ``NOT_THERE`` where that state has no such thing. Of an indicator the states stand beside it,
    each where it has it.
    """

    sort: Sort
    id: str
    old: Standing
    new: Standing
    momentary: bool
    states: tuple[IndicatorState | None, IndicatorState | None] | None = None


def departures(
    then: State, today: State, before: Iterable[State], period: Period
) -> tuple[Departure, ...]:
    """Hold the state behind a brief against today's files, and against those before the brief.

    All are asked the same: the period's day, with what was known on its day of issue.
    """
    made, now = dict(_standings(then, period)), dict(_standings(today, period))
    earlier = [dict(_standings(state, period)) for state in before]
    return tuple(
        Departure(
            key[0],
            key[1],
            made.get(key, NOT_THERE),
            now.get(key, NOT_THERE),
            any(standings.get(key, NOT_THERE) == now.get(key, NOT_THERE) for standings in earlier),
            _pair(then, today, *key),
        )
        for key in {**made, **now}
        if made.get(key) != now.get(key)
        and not _goes_with_its_task(key, made, now)
        and (key[0] not in _OF_BOTH or (key in made and key in now))
    )


_Standings = Mapping[tuple[Sort, str], Standing]


def _goes_with_its_task(key: tuple[Sort, str], made: _Standings, now: _Standings) -> bool:
    """Return whether an action is told with its task, which one of the states does not have."""
    sort, name = key
    task: tuple[Sort, str] = ("task", task_of(name))
    return sort == "action" and not (task in made and task in now)


def _pair(
    then: State, today: State, sort: Sort, name: str
) -> tuple[IndicatorState | None, IndicatorState | None] | None:
    if sort != "indicator":
        return None
    old, new = (
        next((indicator for indicator in state.indicators if indicator.id == name), None)
        for state in (then, today)
    )
    return old, new


def _standings(state: State, period: Period) -> Iterator[tuple[tuple[Sort, str], Standing]]:
    for indicator in state.indicators:
        point = indicator.point
        figure = (point.value, point.as_of) if point else ()
        yield ("indicator", indicator.id), (indicator.verdict.light, *figure, indicator.target)
        for share in indicator.shares:
            yield ("share", f"{indicator.id}/{share.unit}"), _of_share(share.state)
    for task in state.tasks:
        yield ("task", task.id), (task.verdict.light,)
        for action in task.actions:
            yield ("action", action.ref), (action.verdict.light,)
    for measure in state.measures:
        yield ("measure", measure.ref), (measure.verdict.light,)
    for register in state.registers:
        yield ("register", register.id), (*register.funnel, len(register.left))
    for paper in Telling.of(state.project, period).told(state.papers):
        yield ("papers", f"{paper.unit}/{paper.period}"), (paper.state,)
    notes = state.project.briefs.get(period, BriefNotes())
    for key, value in zip(notes._fields, notes, strict=True):
        yield ("brief", key), (value,)


def _of_share(own: IndicatorState) -> Standing:
    """Return how a unit's share stands: its light, and the figure and measure where there is one."""
    if own.point is None:
        return (own.verdict.light,)
    return own.verdict.light, own.point.value, own.indicator.measure
