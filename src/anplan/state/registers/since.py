"""What moved in the registers since the brief before: by what was known then and is known now."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from anplan.model.registers import Register
from anplan.state.brief_before import brief_before
from anplan.state.build import State
from anplan.state.question import Question
from anplan.state.registers.standing import ItemState, RegisterState, places_of
from anplan.state.registers.ways import Move, Way

Sort = Literal["new", "on", "back", "left", "again", "corrected"]
_Reached = int | None
"""The place of a stage, None where an item leaves its register."""


class Moved(NamedTuple):
    """A move that the brief before did not have: from which stage, by its place, to which.

    ``old``: the day that was told before, of a move that was known for another one.
    """

    item: ItemState
    move: Move
    sort: Sort
    start: _Reached
    end: _Reached
    old: date | None = None


class RegisterMoves(NamedTuple):
    """A register, and what moved in it."""

    standing: RegisterState
    moves: tuple[Moved, ...]

    def count(self, sort: Sort) -> int:
        """Return how many moves are of a sort."""
        return sum(moved.sort == sort for moved in self.moves)

    def of_unit(self, unit: str) -> tuple[Moved, ...]:
        """Return the moves of a unit's items."""
        return tuple(moved for moved in self.moves if moved.item.way.owner == unit)


def register_moves(state: State) -> tuple[RegisterMoves, ...]:
    """Return what moved in each register up to the day, and was in no brief yet."""
    return moves_since(state, brief_before(state.project, state.question))


def moves_since(state: State, before: Question | None) -> tuple[RegisterMoves, ...]:
    """Return what moved in each register up to the day, and was not there when ``before`` was asked."""
    return tuple(
        RegisterMoves(standing, tuple(_moves(state, standing, before)))
        for standing in state.registers
    )


def _moves(state: State, standing: RegisterState, before: Question | None) -> list[Moved]:
    """Return what moved in a register, by the days."""
    then: Mapping[str, Way] = {}
    if before is not None:
        then = state.items.ways(before).get(standing.id, {})
    places = places_of(standing.register)
    moved = [
        each
        for item in standing.items
        for each in _of_item(item, places, then.get(item.way.id), before, standing.day)
    ]
    return sorted(moved, key=lambda each: (each.move.day, each.item.way.id))


def _of_item(
    item: ItemState,
    places: Mapping[str | None, int],
    then: Way | None,
    before: Question | None,
    day: date,
) -> Iterator[Moved]:
    """Yield an item's moves that the brief before did not have as they are."""
    told = _told(then, places, before.day) if then is not None and before is not None else {}
    start: _Reached = None
    before_it: Move | None = None
    for move in item.way.moves:
        if move.day > day:
            break
        end = _end(move, places)
        days = told.get(end, [])
        if move.day in days:
            days.remove(move.day)
        elif days:
            yield Moved(item, move, "corrected", start, end, days.pop(0))
        else:
            yield Moved(item, move, _sort(before_it, start, end), start, end)
        before_it, start = move, start if end is None else end


def _told(way: Way, places: Mapping[str | None, int], day: date) -> dict[_Reached, list[date]]:
    """Return the days on which an item reached each stage, and left, as the brief before had them."""
    told: dict[_Reached, list[date]] = {}
    for move in way.moves:
        if move.day <= day:
            told.setdefault(_end(move, places), []).append(move.day)
    return told


def _end(move: Move, places: Mapping[str | None, int]) -> _Reached:
    return None if move.entry.left is not None else places.get(move.entry.stage)


def _sort(before: Move | None, start: _Reached, end: _Reached) -> Sort:
    """Return the sort of a move by the one before it."""
    if end is None:
        return "left"
    if before is None or start is None:
        return "new"
    if before.entry.left is not None:
        return "again"
    return "back" if end < start else "on"


def stage_at(register: Register, place: _Reached) -> str:
    """Return the title of a stage by its place; '' where there is none."""
    return "" if place is None else register.stages[place].title
