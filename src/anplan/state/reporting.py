"""When units report: in which cycles, by which days, and which briefs wait for which papers."""

from collections.abc import Collection, Iterator
from datetime import date

from anplan.base.period import MONTHS, Period, Span
from anplan.model.plan import Obligation
from anplan.model.project import Project
from anplan.state.papers import due_day
from anplan.state.question import Question


def reporting(project: Project) -> tuple[Obligation, ...]:
    """Return the obligations by which units report: in a cycle or, where none does so, once."""
    reports = [
        obligation
        for obligation in project.plan.obligations
        if obligation.paper == "report" and obligation.counted
    ]
    recurring = tuple(obligation for obligation in reports if obligation.every != "once")
    return recurring or tuple(obligation for obligation in reports if obligation.period is not None)


def _of_own_cycle(project: Project, obligation: Obligation) -> tuple[str, ...]:
    """Return the units that owe a report and report in no shorter cycle."""
    owing = project.owing(obligation)
    if obligation.every == "once":
        return owing
    return tuple(unit for unit in owing if project.cycles[unit] == obligation.every)


def _reporting_of(project: Project, units: Collection[str]) -> tuple[Obligation, ...]:
    """Return the obligations by which some units report in their own cycle; else all of any."""
    every = reporting(project)
    own = tuple(
        obligation
        for obligation in every
        if not set(units).isdisjoint(_of_own_cycle(project, obligation))
    )
    return own or every


def reporting_periods(project: Project, span: Span) -> frozenset[Period]:
    """Return the periods of a span in which one ends for which reports are owed."""
    return frozenset(
        Period.of(span, period.end)
        for obligation in reporting(project)
        for period in obligation.periods
        if period is not None
    )


def due_briefs(project: Project, day: date) -> Iterator[Period]:
    """Yield the periods of the brief's cycle whose papers were due before a day.

    Of a paper for a longer time it is that in which the time ends, whose brief tells of it.
    """
    for obligation in reporting(project):
        for period in obligation.periods:
            if period is not None and due_day(project, obligation, period) < day:
                yield Period.of(project.brief_cycle, period.end)


def waiting_briefs(project: Project, brief: Period, day: date) -> tuple[Period, ...]:
    """Return the periods to be closed before one is issued on a day: their papers were due, too.

    What was closed in shorter periods, when the brief had another cycle, need not be closed again.
    """
    due = set(due_briefs(project, day))
    closed = project.months_closed
    return tuple(
        sorted(
            earlier
            for earlier in due
            if earlier < brief
            and earlier not in closed
            and Period.of("month", earlier.end) not in closed
        )
    )


def closing_brief(project: Project) -> Period | None:
    """Return the period of the last brief of a plan: of those that end last the longest."""
    owed = (
        period if project.is_summed_up(period) else Period.of(project.brief_cycle, period.end)
        for obligation in project.plan.obligations
        if obligation.counted and obligation.paper in ("report", "brief")
        for period in obligation.periods
        if period is not None and period.end <= project.plan.end
    )
    return max(owed, key=lambda period: (period.end, MONTHS[period.span]), default=None)


def brief_to_issue(project: Project, day: date) -> Period | None:
    """Return the period whose brief is next to be issued once a plan is over; None where none is left."""
    last = closing_brief(project)
    if last is None or project.months_closed.get(last, date.max) <= day:
        return None
    return next(iter(waiting_briefs(project, last, day)), last)


def latest_due_by_unit(project: Project, question: Question) -> dict[str, Period]:
    """Return the last period of which each unit's report was due; units that owe none are not in it.

    Where a unit reports in several cycles, it is of the shortest one.
    """
    latest: dict[str, Period] = {}
    for obligation in reporting(project):
        units = _of_own_cycle(project, obligation)
        for period in obligation.periods:
            due = due_day(project, obligation, period)
            if period is None or due >= question.papers_on:
                continue
            for unit in units:
                if unit not in project.units or project.units[unit].valid_on(due):
                    latest[unit] = max(latest.get(unit, period), period)
    return latest


def due_of_cycle(
    project: Project, cycle: Period, units: Collection[str]
) -> tuple[Period, date] | None:
    """Return the first period in which some units tell of a cycle's end, and the day it is due.

    Where they report in a cycle, but not at that time, they are expected to do as at other times.
    """
    obligations = _reporting_of(project, units)
    awaited = [
        (period, due_day(project, obligation, period))
        for obligation in obligations
        for period in obligation.periods
        if period is not None and cycle.end in period
    ]
    recurring = [obligation for obligation in obligations if obligation.every != "once"]
    if not awaited and recurring:
        first = min(recurring, key=lambda obligation: MONTHS[_span(obligation)])
        period = Period.of(_span(first), cycle.end)
        return period, due_day(project, first, period)
    return min(awaited, key=lambda entry: entry[1], default=None)


def _span(obligation: Obligation) -> Span:
    assert obligation.every != "once"
    return obligation.every


def tells_of_shorter(project: Project, unit: str, cycle: Span) -> bool:
    """Return whether a unit's report tells of every cycle in it that is shorter.

    It does where the unit reports in no cycle as short as that, and where nobody reports in any.
    """
    own = project.cycles.get(unit)
    return not project.cycles if own is None else MONTHS[own] > MONTHS[cycle]
