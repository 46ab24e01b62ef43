"""The value expected on each day on the way to the target. All arithmetic is exact."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from anplan.base.days import whole_months
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.targets import Target


def elapsed_share(start: date, end: date, day: date) -> Fraction:
    """Return the share of a span that is over: whole months completed, of all its months."""
    total = whole_months(start, end)
    if total == 0:
        return Fraction(int(day >= end))
    return min(Fraction(1), Fraction(whole_months(start, day), total))


def linear_span(indicator: Indicator, plan: Plan, by: date) -> tuple[date, date]:
    """Return the first and last day of a linear way: the pace base, but to the target's own day.

    A target before the base's end, or after the plan's, has its own day for the last one. What
    begins anew each year goes from its January.
    """
    if indicator.yearly is not None:
        return max(plan.start, date(by.year, 1, 1)), by
    start, end = plan.pace_span
    return start, by if by > plan.end else min(end, by)


WHOLE = Fraction(1)


def expected_on(
    indicator: Indicator, target: Target, plan: Plan, by: date, day: date, part: Fraction = WHOLE
) -> Fraction | None:
    """Return the value expected on a day, None where nothing is expected before the end.

    The way ends on ``by``, the target's day. A count is expected in whole things: rounded
    down, for a ceiling up. ``part`` is that of the way's points which a unit's share goes by.
    """
    day = min(day, by)
    trajectory = indicator.trajectory
    goal = Fraction(target.value)
    if trajectory is None or day == by:
        return goal
    if trajectory.shape == "end":
        return None
    if trajectory.shape == "linear":
        if not is_from_known_start(indicator, target):
            return None if target.within is None else goal
        base = Fraction(indicator.start)
        value = base + (goal - base) * elapsed_share(*linear_span(indicator, plan, by), day)
    elif trajectory.curve:
        value = _along(_path(indicator, target, linear_span(indicator, plan, by)[0], by, part), day)
    elif not points_of(indicator, target, part):
        return None
    else:
        return last_step(indicator, target, day, part)
    return _whole(indicator, target, value)


def is_from_known_start(indicator: Indicator, target: Target) -> bool:
    """Return whether the way begins at a known value.

    What less is better of, or what is to be near a figure, and whose value at the start nobody
    said, begins anywhere; what only grows begins at zero.
    """
    if indicator.baseline is not None or indicator.accumulates:
        return True
    return target.upward and target.within is None


def _whole(indicator: Indicator, target: Target, value: Fraction) -> Fraction:
    """Expect whole things of a count: no more than is asked, for a ceiling no less."""
    if indicator.kind != "count":
        return value
    return Fraction(floor(value) if target.upward else ceil(value))


def points_of(
    indicator: Indicator, target: Target, part: Fraction = WHOLE
) -> tuple[tuple[date, Fraction], ...]:
    """Return the points of the way under the target in force: those beyond it count as it.

    Beyond is behind it as seen from the start. Where a change of the target turned the way
    round, the points of the old way count as the target, too.
    """
    if indicator.trajectory is None:
        return ()
    points = [(day, Fraction(value) * part) for day, value in indicator.trajectory.points]
    goal, old = Fraction(target.value), Fraction(indicator.target.value)
    if indicator.yearly is not None:
        assert target.by is not None
        old, year = goal, target.by.year
        points = [(day, value) for day, value in points if day.year == year]
    base = Fraction(indicator.start)
    if points and points[0][1] > old and not is_from_known_start(indicator, target):
        base = points[0][1]

    def in_force(value: Fraction) -> Fraction:
        of_another_way = (value - base) * (old - base) > 0 >= (goal - base) * (old - base)
        upward = target.upward if goal == base else goal > base
        return goal if of_another_way else min(value, goal) if upward else max(value, goal)

    return tuple((day, in_force(value)) for day, value in points)


def last_step(indicator: Indicator, target: Target, day: date, part: Fraction = WHOLE) -> Fraction:
    """Return the value of the last step passed, the baseline before the first.

    Where the start is not known, no more is expected before the first than any step asks; near
    a figure, just what the first step asks.
    """
    points = points_of(indicator, target, part)
    passed = [value for point, value in points if point <= day]
    if passed:
        return _whole(indicator, target, passed[-1])
    if is_from_known_start(indicator, target):
        return _whole(indicator, target, Fraction(indicator.start))
    values = [value for _, value in points]
    return values[0] if target.within is not None else max(Fraction(target.value), *values)


def next_step(
    indicator: Indicator, target: Target, day: date, part: Fraction = WHOLE
) -> tuple[date, Fraction] | None:
    """Return the next step after a day."""
    return next((step for step in points_of(indicator, target, part) if step[0] > day), None)


def _path(
    indicator: Indicator, target: Target, start: date, by: date, part: Fraction
) -> list[tuple[date, Fraction]]:
    points = list(points_of(indicator, target, part))
    if not points or (points[0][0] > start and is_from_known_start(indicator, target)):
        points.insert(0, (start, Fraction(indicator.start)))
    if points[-1][0] < by:
        points.append((by, Fraction(target.value)))
    return points


def _along(points: list[tuple[date, Fraction]], day: date) -> Fraction:
    """Go straight from point to point."""
    for (first, low), (last, high) in pairwise(points):
        if first <= day <= last:
            return low + (high - low) * Fraction((day - first).days, (last - first).days)
    return points[0][1] if day < points[0][0] else points[-1][1]
