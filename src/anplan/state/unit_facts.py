"""What each unit did and did not do in the plan's year: facts for whoever assesses, no score."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from anplan.state.actions import ActionState
from anplan.state.build import State
from anplan.state.facts import Fact, facts_of, gather
from anplan.state.measures import MeasureState
from anplan.state.papers import Paper
from anplan.state.question import known_reports

FACTS: tuple[str, ...] = (
    "papers_on_time",
    "papers_late",
    "papers_missing",
    "figures_corrected",
    "papers_returned",
    "asked",
    "answered",
    "milestones_on_time",
    "milestones_late",
    "milestones_overdue",
    "measures_due",
    "measures_done",
    "measures_overdue",
)
"""What is counted, in the order in which it is shown."""

Counts = Mapping[str, int]
_PAPERS = {"done": "papers_on_time", "late": "papers_late", "missing": "papers_missing"}


class UnitFacts(NamedTuple):
    """What is counted of a unit, by the names of ``FACTS``; what is not there is none."""

    unit: str
    counts: Counts

    @property
    def owed(self) -> int:
        """Return how many papers were due."""
        return sum(self.counts[name] for name in _PAPERS.values())


class Span(NamedTuple):
    """The days whose facts are counted, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Return whether a day lies in it."""
        return isinstance(day, date) and self.first <= day <= self.last


def year_of(state: State) -> Span:
    """Return the year that is counted: the plan's whole time or, where it has several years, the day's.

    Of a plan of one year a paper that is due after its end counts, too.
    """
    plan, day = state.project.plan, min(state.question.day, state.project.plan.end)
    if plan.start.year == plan.end.year:
        return Span(date.min, date.max)
    return Span(date(day.year, 1, 1), date(day.year, 12, 31))


def unit_facts(state: State) -> tuple[UnitFacts, ...]:
    """Count for every unit, in the plan's order."""
    counted = Counter(_happened(state, year_of(state)))
    return tuple(
        UnitFacts(unit, {name: counted[unit, name] for name in FACTS})
        for unit in state.project.units
    )


def together(facts: tuple[UnitFacts, ...]) -> Counts:
    """Add up what is counted of all units."""
    return {name: sum(unit.counts[name] for unit in facts) for name in FACTS}


def _happened(state: State, year: Span) -> Iterator[tuple[str, str]]:
    """Yield each thing that counts: whose it is, and what."""
    for paper in state.papers:
        if paper.state != "open" and _settled_on(state, paper) in year:
            yield paper.unit, _PAPERS[paper.state]
    for unit in _correcting(state, year):
        yield unit, "figures_corrected"
    for _, _, decision in state.project.all_decisions():
        is_known = decision.on <= state.question.counted_until
        if decision.kind == "return" and decision.unit and is_known and decision.on in year:
            yield decision.unit, "papers_returned"
    for asked in state.questions:
        if asked.on in year:
            yield asked.unit, "asked"
            if asked.answer is not None and asked.answer.by == "unit":
                yield asked.unit, "answered"
    yield from _milestones(state, year)
    yield from _measures(state, year)


def _measures(state: State, year: Span) -> Iterator[tuple[str, str]]:
    """Yield the measures of units' own schemes that are due in the year, and what became of them."""
    for measure in state.measures:
        if measure.is_due(state.question) and _falls_in(measure, year):
            yield measure.unit, "measures_due"
            if measure.is_done:
                yield measure.unit, "measures_done"
            elif measure.is_overdue(state.question):
                yield measure.unit, "measures_overdue"


def _falls_in(measure: MeasureState, year: Span) -> bool:
    """Return whether a measure's day lies in the year; what recurs has one in each till its last."""
    if measure.measure.every is not None:
        return (measure.measure.by or year.last) >= year.first
    return measure.standing.due in year


def _settled_on(state: State, paper: Paper) -> date:
    """Return the day by whose year a paper counts: its due day or, where it missed that, the next one.

    Not its period's: a paper for December is due in January, and the old year would never have it.
    What is due after the plan's end counts in the plan's last year.
    """
    plan = state.project.plan
    day = paper.due if paper.state == "done" else paper.due + timedelta(days=1)
    return min(max(day, plan.start), plan.end)


def _correcting(state: State, year: Span) -> Iterator[str]:
    """Yield the unit of every final figure that a later report gave otherwise."""
    readings = gather(known_reports(state.project, state.question))
    for name, indicator in state.project.indicators.items():
        for fact in facts_of(indicator, readings.get(name, ())).values():
            newest: Fact | None = fact
            while newest is not None and newest.replaced is not None:
                if _corrects(newest, newest.replaced) and newest.period.end in year:
                    yield fact.unit
                newest = newest.replaced


def _corrects(after: Fact, before: Fact) -> bool:
    return before.value != after.value and not before.preliminary and after.period != before.period


def _milestones(state: State, year: Span) -> Iterator[tuple[str, str]]:
    for task in state.tasks:
        for action in task.actions:
            is_milestone = action.action.kind == "milestone" and action.verdict.rule != "exempt"
            if is_milestone and action.due is not None and action.due in year:
                yield from _milestone(state, action, action.due)


def _milestone(state: State, action: ActionState, due: date) -> Iterator[tuple[str, str]]:
    """Yield whose a milestone is: of who told that it is done, else of all that answer for it."""
    if action.done is not None:
        name = "milestones_on_time" if action.done <= due else "milestones_late"
        for spot in action.verdict.spots:
            if spot.path[0] == "milestones":
                yield spot.file.split("/")[1], name
                return
    elif state.question.is_past(due):
        for unit in state.project.responsible(action.ref):
            yield unit, "milestones_overdue"
