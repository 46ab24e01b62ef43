"""What a person means by a word: an id, a number, a name, an alias or a period."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.base.words import did_you_mean, look_up, nearest
from anplan.model.paths import unit_file
from anplan.model.project import Project

Kind = Literal[
    "indicator", "task", "action", "unit", "period", "obligation",
    "paper", "register", "item", "problem",
]  # fmt: skip


class Found(NamedTuple):
    """The thing a word stands for, by its id; a period by its own spelling."""

    kind: Kind
    id: str


def names(project: Project) -> Iterator[tuple[str, Found]]:
    """Yield every name by which a thing can be called."""
    for name, indicator in project.indicators.items():
        found = Found("indicator", name)
        yield from ((spelling, found) for spelling in (name, indicator.title, indicator.label))
    for name, task in project.tasks.items():
        yield from ((spelling, Found("task", name)) for spelling in (name, task.title))
    for ref, action in project.actions():
        yield from ((spelling, Found("action", ref)) for spelling in (ref, action.title))
    for name, unit in project.units.items():
        spellings = (name, unit.name, unit.label, *unit.aliases)
        yield from ((spelling, Found("unit", name)) for spelling in spellings)
    for obligation in project.plan.obligations:
        found = Found("obligation", obligation.id)
        yield from ((spelling, found) for spelling in (obligation.id, obligation.title))


def resolve(project: Project, word: str) -> Found | Rejected:
    """Find what a word stands for; rejected with the nearest name where nothing fits."""
    try:
        return Found("period", str(Period.parse(word)))
    except ValueError:
        pass
    known = dict(names(project))
    if word in known:
        return known[word]
    found = look_up(word, known)
    if found is not None:
        return found
    rest = say("Give an id, a number, a name or a month: 2.4, tech-contracts, 2025-06")
    hint = did_you_mean(nearest(word, known), rest)
    return Rejected(say("Nothing here is called {word}", word=word), hint)


def resolve_told(project: Project, word: str) -> Found | Rejected:
    """Find what a word stands for, also where only reports name it.

    A paper is UNIT/PERIOD or UNIT/scheme, an item REGISTER/NUMBER, a problem its own title.
    """
    if project.action(word) is not None:
        return Found("action", word)
    return (
        _paper(project, word)
        or _item(project, word)
        or _problem(project, word)
        or resolve(project, word)
    )


def _paper(project: Project, word: str) -> Found | Rejected | None:
    unit, _, name = word.rpartition("/")
    if not unit or unit_file(unit, name) is None:
        return None
    owner = resolve_unit(project, unit)
    return owner if isinstance(owner, Rejected) else Found("paper", f"{owner}/{name}")


def _item(project: Project, word: str) -> Found | None:
    registers = {
        spelling: name
        for name, said in project.registers.items()
        for spelling in (name, said.title)
    }
    said, _, item = word.partition("/")
    register = look_up(said, registers)
    if register is None:
        return None
    return Found("item", f"{register}/{item}") if item else Found("register", register)


def _problem(project: Project, word: str) -> Found | None:
    told = (one.title for report in project.reports.values() for one in report.problems)
    return Found("problem", word) if word in told else None


def resolve_unit(project: Project, word: str) -> str | Rejected:
    """Find a unit by any of its names; rejected with the nearest one where none fits."""
    units = {spelling: found for spelling, found in names(project) if found.kind == "unit"}
    unit = look_up(word, units)
    if unit is not None:
        return unit.id
    return Rejected(
        say("There is no unit {word}", word=word),
        did_you_mean(nearest(word, units), None),
    )
