"""What a person means by a word: an id, a number, a name, an alias or a period."""

import re
from collections.abc import Iterable, Mapping, Sequence

from anplan.base.message import Message, Rejected, mark, say
from anplan.base.period import Period, is_period
from anplan.base.spelling import shown
from anplan.base.typed_period import typed_periods
from anplan.base.words import did_you_mean, folded, look_up, nearest, shorter_names
from anplan.model.instruction_numbers import instructions_meant, names_instruction
from anplan.model.item_refs import items_named
from anplan.model.names import (
    Kind,
    Referent,
    bare_number,
    ids,
    measure_refs,
    names,
    tasks_by_label,
)
from anplan.model.paths import SCHEME, measure_ref, names_measure
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.shared_ids import asked_back, sort_before, without_sort

_MOST_NAMED = 12
"""So many numbers of instructions a cure names, the newest."""


def _found(project: Project, word: str) -> Referent | None:
    """Return what a word names: an id as it stands or in another width and case, then a name."""
    own, known = dict(ids(project)), _first_of(names(project))
    return own.get(word) or look_up(word, own) or known.get(word) or look_up(word, known)


def _for_short(
    project: Project, word: str, kinds: Sequence[Kind] | None = None
) -> Referent | Rejected | None:
    """Return the one thing that is called so for short; rejected where there are several."""
    spelling = folded(word)
    matches: dict[Referent, str] = {}
    for name, thing in names(project):
        is_asked = kinds is None or thing.kind in kinds
        if is_asked and spelling in map(folded, shorter_names(name)):
            matches.setdefault(thing, name)
    if len(matches) > 1:
        return Rejected(
            say("{word} may be {choices}", word=shown(word), choices=tuple(matches.values())),
            say("Write its whole name, or its id: {ids}", ids=tuple(match.id for match in matches)),
        )
    return next(iter(matches), None)


def _first_of(pairs: Iterable[tuple[str, Referent]]) -> dict[str, Referent]:
    """Return the first that each spelling stands for."""
    known: dict[str, Referent] = {}
    for spelling, referent in pairs:
        known.setdefault(spelling, referent)
    return known


def resolve_period(plan: Plan | None, word: str) -> Period | Rejected | None:
    """Return the period that a word names, the plan's own where no year is written; None for others.

    Where the plan has several years, and the word fits more than one, it is rejected.
    """
    if plan is None:
        return next(iter(typed_periods(word, ())), None)
    meant = typed_periods(word, range(plan.start.year, plan.end.year + 1))
    within = [period for period in meant if period.start <= plan.end and period.end >= plan.start]
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
    named = (
        by_its_kind(project, word)
        or asked_back(project, word)
        or (Referent("period", word) if is_period(word) else None)
        or _period_not_label(project, word)
        or _found(project, word)
        or measure_named(project, word)
        or instruction_named(project, word)
    )
    if named is not None:
        return named
    members = _members(project, word)
    if members:
        return _several(word, members)
    meant = _for_short(project, word) or resolve_period(project.plan, word)
    if meant is not None:
        return Referent("period", str(meant)) if isinstance(meant, Period) else meant
    numbered = _numbered(project, word)
    if numbered is not None:
        return numbered
    rest = say("Give an id, a number, a name or a period: 2.4, tech-contracts, 2025-06")
    hint = did_you_mean(nearest(word, dict(names(project))), rest)
    return Rejected(say("Nothing here is called {word}", word=shown(word)), hint)


def _period_not_label(project: Project, word: str) -> Referent | None:
    """Return the period that a word names which is a task's own number or short title, too: B1, Q1."""
    thing = _found(project, word)
    task = project.tasks.get(thing.id) if thing and thing.kind == "task" else None
    if task is None or folded(word) not in map(folded, filter(None, (task.label, task.short))):
        return None
    period = resolve_period(project.plan, word)
    return Referent("period", str(period)) if isinstance(period, Period) else None


