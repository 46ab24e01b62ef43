"""Indicators that are a part of another one: they stand below it, and are not counted again."""

from collections.abc import Mapping, Sequence

from anplan.state.indicators import IndicatorState


def wholes_among(states: Sequence[IndicatorState]) -> Mapping[str, str]:
    """Return what each indicator is a part of, as far as that is among some.

    One in a circle, which R155 refuses, is a part of nothing: it is not lost from any count.
    """
    ids = {state.id for state in states}
    named = {
        state.id: whole for state in states if (whole := state.indicator.part_of) in ids and whole
    }
    circling: set[str] = set()
    seen: set[str] = set()
    for start in named:
        way: dict[str, None] = {}
        at = start
        while at in named and at not in seen:
            seen.add(at)
            way[at] = None
            at = named[at]
        if at in way:
            steps = list(way)
            circling.update(steps[steps.index(at) :])
    return {part: whole for part, whole in named.items() if part not in circling}


def counted(states: Sequence[IndicatorState]) -> tuple[IndicatorState, ...]:
    """Return the indicators that count: those that are no part of another one among them."""
    wholes = wholes_among(states)
    return tuple(state for state in states if state.id not in wholes)


def with_parts_below(states: Sequence[IndicatorState]) -> list[IndicatorState]:
    """Return indicators in their order, each part moved below its whole."""
    wholes = wholes_among(states)
    if not wholes:
        return list(states)
    below: dict[str, list[IndicatorState]] = {}
    for state in states:
        if state.id in wholes:
            below.setdefault(wholes[state.id], []).append(state)
    found: list[IndicatorState] = []
    left = [state for state in reversed(states) if state.id not in wholes]
    while left:
        state = left.pop()
        found.append(state)
        left += reversed(below.get(state.id, ()))
    return found


def depths(states: Sequence[IndicatorState]) -> Mapping[str, int]:
    """Return of how many of some indicators each is a part, one within the other."""
    wholes = wholes_among(states)
    found = {state.id: 0 for state in states if state.id not in wholes}
    for part in wholes:
        way = []
        at = part
        while at not in found:
            way.append(at)
            at = wholes[at]
        for step, name in enumerate(reversed(way), 1):
            found[name] = found[at] + step
    return found
