"""The chart of an indicator: its values against its trajectory and target, as paths of an SVG."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from anplan.base.days import month_end
from anplan.model.plan import Plan
from anplan.show.values import dated_text, point_text, target_text, value_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.lights.trajectory import expected_on, points_of
from anplan.state.targets import due_on, target_on

Spot = tuple[date, Decimal | Fraction]
_MONTHS, _QUARTERS = 14, 40
"""Up to so many months each month has a tick, then each quarter; of a longer time each year."""
_QUARTER, _YEAR = 3, 12
_APART = 14
"""Figures beside a chart stand at least so far apart."""
_DIGIT, _GAP = 7, 6
"""The width of a digit beside a chart, and what stands between a figure and the chart."""


class Frame(NamedTuple):
    """The size of a chart, and the room around what is drawn."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


SMALL = Frame(240, 76, 4, 10, 8, 8)
LARGE = Frame(480, 230, 46, 14, 14, 26)


class Dot(NamedTuple):
    """A value: where it stands, what it is, and whether it is preliminary or the newest."""

    x: float
    y: float
    title: str
    preliminary: bool
    newest: bool


class Tick(NamedTuple):
    """A label on an axis."""

    at: float
    text: str


class Plot(NamedTuple):
    """A chart: ``label`` says in words what it shows; paths are '' where nothing is drawn."""

    frame: Frame
    label: str
    light: str
    way: str
    target: str
    values: str
    ahead: str
    dots: tuple[Dot, ...]
    below: tuple[Tick, ...]
    beside: tuple[Tick, ...]
    today: float | None


