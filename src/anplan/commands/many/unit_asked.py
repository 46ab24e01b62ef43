"""The unit that is asked about in several plans: some of them may have none of the name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from anplan.base.errors import UsageError
from anplan.base.message import Message, Rejected, say
from anplan.model.bodies import have_a_name
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.model.same_units import Claim, Units, called, who_is_who, without_mark
from anplan.work.console import Console
from anplan.work.portfolio import Answer, Asking, Member, ask_each, refuse_alike
from anplan.work.session import Session
from anplan.work.units_told import tell_not_joined

Answers = Sequence[Answer[Any]]
Written = tuple[str, Mapping[str, str], Iterable[str]]
"""A workspace, what its units are called, and those of them that something was written for."""


class Without(NamedTuple):
    """A plan that has nothing of what is asked, and why; ``units`` are its units all the same."""

    message: Message
    hint: Message | None
    units: Units


class WithUnits(Protocol):
    """What a plan answers: its units, and the id of the one that is meant, where one is."""

    @property
    def units(self) -> Units:
        """Return the units of the plan."""
        ...

    @property
    def unit(self) -> str | None:
        """Return the unit that is asked about."""
        ...


T = TypeVar("T", bound=WithUnits)


def units_of(project: Project) -> Units:
    """Return the units of a plan by their ids, with what it calls them."""
    return {name: called(unit) for name, unit in project.units.items()}


def unit_of(project: Project, word: str) -> str | Without:
    """Return the id of a unit by any name of it in its plan."""
    found = resolve_unit(project, word)
    if not isinstance(found, Rejected):
        return found
    hint = say("No plan has it: name the unit as one of the plans does")
    return Without(found.message, hint, units_of(project))


def ask_of_units(
    members: Sequence[Member],
    asking: Asking,
    ask: Callable[[Session, Member], T | Without],
    *,
    in_processes: bool = True,
) -> list[Answer[T | Without]]:
    """Return what each plan answers about a unit; one that knows it by another id is asked by that."""
    answers = list(ask_each(members, asking, ask, in_processes=in_processes))
    if asking.unit is None:
        return answers
    ids = units_over(answers).ids
    meant = {own[asking.unit] for own in ids.values() if asking.unit in own}
    meant |= {
        ids[answer.member.name][answer.value.unit]
        for answer in answers
        if answer.value is not None
        and not isinstance(answer.value, Without)
        and answer.value.unit is not None
    }
    for place, answer in enumerate(answers):
        if isinstance(answer.value, Without):
            known = ids[answer.member.name]
            own = next((name for name in answer.value.units if known[name] in meant), None)
            if own is not None:
                again = asking._replace(unit=own)
                [answers[place]] = ask_each([answer.member], again, ask, in_processes=False)
    return answers


class UnitsOver(NamedTuple):
    """The units of each workspace, and for each of them the id by which it is known over all plans.

    ``apart`` are the workspaces and what they say of a unit that was not followed.
    """

    units: Mapping[str, Units]
    ids: Mapping[str, Mapping[str, str]]
    apart: tuple[tuple[str, Claim], ...]


def units_over(answers: Answers) -> UnitsOver:
    """Join the units of all plans that answered."""
    units = {one.member.name: one.value.units for one in answers if one.value is not None}
    names, found = list(units), who_is_who(list(units.values()))
    ids = dict(zip(names, found.ids, strict=True))
    return UnitsOver(units, ids, tuple((names[claim.plan], claim) for claim in found.apart))


def tell_whose(console: Console, answers: Answers) -> None:
    """Say of the unit that was asked about what it is called otherwise, and who may be it, too."""
    over = units_over(answers)
    tell_not_joined(console, over.apart)
    own = {
        answer.member.name: answer.value.unit
        for answer in answers
        if answer.value is not None and not isinstance(answer.value, Without)
    }
    written = (
        (name, {unit: next(iter(over.units[name][unit].names), unit)}, [unit])
        for name, unit in own.items()
        if unit is not None
    )
    tell_other_names(console, over, written)
    _tell_may_be_the_same(console, over, own)


def _tell_may_be_the_same(console: Console, over: UnitsOver, own: Mapping[str, str | None]) -> None:
    """Name the units of other ids that have a name of the one that is asked about, and are not taken for it."""
    words = console.words
    meant = {over.ids[name][unit] for name, unit in own.items() if unit is not None}
    names = {
        called
        for workspace, unit in own.items()
        if unit is not None
        for called in over.units[workspace][unit].names
    }
    for workspace, units in over.units.items():
        for unit, said in units.items():
            if over.ids[workspace][unit] in meant or not said.names or not names:
                continue
            if have_a_name(said.names, names):
                text = words("{unit} ({name}) may be the same; where it is, same_as says so")
                told = text.format(unit=unit, name=next(iter(said.names)))
                console.note(words.labelled(workspace, told))


def tell_other_names(console: Console, over: UnitsOver, written: Iterable[Written]) -> None:
    """Say where an id stands for units of other names: whether they were taken for one, or for several."""
    one: dict[str, dict[str, str]] = {}
    several: dict[str, dict[str, tuple[str, str]]] = {}
    for workspace, labels, own in written:
        for unit in own:
            key, name = over.ids[workspace].get(unit, unit), labels.get(unit, unit)
            several.setdefault(unit, {}).setdefault(key, (name, workspace))
            units = over.units[workspace]
            if unit not in units or not units[unit].same_as:
                one.setdefault(key, {}).setdefault(name, workspace)
    words = console.words
    for key, names in one.items():
        text = words("{unit} is called otherwise in other plans, and taken for one: {names}")
        _tell_names(console, text, without_mark(key), names.items())
    for unit, bodies in several.items():
        text = words(
            "{unit} is another unit in each plan, and taken for several: {names}; where it is one, write its other name under aliases"
        )
        _tell_names(console, text, unit, bodies.values())


def tell_same_names(console: Console, over: UnitsOver, written: Iterable[Written]) -> None:
    """Say where several bodies have one name: each was written for by itself."""
    words = console.words
    bodies: dict[str, dict[str, str]] = {}
    for workspace, labels, own in written:
        for unit in own:
            key = over.ids[workspace].get(unit, unit)
            bodies.setdefault(labels.get(unit, unit).casefold(), {}).setdefault(key, unit)
    for units in bodies.values():
        if len(units) > 1:
            text = words(
                "Units of one name and different ids, taken for several: {units}; where they are one, same_as says so"
            )
            console.note(text.format(units=words.listed(tuple(units.values()))))


def _tell_names(console: Console, text: str, unit: str, names: Iterable[tuple[str, str]]) -> None:
    """Say what a unit is called and where; nothing where it has one name."""
    words = console.words
    said = [
        words("{title} ({reason})").format(title=name, reason=workspace)
        for name, workspace in names
    ]
    if len(said) > 1:
        console.note(text.format(unit=unit, names=words.listed(tuple(said))))


def refuse_nobody(answers: Answers) -> None:
    """Raise UsageError where no plan that could be read has what is asked."""
    refuse_alike(answers)
    values = [answer.value for answer in answers if answer.value is not None]
    if values and all(isinstance(value, Without) for value in values):
        raise UsageError(values[0].message, values[0].hint)


def tell_without(console: Console, answers: Answers) -> None:
    """Say which plans have no such unit, or owe nothing for the period: nothing of them was shown."""
    words = console.words
    by_reason: dict[str, list[str]] = {}
    for name, message in _without(answers):
        by_reason.setdefault(words.tell(message), []).append(name)
    for reason, names in by_reason.items():
        console.note(words.labelled(words.listed(tuple(names)), reason))


def _without(answers: Iterable[Answer[Any]]) -> Iterator[tuple[str, Message]]:
    for answer in answers:
        if isinstance(answer.value, Without):
            yield answer.member.name, answer.value.message
