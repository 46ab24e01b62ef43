"""Indicators that are a part of another one: they stand below it, and are not counted again."""

from collections.abc import Sequence

from anplan.state.indicators import IndicatorState


def counted(states: Sequence[IndicatorState]) -> tuple[IndicatorState, ...]:
    """Return the indicators that count: those that are no part of another one among them."""
    ids = {state.id for state in states}
    return tuple(state for state in states if state.indicator.part_of not in ids - {state.id})


def with_parts_below(states: Sequence[IndicatorState]) -> list[IndicatorState]:
    """Return indicators in their order, each part moved below its whole."""
    below: dict[str, list[IndicatorState]] = {}
    for state in states:
        if state.indicator.part_of is not None:
            below.setdefault(state.indicator.part_of, []).append(state)
    if not below:
        return list(states)
    found: dict[str, IndicatorState] = {}

    def add(state: IndicatorState) -> None:
        if state.id not in found:
            found[state.id] = state
            for part in below.get(state.id, ()):
                add(part)

    for state in (*counted(states), *states):
        add(state)
    return list(found.values())


def depth_of(state: IndicatorState, states: Sequence[IndicatorState]) -> int:
    """Return how many of some indicators one is a part of, one within the other."""
    by_id, depth, seen = {other.id: other for other in states}, 0, {state.id}
    whole = state.indicator.part_of
    while whole in by_id and whole not in seen:
        assert whole is not None
        seen.add(whole)
        depth, whole = depth + 1, by_id[whole].indicator.part_of
    return depth
