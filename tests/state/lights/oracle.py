"""The light and the figures of one indicator, worked out from design 3 alone.

Nothing of ``anplan.state`` is used: what is written here is the page, read a second time.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any, NamedTuple

PLAN = date(2025, 1, 1), date(2025, 12, 31)
WITHIN = Fraction(5)
"""How far from the figure still meets a target about it, in every example."""

PHASE = date(2025, 4, 1), date(2025, 10, 31)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Answer(NamedTuple):
    """What the page says of an indicator on a day."""

    light: str
    rule: str
    completion: Fraction | None = None
    pace: Fraction | None = None
    gap: Fraction | None = None


class Said(NamedTuple):
    """An indicator as it is written down, in figures and days."""

    kind: str
    comparator: str
    target: Fraction
    by: date
    baseline: Fraction | None
    shape: str
    points: tuple[tuple[date, Fraction], ...]
    every: str
    aspirational: bool
    amended: tuple[tuple[date, str, Fraction, date], ...]
    span: tuple[date, date]

    @classmethod
    def of(cls, keys: Mapping[str, Any], span: tuple[date, date]) -> "Said":
        """Read the keys of an indicator's file."""
        way = keys.get("trajectory", "")
        points = next(iter(way.values())) if isinstance(way, dict) else {}
        comparator, value, by = _target(keys["target"])
        baseline = keys.get("baseline")
        return cls(
            keys["kind"],
            comparator,
            value,
            by,
            None if baseline is None else Fraction(baseline),
            next(iter(way)) if isinstance(way, dict) else way,
            tuple(sorted((date.fromisoformat(day), Fraction(one)) for day, one in points.items())),
            keys["every"],
            keys["aspirational"] == "true",
            tuple(
                (date.fromisoformat(one["on"]), *_target(one["target"]))
                for one in keys.get("amended", ())
            ),
            span,
        )

    def in_force(self, day: date) -> tuple[str, Fraction, date]:
        """The comparison, figure and day of the target on a day."""
        latest = max((one for one in self.amended if one[0] <= day), default=None)
        return latest[1:] if latest else (self.comparator, self.target, self.by)


def _target(keys: Mapping[str, Any]) -> tuple[str, Fraction, date]:
    """A range is met from its first figure on, as if it were a floor."""
    (comparator,) = keys.keys() - {"by", "within"}
    by = date.fromisoformat(keys["by"]) if "by" in keys else PLAN[1]
    if comparator == "between":
        return "at_least", Fraction(keys[comparator][0]), by
    return comparator, Fraction(keys[comparator]), by


def answer(said: Said, figures: Mapping[date, Fraction], day: date) -> Answer:
    """Go through the table of 3.2 from its first row to its last."""
    begin = PLAN[0]
    known = {as_of: value for as_of, value in sorted(figures.items()) if begin <= as_of <= day}
    if not known:
        return Answer("grey", "b")
    by = said.in_force(day)[2]
    final = [as_of for as_of in known if as_of >= by] if day >= by else []
    as_of = min(final, default=max(known))
    comparator, goal, _ = said.in_force(as_of)
    case = _Case(said, comparator, goal, by, as_of, known[as_of])
    light, rule = _row(case, known, day)
    if said.aspirational and light == "red":
        light = "yellow"
    return Answer(light, rule, *case.figures())


