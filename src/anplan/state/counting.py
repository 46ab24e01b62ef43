"""How a period is asked about: for which day, and on which day its papers are counted."""

from collections.abc import Iterator
from datetime import date, timedelta

from anplan.base.period import Period
from anplan.model.paths import report_path
from anplan.model.plan import Obligation
from anplan.model.project import Project
from anplan.state.papers import due_day
from anplan.state.question import Question, handed_in
from anplan.state.telling import Telling


def period_question(project: Project, period: Period) -> Question:
    """Ask for a period as its brief does, without a clock.

    A period whose brief was issued is asked with what was known on that day. Before that its
    papers are counted on the day after the last one was due, came in, or was returned.
    """
    issued = project.months_closed.get(period)
    if issued is not None:
        return Question.of_issue(period, issued)
    return Question(period.end, max(_counting_days(project, period)), span=period.span)


def period_question_on(project: Project, period: Period, day: date) -> Question:
    """Ask for a period as its brief does; one that is not closed with what is known on a day."""
    if period in project.months_closed:
        return period_question(project, period)
    return Question(min(period.end, max(day, period.start)), day, span=period.span)


def unit_question(project: Project, unit: str, period: Period) -> Question:
    """Ask for a period as its brief does, but not before the unit's own report came."""
    question = period_question(project, period)
    report = project.reports.get((unit, period))
    if report is None or question.known is None:
        return question
    came = handed_in(project, report_path(unit, period), report.submitted)
    known = max(question.known, came or question.known)
    return question._replace(papers_on=known, known=known)


def _counting_days(project: Project, period: Period) -> Iterator[date]:
    """Yield the days before which a period's papers cannot be counted, its own end at least."""
    telling = Telling.of(project, period)
    yield period.end
    if project.is_summed_up(period):
        yield from _days_of_parts(project, period)
    for obligation in project.plan.obligations:
        for counted in _told_periods(project, obligation, telling):
            yield due_day(project, obligation, counted) + timedelta(days=1)
    for (unit, reported), report in project.reports.items():
        if telling.tells_of(unit, reported):
            came = handed_in(project, report_path(unit, reported), report.submitted)
            yield came or period.end
    for _, _, decision in project.all_decisions():
        returned = decision.period_returned
        if returned is not None and telling.tells_of(decision.unit or "", returned):
            yield decision.on


def _days_of_parts(project: Project, period: Period) -> Iterator[date]:
    """Yield the days before which the papers cannot be counted that a summary puts together."""
    for obligation in project.plan.obligations:
        for part in obligation.periods if obligation.counted else ():
            if part is not None and part.start >= period.start and part.end <= period.end:
                yield due_day(project, obligation, part) + timedelta(days=1)
    for (unit, part), report in project.reports.items():
        if part.start >= period.start and part.end <= period.end:
            came = handed_in(project, report_path(unit, part), report.submitted)
            yield came or period.end
    for _, _, decision in project.all_decisions():
        returned = decision.period_returned
        if returned is not None and returned.start >= period.start and returned.end <= period.end:
            yield decision.on


def _told_periods(project: Project, obligation: Obligation, telling: Telling) -> Iterator[Period]:
    """Yield the periods of an obligation whose papers the brief of a period counts."""
    if not obligation.counted:
        return
    if obligation.every == telling.period.span:
        yield telling.period
    units = project.owing(obligation)
    for period in obligation.periods:
        is_beside = obligation.paper == "brief" and period is not None and period > telling.period
        if is_beside or period is None:
            continue
        if any(telling.tells_of(unit, period) for unit in units):
            yield period
