"""Figures that another plan has, as facts of this one: in its measure, with its names and places."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from anplan.base.message import Message, say
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity, total
from anplan.model.project import Project
from anplan.model.sharing import SharedFigure, known_here
from anplan.model.sharing_sense import usable
from anplan.model.types.ways import file_along
from anplan.state.facts import Fact, Point, Series


def taken(series: Series, project: Project, name: str, figure: SharedFigure) -> Series:
    """Return the figures of another plan as those of an indicator of this one, which they fit."""
    turn = _Turn(project, name, figure)
    absence = series.absence
    return Series(
        tuple(map(turn.point, series.points)),
        tuple(dict.fromkeys(map(turn.unit, series.missing))),
        absence and absence._replace(unit=turn.unit(absence.unit), spot=turn.spot(absence.spot)),
    )


def source_notes(project: Project, name: str, day: date) -> Iterator[Message]:
    """Yield which plan collects a figure, and which of its files cannot be read behind it."""
    figure = usable(project, name)
    if figure is None or figure.origin.fault is not None:
        return
    *between, origin = (_title(step) for step in figure.chain)
    if between:
        yield say("collected by {plan}, taken by way of {plans}", plan=origin, plans=tuple(between))
    else:
        yield say("collected by {plan}", plan=origin)
    for file in unread_behind(figure, day):
        yield say("{file} cannot be read; this figure may be old", file=file)


def _title(step: SharedFigure) -> str:
    """Return what a plan is called."""
    assert step.project is not None
    document = step.project.plan.document
    return document.short or document.title


def unread_behind(figure: SharedFigure, day: date | None = None) -> Iterator[str]:
    """Yield the files of the units behind a figure that could not be read, as they are called here."""
    for step in figure.chain:
        if step.project is not None and step.record is not None:
            units = step.project.reporters_of(step.indicator, day)
            folders = tuple(f"units/{unit}/" for unit in units)
            broken = (file for file in step.project.broken if file.startswith(folders))
            yield from sorted(file_along(step.way, file) for file in broken)


class _Turn:
    """Turns what another plan says of a figure into what this one would say."""

    def __init__(self, project: Project, name: str, figure: SharedFigure) -> None:
        assert figure.record is not None
        assert figure.project is not None
        self._project, self._way, self._there = project, figure.way, figure.project
        self._from, own = figure.record.measure, project.indicators[name]
        self._to, self._is_compared = own.measure, own.target.against is not None

    def point(self, point: Point) -> Point:
        """Turn a point; where nothing is compared here, the value alone is judged."""
        own = self._figure(point.own)
        compared = self._compared(point.compared)
        value = own if compared is None else total((own, -compared))
        return Point(
            point.as_of, value, point.preliminary, tuple(map(self.fact, point.facts)), compared
        )

    def fact(self, fact: Fact) -> Fact:
        """Turn a fact, and those that it replaced."""
        every = [fact]
        while every[-1].replaced is not None:
            every.append(every[-1].replaced)
        turned: Fact | None = None
        for one in reversed(every):
            turned = one._replace(
                unit=self.unit(one.unit),
                value=self._figure(one.value),
                spot=self.spot(one.spot),
                replaced=turned,
                compared=self._compared(one.compared),
            )
        assert turned is not None
        return turned

    def unit(self, unit: str) -> str:
        """Return what a unit of the other plan is called here."""
        return known_here(self._project, self._way, unit, self._there)

    def spot(self, spot: Spot) -> Spot:
        """Return a place as it is called from this workspace."""
        return spot._replace(file=file_along(self._way, spot.file))

    def _figure(self, value: Decimal) -> Decimal:
        return Quantity(value, self._from).to(self._to)

    def _compared(self, value: Decimal | None) -> Decimal | None:
        return None if value is None or not self._is_compared else self._figure(value)
