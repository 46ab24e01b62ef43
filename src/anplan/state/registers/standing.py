"""Where the items of a register stand on a day: the funnel, what left, what stands still."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from anplan.model.project import Project
from anplan.model.registers import Register, Stage
from anplan.state.question import Question
from anplan.state.registers.ways import Move, Way, Ways, ways_of


class ItemState(NamedTuple):
    """An item on a day: the stage it stands at by its place, since when, and whether it left.

    ``last`` is its last move: the entry by which it came to its stage, or left.
    """

    way: Way
    stage: int | None
    last: Move | None

    @property
    def left(self) -> bool:
        """Return whether it is in the register no more."""
        return self.last is not None and self.last.entry.left is not None

    @property
    def stands(self) -> bool:
        """Return whether it is in the register, at one of its stages."""
        return self.stage is not None and not self.left


def places_of(register: Register) -> dict[str | None, int]:
    """Return the place of each stage by every word that names it."""
    places: dict[str | None, int] = {}
    for place, stage in enumerate(register.stages):
        places |= {word: place for word in (stage.id, stage.title) if word is not None}
    return places


def item_state(way: Way, places: Mapping[str | None, int], day: date) -> ItemState | None:
    """Return where an item stands on a day; None where nothing was told of it by then."""
    if way.told[0].day > day:
        return None
    stage, last = None, None
    for move in way.moves:
        entry = move.entry
        if entry.day > day:
            break
        if entry.left is not None:
            last = move
        elif entry.stage in places:
            stage, last = places[entry.stage], move
    return ItemState(way, stage, last)


class RegisterState:
    """A register on a day: its items, and how many are where."""

    def __init__(self, name: str, register: Register, ways: Iterable[Way], day: date) -> None:
        """Find where each item stands."""
        self.id, self.register, self.day = name, register, day
        places = places_of(register)
        states = (item_state(way, places, day) for way in ways)
        self.items = tuple(state for state in states if state is not None)

    @cached_property
    def standing(self) -> tuple[ItemState, ...]:
        """Return the items that are in the register."""
        return tuple(item for item in self.items if item.stands)

    @cached_property
    def left(self) -> tuple[ItemState, ...]:
        """Return the items that were in the register and left it."""
        return tuple(item for item in self.items if item.left)

    @cached_property
    def still(self) -> tuple[ItemState, ...]:
        """Return the items that have not moved for longer than the register lets them."""
        return tuple(item for item in self.standing if self.is_still(item))

    @cached_property
    def funnel(self) -> tuple[int, ...]:
        """Return how many items reached each stage; one that is skipped counts as passed."""
        return self._reached(self.standing)

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[int, ...]]:
        """Return the funnel of each unit that has items."""
        owned: dict[str, list[ItemState]] = {}
        for item in self.standing:
            owned.setdefault(item.way.owner, []).append(item)
        return {unit: self._reached(items) for unit, items in owned.items()}

    def _reached(self, items: Iterable[ItemState]) -> tuple[int, ...]:
        at = [0] * len(self.register.stages)
        for item in items:
            assert item.stage is not None
            at[item.stage] += 1
        return tuple(sum(at[place:]) for place in range(len(at)))

    def days_since(self, item: ItemState) -> int:
        """Return the days since an item's last move."""
        return (self.day - item.last.day).days if item.last is not None else 0

    def is_still(self, item: ItemState) -> bool:
        """Return whether an item has not moved for too long; at the last stage it is through."""
        limit = self.register.still_after
        if limit is None or not item.stands or item.stage == len(self.register.stages) - 1:
            return False
        return self.days_since(item) > limit

    def stage_of(self, item: ItemState) -> Stage | None:
        """Return the stage at which an item stands, or stood when it left."""
        return None if item.stage is None else self.register.stages[item.stage]

    def of_unit(self, unit: str) -> tuple[ItemState, ...]:
        """Return a unit's items."""
        return tuple(item for item in self.items if item.way.owner == unit)


@dataclass
class Registers:
    """The items of a project: their ways, and where they stand, each found once a question."""

    project: Project
    _ways: dict[date | None, Ways] = field(default_factory=dict, compare=False, repr=False)
    _states: dict[tuple[str, date, date | None], RegisterState] = field(
        default_factory=dict, compare=False, repr=False
    )

    def ways(self, question: Question) -> Ways:
        """Return the ways that are known where a question is asked."""
        if question.known not in self._ways:
            self._ways[question.known] = ways_of(self.project, question)
        return self._ways[question.known]

    def state(self, name: str, question: Question) -> RegisterState:
        """Return where the items of a register stand on the day that is asked about."""
        key = name, question.day, question.known
        if key not in self._states:
            ways = self.ways(question).get(name, {}).values()
            register = self.project.registers[name]
            self._states[key] = RegisterState(name, register, ways, question.day)
        return self._states[key]