def _numbered(project: Project, word: str) -> Referent | Rejected | None:
    """Return the task of the document's number whatever stands round it: 5. is 5; else None.

    A number that the document gives to several tasks is refused.
    """
    labels = tasks_by_label(project)
    tasks = look_up(word, labels) or look_up(bare_number(word), labels)
    if tasks is None:
        return None
    if len(tasks) == 1:
        return Referent("task", tasks[0])
    choices = tuple(f"{name} {project.tasks[name].title}" for name in tasks)
    return Rejected(
        say("{word} may be {choices}", word=shown(word), choices=choices),
        say("Write one of: {choices}", choices=tasks),
    )


def by_its_kind(project: Project, word: str) -> Referent | None:
    """Return what a word means that has a kind before it: ``indicators/visits``, 单位/走访办.

    None where it has none, or where nothing of that kind is called so.
    """
    before = sort_before(word)
    if before is None:
        return None
    sort, rest = before
    if sort == "period":
        period = resolve_period(project.plan, rest)
        return Referent("period", str(period)) if isinstance(period, Period) else None
    kinds = ("task", "action") if sort == "task" else (sort,)
    known = _first_of(pair for pair in names(project) if pair[1].kind in kinds)
    return known.get(rest) or look_up(rest, known)


def _several(word: str, members: tuple[str, ...]) -> Rejected:
    """Return the refusal of a group's name where one unit is to be named."""
    return Rejected(
        say("{word} stands for several units, not one thing", word=shown(word)),
        say("Name one of them: {units}", units=members),
    )


def measure_named(project: Project, word: str) -> Referent | Rejected | None:
    """Return the measure that a word names: UNIT/scheme/ID by any name of the unit, or scheme/ID.

    None where the word is no such ref; rejected where no scheme has it, or several have.
    """
    owner, slash, name = word.rpartition(f"{SCHEME}/")
    if not slash or (owner and not owner.endswith("/")):
        return None
    unit = resolve_unit(project, owner[:-1]) if owner else None
    if isinstance(unit, Rejected):
        return unit
    known = [ref for ref in measure_refs(project) if unit is None or ref.startswith(f"{unit}/")]
    of_name = {ref: ref for ref in known if folded(ref.rpartition("/")[2]) == folded(name)}
    if len(of_name) == 1:
        return Referent("measure", next(iter(of_name)))
    if of_name:
        message = say("{word} may be {choices}", word=shown(word), choices=tuple(of_name))
        return Rejected(message, say("Write the unit before it"))
    return _no_measure(project, word, unit, tuple(known))


def instruction_named(project: Project, word: str) -> Referent | Rejected | None:
    """Return the leader's instruction that a word names by instruction/ or 批示 and its number.

    None where neither stands before it; rejected where there is no such number, or several.
    """
    if not names_instruction(word):
        return None
    known = tuple(project.instructions())
    meant = instructions_meant(word, known)
    if len(meant) == 1:
        return Referent("instruction", meant[0])
    if meant:
        message = say("{word} may be {choices}", word=shown(word), choices=meant)
        return Rejected(message, say("Write the year, too: {example}", example=meant[0]))
    hint = say("The instructions are {refs}", refs=known[-_MOST_NAMED:] or say("none"))
    return Rejected(say("There is no instruction {word}", word=shown(word)), hint)


def _no_measure(project: Project, word: str, unit: str | None, known: tuple[str, ...]) -> Rejected:
    wanted = word if unit is None else measure_ref(word.rpartition("/")[2], unit)
    rest = say("A measure is called UNIT/scheme/ID, as its unit's scheme gives it")
    if unit is not None and known:
        rest = say("The measures of {unit} are {refs}", unit=project.label(unit), refs=known)
    message = say("No scheme has a measure {word}", word=shown(word))
    return Rejected(message, did_you_mean(nearest(wanted, known), rest))


