"""What an issued brief was made of, held against the ledger: figures, lights, papers, its words."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.papers import told_papers

Standing = tuple[object, ...]
"""What a brief says of one thing, as far as it can be compared."""
Sort = Literal["indicator", "task", "papers", "brief"]


class Departure(NamedTuple):
    """A thing that the state behind a brief has otherwise than the ledger of the day of issue.

    ``momentary``: before the brief it was as it is today, so that it was otherwise only while the
    brief was made; else it was changed in place since. Of an indicator the states
    stand beside it; ``old`` and ``new`` are what is compared.
    """

    sort: Sort
    id: str
    old: Standing
    new: Standing
    momentary: bool
    states: tuple[IndicatorState, IndicatorState] | None = None


def departures(
    then: State, today: State, before: Iterable[State], period: Period
) -> tuple[Departure, ...]:
    """Hold the state behind a brief against today's files, and against those before the brief.

    All are asked the same: the period's day, with what was known on its day of issue.
    """
    made, now = dict(_standings(then, period)), dict(_standings(today, period))
    earlier = [dict(_standings(one, period)) for one in before]
    return tuple(
        Departure(
            *key,
            old,
            now[key],
            any(one.get(key) == now[key] for one in earlier),
            _pair(then, today, *key),
        )
        for key, old in made.items()
        if key in now and now[key] != old
    )


def _pair(
    then: State, today: State, sort: Sort, name: str
) -> tuple[IndicatorState, IndicatorState] | None:
    return (then.indicator(name), today.indicator(name)) if sort == "indicator" else None


def _standings(state: State, period: Period) -> Iterator[tuple[tuple[Sort, str], Standing]]:
    for one in state.indicators:
        point = one.point
        figure = (point.value, point.as_of) if point else ()
        yield ("indicator", one.id), (one.verdict.light, *figure, one.target)
    for task in state.tasks:
        yield ("task", task.id), (task.verdict.light,)
    for paper in told_papers(state.project, state.papers, period):
        yield ("papers", f"{paper.unit}/{paper.period}"), (paper.state,)
    notes = state.project.briefs.get(period, BriefNotes())
    for key, value in zip(notes._fields, notes, strict=True):
        yield ("brief", key), (value,)
