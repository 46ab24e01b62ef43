"""Family V, days of items: leavings that change nothing, and what lies before or after its time."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.checks.examples.registers import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.values.items import all_ways
from anplan.checks.subjects import Facts
from anplan.model.registers import Register
from anplan.state.registers.standing import places_of
from anplan.state.registers.ways import Move, Way


class _Told(NamedTuple):
    """An item, and its moves as they hold, by their days."""

    register: Register
    way: Way

    def stage(self, move: Move) -> str:
        """Return the title of the stage that a move reaches."""
        return self.register.stage_title(move.entry.stage or "")


def strange_item_days(facts: Facts) -> Iterator[Finding]:
    """Find leavings that change nothing, and what lies before an item came or after it left."""
    for told in (_Told(*each) for each in all_ways(facts)):
        if not told.way.moves:
            continue
        yield from _left_twice(told)
        yield from _after_it_left(told)
        if told.way.moves[0].entry.left is not None:
            yield _never_came(told)
        yield from _without_effect(told)
        yield from _before_it_came(told)


def _never_came(told: _Told) -> Finding:
    leaves, *later = told.way.moves
    values = {"item": told.way.id, "day": leaves.day}
    message: Message = (
        say(
            "{item} left on {day}, and came to {stage} only on {later}",
            **values,
            stage=told.stage(later[0]),
            later=later[0].day,
        )
        if later
        else say("{item} left on {day}, and nobody told that it had come", **values)
    )
    return Finding(
        leaves.spot,
        message,
        say("Correct the day; or add an entry with the stage at which it was before it left"),
    )


def _without_effect(told: _Told) -> Iterator[Finding]:
    """Yield leavings that were told when moves of later days had been: those go on holding."""
    moves = told.way.moves
    for place, move in enumerate(moves[1:], 1):
        later = moves[place + 1 :]
        if not later or move.entry.left is None:
            continue
        if all(other.learnt < move.learnt for other in later):
            yield Finding(
                move.spot,
                say(
                    "{item} left on {day}, and yet is at {stage} from {later} on, as was told "
                    "before: the leaving has no effect",
                    item=told.way.id,
                    day=move.day,
                    stage=told.stage(later[0]),
                    later=later[0].day,
                ),
                say(
                    "Let it leave on {last} or later, in the open report where the month of this "
                    "one is closed; or correct that move",
                    last=later[-1].day,
                ),
            )


def _left_twice(told: _Told) -> Iterator[Finding]:
    """Yield second leavings of one paper; one of a later paper corrects the day."""
    moves = [move for move in told.way.told if move.entry.stage or move.entry.left]
    for first, second in pairwise(moves):
        if None in (first.entry.left, second.entry.left) or _paper(first) != _paper(second):
            continue
        yield Finding(
            second.spot,
            say(
                "{item} left on {day} already, and leaves once more on {later}",
                item=told.way.id,
                day=first.day,
                later=second.day,
            ),
            say("Delete one of the two; if it came back between them, add the stage and the day"),
        )


def _after_it_left(told: _Told) -> Iterator[Finding]:
    """Yield what was told of an item, once it had left, from a later day on; a stage brings it back."""
    for move in told.way.told:
        if move.entry.stage or move.entry.left:
            continue
        before = [other for other in told.way.moves if other.day < move.day]
        if before and before[-1].entry.left is not None and before[-1].learnt < move.learnt:
            yield Finding(
                move.spot,
                say(
                    "{item} left on {day}, and yet something is told of it from {later} on",
                    item=told.way.id,
                    day=before[-1].day,
                    later=move.day,
                ),
                say("Correct the day; if the item is back, say at which stage: stage and on"),
            )


def _paper(move: Move) -> tuple[Period, bool]:
    """Return in which of its unit's papers something was told."""
    return move.period, move.carried


def _before_it_came(told: _Told) -> Iterator[Finding]:
    """Yield moves before the one with which the item came; to a later stage is V123's to tell."""
    first = _first(told)
    places = places_of(told.register)
    came_to = places.get(first.entry.stage, -1)
    for move in told.way.moves:
        if move.day < first.day and -1 < places.get(move.entry.stage, -1) < came_to:
            yield Finding(
                move.spot,
                say(
                    "{item} is at {stage} from {day} on, before {first}, on which it came to its "
                    "register at {came_to}",
                    item=told.way.id,
                    stage=told.stage(move),
                    day=move.day,
                    first=first.day,
                    came_to=told.stage(first),
                ),
                say("If it was there before it was first told of, leave it; else correct the day"),
                "note",
            )


def _first(told: _Told) -> Move:
    """Return the move that the first paper tells of an item, with the day that was told of it last."""
    entries = (move for move in told.way.told if move.entry.stage or move.entry.left)
    known = min(entries, key=lambda move: move.order)
    return next(
        (move for move in told.way.moves if told.stage(move) == told.stage(known)),
        known,
    )


RULES = (
    Rule(
        "V126",
        "warning",
        mark("A day of an item that does not fit its other days"),
        mark(
            "A leaving dated before a move that was reported has no effect; a second leaving, or "
            "word of an item that left, is mostly a mistake. A move before the first entry is only a "
            "note."
        ),
        *EXAMPLES["V126"],
        Facts,
        strange_item_days,
    ),
)
