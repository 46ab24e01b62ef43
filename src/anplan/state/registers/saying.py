"""What an item says beside its stage: the fields and the roles that were given last."""

from collections.abc import Mapping
from datetime import date

from anplan.state.registers.ways import Way


def fields_on(way: Way, day: date) -> Mapping[str, str]:
    """Return an item's fields as they hold on a day."""
    said: dict[str, str] = {}
    for move in way.told:
        if move.day <= day:
            said |= move.entry.fields
    return said


def roles_on(way: Way, day: date) -> Mapping[str, str]:
    """Return the post of each role as it holds on a day."""
    said: dict[str, str] = {}
    for move in way.told:
        if move.day <= day:
            said |= move.entry.roles or {}
    return said
