"""Which units of different plans are one: those of one id whose names agree, and those that say so.

Who is who does not depend on the order in which plans are named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from anplan.model.bodies import bodies_of, have_a_name
from anplan.model.units import Unit

_MARK = "\N{PRIME}"


class Called(NamedTuple):
    """What a plan calls a unit: its names, and the ids by which other plans know it."""

    names: tuple[str, ...]
    same_as: tuple[str, ...] = ()


Units = Mapping[str, Called]
"""The units of a plan by their ids."""


class Claim(NamedTuple):
    """A unit of a plan that says to be what another plan calls so, and is not joined with it.

    A plan has both, and nobody can be two; or it ``is_unclear``: several bodies have the id, and not
    one alone of them has a name of the unit.
    """

    plan: int
    unit: str
    other: str
    is_unclear: bool = False


class WhoIsWho(NamedTuple):
    """For each plan the id by which each of its units is known over all, and claims that were not followed."""

    ids: tuple[Mapping[str, str], ...]
    apart: tuple[Claim, ...]


class _Body(NamedTuple):
    """A body, by the id that plans have for it and its first name; what no plan has is without one."""

    id: str
    name: str = ""


def called(unit: Unit) -> Called:
    """Return what a unit is called."""
    names = filter(None, (unit.name, unit.short, *unit.aliases))
    return Called(tuple(names), unit.same_as)


def who_is_who(plans: Sequence[Units]) -> WhoIsWho:
    """Return who is who over plans: one body is one, whatever its ids; two of one id are two.

    What is said of one is true of all: where a is b and b is c, a is c. Two units of one plan
    stay two, whatever another plan says. The second body of an id has a mark behind it (swj′), the
    third swj′3.
    """
    found = _Found(plans)
    for claim, body, other in sorted(_claims(plans, found), key=lambda one: one[1:]):
        found.join(claim, body, other)
    names = found.known_as()
    ids = tuple(
        {unit: names[found.body(place, unit)] for unit in units}
        for place, units in enumerate(plans)
    )
    return WhoIsWho(ids, tuple(sorted(found.apart)))


def without_mark(unit: str) -> str:
    """Return an id as plans have it."""
    return unit.partition(_MARK)[0]


def _mark(place: int) -> str:
    """Return what stands behind an id: nothing, then ′, ′3, ′4."""
    return f"{_MARK if place else ''}{place + 1 if place > 1 else ''}"


class _Found:
    """The bodies that plans have, as far as they are joined."""

    def __init__(self, plans: Sequence[Units]) -> None:
        self.apart: list[Claim] = []
        self.by_id: defaultdict[str, list[_Body]] = defaultdict(list)
        self._of: dict[tuple[int, str], _Body] = {}
        self._plans: defaultdict[_Body, set[int]] = defaultdict(set)
        self.names: defaultdict[_Body, set[str]] = defaultdict(set)
        self._claimed: set[_Body] = set()
        homes: defaultdict[str, list[int]] = defaultdict(list)
        for place, units in enumerate(plans):
            for unit in units:
                homes[unit].append(place)
        for unit, places in homes.items():
            self._tell_apart(unit, {place: plans[place][unit].names for place in places})
        self._home = {body: set(plans) for body, plans in self._plans.items()}
        self._above = {body: body for body in self._plans}

    def _tell_apart(self, unit: str, names: Mapping[int, tuple[str, ...]]) -> None:
        """Find the bodies of an id."""
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for place, group in zip(names, bodies_of(list(names.values())), strict=True):
            groups[group].append(place)
        for places in groups.values():
            own = {name for place in places for name in names[place]}
            body = _Body(unit, min(own, default=""))
            self.names[body] = own
            self._plans[body] = set(places)
            self._of |= {(place, unit): body for place in places}
            self.by_id[unit].append(body)

    def body(self, place: int, unit: str) -> _Body:
        """Return the body that a unit of a plan is, joined with all that it is."""
        return self._top(self._of[place, unit])

    def own(self, place: int, unit: str) -> _Body:
        """Return the body that a unit of a plan is by its id and names alone."""
        return self._of[place, unit]

    def join(self, claim: Claim, body: _Body, other: _Body) -> None:
        """Join two bodies, unless a plan has both."""
        self._above.setdefault(other, other)
        self._home.setdefault(other, set())
        self._claimed.add(other)
        one, two = sorted((self._top(body), self._top(other)))
        if one == two:
            return
        if self._home[one] & self._home[two]:
            self.apart.append(claim)
            return
        self._above[two] = one
        self._home[one] |= self._home[two]

    def known_as(self) -> Mapping[_Body, str]:
        """Return the id by which each body is known: the one that most plans have, one that is claimed.

        Where several bodies would be known by one id, those have marks behind it that fewer plans have.
        """
        together: defaultdict[_Body, list[_Body]] = defaultdict(list)
        for body in self._above:
            together[self._top(body)].append(body)
        first = {top: min(bodies, key=self._rank) for top, bodies in together.items()}
        known: dict[_Body, str] = {}
        count: Counter[str] = Counter()
        for top in sorted(first, key=lambda top: (-len(self._home[top]), first[top])):
            own = first[top].id
            known[top] = own + _mark(count[own])
            count[own] += 1
        return known

    def _rank(self, body: _Body) -> tuple[int, bool, str, str]:
        plans = len(self._plans.get(body, ()))
        return -plans, body not in self._claimed, *body

    def _top(self, body: _Body) -> _Body:
        while (above := self._above[body]) != body:
            self._above[body] = self._above[above]
            body = above
        return body


def _claims(plans: Sequence[Units], found: _Found) -> Iterator[tuple[Claim, _Body, _Body]]:
    """Yield what units say that they are elsewhere, with the bodies that are meant."""
    for place, units in enumerate(plans):
        for unit, said in units.items():
            body = found.own(place, unit)
            for other in said.same_as:
                meant = _meant(found, body, other)
                if meant is None:
                    found.apart.append(Claim(place, unit, other, is_unclear=True))
                else:
                    yield Claim(place, unit, other), body, meant


def _meant(found: _Found, body: _Body, other: str) -> _Body | None:
    """Return the body of an id that a unit says it is: the only one, else the only one with a name of it."""
    there = [one for one in found.by_id.get(other, ()) if one != body]
    if not there:
        return body if body.id == other else _Body(other)
    if len(there) > 1:
        there = [one for one in there if have_a_name(found.names[one], found.names[body])]
    return there[0] if len(there) == 1 else None
