"""Which target is in force on a day, and what came of the targets of years that are over."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.targets import Target
from anplan.state.facts import Point
from anplan.state.lights.settled import Settled


def target_on(indicator: Indicator, day: date) -> Target:
    """Return the target in force on a day; of one by year that of the day's year, with its day."""
    if indicator.yearly is not None:
        return _of_year(indicator, day)
    amended = [change for change in indicator.amended if change.on <= day]
    return max(amended, key=lambda change: change.on).target if amended else indicator.target


def _of_year(indicator: Indicator, day: date) -> Target:
    """Return a year's target: its own figure, else the target's; a later document changes its year's."""
    figure = (indicator.yearly or {}).get(day.year)
    target = indicator.target
    if figure is not None:
        target = target.with_figure(figure)
    amended = [
        change
        for change in indicator.amended
        if change.on <= day and (change.target.by or change.on).year == day.year
    ]
    if amended:
        target = max(amended, key=lambda change: change.on).target
    in_year = target.by is not None and target.by.year == day.year
    return target if in_year else target._replace(by=date(day.year, 12, 31))


def due_on(indicator: Indicator, target: Target, plan: Plan) -> date:
    """Return a target's day: the plan's last where it names none, and where its year ends later."""
    by = target.by or plan.end
    return by if indicator.yearly is None else min(by, plan.end)


def course_of(indicator: Indicator, plan: Plan, day: date) -> tuple[date, date]:
    """Return the first and last day of figures that belong together with those of a day.

    They are those of the plan, without an end; where a figure begins anew each year, those of
    the day's year, of the plan's first or last one where the day lies outside it.
    """
    if indicator.yearly is None:
        return plan.start, date.max
    year = min(max(day, plan.start), plan.end).year
    return max(plan.start, date(year, 1, 1)), date(year, 12, 31)


def settled_in(
    indicator: Indicator, decided: Settled, points: Sequence[Point], first: date, last: date
) -> Settled:
    """Return the decisions that hold in a course: what was closed or extended in another year is over.

    A year is closed by its own figures: who closes in January by December's closes the year before.
    """
    if indicator.yearly is None:
        return decided
    closed, extended = decided.closed, decided.extended
    if closed is not None:
        on = closed[0].on
        by_then = [point.as_of for point in points if point.as_of <= on]
        closed = closed if first <= max(by_then, default=on) else None
    if extended is not None and not first <= (extended[0].until or first) <= last:
        extended = None
    return decided._replace(closed=closed, extended=extended)


class YearEnd(NamedTuple):
    """How a year that is over ended: its target, its last figure, and whether that met it.

    ``is_met`` is None where there is no figure, or none was asked for.
    """

    year: int
    target: Target
    by: date
    point: Point | None

    @property
    def has_target(self) -> bool:
        """Return whether the year had a target."""
        return self.target.has_figure

    @property
    def is_met(self) -> bool | None:
        """Return whether the year's last figure met its target; None where the final one is missing."""
        if self.point is None or not self.has_target:
            return None
        is_met = self.target.is_met_by(self.point.value, grows=True)
        is_final = self.point.as_of >= self.by or (is_met and self.target.upward)
        return is_met if is_final else None


def years_before(
    indicator: Indicator, plan: Plan, points: Sequence[Point], first: date
) -> tuple[YearEnd, ...]:
    """Return how the years before a course ended, the last one first; none where nothing begins anew."""
    if indicator.yearly is None:
        return ()
    ends = []
    for year in range(first.year - 1, plan.start.year - 1, -1):
        last = date(year, 12, 31)
        target = target_on(indicator, last)
        of_year = [
            point for point in points if point.as_of.year == year and point.as_of >= plan.start
        ]
        by = due_on(indicator, target, plan)
        ends.append(YearEnd(year, target, by, of_year[-1] if of_year else None))
    return tuple(ends)
