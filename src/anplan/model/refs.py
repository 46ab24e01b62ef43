"""What a person means by a word: an id, a number, a name, an alias or a period."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from anplan.base.message import Message, Rejected, mark, say
from anplan.base.period import Period
from anplan.base.typed_period import typed_periods
from anplan.base.words import did_you_mean, look_up, nearest
from anplan.model.paths import unit_file
from anplan.model.plan import Plan
from anplan.model.project import Project

Kind = Literal[
    "indicator",
    "task",
    "action",
    "unit",
    "period",
    "obligation",
    "paper",
    "register",
    "item",
    "problem",
]


class Referent(NamedTuple):
    """The thing a word stands for, by its id; a period by its own spelling."""

    kind: Kind
    id: str


def names(project: Project) -> Iterator[tuple[str, Referent]]:
    """Yield every name by which a thing can be called."""
    for name, indicator in project.indicators.items():
        yield from _named("indicator", name, indicator.title, indicator.label)
    for name, task in project.tasks.items():
        yield from _named("task", name, task.title)
    for ref, action in project.actions():
        yield from _named("action", ref, action.title)
    for name, unit in project.units.items():
        yield from _named("unit", name, unit.name, unit.label, *unit.aliases)
    for obligation in project.plan.obligations:
        yield from _named("obligation", obligation.id, obligation.title)


def _named(kind: Kind, name: str, *others: str) -> Iterator[tuple[str, Referent]]:
    referent = Referent(kind, name)
    yield from ((spelling, referent) for spelling in (name, *others))


def resolve_period(plan: Plan | None, word: str) -> Period | Rejected | None:
    """Return the period that a word names, the plan's own where no year is written; None for others.

    Where the plan has several years, and the word fits more than one, it is rejected.
    """
    if plan is None:
        return next(iter(typed_periods(word, ())), None)
    meant = typed_periods(word, range(plan.start.year, plan.end.year + 1))
    within = [one for one in meant if one.start <= plan.end and one.end >= plan.start]
    if len(within) > 1:
        return Rejected(
            say("{word} may be {choices}", word=word, choices=tuple(map(str, within))),
            say("Write the year, too: {example}", example=str(within[0])),
        )
    return next(iter(within or meant), None)


def resolve(
    project: Project, word: str, kinds: Sequence[Kind] | None = None
) -> Referent | Rejected:
    """Return what a word stands for; rejected with the nearest name where nothing fits.

    With ``kinds`` only things of these kinds are looked for: a task and an indicator may have
    one title.
    """
    if kinds is not None:
        return _of_kinds(project, word, kinds)
    try:
        return Referent("period", str(Period.parse(word)))
    except ValueError:
        pass
    known = dict(names(project))
    if word in known:
        return known[word]
    referent = look_up(word, known)
    if referent is not None:
        return referent
    period = resolve_period(project.plan, word)
    if period is not None:
        return period if isinstance(period, Rejected) else Referent("period", str(period))
    rest = say("Give an id, a number, a name or a month: 2.4, tech-contracts, 2025-06")
    hint = did_you_mean(nearest(word, known), rest)
    return Rejected(say("Nothing here is called {word}", word=word), hint)


_NO_KIND: Mapping[tuple[Kind, ...], str] = {
    ("task",): mark("{word} is no task"),
    ("indicator",): mark("{word} is no indicator"),
    ("task", "action"): mark("{word} is neither a task nor an action"),
    ("indicator", "action"): mark("{word} is neither an indicator nor an action"),
    ("indicator", "task", "action"): mark("{word} is neither an indicator, a task nor an action"),
}


def _of_kinds(project: Project, word: str, kinds: Sequence[Kind]) -> Referent | Rejected:
    every = list(names(project))
    known: dict[str, Referent] = {}
    for name, thing in every:
        if thing.kind in kinds:
            known.setdefault(name, thing)
    referent = known.get(word) or look_up(word, known)
    if referent is not None:
        return referent
    if look_up(word, dict(every)) is not None:
        text = _NO_KIND[tuple(kind for kind in _ORDER if kind in kinds)]
        return Rejected(Message(text, {"word": word}), did_you_mean(nearest(word, known), None))
    return Rejected(
        say("Nothing here is called {word}", word=word),
        did_you_mean(nearest(word, known), None),
    )


_ORDER: tuple[Kind, ...] = ("indicator", "task", "action")


def resolve_reported(project: Project, word: str) -> Referent | Rejected:
    """Return what a word stands for, also where only reports name it.

    A paper is UNIT/PERIOD or UNIT/scheme, an item REGISTER/NUMBER, a problem its own title.
    """
    if project.action(word) is not None:
        return Referent("action", word)
    return (
        _paper(project, word)
        or _item(project, word)
        or _problem(project, word)
        or resolve(project, word)
    )


def _paper(project: Project, word: str) -> Referent | Rejected | None:
    unit, _, name = word.rpartition("/")
    period = resolve_period(project.plan, name)
    name = str(period) if isinstance(period, Period) else name
    if not unit or unit_file(unit, name) is None:
        return None
    owner = resolve_unit(project, unit)
    return owner if isinstance(owner, Rejected) else Referent("paper", f"{owner}/{name}")


def _item(project: Project, word: str) -> Referent | None:
    registers = {
        spelling: name
        for name, register in project.registers.items()
        for spelling in (name, register.title)
    }
    spelling, _, item = word.partition("/")
    name = look_up(spelling, registers)
    if name is None:
        return None
    return Referent("item", f"{name}/{item}") if item else Referent("register", name)


def _problem(project: Project, word: str) -> Referent | None:
    reports = project.reports.values()
    titles = (trouble.title for report in reports for trouble in report.problems)
    return Referent("problem", word) if word in titles else None


def resolve_unit(project: Project, word: str) -> str | Rejected:
    """Return the id of a unit by any of its names; rejected with the nearest where none fits."""
    units = {spelling: thing for spelling, thing in names(project) if thing.kind == "unit"}
    unit = look_up(word, units)
    if unit is not None:
        return unit.id
    return Rejected(
        say("There is no unit {word}", word=word),
        did_you_mean(nearest(word, units), None),
    )
