"""An indicator's months: how much of its target each had reached."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.targets import PLAIN, Target
from anplan.state.facts import Point
from anplan.state.indicators import IndicatorState
from anplan.state.question import Question
from anplan.state.targets import target_on

MOST = 12
"""So many months are told, the last ones."""


class MonthFigure(NamedTuple):
    """A month: the share of the target's way that its last figure had made; None without one.

    ``due`` says whether a cycle of the indicator ended with it, so that a figure was to be there;
    ``reached`` whether the figure is the target's, or beyond it.
    """

    month: Period
    share: Fraction | None
    due: bool
    reached: bool = False


def month_figures(state: IndicatorState, plan: Plan, question: Question) -> tuple[MonthFigure, ...]:
    """Return the months from the plan's first one to the last that is over, or has a figure."""
    points = [point for point in state.series.points if point.as_of >= plan.start]
    newest = {Period.of("month", point.as_of): point for point in points}
    last = points[-1].as_of if points else None
    return tuple(
        _figure(state.indicator, month, newest.get(month))
        for month in _months(plan, question, last)
    )


def _figure(indicator: Indicator, month: Period, point: Point | None) -> MonthFigure:
    due = Period.of(indicator.every, month.end).end == month.end
    if point is None:
        return MonthFigure(month, None, due)
    target = target_on(indicator, point.as_of)
    share = _share(indicator, target, point)
    if target.comparator not in PLAIN or target.against is not None:
        met = target.is_met_by(point.value, grows=indicator.accumulates)
        return MonthFigure(month, share, due, met)
    return MonthFigure(month, share, due, share > 1 or (share == 1 and not target.strict))


def _months(plan: Plan, question: Question, newest: date | None) -> Iterator[Period]:
    last = Period.of("month", min(question.day, plan.end))
    if not question.is_past(last.end) and (newest is None or newest < last.start):
        last = last.shifted(-1)
    if newest is not None:
        last = max(last, Period.of("month", newest), key=lambda month: month.start)
    first = max(Period.of("month", plan.start), last.shifted(1 - MOST), key=lambda one: one.start)
    while first.start <= last.start:
        yield first
        first = first.shifted(1)


def _share(indicator: Indicator, target: Target, point: Point) -> Fraction:
    """Return how far a point is on the way from the start to a target."""
    way = Fraction(target.value) - Fraction(indicator.start)
    done = Fraction(point.value) - Fraction(indicator.start)
    if way == 0:
        return Fraction(int(done >= 0 if target.upward else done <= 0))
    return done / way