def plot(words: Words, state: State, indicator: IndicatorState, frame: Frame) -> Plot | None:
    """Draw an indicator; None where neither a value nor the target's day lies in what is shown."""
    plan = state.project.plan
    values = [(point.as_of, point.value) for point in indicator.series.points]
    values = [spot for spot in values if spot[0] >= plan.start]
    if (not values and indicator.by < plan.start) or not indicator.target.has_figure:
        return None
    way, target, ahead = _way(plan, indicator), _target(plan, indicator), _ahead(plan, indicator)
    is_large = frame is LARGE
    beside = [target[-1], *values[-1:]] if is_large else []
    room = max((_DIGIT * len(_figure(value)) + _GAP for _, value in beside), default=0)
    frame = frame._replace(left=min(max(frame.left, room), frame.width // 2))
    space = _Space.around(frame, plan, indicator, (*way, *target, *ahead, *values))
    today = state.question.day
    inside = plan.start <= today <= space.last
    return Plot(
        frame,
        _label(words, indicator),
        indicator.verdict.light,
        space.path(way, steps=indicator.indicator.has_steps),
        space.path(target, steps=True),
        space.path(values),
        space.path(ahead),
        tuple(_dots(words, space, indicator)),
        tuple(_months(space, plan)) if is_large else (),
        tuple(_marks(space, target, values)) if is_large else (),
        space.x(today) if inside and is_large else None,
    )


def legend(words: Words, drawn: Plot) -> Iterable[tuple[str, str]]:
    """Yield the lines of a chart, each with what it shows."""
    if drawn.dots:
        yield "value", words("value")
    if drawn.way:
        yield "way", words("expected by the trajectory")
    if drawn.target:
        yield "goal", words("target")
    if drawn.ahead:
        yield "ahead", words("at the pace of the last cycles")


def _label(words: Words, indicator: IndicatorState) -> str:
    """Say what a chart shows: the newest value, the target, and why the light is what it is."""
    title = indicator.indicator.title
    target = words("Target: {target} by {day}").format(
        target=target_text(words, indicator.indicator, indicator.target), day=indicator.by
    )
    value = words("No figure was reported.")
    if indicator.point is not None:
        value = words("Value: {value} as of {day}").format(
            value=value_text(words, indicator), day=dated_text(words, indicator.point)
        )
    reason = words.tell(indicator.verdict.reason)
    light = words.light(indicator.verdict.light)
    return words("; ").join((words.labelled(title, light), value, target, reason))


def _way(plan: Plan, state: IndicatorState) -> tuple[Spot, ...]:
    """Return what is expected from day to day; nothing where nothing is before the end."""
    indicator = state.indicator
    if indicator.trajectory is None or indicator.trajectory.shape == "end":
        return ()
    if state.by <= plan.start:
        return ()
    days = {plan.start, *_month_ends(plan.start, state.by), state.by}
    days |= {day for day, _ in points_of(indicator, state.target) if plan.start <= day <= state.by}
    spots = []
    for day in sorted(days):
        goal = target_on(indicator, day)
        by = state.by if indicator.yearly is None else due_on(indicator, goal, plan)
        expected = expected_on(indicator, goal, plan, by, day, state.part)
        if expected is not None:
            spots.append((day, expected))
    return tuple(spots)


def _month_ends(first: date, last: date) -> Iterable[date]:
    day = month_end(first)
    while day < last:
        yield day
        day = month_end(day + timedelta(days=1))


def _target(plan: Plan, state: IndicatorState) -> tuple[Spot, ...]:
    """Return the target in force on each day: a step where a later document changed it.

    One whose day is over when the plan begins is drawn over the plan's whole time.
    """
    last = state.by if state.by > plan.start else plan.end
    changes = (change.on for change in state.indicator.amended)
    days = {plan.start, *(day for day in changes if plan.start < day < last), last}
    return tuple((day, target_on(state.indicator, day).value) for day in sorted(days))


def _ahead(plan: Plan, state: IndicatorState) -> tuple[Spot, ...]:
    """Return where the pace of the last cycles leads, from the newest value on."""
    outlook = state.outlook
    if outlook is None or outlook.numbers.projected is None or outlook.as_of < plan.start:
        return ()
    return ((outlook.as_of, outlook.value), (outlook.by, outlook.numbers.projected))


class _Space(NamedTuple):
    """What days and values become on a chart."""

    frame: Frame
    first: date
    last: date
    low: float
    high: float

    @classmethod
    def around(
        cls, frame: Frame, plan: Plan, state: IndicatorState, spots: Sequence[Spot]
    ) -> "_Space":
        """Make room for all that is drawn, and for zero where values grow from it."""
        heights = [float(value) for _, value in spots]
        if state.indicator.accumulates:
            heights.append(0.0)
        low, high = min(heights), max(heights)
        margin = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
        floor = low if low == 0 else low - margin
        last = max(plan.end, state.by, *(day for day, _ in spots))
        return cls(frame, plan.start, last, floor, high + margin)

    def x(self, day: date) -> float:
        """Return where a day stands."""
        width = self.frame.width - self.frame.left - self.frame.right
        days = max(1, (self.last - self.first).days)
        return round(self.frame.left + width * (day - self.first).days / days, 1)

    def y(self, value: Decimal | Fraction) -> float:
        """Return where a value stands."""
        height = self.frame.height - self.frame.top - self.frame.bottom
        share = (float(value) - self.low) / (self.high - self.low)
        return round(self.frame.top + height * (1 - share), 1)

    def path(self, spots: Sequence[Spot], *, steps: bool = False) -> str:
        """Return a line through spots; in ``steps`` it goes on level until the next one.

        One spot alone makes none.
        """
        if len(spots) <= 1:
            return ""
        parts = [f"M{self.x(spots[0][0])} {self.y(spots[0][1])}"]
        for day, value in spots[1:]:
            parts.append(
                f"H{self.x(day)}V{self.y(value)}" if steps else f"L{self.x(day)} {self.y(value)}"
            )
        return "".join(parts)


def _dots(words: Words, space: _Space, state: IndicatorState) -> Iterable[Dot]:
    points = [point for point in state.series.points if point.as_of >= space.first]
    for point in points:
        value = point_text(words, point, state.indicator.measure)
        yield Dot(
            space.x(point.as_of),
            space.y(point.value),
            f"{dated_text(words, point)} {value}",
            point.preliminary,
            point is points[-1],
        )


def _months(space: _Space, plan: Plan) -> Iterable[Tick]:
    """Return the ticks below: months, or quarters or years of a longer time."""
    months = (space.last.year - plan.start.year) * 12 + space.last.month - plan.start.month + 1
    every = 1 if months <= _MONTHS else _QUARTER if months <= _QUARTERS else _YEAR
    day = plan.start.replace(day=1)
    number = 0
    while day <= space.last:
        if number % every == 0 and day >= space.first:
            names = {1: str(day.month), _QUARTER: f"{day:%Y-%m}", _YEAR: str(day.year)}
            yield Tick(space.x(day), names[every])
        number += 1
        day = month_end(day) + timedelta(days=1)


def _marks(space: _Space, target: Sequence[Spot], values: Sequence[Spot]) -> Iterable[Tick]:
    """Return the figures beside: the target's and, where it stands apart from that, the newest."""
    goal = target[-1][1]
    marks = [Tick(space.y(goal), _figure(goal))]
    zero = Decimal(0) if space.low == 0 else None
    for value in (values[-1][1] if values else None, zero):
        if value is not None and all(abs(space.y(value) - mark.at) > _APART for mark in marks):
            marks.append(Tick(space.y(value), _figure(value)))
    return marks


def _figure(value: Decimal | Fraction) -> str:
    return f"{value:f}"
