"""What each unit did and did not do in the plan's year: facts for whoever assesses, no score."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from anplan.model.paths import report_path
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.state.actions import ActionState
from anplan.state.build import State
from anplan.state.facts import Fact, facts_of, gather
from anplan.state.measures import MeasureState
from anplan.state.question import handed_in, known_reports

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


class Happened(NamedTuple):
    """One thing that counts: whose it is, what it is, and the day by whose year it counts."""

    unit: str
    name: str
    day: date


def year_of(plan: Plan, day: date) -> int:
    """Return the year of a plan to which a day belongs.

    What lies before or after the plan counts in its first or last year. A plan within one year has
    that alone.
    """
    return min(max(day, plan.start), plan.end).year


def unit_facts(state: State, year: int | None = None) -> tuple[UnitFacts, ...]:
    """Count for every unit, in the plan's order: of a year, else of that of the day asked about."""
    plan = state.project.plan
    wanted = year_of(plan, state.question.day) if year is None else year
    counted = Counter(
        (fact.unit, fact.name) for fact in happened(state) if year_of(plan, fact.day) == wanted
    )
    return tuple(
        UnitFacts(unit, {name: counted[unit, name] for name in FACTS})
        for unit in state.project.units
    )


def together(facts: tuple[UnitFacts, ...]) -> Counts:
    """Add up what is counted of all units."""
    return {name: sum(unit.counts[name] for unit in facts) for name in FACTS}


def happened(state: State) -> Iterator[Happened]:
    """Yield each thing that counts, of all years.

    Its day is that on which something was due or, where it is an act (to correct, to return, to ask, to
    answer), that of the act, never that on which one asks. So each counts in one year, and in one alone.
    """
    yield from _papers(state)
    yield from _corrections(state)
    yield from _between(state)
    yield from _milestones(state)
    yield from _measures(state)


def _papers(state: State) -> Iterator[Happened]:
    """Yield the papers that were due: by the due day or, where it was missed, the next one.

    Not by their period: a paper for December is due in January, and the old year would never have it.
    """
    for paper in state.papers:
        if paper.state != "open":
            missed = timedelta(days=0 if paper.state == "done" else 1)
            yield Happened(paper.unit, _PAPERS[paper.state], paper.due + missed)


def _corrections(state: State) -> Iterator[Happened]:
    """Yield every final figure that a later report gave otherwise: on the day of that report."""
    project, question = state.project, state.question
    readings = gather(known_reports(project, question))
    for name, indicator in project.indicators.items():
        for fact in facts_of(indicator, readings.get(name, ())).values():
            newest: Fact | None = fact
            while newest is not None and newest.replaced is not None:
                told = _told_on(project, newest)
                if _corrects(newest, newest.replaced) and told <= question.counted_until:
                    yield Happened(fact.unit, "figures_corrected", told)
                newest = newest.replaced


def _told_on(project: Project, fact: Fact) -> date:
    """Return the day of the report that has a figure; its period's last where nobody knows it."""
    report = project.reports[fact.unit, fact.period]
    file = report_path(fact.unit, fact.period)
    return handed_in(project, file, report.submitted) or fact.period.end


def _between(state: State) -> Iterator[Happened]:
    """Yield what passed between a unit and those who ask it: returns, questions and answers."""
    for _, _, decision in state.project.all_decisions():
        is_known = decision.on <= state.question.counted_until
        if decision.kind == "return" and decision.unit and is_known:
            yield Happened(decision.unit, "papers_returned", decision.on)
    for asked in state.questions:
        yield Happened(asked.unit, "asked", asked.on)
        if asked.answer is not None and asked.answer.by == "unit":
            yield Happened(asked.unit, "answered", asked.answer.day)


def _milestones(state: State) -> Iterator[Happened]:
    for task in state.tasks:
        for action in task.actions:
            is_milestone = action.action.kind == "milestone" and action.verdict.rule != "exempt"
            if is_milestone and action.due is not None:
                yield from _milestone(state, action, action.due)


def _milestone(state: State, action: ActionState, due: date) -> Iterator[Happened]:
    """Yield whose a milestone is: of who told that it is done, else of all that answer for it."""
    if action.done is not None:
        name = "milestones_on_time" if action.done <= due else "milestones_late"
        for spot in action.verdict.spots:
            if spot.path[0] == "milestones":
                yield Happened(spot.file.split("/")[1], name, due)
                return
    elif state.question.is_past(due):
        for unit in state.project.responsible(action.ref):
            yield Happened(unit, "milestones_overdue", due)


def _measures(state: State) -> Iterator[Happened]:
    """Yield the measures of units' own schemes that are due, and what became of them.

    What recurs is one measure, too: it counts by its last day.
    """
    for measure in state.measures:
        if measure.is_due(state.question):
            day = measure.standing.due or _last_day(state, measure)
            yield Happened(measure.unit, "measures_due", day)
            if measure.is_done:
                yield Happened(measure.unit, "measures_done", day)
            elif measure.is_overdue(state.question):
                yield Happened(measure.unit, "measures_overdue", day)


def _last_day(state: State, measure: MeasureState) -> date:
    return measure.measure.by or state.project.plan.implementation.end


def _corrects(after: Fact, before: Fact) -> bool:
    return before.value != after.value and not before.preliminary and after.period != before.period
