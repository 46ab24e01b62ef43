"""Who is named in a document: units and groups, each with an id, and the one that coordinates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anplan.intake.document.offices import Office, is_body
from anplan.intake.document.reading import Reading
from anplan.intake.document.words import Words
from anplan.intake.draft.latin import Ids
from anplan.intake.draft.settled import Known, Settled, bare, same_office

_RUNS = re.compile(
    r"(?:办公室设在|牵头抓总|由)(?P<first>[一-龥<>()]{3,24}?(?:局|委|办|办公室|厅|部|委员会|中心|处))"
    r"|(?P<last>[一-龥<>()]{3,24}?(?:局|委|办|办公室|厅|部|委员会|中心|处))"
    r"(?:负责|要|应|会同[^。,;]{2,20})?(?:统筹|牵头抓总|组织协调|综合协调|汇总|日常工作)"
)
_MOST_CANDIDATES = 4
_WITHOUT = re.compile(r"^(?:由|请|各|并|和|及|与)+")


class Body(NamedTuple):
    """A unit: its id, its name and the words that name it first; other spellings as aliases."""

    id: str
    name: str
    words: Words | None
    aliases: tuple[str, ...] = ()


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
        self.coordinator = self._coordinator(reading, settled)

    def _take(self, office: Office) -> None:
        key = bare(office.name)
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
            self.bodies.setdefault(unit, Body(unit, name, words))
        self._by_name[key] = unit
        return unit

    def _kept(self, unit: str) -> str:
        """Return a unit that plan.yaml names by its id; its file says what it is called."""
        if unit not in self.bodies:
            self.bodies[unit] = Body(unit, self._known.names.get(unit, unit), None)
        return unit

    def id_of(self, office: Office) -> str:
        """Return the id of an office or a group."""
        return self._by_name[bare(office.name)]

    def ids(self, offices: Sequence[Office], *, groups: bool = True) -> tuple[str, ...]:
        """Return the ids of offices, each once, with groups or without."""
        found = [self.id_of(office) for office in offices]
        return tuple(dict.fromkeys(name for name in found if groups or name in self.bodies))

    def find(self, folded: str) -> str | None:
        """Return the unit or group that words name."""
        key = bare(folded)
        return self._by_name.get(key) or self._known.units.get(key)

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


def candidates_of(reading: Reading) -> tuple[str, ...]:
    """Return the names of those who may run the whole plan, the likeliest first."""
    found = [*_said_to_run(reading), *_busiest(reading)]
    if reading.head.issuer:
        found.append(reading.head.issuer.value)
    distinct: dict[str, str] = {}
    for name in found:
        distinct.setdefault(bare(name), name)
    return tuple(distinct.values())[:_MOST_CANDIDATES]


def _said_to_run(reading: Reading) -> Iterator[str]:
    """Yield the offices that a sentence says to run, or to gather, the work."""
    folded = Words(reading.source.text, 0).folded
    named = {
        bare(office.name): office.name
        for task in reading.tasks
        for office in task.assigned.offices
        if not office.is_group
    }
    for match in _RUNS.finditer(folded):
        group = "first" if match["first"] else "last"
        name = _WITHOUT.sub("", match[group])
        own = reading.source.text[match.end(group) - len(name) : match.end(group)]
        if bare(own) in named:
            yield named[bare(own)]
        elif is_body(name) and not name.startswith("领导小组"):
            yield own


def _busiest(reading: Reading) -> Iterator[str]:
    """Yield who leads most tasks, else who is named most often."""
    leads: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for task in reading.tasks:
        leads.update(office.name for office in task.assigned.lead if not office.is_group)
        names.update(office.name for office in task.assigned.offices if not office.is_group)
    for counted in (leads, names):
        yield from (name for name, _ in counted.most_common(2))
