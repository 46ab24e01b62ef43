"""Figures that are counted: how many items of a register reached a stage by a day and did not leave."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.indicators import CountedFrom
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.state.facts import Fact, Point, Series
from anplan.state.question import Question, known_reports
from anplan.state.registers.standing import Registers, places_of
from anplan.state.registers.ways import Move, Way
from anplan.state.reporting import reporting
from anplan.state.telling import owing_on


class Flip(NamedTuple):
    """An item that begins to count on a day, or counts no more."""

    day: date
    counts: bool
    way: Way
    move: Move


class Counting(NamedTuple):
    """What is counted: from which stage on, by the words that name the stages, and of which items.

    What an item had reached in the plan before counts only if that is asked for.
    """

    places: Mapping[str | None, int]
    least: int
    where: Mapping[str, str]
    carried: bool
    start: date

    @classmethod
    def of(cls, project: Project, source: CountedFrom) -> "Counting | None":
        """Return how items are counted; None where there is no such register or stage."""
        register = project.registers.get(source.register)
        places = places_of(register) if register is not None else {}
        if source.stage not in places:
            return None
        return cls(
            places, places[source.stage], source.where or {}, source.carried, project.plan.start
        )

    def flips(self, way: Way) -> Iterable[Flip]:
        """Return when an item begins to count and when it ceases, in the order of the days.

        What was carried from the plan before, and counted there, counts no more.
        """
        flips = self._flips(way)
        if not way.told[0].carried or self.carried:
            return flips
        flips = tuple(flips)
        return () if any(flip.day < self.start for flip in flips) else flips

    def _flips(self, way: Way) -> Iterable[Flip]:
        if self.where or len(way.moves) != 1:
            return self._followed(way)
        move = way.moves[0]
        counts = self.places.get(move.entry.stage, -1) >= self.least
        return (Flip(move.day, counts, way, move),) if counts else ()

    def _followed(self, way: Way) -> Iterator[Flip]:
        counted, stage = False, -1
        said: dict[str, str] = {}
        for move in way.told if self.where else way.moves:
            entry = move.entry
            if self.where:
                said |= entry.fields
            if not self.where or any(move is other for other in way.moves):
                stage = -1 if entry.left else self.places.get(entry.stage, stage)
            now = stage >= self.least and all(
                said.get(key) == self.where[key] for key in self.where
            )
            if now != counted:
                counted = now
                yield Flip(move.day, now, way, move)

    def all_flips(self, ways: Iterable[Way]) -> list[Flip]:
        """Return the flips of many items in the order of the days."""
        flips = [flip for way in ways for flip in self.flips(way)]
        flips.sort(key=lambda flip: flip.day)
        return flips


def counted_series(
    project: Project, source: CountedFrom, registers: Registers, question: Question
) -> Series:
    """Return a figure for the end of each period for which a unit of the register reported."""
    counting = Counting.of(project, source)
    if counting is None:
        return Series()
    ways = registers.ways(question).get(source.register, {}).values()
    flips = counting.all_flips(ways)
    reports = _reports_by_end(project, source.register, question)
    points = tuple(_points(flips, reports, tuple(project.units)))
    return Series(points, _missing(project, source.register, reports))


def counted_days(project: Project, source: CountedFrom, question: Question) -> frozenset[date]:
    """Return the days for which there is such a figure: only the reports decide on which."""
    if Counting.of(project, source) is None:
        return frozenset()
    return frozenset(_reports_by_end(project, source.register, question))


_Reports = Mapping[date, Mapping[str, Period]]
"""Which units reported for a period that ended on a day, and for which one."""


def _reports_by_end(project: Project, register: str, question: Question) -> _Reports:
    by_end: dict[date, dict[str, Period]] = {}
    ever = frozenset(project.units_of_register(register))
    last = project.last_days_of_reporting(register)
    for unit, period, _ in known_reports(project, question, ever or None):
        if period.end <= question.day and period.start <= last.get(unit, period.start):
            by_end.setdefault(period.end, {})[unit] = period
    return dict(sorted(by_end.items()))


def _points(flips: list[Flip], reports: _Reports, order: tuple[str, ...]) -> Iterator[Point]:
    """Yield the figure on each day: the items that count by then, unit by unit."""
    counts: dict[str, int] = {}
    newest: dict[str, Move] = {}
    spoke: dict[str, Period] = {}
    waiting = iter(flips)
    flip = next(waiting, None)
    for day, units in reports.items():
        while flip is not None and flip.day <= day:
            owner = flip.way.owner
            counts[owner] = counts.get(owner, 0) + (1 if flip.counts else -1)
            newest[owner] = flip.move
            flip = next(waiting, None)
        spoke |= units
        facts = tuple(
            _fact(unit, day, counts.get(unit, 0), newest.get(unit), spoke.get(unit))
            for unit in (*order, *sorted({*spoke, *counts}.difference(order)))
            if unit in spoke or unit in counts
        )
        yield Point(day, Decimal(sum(counts.values())), preliminary=False, facts=facts)


def _fact(unit: str, day: date, count: int, move: Move | None, spoke: Period | None) -> Fact:
    """Return a unit's part of a figure; its place is that of the last item that changed it."""
    period = spoke if move is None else move.period
    assert period is not None
    spot = Spot(report_path(unit, period)) if move is None else move.spot
    return Fact(unit, day, Decimal(count), preliminary=False, reason=None, period=period, spot=spot)


def _missing(project: Project, register: str, reports: _Reports) -> tuple[str, ...]:
    """Return the units of the register that owe a report for the last day and have not reported."""
    if not reports:
        return ()
    last = max(reports)
    units = project.units_of_register(register, last)
    owing = owing_on(project, last) if reporting(project) else frozenset(units)
    return tuple(unit for unit in units if unit in owing and unit not in reports[last])


def counted_items(
    project: Project, source: CountedFrom, registers: Registers, question: Question, day: date
) -> tuple[Flip, ...]:
    """Return the items behind a figure of a day, each with the move by which it counts."""
    counting = Counting.of(project, source)
    if counting is None:
        return ()
    found = []
    for way in registers.ways(question).get(source.register, {}).values():
        flips = [flip for flip in counting.flips(way) if flip.day <= day]
        if flips and flips[-1].counts:
            found.append(flips[-1])
    return tuple(sorted(found, key=lambda flip: (flip.day, flip.way.id)))


def counted_from(project: Project, register: str) -> tuple[str, ...]:
    """Return the indicators that are counted from a register."""
    return tuple(
        name
        for name, indicator in project.indicators.items()
        if indicator.counted_from is not None and indicator.counted_from.register == register
    )
