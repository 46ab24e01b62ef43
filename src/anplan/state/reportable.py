"""For which periods a unit reports, and which of them comes next."""

from collections.abc import Iterable
from datetime import date

from anplan.base.period import MONTHS, Period
from anplan.model.paths import report_path, scheme_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.papers import is_owed_again, owed_papers
from anplan.state.question import Question
from anplan.state.telling import owing_for


def reported_periods(project: Project, unit: str) -> tuple[Period, ...]:
    """Return the periods for which a unit owes a report, in their order."""
    periods = {
        owed.period
        for owed in owed_papers(project)
        if owed.unit == unit
        and owed.period is not None
        and owed.file == report_path(unit, owed.period)
    }
    return tuple(sorted(periods))


def units_asked_for_reports(project: Project, period: Period) -> tuple[str, ...]:
    """Return the units whose reports of a period are wanted: those that owe one, or gave one already.

    Where the plan asks nobody for reports of any period, all that exist at its end.
    """
    obligations = project.plan.obligations
    if not any(one.counted and one.paper == "report" for one in obligations):
        return tuple(name for name, unit in project.units.items() if unit.valid_on(period.end))
    owing = owing_for(project, period)
    return tuple(
        name for name in project.units if name in owing or (name, period) in project.reports
    )


def units_asked_for_schemes(project: Project) -> frozenset[str]:
    """Return the units that owe a scheme."""
    every = owed_papers(project)
    return frozenset(owed.unit for owed in every if owed.file == scheme_path(owed.unit))


def period_to_report(project: Project, day: date, unit: str) -> Period | None:
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


def report_before(project: Project, unit: str, period: Period) -> Report | None:
    """Return a unit's report of the time before a period: of one as long or, for a summary, the last.

    Of a month it is that of the month before alone.
    """
    before = project.reports.get((unit, period.shifted(-1)))
    if before is not None or period.span == "month":
        return before
    earlier = [report for other, report in project.reports_of(unit) if other < period]
    return earlier[-1] if earlier else None


def last_known_day(project: Project, period: Period, day: date) -> date:
    """Return the day up to which a form of a period says what is known, where it is made on a day.

    It is the last one before the period; where units report in a shorter cycle, too, what they said
    within the period is known by then.
    """
    cycles = {MONTHS[span] for span in project.cycles.values()}
    before = period.shifted(-1).end
    if min(cycles, default=MONTHS["year"]) >= MONTHS[period.span]:
        return before
    return max(before, min(period.end, day))


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
