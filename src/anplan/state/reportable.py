"""For which periods a unit reports, and which of them comes next."""

from collections.abc import Iterable
from datetime import date

from anplan.base.period import MONTHS, Period
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.state.papers import is_owed_again, papers
from anplan.state.question import Question


def reported_periods(project: Project, unit: str) -> tuple[Period, ...]:
    """Return the periods for which a unit owes a report, in their order."""
    owed = (
        paper.period
        for paper in papers(project, Question.on(date.max))
        if paper.unit == unit
        and paper.period is not None
        and paper.file == report_path(unit, paper.period)
    )
    return tuple(sorted(set(owed)))


def month_to_report(project: Project, day: date, unit: str) -> Period | None:
    """Return the period that a unit reports next; none that ended with a closed month or before.

    The last ended one it has not reported, else one that was returned, else the one that has
    begun, else the last one it has reported; months before longer periods.
    """
    begun = [
        period
        for period in reported_periods(project, unit)
        if period.start <= day and project.closing(period.end) is None
    ]
    span = min((period.span for period in begun), key=MONTHS.__getitem__, default=None)
    return _next(project, day, unit, [period for period in begun if period.span == span]) or _next(
        project, day, unit, [period for period in begun if period.span != span]
    )


def _next(project: Project, day: date, unit: str, begun: Iterable[Period]) -> Period | None:
    reports, asked = project.reports, Question.on(day)
    ended = [period for period in begun if period.end <= day]
    missing = [period for period in ended if (unit, period) not in reports]
    there = [period for period in ended if (unit, period) in reports]
    returned = [
        period
        for period in there
        if reports[unit, period].submitted and is_owed_again(project, asked, unit, period)
    ]
    current = [period for period in begun if period.end > day]
    for choice in (missing, returned, current, there):
        if choice:
            return max(choice)
    return None


def next_open(project: Project, day: date, unit: str, closed: Period) -> Period | None:
    """Return the period that takes what comes too late for a closed one; None where none does.

    A longer one is closed with the month that it ends with.
    """
    later = [
        period
        for period in reported_periods(project, unit)
        if period > closed and period.start <= day and project.closing(period.end) is None
    ]
    return min(later, default=None)
