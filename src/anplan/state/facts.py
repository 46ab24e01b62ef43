"""Readings become facts, and facts a series of points.

A fact is known by indicator, unit and day; given again in a later report it replaces the
earlier one. Values of several units add up on the days for which every unit has one.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.base.quantity import total
from anplan.model.indicators import Indicator
from anplan.model.paths import report_path
from anplan.model.reports import Reading
from anplan.state.question import Reports


class Fact(NamedTuple):
    """One value of one indicator from one unit as of one day, in the indicator's measure.

    ``compared`` is the figure it is held against, where the target is against another one.
    """

    unit: str
    as_of: date
    value: Decimal
    preliminary: bool
    reason: str | None
    period: Period
    spot: Spot
    replaced: "Fact | None" = None
    compared: Decimal | None = None

    @property
    def judged(self) -> Decimal:
        """Return what is held against the target: the value, or its difference from another one."""
        return self.value if self.compared is None else total((self.value, -self.compared))


class Absence(NamedTuple):
    """A unit's word that there is no figure yet."""

    unit: str
    period: Period
    why: str
    spot: Spot


class Point(NamedTuple):
    """The indicator's value on a day: the sum of its units' facts.

    Where it is held against another figure, ``value`` is the difference and ``compared`` that one.
    """

    as_of: date
    value: Decimal
    preliminary: bool
    facts: tuple[Fact, ...]
    compared: Decimal | None = None

    @property
    def own(self) -> Decimal:
        """Return the value that was reported."""
        return self.value if self.compared is None else total((self.value, self.compared))


class Series(NamedTuple):
    """All points of an indicator up to a day, and who is missing behind the last one."""

    points: tuple[Point, ...] = ()
    missing: tuple[str, ...] = ()
    absence: Absence | None = None


Said = tuple[str, Period, Reading, Spot]
"""A reading with the unit and the report it came in, and its place."""

Readings = Mapping[str, tuple[Said, ...]]


def gather(reports: Reports) -> Readings:
    """Collect the readings of every indicator, the earliest report first."""
    readings: dict[str, list[Said]] = defaultdict(list)
    for unit, period, report in sorted(reports, key=lambda entry: entry[1].rank):
        for index, reading in enumerate(report.readings):
            spot = Spot(report_path(unit, period), ("readings", index, "value"))
            readings[reading.indicator].append((unit, period, reading, spot))
    return {name: tuple(entries) for name, entries in readings.items()}


def facts_of(indicator: Indicator, readings: tuple[Said, ...]) -> dict[tuple[str, date], Fact]:
    """Make facts by unit and day; a later report's value replaces an earlier one's."""
    facts: dict[tuple[str, date], Fact] = {}
    for unit, period, reading, spot in readings:
        if reading.value is None or reading.as_of is None or unit not in indicator.reported_by:
            continue
        try:
            value = reading.value.to(indicator.measure)
            other = reading.compared
            compared = None if other is None else other.to(indicator.measure)
        except ValueError:
            continue
        if (compared is None) != (indicator.target.against is None):
            continue
        key = unit, reading.as_of
        facts[key] = Fact(
            unit,
            reading.as_of,
            value,
            reading.preliminary,
            reading.reason,
            period,
            spot,
            facts.get(key),
            compared,
        )
    return facts


def series_of(
    indicator: Indicator,
    readings: tuple[Said, ...],
    day: date,
) -> Series:
    """Return the points up to a day."""
    facts = {key: fact for key, fact in facts_of(indicator, readings).items() if key[1] <= day}
    units = indicator.reported_by
    days = sorted({as_of for _, as_of in facts})
    points = tuple(
        _point(as_of, tuple(facts[unit, as_of] for unit in units))
        for as_of in days
        if all((unit, as_of) in facts for unit in units)
    )
    missing = _missing(facts, units, days[-1]) if days else ()
    return Series(points, missing, _absence(units, readings, points, day))


def _missing(
    facts: Mapping[tuple[str, date], Fact], units: tuple[str, ...], newest: date
) -> tuple[str, ...]:
    """Return the units without a figure for the newest day for which any has one."""
    return tuple(unit for unit in units if (unit, newest) not in facts)


def _point(as_of: date, facts: tuple[Fact, ...]) -> Point:
    value, compared = total(fact.judged for fact in facts), facts[0].compared
    return Point(as_of, value, any(fact.preliminary for fact in facts), facts, compared)


def _absence(
    units: tuple[str, ...], entries: tuple[Said, ...], points: tuple[Point, ...], day: date
) -> Absence | None:
    """Find the newest word of a reporting unit that it has no figure, if it gave none since."""
    latest = {entry[0]: entry for entry in entries if entry[0] in units and entry[1].end <= day}
    waiting = [entry for entry in latest.values() if entry[2].unavailable is not None]
    if not waiting:
        return None
    unit, period, reading, spot = max(waiting, key=lambda entry: entry[1])
    if points and points[-1].as_of > period.end:
        return None
    assert reading.unavailable is not None
    place = Spot(spot.file, (*spot.path[:2], "unavailable"))
    return Absence(unit, period, reading.unavailable, place)
