"""What reports tell of items already, for what is typed about them."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from anplan.base.item_numbers import folded_number, plain_number
from anplan.base.period import Period
from anplan.model.project import Project
from anplan.model.reports import Item
from anplan.model.told import told_files


class Known(NamedTuple):
    """An item that reports tell of: the unit that brought it, its title, and its stages and days."""

    unit: str
    title: str | None
    told: frozenset[tuple[str | None, str]]


class ToldItems:
    """Finds what units tell of an item, in the order of the periods; made once for many forms."""

    def __init__(self, project: Project) -> None:
        """Look at nothing yet."""
        self.project = project

    def of(self, register: str, name: str) -> list[tuple[str, Period, Item]]:
        """Return the entries about an item, whatever the spelling of its id."""
        return self._by_name.get((register, folded_number(name)), [])

    def ids(self, register: str, unit: str = "") -> tuple[str, ...]:
        """Return the ids of a register's items as they were brought, those of a unit after all others."""
        brought = [
            (entries[0][0] == unit, entries[0][2].id)
            for (name, _), entries in self._by_name.items()
            if name == register
        ]
        return tuple(name for _, name in sorted(brought, key=lambda entry: entry[0]))

    def apart_from(self, own: tuple[str, Period], register: str, name: str) -> Known | None:
        """Return what reports but a unit's own of a period tell of an item; its owner brought it first."""
        known: Known | None = None
        for unit, period, item in self.of(register, name):
            if (unit, period) == own or (known is not None and known.unit != unit):
                continue
            stage = self.project.registers[register].stage(item.stage)
            told = (known.told if known else frozenset()) | {
                (stage.name if stage else item.stage, str(item.on))
            }
            known = Known(unit, item.title or (known.title if known else None), told)
        return known

    def spelt(self, register: str, typed: str) -> str:
        """Return an item's id as it is told of already; of a new one on one line, in plain width."""
        name = plain_number(typed)
        known = [item.id for _, _, item in self.of(register, name)]
        return name if name in known or not known else known[0]

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], list[tuple[str, Period, Item]]]:
        told = [told for told in told_files(self.project) if told.said.items]
        found: dict[tuple[str, str], list[tuple[str, Period, Item]]] = {}
        for unit, period, _, said in sorted(told, key=lambda entry: entry.period.rank):
            for item in said.items:
                found.setdefault((item.register, folded_number(item.id)), []).append(
                    (unit, period, item)
                )
        return found
