"""Lights and the judgements that carry them."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from anplan.base.message import Message
from anplan.base.problem import Spot

Light = Literal["green", "yellow", "red", "blue", "grey", "closed"]
WORST_FIRST: tuple[Light, ...] = ("red", "yellow", "grey", "green", "blue", "closed")


class Verdict(NamedTuple):
    """A light, the rule that gave it, and the reason in words and numbers.

    ``brief`` is the reason in a few words for a narrow column, where there is a shorter one.
    """

    light: Light
    rule: str
    reason: Message
    because: tuple[Message, ...] = ()
    spots: tuple[Spot, ...] = ()
    brief: Message | None = None

    @property
    def shortly(self) -> Message:
        """Return the reason in as few words as there are."""
        return self.brief or self.reason


def worst(lights: Iterable[Light]) -> Light | None:
    """Return the light that needs attention first."""
    given = set(lights)
    return next((light for light in WORST_FIRST if light in given), None)
