"""What the brief before knew: a change of a figure is told once, in the first brief that has it."""

from datetime import date

from anplan.base.period import MONTHS, Period, Span
from anplan.model.project import Project
from anplan.state.question import Question
from anplan.state.reporting import reporting_periods


def brief_span(project: Project, question: Question) -> Span:
    """Return the span of the brief that asks; the plan's own where none does."""
    return question.span or project.brief_cycle


def brief_before(project: Project, question: Question) -> Question | None:
    """Return what the brief before the one of a day was asked; None where there was none.

    A day belongs to the brief of the last period that is over by it. The one before is that of the
    last period that was issued, or for which papers are owed; in a plan that has neither, of the
    period before. What is not issued yet is asked with what is known today. A longer period's brief
    is a summary, and none before. Nothing is known before that is not known now.
    """
    span = brief_span(project, question)
    of_day = Period.of(span, question.day)
    period = of_day if question.day == of_day.end else of_day.shifted(-1)
    owing = reporting_periods(project, span)
    closed = {one for one in project.months_closed if MONTHS[one.span] <= MONTHS[span]}
    last = max((one for one in owing | closed if one < period), default=None)
    if last is None:
        before = period.shifted(-1)
        return None if owing or before.end < project.plan.start else _asked(before, question.known)
    issued = project.months_closed.get(last)
    if issued is None or (question.known is not None and question.known < issued):
        return _asked(last, question.known)
    return Question.of_issue(last, issued)


def _asked(period: Period, known: date | None) -> Question:
    return Question(period.end, period.end, known, period.span)
