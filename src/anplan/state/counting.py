"""How a period is asked about: for which day, and on which day its papers are counted."""

from collections.abc import Iterator
from datetime import date, timedelta

from anplan.base.period import Period
from anplan.model.paths import report_path
from anplan.model.plan import Obligation
from anplan.model.project import Project
from anplan.state.papers import due_day
from anplan.state.question import Question, handed_in


def period_question(project: Project, period: Period) -> Question:
    """Ask for a period as its brief does, without a clock.

    A period whose brief was issued is asked with what was known on that day. Before that its
    papers are counted on the day after the last one was due, came in, or was returned.
    """
    issued = project.months_closed.get(period)
    if issued is not None:
        return Question(period.end, issued, issued)
    return Question(period.end, max(_counting_days(project, period)))


def period_question_on(project: Project, period: Period, day: date) -> Question:
    """Ask for a period as its brief does; one that is not closed with what is known on a day."""
    if period in project.months_closed:
        return period_question(project, period)
    return Question(min(period.end, max(day, period.start)), day)


def unit_question(project: Project, unit: str, period: Period) -> Question:
    """Ask for a period as its brief does, but not before the unit's own report came."""
    question = period_question(project, period)
    report = project.reports.get((unit, period))
    if report is None or question.known is None:
        return question
    came = handed_in(project, report_path(unit, period), report.submitted)
    known = max(question.known, came or question.known)
    return Question(question.day, known, known)


def _counting_days(project: Project, period: Period) -> Iterator[date]:
    """Yield the days before which a period's papers cannot be counted, its own end at least."""
    yield period.end
    for obligation in project.plan.obligations:
        if obligation.counted and _is_for(obligation, period):
            yield due_day(project, obligation, period) + timedelta(days=1)
    for (unit, reported), report in project.reports.items():
        if reported == period:
            came = handed_in(project, report_path(unit, period), report.submitted)
            yield came or period.end
    for _, _, decision in project.all_decisions():
        if decision.kind == "return" and decision.ref == str(period):
            yield decision.on


def _is_for(obligation: Obligation, period: Period) -> bool:
    if obligation.every == "once":
        return obligation.period == period
    return period.span == "month"
