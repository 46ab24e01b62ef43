"""What a unit asks the coordinator for, and what it answers to others: entries of its report."""

from typing import Annotated, Literal, NamedTuple

from anplan.base.message import say
from anplan.model.paths import is_instruction, task_of
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, Id, Ref, Text
from anplan.model.types.records import REQUIRED, Doc, Names

RequestKind = Literal["extend", "close"]


class AnswerEntry(NamedTuple):
    """An answer: to another unit's problem, to the coordinator's question, to an instruction."""

    unit: Annotated[
        Id | None, Names(("unit",)), Doc("The unit whose problem it answers; else nobody's.")
    ] = None
    ref: Annotated[
        Ref,
        Names(("task", "action")),
        Doc("The problem's or the question's ref; of an instruction its number: instruction/…."),
    ] = REQUIRED
    title: Annotated[Text | None, Doc("The problem's title, as its unit wrote it.")] = None
    text: Annotated[Text, Doc("The answer.")] = REQUIRED
    on: Annotated[
        Day | None, Doc("The day it was given; the day of the report's handing in if absent.")
    ] = None

    def check(self) -> None:
        """Raise Refusal where a unit stands without a title, or a title without its unit."""
        if (self.unit is None) != (self.title is None):
            raise Refusal(
                "S112",
                say("An answer to a unit needs unit and title, any other has neither"),
                say("Write unit: and title: as the problem has them, or leave both out"),
            )
        if self.unit is not None and is_instruction(self.ref):
            raise Refusal(
                "S112",
                say("An instruction is answered by its ref alone"),
                say("Leave unit: and title: out"),
            )

    @property
    def thing(self) -> str:
        """The id of what it is about."""
        return task_of(self.ref)

    @property
    def about(self) -> str:
        """What tells it from others, in the words of its file."""
        return " ".join(filter(None, (self.unit, self.ref, self.title)))


class Request(NamedTuple):
    """What a unit asks the coordinator to decide about something of its own."""

    kind: Annotated[RequestKind, Doc("extend: a later day; close: closing out (销号).")]
    ref: Annotated[
        Ref,
        Names(("indicator", "action", "task")),
        Doc("The indicator, the milestone or, to be closed, what else has a light."),
    ]
    until: Annotated[Day | None, Doc("The day that is asked for.")] = None
    reason: Annotated[Text | None, Doc("Why.")] = None
    on: Annotated[
        Day | None, Doc("The day it was made; the day of the report's handing in if absent.")
    ] = None

    def check(self) -> None:
        """Raise Refusal where keys do not go with the kind."""
        if (self.until is None) == (self.kind == "extend"):
            raise Refusal(
                "S112",
                say("A request to extend needs until:, one to close does not have it"),
                say("Write until: with the day that is asked for, or leave it out"),
            )
        if self.kind == "extend" and self.reason is None:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="reason"),
                say("Write why the day cannot be kept"),
            )

    @property
    def thing(self) -> str:
        """The id of what it is about."""
        return task_of(self.ref)

    @property
    def about(self) -> str:
        """What tells it from others, in the words of its file."""
        return f"{self.kind} {self.ref}"
