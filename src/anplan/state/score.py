"""The weights of indicators, added up by their lights: no official score."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from anplan.base.quantity import total
from anplan.state.indicators import IndicatorState
from anplan.state.lights.verdict import Light

FULL: tuple[Light, ...] = ("green", "closed")
"""The lights whose weights count in full; all others count for nothing."""


class Score(NamedTuple):
    """The indicators that have a weight, in their order, and how many have none."""

    weighed: tuple[IndicatorState, ...]
    without: int

    @property
    def total(self) -> Decimal:
        """Return all weights together."""
        return _sum(self.weighed)

    @property
    def reached(self) -> Decimal:
        """Return the weights of what is green or closed."""
        return _sum([state for state in self.weighed if state.verdict.light in FULL])

    def of(self, light: Light) -> Decimal:
        """Return the weights of a light."""
        return _sum([state for state in self.weighed if state.verdict.light == light])

    def count(self, light: Light) -> int:
        """Return how many indicators have a weight and a light."""
        return sum(state.verdict.light == light for state in self.weighed)


def _sum(states: Sequence[IndicatorState]) -> Decimal:
    return total(state.indicator.weight for state in states if state.indicator.weight is not None)


def score(states: Sequence[IndicatorState]) -> Score:
    """Add up the weights of indicators."""
    weighed = tuple(state for state in states if state.indicator.weight is not None)
    return Score(weighed, len(states) - len(weighed))