class _Case(NamedTuple):
    said: Said
    comparator: str
    goal: Fraction
    by: date
    as_of: date
    value: Fraction

    @property
    def up(self) -> bool:
        return self.comparator in ("at_least", "more_than", "about")

    @property
    def near(self) -> bool:
        """Whether it is a figure near which the value is to be."""
        return self.comparator == "about"

    @property
    def outside(self) -> Fraction:
        """How far beyond its band the value lies from what is expected."""
        short = (self.expected() or Fraction(0)) - self.value
        return max(Fraction(0), (short if self.grows else abs(short)) - WITHIN)

    @property
    def grows(self) -> bool:
        return self.said.kind in ("flow", "count")

    @property
    def base(self) -> Fraction:
        return self.said.baseline or Fraction(0)

    @property
    def begins(self) -> bool:
        """Whether the way begins at a value that is known."""
        toward = self.up and not self.near
        return toward or self.grows or self.said.baseline is not None

    @property
    def level(self) -> bool:
        """Whether target = baseline: met or not met."""
        return self.begins and self.goal == self.base

    def meets(self, value: Fraction) -> bool:
        return {
            "at_least": value >= self.goal,
            "more_than": value > self.goal,
            "at_most": value <= self.goal,
            "less_than": value < self.goal,
            "about": self.goal - WITHIN <= value and (self.grows or value <= self.goal + WITHIN),
        }[self.comparator]

    def points(self) -> list[tuple[date, Fraction]]:
        """The points under the target in force: those beyond it count as it."""
        points, old, base = list(self.said.points), self.said.target, self.base
        if points and not self.begins and points[0][1] > old:
            base = points[0][1]
        turned = (old > base > self.goal) or (old < base < self.goal)
        turned = turned or (old != base and self.goal == base)
        nearer = min if self.goal > base or (self.goal == base and self.up) else max
        return [
            (day, self.goal)
            if turned and (value - base) * (old - base) > 0
            else (day, nearer(value, self.goal))
            for day, value in points
        ]

    def whole(self, value: Fraction) -> Fraction:
        if self.said.kind != "count":
            return value
        return Fraction(floor(value) if self.up else ceil(value))

    def expected(self) -> Fraction | None:
        day = min(self.as_of, self.by)
        if self.said.kind == "rate":
            year_before = _same_day(self.by, -12)
            waits = PLAN[0] < year_before and self.as_of <= year_before
            return None if waits else self.goal
        if day == self.by:
            return self.goal
        if self.said.shape == "linear":
            return self.linear(day)
        if self.said.shape == "steps":
            return self.step(day)
        return self.whole(self.along(day)) if self.said.shape == "curve" else None

    def linear(self, day: date) -> Fraction | None:
        if not self.begins:
            return self.goal if self.near else None
        first, last = self.said.span
        last = self.by if self.by > PLAN[1] else min(last, self.by)
        return self.whole(self.base + (self.goal - self.base) * _share(first, last, day))

    def step(self, day: date) -> Fraction:
        points = self.points()
        passed = [value for point, value in points if point <= day]
        if passed:
            return self.whole(passed[-1])
        if not self.begins:
            values = [value for _, value in points]
            return values[0] if self.near else max(self.goal, *values)
        return self.whole(self.base)

    def along(self, day: date) -> Fraction:
        points = self.points()
        if points[0][0] > self.said.span[0] and self.begins:
            points.insert(0, (self.said.span[0], self.base))
        if points[-1][0] < self.by:
            points.append((self.by, self.goal))
        if day <= points[0][0]:
            return points[0][1]
        for (first, low), (last, high) in pairwise(points):
            if day <= last:
                return low + (high - low) * Fraction((day - first).days, (last - first).days)
        return points[-1][1]

    def figures(self) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        """Completion, pace and gap; none of them where there are no percentages."""
        expected = self.expected()
        if self.said.kind == "rate":
            apart = self.value - self.goal if self.up else self.goal - self.value
            return None, None, None if expected is None else apart
        if self.level or not self.begins:
            return None, None, None
        way = self.goal - self.base
        completion = (self.value - self.base) / way * 100
        said_start = self.up or self.said.baseline is not None
        if expected is None:
            return completion if said_start else None, None, None
        pace = (expected - self.base) / way * 100
        gap: Fraction | None = (completion - pace) * (1 if (way > 0) == self.up else -1)
        if self.said.shape == "steps" and self.as_of not in dict(self.said.points):
            missed = self.value < expected if self.up else self.value > expected
            gap = gap if missed else None
        return completion if said_start else None, pace, gap


