"""What an item says beside its stage: the fields and the roles that were given last."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from anplan.model.reports import Item
from anplan.state.registers.ways import Way


def fields_on(way: Way, day: date) -> Mapping[str, str]:
    """Return an item's fields as they hold on a day."""
    return _merged(entry.fields for entry in _told_by(way, day))


def roles_on(way: Way, day: date) -> Mapping[str, str]:
    """Return the post of each role as it holds on a day."""
    return _merged(entry.roles or {} for entry in _told_by(way, day))


def _told_by(way: Way, day: date) -> Iterator[Item]:
    return (move.entry for move in way.told if move.day <= day)


def _merged(told: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    return {name: said for one in told for name, said in one.items()}
