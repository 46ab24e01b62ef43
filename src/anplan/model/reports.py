"""A unit's report for one period: ``units/<id>/<period>.yaml``."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, NamedTuple

from anplan.base.message import Message, say
from anplan.base.words import nearest
from anplan.model.paths import task_of
from anplan.model.requests import AnswerEntry, Request
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Amount, Day, Id, Ref, Sha256, Text, Truth, Whole
from anplan.model.types.records import REQUIRED, Doc, Names, Others


class Evidence(NamedTuple):
    """What proves a figure or a deed."""

    title: Annotated[Text, Doc("The paper's title.")]
    kind: Annotated[Text | None, Doc("What sort of paper it is.")] = None
    date: Annotated[Day | None, Doc("Its own day.")] = None
    issuer: Annotated[Text | None, Doc("Who issued it.")] = None
    place: Annotated[Text | None, Doc("Where it is kept.")] = None
    sha256: Annotated[Text | None, Doc("The file's SHA-256, where there is a file.")] = None


class Source(NamedTuple):
    """The cell of a table that a figure was read from: ``collect --map``."""

    table: Annotated[Text, Doc("The file's name.")]
    cell: Annotated[Text, Doc("The sheet and the cell: 月度数据!D7.")]
    compared_cell: Annotated[
        Text | None, Doc("The cell of what it is held against: 月度数据!E7.")
    ] = None
    map: Annotated[Id, Doc("The map by which it was read.")] = REQUIRED
    sha256: Annotated[Sha256, Doc("The file's SHA-256, as it came.")] = REQUIRED


class Reading(NamedTuple):
    """One value of one indicator as of one day, or why there is none yet."""

    indicator: Annotated[Id, Names(("indicator",)), Doc("The indicator's id.")]
    value: Annotated[
        Amount | None, Doc("The figure, cumulative in the plan's year; 元, 万元, 亿元 convert.")
    ] = None
    as_of: Annotated[Day | None, Doc("The data's own day.")] = None
    compared: Annotated[
        Amount | None,
        Doc("With a target against another figure: that figure, as of the same day."),
    ] = None
    preliminary: Annotated[Truth, Doc("True while the figure is not final.")] = False
    unavailable: Annotated[Text | None, Doc("Why there is no figure yet.")] = None
    reason: Annotated[Text | None, Doc("Why it differs from what was given before.")] = None
    evidence: Annotated[tuple[Evidence, ...], Doc("What proves it.")] = ()
    source: Annotated[
        Source | None, Doc("The table's cells it was read from; written by collect --map.")
    ] = None

    @property
    def thing(self) -> str:
        """The id of what it is about."""
        return self.indicator

    @property
    def about(self) -> str:
        """What tells it from others, in the words of its file."""
        return f"{self.indicator} {self.as_of}" if self.as_of else self.indicator

    def check(self) -> None:
        """Raise Refusal where there is neither a value with its day nor a reason, or both."""
        if (self.value is None) == (self.unavailable is None):
            raise Refusal(
                "S112",
                say("A reading needs either value or unavailable, not both"),
                say("Write value: and as_of:, or unavailable: and why"),
            )
        if self.value is not None and self.as_of is None:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="as_of"),
                say("Write the data's own day, such as as_of: 2025-06-30"),
            )
        if self.compared is not None and self.value is None:
            raise Refusal(
                "S112",
                say("A figure to compare with stands beside a value, and there is none"),
                say("Write value: and as_of:, or leave compared out"),
                ("compared",),
            )


class Entry(NamedTuple):
    """A text about a task or an action."""

    ref: Annotated[
        Ref, Names(("task", "action")), Doc("The task or action: 2.4 or 2.4/manager-base.")
    ]
    text: Annotated[Text, Doc("The unit's own words.")]

    @property
    def thing(self) -> str:
        """The id of what it is about."""
        return task_of(self.ref)

    @property
    def about(self) -> str:
        """What tells it from others, in the words of its file."""
        return self.ref


class MilestoneDone(NamedTuple):
    """A milestone that was reached."""

    ref: Annotated[Ref, Names(("milestone",)), Doc("The milestone's action: 3.2/lab-opening.")]
    done: Annotated[Day, Doc("The day it was reached.")]
    evidence: Annotated[tuple[Evidence, ...], Doc("What proves it.")] = ()

    @property
    def thing(self) -> str:
        """The id of what it is about."""
        return task_of(self.ref)

    @property
    def about(self) -> str:
        """What tells it from others, in the words of its file."""
        return self.ref


class Item(NamedTuple):
    """A named thing of a register: the stage it reached, that it left, or what it says now.

    A key that it does not name itself is a field of its register.
    """

    register: Annotated[Id, Names(("register",)), Doc("The register's id.")]
    id: Annotated[Text, Names(("item",)), Doc("The item's own number, as the unit gives it.")]
    title: Annotated[Text | None, Doc("What it is called.")] = None
    stage: Annotated[
        Text | None, Names(("stage",)), Doc("The stage it reached, by its id or its title.")
    ] = None
    on: Annotated[Day | None, Doc("The day it reached it, or from which what it says holds.")] = (
        None
    )
    left: Annotated[Day | None, Doc("The day it left the register; counted no more.")] = None
    reason: Annotated[Text | None, Doc("Why it left, or went back to an earlier stage.")] = None
    roles: Annotated[
        dict[Text, Text] | None, Doc("The post that fills each role; never a person.")
    ] = None
    evidence: Annotated[tuple[Evidence, ...], Doc("What proves it.")] = ()
    fields: Annotated[dict[str, Text], Others(), Doc("A field of the register.")] = {}

    def __hash__(self) -> int:
        """Return a hash: what it says besides are mappings, which have none."""
        return hash((self.register, self.id, self.stage, self.on, self.left))

    @property
    def thing(self) -> str:
        """The id of what it is about."""
        return self.register

    @property
    def about(self) -> str:
        """What tells it from others, in the words of its file."""
        return f"{self.register} {self.id}"

    @property
    def day(self) -> date:
        """Return the day from which it holds."""
        day = self.left or self.on
        assert day is not None
        return day

    @property
    def day_key(self) -> str:
        """Return the key that gives its day."""
        return "on" if self.left is None else "left"

    def check(self) -> None:
        """Raise Refusal where it neither moves, nor leaves, nor says anything of its own."""
        if self.left is not None and (self.stage is not None or self.on is not None):
            raise Refusal(
                "S112",
                say("An item that leaves reaches no stage in the same entry"),
                say("Write two entries: one with stage and on, one with left and reason"),
            )
        if self.left is not None and self.reason is None:
            raise _lacks("reason", say("Write why it leaves"), self.fields)
        says = self.title or self.roles or self.fields
        if self.left is None and self.stage is None and not says:
            raise _lacks("stage", say("Write stage: and on:, or left: and reason:"), self.fields)
        if self.left is None and self.on is None:
            raise _lacks("on", say("Write the day, such as on: 2025-06-30"), self.fields)


def _lacks(key: str, cure: Message, others: Iterable[str]) -> Refusal:
    """Return the refusal of an item without a key; one that is misspelt stands among the others."""
    misspelt = next((word for word in others if nearest(word, [key])), None)
    hint = say("Write {key} instead of {word}", key=key, word=misspelt) if misspelt else cure
    return Refusal("S102", say("The key {key} is missing", key=key), hint)


class Trouble(NamedTuple):
    """A problem the unit met; known by unit, ref and title, open until solved."""

    ref: Annotated[Ref, Names(("task", "action")), Doc("The task or action.")]
    title: Annotated[Text, Doc("The problem in a few words; its name from then on.")]
    text: Annotated[Text | None, Doc("What it is about.")] = None
    ask: Annotated[Text | None, Doc("What the unit asks for, and of whom.")] = None
    of: Annotated[
        tuple[Id, ...],
        Names(("unit", "group")),
        Doc("The units or groups that are asked; each of them is to answer."),
    ] = ()
    solved: Annotated[Day | None, Doc("The day it was solved.")] = None

    @property
    def thing(self) -> str:
        """The id of what it is about."""
        return task_of(self.ref)

    @property
    def about(self) -> str:
        """What tells it from others, in the words of its file."""
        return self.ref


class Origin(NamedTuple):
    """What a report was made of by a program: the hand of the unit itself."""

    form: Annotated[Sha256, Doc("The SHA-256 of the returned form, as it came.")]


class Report(NamedTuple):
    """What one unit says about one period."""

    submitted: Annotated[
        Day | None, Doc("The day it was handed in; decides whether it was on time.")
    ] = None
    returns: Annotated[
        Whole | None,
        Doc(
            "How often it had been returned when it was handed in; written where that was on the very day of a return."
        ),
    ] = None
    from_: Annotated[Origin | None, Doc("The form it was made of; written by collect.")] = None
    nothing: Annotated[Text | None, Doc("Why there is nothing to say this time.")] = None
    readings: Annotated[tuple[Reading, ...], Doc("Figures.")] = ()
    progress: Annotated[tuple[Entry, ...], Doc("What was done, by task or action.")] = ()
    milestones: Annotated[tuple[MilestoneDone, ...], Doc("Milestones reached.")] = ()
    items: Annotated[tuple[Item, ...], Doc("Things that reached a stage.")] = ()
    problems: Annotated[tuple[Trouble, ...], Doc("Problems met or solved.")] = ()
    answers: Annotated[
        tuple[AnswerEntry, ...],
        Doc("Answers to units that asked, to the coordinator and to instructions."),
    ] = ()
    requests: Annotated[
        tuple[Request, ...], Doc("What the coordinator is asked to extend or to close out.")
    ] = ()
    next: Annotated[tuple[Entry, ...], Doc("What comes next.")] = ()
    at_risk: Annotated[
        tuple[Entry, ...], Doc("What the unit fears for; holds until its next report.")
    ] = ()

    def check(self) -> None:
        """Raise Refusal where the report is empty, or says nothing: and has entries."""
        if self.nothing is None and not self.has_entries:
            raise Refusal(
                "S105",
                say("The report is empty"),
                say("Write what was done, or nothing: and why there is nothing to say"),
            )
        if self.nothing is not None and self.has_entries:
            raise Refusal(
                "S112",
                say("The report says nothing: and yet has entries"),
                say("Leave nothing out, or remove the entries"),
            )

    @property
    def has_entries(self) -> bool:
        """Return whether there is anything in it."""
        return any(type(value) is tuple and value for value in self)
