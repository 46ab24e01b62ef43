"""The value expected on each day on the way to the target. All arithmetic is exact."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from anplan.base.days import whole_months
from anplan.model.indicators import Indicator, Target, Trajectory


def elapsed_share(start: date, end: date, day: date) -> Fraction:
    """Return the share of a span that is over: whole months completed, of all its months."""
    total = whole_months(start, end)
    if total == 0:
        return Fraction(int(day >= end))
    return min(Fraction(1), Fraction(whole_months(start, day), total))


def expected_on(
    indicator: Indicator, target: Target, span: tuple[date, date], by: date, day: date
) -> Fraction | None:
    """Return the value expected on a day, None where nothing is expected before the end.

    ``span`` is the plan's pace base; the way ends on ``by``, the target's day. A count is
    expected in whole things: rounded down, for a ceiling up.
    """
    day = min(day, by)
    trajectory = indicator.trajectory
    goal = Fraction(target.value)
    if trajectory is None or day == by:
        return goal
    if trajectory.shape == "end":
        return None
    baseline = Fraction(indicator.baseline)
    if trajectory.shape == "linear":
        share = elapsed_share(span[0], min(span[1], by), day)
        value = baseline + (goal - baseline) * share
    elif trajectory.curve:
        value = _along(_path(trajectory, baseline, span[0], (by, goal)), day)
    else:
        return last_step(indicator, target, day)
    return _whole(indicator, target, value)


def _whole(indicator: Indicator, target: Target, value: Fraction) -> Fraction:
    """Expect whole things of a count: no more than is asked, for a ceiling no less."""
    if indicator.kind != "count":
        return value
    return Fraction(floor(value) if target.upward else ceil(value))


def last_step(indicator: Indicator, target: Target, day: date) -> Fraction:
    """Return the value of the last step passed, the baseline before the first."""
    points = indicator.trajectory.points if indicator.trajectory else ()
    passed = [value for point, value in points if point <= day]
    return _whole(indicator, target, Fraction(passed[-1] if passed else indicator.baseline))


def next_step(trajectory: Trajectory, day: date) -> tuple[date, Fraction] | None:
    """Return the next step after a day."""
    return next(
        ((point, Fraction(value)) for point, value in trajectory.points if point > day), None
    )


def _path(
    trajectory: Trajectory, baseline: Fraction, start: date, end: tuple[date, Fraction]
) -> list[tuple[date, Fraction]]:
    points = [(day, Fraction(value)) for day, value in trajectory.points]
    if points[0][0] > start:
        points.insert(0, (start, baseline))
    if points[-1][0] < end[0]:
        points.append(end)
    return points


def _along(points: list[tuple[date, Fraction]], day: date) -> Fraction:
    """Go straight from point to point."""
    for (first, low), (last, high) in pairwise(points):
        if first <= day <= last:
            return low + (high - low) * Fraction((day - first).days, (last - first).days)
    return points[0][1] if day < points[0][0] else points[-1][1]
