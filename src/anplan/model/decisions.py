"""What the coordinator settled: ``plan/decisions/<month>.yaml``, only ever appended to."""

from typing import Annotated, Literal, NamedTuple

from anplan.base.message import say
from anplan.base.period import Period, is_period
from anplan.model.paths import unit_file
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, DecidedRef, Id, Text
from anplan.model.types.records import REQUIRED, Doc

DecisionKind = Literal["return", "ask", "close", "reopen", "extend", "exempt"]
TO_A_UNIT: tuple[DecisionKind, ...] = ("return", "ask")
"""The kinds that are addressed to one unit and leave every light as it is."""


class Decision(NamedTuple):
    """One decision about an indicator or an action, a paper or a figure."""

    on: Annotated[Day, Doc("The day it was settled.")]
    kind: Annotated[
        DecisionKind,
        Doc(
            "return a paper, ask about a figure, close (销号), reopen, extend to a new day, exempt until a day."
        ),
    ]
    ref: Annotated[
        DecidedRef,
        Doc(
            "The indicator or action; of a return the paper's period, as 2025-06 or 2025-H1, or scheme; of a question the indicator, task or action."
        ),
    ]
    unit: Annotated[Id | None, Doc("The unit whose paper is returned, or which is asked.")] = None
    by: Annotated[Text, Doc("The post that settled it, not a person.")] = REQUIRED
    reason: Annotated[Text, Doc("Why; of a question its words.")] = REQUIRED
    until: Annotated[
        Day | None,
        Doc(
            "The new day of an extension; the last day of an exemption; the day by which a returned paper is owed again."
        ),
    ] = None

    def check(self) -> None:
        """Raise Refusal where keys do not go with the kind."""
        self._has_its_end()
        self._has_its_unit()
        self._names_a_paper_or_a_thing()

    def _has_its_end(self) -> None:
        if self.kind != "return" and (self.until is None) == (self.kind in ("extend", "exempt")):
            raise Refusal(
                "S112",
                say("extend and exempt need until:, return may have it, other kinds do not"),
                say("Write until: with the new day or the last day, or leave it out"),
            )

    def _has_its_unit(self) -> None:
        if (self.unit is None) == (self.kind in TO_A_UNIT):
            raise Refusal(
                "S112",
                say("return and ask need unit:, other kinds do not have it"),
                say("Write unit: with the unit that is addressed, or leave it out"),
            )

    def _names_a_paper_or_a_thing(self) -> None:
        if self.kind == "return" and self.paper is None:
            raise Refusal(
                "S103",
                say("Not the period of a paper: {text}", text=self.ref),
                say("Write a period as 2025-06, 2025-Q2 or 2025-H1, or scheme"),
            )

    @property
    def paper(self) -> str | None:
        """Return the file of the paper that a return is about; None for the other kinds."""
        if self.kind != "return" or self.unit is None:
            return None
        return unit_file(self.unit, self.ref)

    @property
    def period_returned(self) -> Period | None:
        """Return the period of the report that a return is about; None for all others."""
        is_of_period = self.kind == "return" and is_period(self.ref)
        return Period.parse(self.ref) if is_of_period else None


class Decisions(NamedTuple):
    """The decisions of one month."""

    decisions: Annotated[tuple[Decision, ...], Doc("In the order they were settled.")]
