"""How indicators stood from cycle to cycle of a longer period, each as its own brief told."""

from collections.abc import Mapping
from typing import NamedTuple

from anplan.base.period import Period, Span, periods_between
from anplan.model.project import Project
from anplan.state.build import build_indicators
from anplan.state.indicators import IndicatorState
from anplan.state.question import Question
from anplan.state.reporting import reporting_periods


class Stand(NamedTuple):
    """The indicators by their ids, as they stood at the end of a period."""

    period: Period
    indicators: Mapping[str, IndicatorState]


def stands(project: Project, period: Period, span: Span, asked: Question) -> tuple[Stand, ...]:
    """Return how the indicators stood at the end of each part of a period, the earliest first.

    A part whose brief was issued is asked with what was known then; else with what ``asked``
    knows. Parts before the first for which papers are owed are left out, and those that are not over.
    """
    owing = (period.start for period in reporting_periods(project, span))
    first = min(owing, default=project.plan.start)
    parts = periods_between(span, max(period.start, first), min(period.end, asked.day))
    return tuple(_stand(project, part, asked) for part in parts if part.end <= asked.day)


def _stand(project: Project, part: Period, asked: Question) -> Stand:
    issued = project.months_closed.get(part)
    if issued is not None and (asked.known is None or issued <= asked.known):
        question = Question.of_issue(part, issued)
    else:
        question = Question(part.end, asked.papers_on, asked.known, part.span)
    return Stand(part, build_indicators(project, question))


def stands_of_plan(project: Project, asked: Question) -> tuple[Stand, ...]:
    """Return how the indicators stood at the end of each period of the brief that is over."""
    plan = project.plan
    years = periods_between("year", plan.start, min(plan.end, asked.day))
    return tuple(
        stand
        for year in years
        for stand in stands(project, year, project.brief_cycle, asked)
        if stand.period.start <= plan.end
    )