def resolve_own(
    project: Project, unit: str, word: str, kinds: Sequence[Kind]
) -> Referent | Rejected:
    """Return what a unit means by a word in its own report; its measures as ``scheme/<id>``.

    They may also be named by their titles, where nothing of the plan is called so. Another unit's
    measure is rejected.
    """
    if names_measure(word):
        return _own_measure(project, unit, word)
    match = resolve(project, word, kinds)
    if isinstance(match, Rejected):
        measures = project.schemes[unit].measures if unit in project.schemes else ()
        known = {measure.title or "": measure.id for measure in measures if measure.id}
        name = look_up(word, known | {name: name for name in known.values()})
        return Referent("measure", measure_ref(name)) if name else match
    return match


def _own_measure(project: Project, unit: str, word: str) -> Referent | Rejected:
    owner, _, name = word.rpartition(f"{SCHEME}/")
    whose = resolve_unit(project, owner[:-1]) if owner else unit
    if isinstance(whose, Rejected):
        return whose
    if whose != unit:
        message = say("{word} is a measure of another unit", word=shown(word))
        return Rejected(message, say("A report names the measures of its own unit alone"))
    found = measure_named(project, measure_ref(name, unit))
    assert found is not None
    if isinstance(found, Rejected):
        return found
    return Referent("measure", found.id.partition("/")[2])


def _members(project: Project, word: str) -> tuple[str, ...]:
    """Return the units of the group that a word names; none where it names no group."""
    group = _group(project, word)
    return tuple(
        unit.label for unit in project.units.values() if group and group in unit.all_groups
    )


_NO_KIND: Mapping[tuple[Kind, ...], str] = {
    ("task",): mark("{word} is no task"),
    ("indicator",): mark("{word} is no indicator"),
    ("task", "action"): mark("{word} is neither a task nor an action"),
    ("indicator", "action"): mark("{word} is neither an indicator nor an action"),
    ("indicator", "task", "action"): mark("{word} is neither an indicator, a task nor an action"),
}


def _of_kinds(project: Project, word: str, kinds: Sequence[Kind]) -> Referent | Rejected:
    every = list(names(project))
    known = _first_of(pair for pair in every if pair[1].kind in kinds)
    referent = known.get(word) or look_up(word, known) or by_its_kind(project, word)
    if referent is not None and referent.kind in kinds:
        return referent
    whole = _one_milestone(project, word) if "action" in kinds else None
    if whole is not None:
        return whole
    is_other = look_up(word, dict(every)) is not None
    called = None if is_other else _for_short(project, word, kinds)
    numbered = _numbered(project, word) if "task" in kinds else None
    return called or numbered or _not_of_kinds(project, word, kinds, known)


def _one_milestone(project: Project, word: str) -> Referent | None:
    """Return the task that a word names as the action that it is, where it is one milestone."""
    named = look_up(word, {name: thing for name, thing in names(project) if thing.kind == "task"})
    is_one = named is not None and project.action(named.id) is not None
    return Referent("action", named.id) if named is not None and is_one else None


def _not_of_kinds(
    project: Project, word: str, kinds: Sequence[Kind], known: Mapping[str, Referent]
) -> Rejected:
    """Return the refusal of a word that names nothing of some kinds, with what may be named.

    What it names otherwise, a period say, is not told to be missing.
    """
    items = items_named(project, word)
    stands = _stands_for(project, items[0].partition("/")[0], kinds) if items else None
    if stands is not None:
        return Rejected(_no_kind(word, kinds), stands)
    is_there = items or isinstance(resolve(project, word), Referent)
    refusal = _no_kind(word, kinds) if is_there else say("Nothing here is called {word}", word=word)
    first = {thing.kind: thing.id for thing in reversed(list(known.values()))}
    if not first:
        return Rejected(refusal)
    examples = tuple(first[kind] for kind in kinds if kind in first)
    rest = say("Write one such as {examples}; anplan status lists them", examples=examples)
    return Rejected(refusal, did_you_mean(nearest(word, known), rest))


