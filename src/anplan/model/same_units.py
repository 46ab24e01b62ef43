"""Which units of different plans are one: those of one id whose names agree, and those that say so."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from anplan.model.bodies import Bodies
from anplan.model.units import Unit

SameAs = Mapping[str, tuple[str, ...]]
"""The units of a plan by their ids, each with the ids by which other plans know it."""


_MARK = "\N{PRIME}"


class Called(NamedTuple):
    """What a plan calls a unit: its names, and the ids by which other plans know it."""

    names: tuple[str, ...]
    same_as: tuple[str, ...] = ()


Units = Mapping[str, Called]
"""The units of a plan by their ids."""


class Claim(NamedTuple):
    """A unit of a plan that says to be one that another plan has beside it; nobody can be two."""

    plan: int
    unit: str
    other: str


class Joined(NamedTuple):
    """For each id the one by which all that are the same are known, and claims that were not followed."""

    ids: Mapping[str, str]
    apart: tuple[Claim, ...]


class Over(NamedTuple):
    """For each plan the id by which each of its units is known over all, and claims that were not followed."""

    ids: tuple[Mapping[str, str], ...]
    apart: tuple[Claim, ...]


def called(unit: Unit) -> Called:
    """Return what a unit is called."""
    names = filter(None, (unit.name, unit.short, *unit.aliases))
    return Called(tuple(names), unit.same_as)


def over(plans: Sequence[Units]) -> Over:
    """Return who is who over plans: one body is one, whatever its ids; two of one id are two."""
    marked = with_marks(plans)
    claims = [
        {own[unit]: one.same_as for unit, one in units.items()}
        for units, own in zip(plans, marked, strict=True)
    ]
    found = joined(claims)
    ids = ({unit: found.ids[mark] for unit, mark in own.items()} for own in marked)
    return Over(tuple(ids), found.apart)


def joined(plans: Sequence[SameAs]) -> Joined:
    """Join the units of plans; the first id that was named stands for the rest.

    What is said of one is true of all: where a is b and b is c, a is c. Two units of one plan
    stay two, whatever another plan says.
    """
    homes = _homes(plans)
    known = {name: name for name in homes}
    order = {name: place for place, name in enumerate(homes)}

    def first(name: str) -> str:
        while known[name] != name:
            name = known[name]
        return name

    apart = []
    for claim in _claims(plans):
        one, other = sorted((first(claim.unit), first(claim.other)), key=order.__getitem__)
        if one == other:
            continue
        if homes[one] & homes[other]:
            apart.append(claim)
            continue
        known[other] = one
        homes[one] |= homes[other]
    return Joined({name: first(name) for name in order}, tuple(apart))


def with_marks(plans: Sequence[Units]) -> list[dict[str, str]]:
    """Return each plan's ids, with a mark behind where an earlier plan calls another body so.

    Ids are often the first letters of names, and 县水务局 and 县商务局 have the same. Whoever says
    for a unit what it is elsewhere has looked, and is taken at its word.
    """
    bodies: dict[str, Bodies] = {}
    marked = []
    for units in plans:
        own = {}
        for unit, said in units.items():
            known = bodies.setdefault(unit, Bodies())
            own[unit] = f"{unit}{_MARK * known.place(said.names, is_first=bool(said.same_as))}"
        marked.append(own)
    return marked


def without_mark(unit: str) -> str:
    """Return an id as plans have it."""
    return unit.rstrip(_MARK)


def _homes(plans: Sequence[SameAs]) -> dict[str, set[int]]:
    """Return each id with the plans that have it, in the order in which they are named."""
    homes: dict[str, set[int]] = {}
    for plan, units in enumerate(plans):
        for unit, others in units.items():
            homes.setdefault(unit, set()).add(plan)
            for other in others:
                homes.setdefault(other, set())
    return homes


def _claims(plans: Sequence[SameAs]) -> Iterator[Claim]:
    for plan, units in enumerate(plans):
        for unit, others in units.items():
            for other in others:
                yield Claim(plan, unit, other)
