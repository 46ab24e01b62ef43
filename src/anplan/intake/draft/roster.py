"""Who is named in a document: units and groups, each with an id, and the one that coordinates."""

from collections.abc import Sequence
from typing import NamedTuple

from anplan.intake.document.reading import Reading
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.offices import Office, offices
from anplan.intake.draft.coordinators import candidates_of
from anplan.intake.draft.latin import Ids
from anplan.intake.draft.settled import Known, Settled, bare, bare_group, same_office


class Body(NamedTuple):
    """A unit: its id, its name and the words that name it first; other spellings as aliases, its groups."""

    id: str
    name: str
    words: Words | None
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Group(NamedTuple):
    """A word that stands for many units."""

    id: str
    title: str
    words: Words


class Roster:
    """Everybody whom a document names, in the order in which it does."""

    def __init__(self, reading: Reading, settled: Settled, known: Known) -> None:
        """Give everybody an id; what the workspace calls by a name keeps its id."""
        self._known, self._merged = known, same_office(settled)
        self._ids = Ids((*known.units.values(), *known.groups.values(), "units", "coordinator"))
        self.bodies: dict[str, Body] = {}
        self.groups: dict[str, Group] = {}
        self._by_name: dict[str, str] = {}
        for task in reading.tasks:
            for office in task.assigned.offices:
                self._take(office)
        for question in settled.questions:
            answer = settled.answer(question)
            if question.kind == "nobody" and isinstance(answer, str):
                self._take_unit(answer, None)
            if question.kind == "members" and isinstance(answer, str):
                self._take_members(question.names[0], answer)
        for group in self.groups:
            for unit in known.members.get(group, ()):
                self._join(self._kept(unit), group)
        self.coordinator = self._coordinator(reading, settled)

    @property
    def listed(self) -> frozenset[str]:
        """Return the groups of which somebody said who is in them."""
        return frozenset(group for body in self.bodies.values() for group in body.groups)

    def _take_members(self, group: str, said: str) -> None:
        """Take the units that were said to be in a group."""
        for office in offices(Words(said, 0)):
            if office.is_group:
                continue
            self._join(self._take_unit(office.name, None), self._by_name[bare_group(group)])

    def _join(self, unit: str, group: str) -> None:
        body = self.bodies[unit]
        if group not in body.groups:
            self.bodies[unit] = body._replace(groups=(*body.groups, group))

    def _take(self, office: Office) -> None:
        key = bare_group(office.name) if office.is_group else bare(office.name)
        if office.is_group and key not in self._by_name:
            name = self._known.groups.get(key) or self._ids.of(office.name, "group")
            self.groups[name] = Group(name, office.name, office.words)
            self._by_name[key] = name
        elif not office.is_group:
            self._take_unit(office.name, office.words)

    def _take_unit(self, name: str, words: Words | None) -> str:
        key = bare(name)
        if key in self._by_name:
            return self._by_name[key]
        full = self._merged.get(key)
        if full is not None and bare(full) != key:
            unit = self._take_unit(full, words)
            body = self.bodies[unit]
            self.bodies[unit] = body._replace(aliases=(*body.aliases, name))
        else:
            unit = self._known.units.get(key) or self._ids.of(name, "unit")
            self._take_body(unit, name, words)
        self._by_name[key] = unit
        return unit

    def _take_body(self, unit: str, name: str, words: Words | None) -> None:
        """Take a unit by the name that its file has, where the document has an alias of it as well."""
        own = self._known.names.get(unit, name)
        is_alias = bare(own) != bare(name) and self._known.units.get(bare(own)) == unit
        body = self.bodies.get(unit) or Body(unit, own if is_alias else name, words)
        if is_alias and name not in body.aliases:
            body = body._replace(aliases=(*body.aliases, name))
        self.bodies[unit] = body

    def _kept(self, unit: str) -> str:
        """Return a unit that plan.yaml names by its id; its file says what it is called."""
        if unit not in self.bodies:
            self.bodies[unit] = Body(unit, self._known.names.get(unit, unit), None)
        return unit

    def id_of(self, office: Office) -> str:
        """Return the id of an office or a group."""
        return self._by_name[bare_group(office.name) if office.is_group else bare(office.name)]

    def ids(self, offices: Sequence[Office], *, groups: bool = True) -> tuple[str, ...]:
        """Return the ids of offices, each once, with groups or without."""
        found = [self.id_of(office) for office in offices]
        return tuple(dict.fromkeys(name for name in found if groups or name in self.bodies))

    def find(self, folded: str) -> str | None:
        """Return the unit or group that words name."""
        key = bare(folded)
        known = self._by_name.get(key) or self._known.units.get(key)
        return known or self._by_name.get(bare_group(folded))

    def _coordinator(self, reading: Reading, settled: Settled) -> str:
        """Return who was said to run the plan, or seems to."""
        said = settled.value("coordinator")
        if said:
            return self._take_unit(said, None)
        known = self._known.said.get("coordinator")
        if known and "coordinator" in self._known.settled:
            return self._kept(known)
        candidates = candidates_of(reading)
        if candidates:
            return self._take_unit(candidates[0], None)
        return self._ids.kept("office")
