"""The way of every item through its register, as far as reports tell it.

An item is known by register and id; who brings it first owns it, and entries of others are not
taken. A unit that reports the register no longer goes on telling of the items that it brought while
it did. Given again in a later report, the same stage replaces what was told of it before.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.paths import carried_path, report_path
from anplan.model.project import Project
from anplan.model.registers import Register
from anplan.model.reports import Item, Report
from anplan.model.told import period_before
from anplan.state.question import Question, handed_in, known_reports


class Move(NamedTuple):
    """An entry about an item: who told it, in which report, at which place of its items.

    ``order`` is greater where the report is later; ``came`` is the day on which that was handed in.
    What is ``carried`` was told in the plan before.
    """

    unit: str
    period: Period
    place: int
    entry: Item
    order: int
    came: date
    carried: bool = False

    @property
    def day(self) -> date:
        """Return the day from which it holds."""
        return self.entry.day

    @property
    def learnt(self) -> tuple[date, int]:
        """Return what orders entries by when they were told, whatever their own days."""
        return self.came, self.order

    @property
    def spot(self) -> Spot:
        """Return the place of what it says."""
        key = "left" if self.entry.left else "stage" if self.entry.stage else "on"
        file = carried_path(self.unit) if self.carried else report_path(self.unit, self.period)
        return Spot(file, ("items", self.place, key))


class Way(NamedTuple):
    """An item: its owner, all that was told of it and, of that, the moves that hold, by their days.

    A move reaches a stage or leaves the register; what only says something else is none.
    """

    register: str
    id: str
    owner: str
    told: tuple[Move, ...]
    moves: tuple[Move, ...]

    @property
    def ref(self) -> str:
        """Return what names it among all items."""
        return f"{self.register}/{self.id}"

    @property
    def title(self) -> str | None:
        """Return the title that was given last; None where none was."""
        return next((move.entry.title for move in reversed(self.told) if move.entry.title), None)


class Reporters(NamedTuple):
    """The units that may bring items to a register, and the last days of those that do no longer."""

    units: frozenset[str]
    until: Mapping[str, date]

    @classmethod
    def of(cls, project: Project, name: str) -> "Reporters":
        """Return who may: all units where the register names none."""
        named = project.registers[name].reported_by
        units = frozenset(project.units_of_register(name) if named else project.units)
        return cls(units, project.last_days_of_reporting(name))

    def may_bring(self, unit: str, period: Period) -> bool:
        """Return whether a unit may bring items in its report of a period."""
        last = self.until.get(unit)
        return unit in self.units if last is None else period.start <= last


Ways = Mapping[str, Mapping[str, Way]]
"""The ways of all items, by register and id."""


def ways_of(project: Project, question: Question) -> Ways:
    """Follow every item through the reports that may be used to answer, whatever the day."""
    if not project.registers:
        return {}
    told: dict[str, dict[str, list[Move]]] = {name: {} for name in project.registers}
    reporters = {name: Reporters.of(project, name) for name in project.registers}
    for move in _moves(project, question):
        items = told.get(move.entry.register)
        if items is None:
            continue
        before = items.get(move.entry.id)
        if before is not None:
            if before[0].unit == move.unit:
                before.append(move)
        elif reporters[move.entry.register].may_bring(move.unit, move.period):
            items[move.entry.id] = [move]
    return {
        name: {item: _way(project.registers[name], name, moves) for item, moves in items.items()}
        for name, items in told.items()
    }


def _moves(project: Project, question: Question) -> Iterator[Move]:
    """Yield all entries in the order of their papers; what was carried comes before all."""
    order = 0
    before = period_before(project)
    for unit, carried in project.carried.items():
        for place, entry in enumerate(carried.items):
            order += 1
            yield Move(unit, before, place, entry, order, before.end, carried=True)
    reports = [entry for entry in known_reports(project, question) if entry[2].items]
    for unit, period, report in sorted(reports, key=_rank):
        came = handed_in(project, report_path(unit, period), report.submitted) or period.end
        for place, entry in enumerate(report.items):
            order += 1
            yield Move(unit, period, place, entry, order, came)


def _rank(known: tuple[str, Period, Report]) -> tuple[date, int]:
    return known[1].rank


def _way(register: Register, name: str, moves: list[Move]) -> Way:
    first = moves[0]
    entry = first.entry
    if len(moves) == 1:
        told: tuple[Move, ...] = (first,)
        return Way(name, entry.id, first.unit, told, told if entry.stage or entry.left else ())
    told = tuple(sorted(moves, key=lambda move: move.day))
    return Way(name, entry.id, first.unit, told, tuple(_in_force(register, told)))


def _in_force(register: Register, told: Sequence[Move]) -> Iterator[Move]:
    """Yield the moves that hold: of one stage that is told several times in a row, the last word."""
    same: Move | None = None
    for move in told:
        if move.entry.left is None and move.entry.stage is None:
            continue
        if same is not None and _reaches(register, same) != _reaches(register, move):
            yield same
            same = move
        elif same is None or move.order > same.order:
            same = move
    if same is not None:
        yield same


def _reaches(register: Register, move: Move) -> str | None:
    """Return the stage that an entry is about, None where the item leaves."""
    word = move.entry.stage
    stage = register.stage(word)
    return word if stage is None else stage.name