def _row(case: _Case, known: Mapping[date, Fraction], day: date) -> tuple[str, str]:
    met = case.meets(case.value)
    ended = case.said.kind == "rate" and case.expected() is None
    rows = {
        "c": day >= case.by,
        "d": day > _fresh_until(case.as_of, case.said.every),
        "e": case.grows and not case.up and case.value > case.goal,
        "f": met and (case.up or not case.grows),
        "g": case.said.shape == "end" or ended,
        "h": case.said.shape == "steps" and not case.level and (case.grows or not case.near),
    }
    rule = next((name for name, applies in rows.items() if applies), "i")
    lights: dict[str, Callable[[], str]] = {
        "c": lambda: _on_its_day(case),
        "d": lambda: "grey",
        "e": lambda: "red",
        "f": lambda: "green",
        "g": lambda: _at_the_end(case, known),
        "h": lambda: _by_steps(case),
        "i": lambda: _by_gap(case, met=met),
    }
    return lights[rule](), rule


def _on_its_day(case: _Case) -> str:
    met = case.meets(case.value)
    if case.as_of < case.by and not (case.grows and case.up and met):
        return "grey"
    strict = case.comparator in ("more_than", "less_than")
    is_over = case.near and case.value > case.goal
    return (
        "green" if met else "yellow" if is_over or (strict and case.value == case.goal) else "red"
    )


def _at_the_end(case: _Case, known: Mapping[date, Fraction]) -> str:
    earlier = (value for as_of, value in known.items() if as_of < case.as_of)
    fell = not case.meets(case.value) and any(case.meets(value) for value in earlier)
    return "yellow" if fell else "blue"


def _by_steps(case: _Case) -> str:
    done = case.step(case.as_of)
    least = done - WITHIN if case.near else done
    if case.value < least if case.up else case.value > done:
        return _of_gap(case)
    ahead = next(((day, value) for day, value in case.points() if day > case.as_of), None)
    if ahead and case.as_of >= _same_day(ahead[0], -1):
        way = ahead[1] - done
        if way and (way > 0) == case.up and (case.value - done) / way < Fraction(1, 2):
            return "yellow"
    return "green"


def _by_gap(case: _Case, *, met: bool) -> str:
    if case.figures()[2] is not None or case.near:
        return _of_gap(case)
    expected = case.expected()
    if met or case.level or expected is None:
        return "green" if met else "red"
    return "green" if case.value <= expected else "red"


def _of_gap(case: _Case) -> str:
    gap = case.figures()[2]
    if case.near:
        way = abs(case.goal - case.base)
        if case.said.kind == "rate":
            gap = -case.outside
        elif way:
            gap = -case.outside / way * 100
        else:
            gap = None
    expected = case.goal if case.level else case.expected()
    worst = "yellow" if case.near and expected is not None and case.value > expected else "red"
    if gap is None:
        return worst
    limit = 1 if case.said.kind == "rate" else 10
    return "green" if gap >= 0 else "yellow" if gap >= -limit else worst


def _share(first: date, last: date, day: date) -> Fraction:
    whole = _whole_months(first, last)
    if not whole:
        return Fraction(int(day >= last))
    return min(Fraction(1), Fraction(_whole_months(first, day), whole))


def _whole_months(first: date, day: date) -> int:
    """Whole months from the morning of the first day to the evening of the other."""
    count = 0
    while _same_day(first, count + 1) <= day + timedelta(days=1):
        count += 1
    return count


def _same_day(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _fresh_until(as_of: date, every: str) -> date:
    """The end of the month after the second cycle that follows the figure's own."""
    length = MONTHS[every]
    first = as_of.replace(month=(as_of.month - 1) // length * length + 1, day=1)
    return _same_day(first, 3 * length + 1) - timedelta(days=1)
