"""What is still needed of a flow or a count, and where it will be if its pace goes on.

It looks ahead from the value's own day, by the months that are left from there to the target's.
It is told beside a light and never makes one.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from anplan.base.period import MONTHS, Period, Span
from anplan.model.indicators import Indicator, Kind
from anplan.model.targets import Target
from anplan.state.facts import Point
from anplan.state.figures import figure_beside, plain

CYCLES = 3
"""So many closed cycles make a pace; from fewer nothing is projected."""


class Base(NamedTuple):
    """The last closed cycles: their first and last value, and what a cycle brought on average.

    ``days`` are the ends of the cycle before them and of the last one. A value is spread where
    there was no figure of that day: it lies evenly between the figures before and after.
    """

    days: tuple[date, date]
    values: tuple[Fraction, Fraction]
    spread: tuple[bool, bool]

    @property
    def average(self) -> Fraction:
        """Return what one cycle brought."""
        first, last = self.values
        return (last - first) / CYCLES


class OutlookFigures(NamedTuple):
    """The figures of an outlook as decimals, on the same side of each other as the exact ones."""

    needed: Decimal | None
    room: Decimal | None
    average: Decimal | None
    projected: Decimal | None


class Outlook(NamedTuple):
    """What lies ahead of a value.

    ``target`` is the one in force on the day asked about, ``goal`` the figure that meets it: of a
    count whole things. ``months`` are those from the value's day to the target's. ``needed`` is what
    each of them has to bring, ``room`` what each may bring under a ceiling; None where that cannot
    be said. Without a ``base`` there are too few closed cycles.
    """

    kind: Kind
    target: Target
    goal: Fraction
    by: date
    cycle: Span
    as_of: date
    value: Fraction
    months: Fraction
    needed: Fraction | None
    room: Fraction | None
    base: Base | None
    projected: Fraction | None

    @property
    def distance(self) -> Fraction | None:
        """Return how far beyond the target the projected value is; less than nothing if short."""
        return None if self.projected is None else self.projected - Fraction(self.target.value)

    @property
    def cycles(self) -> Fraction:
        """Return how many cycles the months left are."""
        return self.months / MONTHS[self.cycle]

    @property
    def printed(self) -> OutlookFigures:
        """Return the figures with the fewest decimals that tell no other story than the exact ones."""
        goal, months = Fraction(self.target.value), MONTHS[self.cycle]
        average = self.base and self.base.average
        a_month = () if average is None else (average / months,)
        needed = None if self.needed is None else figure_beside(self.needed, *a_month)
        room = None if self.room is None else figure_beside(self.room, *a_month)
        beside = (Fraction(shown) * months for shown in (needed, room) if shown is not None)
        return OutlookFigures(
            needed,
            room,
            None if average is None else figure_beside(average, *beside),
            None if self.projected is None else figure_beside(self.projected, goal, self.value),
        )

    @property
    def numbers(self) -> OutlookFigures:
        """Return the figures for other programs, each on its side of the target."""
        return OutlookFigures(
            None if self.needed is None else plain(self.needed),
            None if self.room is None else plain(self.room),
            None if self.base is None else plain(self.base.average),
            None if self.projected is None else plain(self.projected, Fraction(self.target.value)),
        )


def outlook(
    indicator: Indicator,
    target: Target,
    start: date,
    by: date,
    points: Sequence[Point],
) -> Outlook | None:
    """Look ahead from the last of an indicator's points; None where nothing is left to say.

    ``start`` is the plan's first day: on its eve stood the baseline. Nothing is said of what is
    no flow or count, whose target is met, or whose target's day the figures have reached.
    """
    if not indicator.accumulates or not points or points[-1].as_of >= by:
        return None
    value, as_of = Fraction(points[-1].value), points[-1].as_of
    if target.upward and target.is_met_by(points[-1].value, grows=True):
        return None
    goal, months = _goal(indicator, target), _place(by) - _place(as_of)
    base = _base(indicator, start, points)
    return Outlook(
        indicator.kind,
        target,
        goal,
        by,
        indicator.every,
        as_of,
        value,
        months,
        _needed(indicator, target, goal - value, months),
        _room(indicator, target, goal - value, months),
        base,
        _projected(indicator, target, value, base, months),
    )


def _goal(indicator: Indicator, target: Target) -> Fraction:
    """Return the figure that meets a target: of a count the first, for a ceiling the last whole one."""
    goal = Fraction(target.value)
    if indicator.kind != "count":
        return goal
    if target.upward:
        return Fraction(floor(goal) + 1 if target.strict else ceil(goal))
    return Fraction(ceil(goal) - 1 if target.strict else floor(goal))


def _needed(
    indicator: Indicator, target: Target, missing: Fraction, months: Fraction
) -> Fraction | None:
    """Return what each month has to bring; in less than a month all that misses has to come."""
    if not target.upward or missing == 0:
        return None
    return _whole(indicator, missing / max(months, Fraction(1)), upward=True)


def _room(
    indicator: Indicator, target: Target, left: Fraction, months: Fraction
) -> Fraction | None:
    """Return what each month may bring under a ceiling; None where it is passed already."""
    if target.upward or left < 0:
        return None
    return _whole(indicator, left / max(months, Fraction(1)), upward=False)


def _projected(
    indicator: Indicator, target: Target, value: Fraction, base: Base | None, months: Fraction
) -> Fraction | None:
    """Return the value on the target's day; of a count in whole things, to nobody's flattery.

    A cumulative value falls only where it was corrected: that is no pace.
    """
    if base is None or base.average < 0:
        return None
    reached = value + base.average * months / MONTHS[indicator.every]
    return _whole(indicator, reached, upward=not target.upward)


def _whole(indicator: Indicator, value: Fraction, *, upward: bool) -> Fraction:
    if indicator.kind != "count":
        return value
    return Fraction(ceil(value) if upward else floor(value))


def _base(indicator: Indicator, start: date, points: Sequence[Point]) -> Base | None:
    """Return the last closed cycles of the plan; None where there are too few.

    A cycle is closed by a figure of its last day or of a later one.
    """
    eve, newest = start - timedelta(days=1), points[-1].as_of
    current = Period.of(indicator.every, newest)
    closed = current if current.end == newest else current.shifted(-1)
    before = closed.shifted(-CYCLES)
    if before.end < eve:
        return None
    figures = [(eve, Fraction(indicator.start))]
    figures += [(point.as_of, Fraction(point.value)) for point in points]
    (first, first_spread), (last, last_spread) = (
        _value_on(figures, period.end) for period in (before, closed)
    )
    return Base((before.end, closed.end), (first, last), (first_spread, last_spread))


def _value_on(figures: Sequence[tuple[date, Fraction]], day: date) -> tuple[Fraction, bool]:
    """Return the value on a day, and whether it was spread between the figures around it."""
    for (first, low), (last, high) in pairwise(figures):
        if first == day:
            return low, False
        if first < day < last:
            share = (_place(day) - _place(first)) / (_place(last) - _place(first))
            return low + (high - low) * share, True
    return figures[-1][1], False


def _place(day: date) -> Fraction:
    """Return a day's end in months since the year 0; a part of a month by its days."""
    length = monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - 1 + Fraction(day.day, length)
