"""Registers: named things that move through stages, ``plan/registers/<id>.yaml``."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, NamedTuple

from anplan.base.message import Message, say
from anplan.base.quantity import Quantity
from anplan.model.reports import Item
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, Id, TaskId, Text, Whole
from anplan.model.types.records import (
    REQUIRED,
    Assumed,
    Doc,
    Names,
    NotEmpty,
    Quote,
    Within,
    fields_of,
)


class Stage(NamedTuple):
    """One stage of a register.

    Written as a word, its title, or as keys (``id:``, ``title:``).
    """

    id: Annotated[Id | None, Doc("Its short name; a report may also name it by its title.")] = None
    title: Annotated[Text, Doc("What it is called.")] = REQUIRED
    quote: Quote = None

    @classmethod
    def of_word(cls, word: str) -> Mapping[str, str]:
        """Return the keys that a single word stands for."""
        return {"title": word}

    @property
    def name(self) -> str:
        """Return the id, or the title of a stage that has none."""
        return self.id or self.title


class ItemField(NamedTuple):
    """What an item of a register says beside its title and its stage."""

    id: Annotated[Id, Doc("The key by which reports give it.")]
    title: Annotated[Text, Doc("What it is called.")]
    measure: Annotated[
        Text | None, Doc("What a figure is counted in; reports give the figure.")
    ] = None
    choices: Annotated[tuple[Text, ...], Doc("The only words that may stand there.")] = ()

    def check(self) -> None:
        """Raise Refusal where it is a figure and a choice at once, or named as a key of every item."""
        if self.measure is not None and self.choices:
            raise Refusal(
                "S112",
                say("A field has either measure or choices"),
                say("Write one of: {choices}", choices=("measure:", "choices:")),
            )
        if self.id in fields_of(Item):
            raise Refusal(
                "S113",
                say("Every item has a key {key} of its own", key=self.id),
                say("Choose another id for the field"),
            )

    def figure(self, text: str) -> Quantity | None:
        """Return the figure that a text gives, in its measure; None where it gives none."""
        if self.measure is None:
            return None
        try:
            figure = Quantity.parse_exact(text)
            return Quantity(figure.to(self.measure), self.measure)
        except ValueError:
            return None


class Register(NamedTuple):
    """A list of things behind a count, and the stages they pass."""

    quote: Quote = None
    assumed: Assumed = ()
    title: Annotated[Text, Doc("What the list is called.")] = REQUIRED
    tasks: Annotated[tuple[TaskId, ...], Names(("task",)), Doc("The tasks it belongs to.")] = ()
    reported_by: Annotated[
        tuple[Id, ...],
        Names(("unit", "group")),
        Doc("The units and groups that report its items; the units of its tasks if absent."),
    ] = ()
    reported_until: Annotated[
        dict[Id, Day] | None,
        Names(("unit", "group")),
        Doc("The units and groups that report them no longer, each with the last day it did."),
    ] = None
    stages: Annotated[tuple[Stage, ...], NotEmpty(), Doc("The stages in their order.")] = REQUIRED
    fields: Annotated[tuple[ItemField, ...], Doc("What else an item says.")] = ()
    roles: Annotated[
        tuple[Text, ...], Doc("The roles of every item; reports name a post for each.")
    ] = ()
    still_after: Annotated[
        Annotated[Whole, Within(1, 3660)] | None,
        Doc("Days without a move after which an item stands still."),
    ] = None

    def check(self) -> None:
        """Raise Refusal where one word names two stages, fields or roles."""
        for stage in self.stages:
            own = {stage.id, stage.title} - {None}
            if any({other.id, other.title} & own for other in self.stages if other is not stage):
                raise _twice(say("Two stages are called {name}", name=stage.name))
        for name in _repeated(field.id for field in self.fields):
            raise _twice(say("Two fields are called {name}", name=name))
        for name in _repeated(self.roles):
            raise _twice(say("Two roles are called {name}", name=name))

    def stage(self, word: str | None) -> Stage | None:
        """Return the stage that a report names by its id or its title; None where there is none."""
        named = (stage for stage in self.stages if word in {stage.id, stage.title} - {None})
        return next(named, None)

    def stage_title(self, word: str) -> str:
        """Return the title of a stage for people; a word that names none as it is."""
        stage = self.stage(word)
        return word if stage is None else stage.title

    def field(self, name: str) -> ItemField | None:
        """Return what a key of its items stands for; None where it has no such field."""
        return next((field for field in self.fields if field.id == name), None)


class Carried(NamedTuple):
    """What a unit brings from the plan before: its items that were still on their way."""

    items: Annotated[
        tuple[Item, ...],
        NotEmpty(),
        Doc("Where each stood when the plan before was over; reports go on from there."),
    ] = REQUIRED


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _twice(message: Message) -> Refusal:
    return Refusal("S113", message, say("Give each its own name"))