def _stands_for(project: Project, name: str, kinds: Sequence[Kind]) -> Message | None:
    """Return what of some kinds an item may be spoken of by: what its register is for, and counts."""
    register = project.registers[name]
    counted = (
        ref
        for ref, indicator in project.indicators.items()
        if indicator.counted_from and indicator.counted_from.register == name
    )
    refs = (
        *(counted if "indicator" in kinds else ()),
        *(register.tasks if "task" in kinds else ()),
    )
    if not refs:
        return None
    return say(
        "It is an item of {register}; write what that is for: {refs}",
        register=register.title,
        refs=refs,
    )


def _no_kind(word: str, kinds: Sequence[Kind]) -> Message:
    return Message(_NO_KIND[tuple(kind for kind in _ORDER if kind in kinds)], {"word": shown(word)})


_ORDER: tuple[Kind, ...] = ("indicator", "task", "action")


_BETWEEN_UNITS = re.compile("[、,，;；]")


def resolve_addressees(project: Project, typed: Sequence[str]) -> tuple[str, ...] | Rejected:
    """Return the ids of the units and groups that are named, each once; several may stand in one text."""
    words = [word.strip() for text in typed for word in _BETWEEN_UNITS.split(text)]
    found: list[str] = []
    for word in filter(None, words):
        unit = (
            asked_back(project, word, ("unit", "group"))
            or _group(project, word)
            or resolve_unit(project, word)
        )
        if isinstance(unit, Rejected):
            return _or_a_group(project, word, unit)
        found.append(unit)
    return tuple(dict.fromkeys(found))


def _or_a_group(project: Project, word: str, no_unit: Rejected) -> Rejected:
    """Return the refusal of a word where a group may be named, too: with the nearest, else all."""
    groups = tuple(group.title for group in project.plan.groups)
    units = [name for name, thing in names(project) if thing.kind == "unit"]
    near = nearest(word, (*units, *groups))
    if near not in groups and (near or not groups or no_unit.hint is None):
        return no_unit
    rest = say("{hint}; groups are {groups}", hint=no_unit.hint, groups=groups)
    return Rejected(no_unit.message, did_you_mean(near, rest))


def _group(project: Project, word: str) -> str | None:
    """Return the group that a word names, by its id or its title, with its kind before it or not."""
    groups, word = project.plan.groups, without_sort(word, "group")
    return look_up(word, {name: group.id for group in groups for name in (group.id, group.title)})


def resolve_unit(project: Project, word: str) -> str | Rejected:
    """Return the id of a unit by any of its names; rejected with the nearest where none fits.

    The id of something else is no unit, even if one calls itself so.
    """
    referent = _of_unit(project, word) or by_its_kind(project, word) or _found(project, word)
    if referent is not None and referent.kind == "unit":
        return referent.id
    units = _first_of(pair for pair in names(project) if pair[1].kind == "unit")
    own = dict(ids(project))
    is_other = own.get(word) or look_up(word, own)
    unit = None if is_other else units.get(word) or look_up(word, units)
    if unit is not None:
        return unit.id
    members = _members(project, word)
    called = None if is_other or members else _for_short(project, word, ("unit",))
    if called is not None:
        return called if isinstance(called, Rejected) else called.id
    if members:
        return _several(word, members)
    members = tuple(project.label(ref) for ref in project.units)
    return Rejected(
        say("There is no unit {word}", word=shown(word)),
        did_you_mean(nearest(word, units), say("Name one of them: {units}", units=members)),
    )


def _of_unit(project: Project, word: str) -> Referent | None:
    """Return the unit whose id a word is, whatever else has it; the very id of others names none."""
    own = {name: Referent("unit", name) for name in project.units}
    exact = own.get(word)
    return exact or (None if word in dict(ids(project)) else look_up(word, own))
