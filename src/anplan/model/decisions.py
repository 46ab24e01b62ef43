"""What the coordinator settled: ``plan/decisions/<month>.yaml``, only ever appended to."""

from typing import Annotated, Literal, NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import Period, is_period
from anplan.model.paths import is_instruction, unit_file
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, DecidedRef, Id, Text
from anplan.model.types.records import REQUIRED, Doc, Names

DecisionKind = Literal[
    "return",
    "ask",
    "answer",
    "close",
    "reopen",
    "extend",
    "exempt",
    "refuse",
    "instruct",
    "evaluate",
]
SETTLING: tuple[DecisionKind, ...] = ("close", "reopen", "extend", "exempt")
"""The kinds that a light may follow; all others leave every light as it is."""
TO_A_UNIT: tuple[DecisionKind, ...] = ("return", "ask", "answer", "refuse")
"""The kinds that are addressed to one unit."""
THE_PLAN = "plan"
"""The ref of an evaluation of the whole plan."""

Grade = Literal["satisfied", "mostly", "dissatisfied"]


_VALUES = {
    "until": mark("Write until: with the new day or the last day"),
    "unit": mark("Write unit: with the unit that is addressed"),
    "units": mark("Write units: with those that are instructed"),
    "title": mark("Write title: with the title of the problem"),
    "grade": mark("Write grade: with satisfied, mostly or dissatisfied"),
}


def _write_or_leave(key: str, *, is_missing: bool) -> Message:
    """Return what to do about a key that is missing, or that does not go with its kind."""
    return say(_VALUES[key]) if is_missing else say("Take {key}: out", key=key)


class Decision(NamedTuple):
    """One decision about an indicator or an action, a paper or a figure; or words of others."""

    on: Annotated[Day, Doc("The day it was settled.")]
    kind: Annotated[
        DecisionKind,
        Doc(
            "return a paper, ask about a figure, answer a unit's problem, close (销号), reopen, extend to a new day, exempt until a day, refuse what a unit requested; instruct: a leader's instruction (批示); evaluate: what those think who moved the plan."
        ),
    ]
    ref: Annotated[
        DecidedRef,
        Names(("indicator", "action", "task")),
        Doc(
            "The indicator or action; of a return the paper's period, as 2025-06 or 2025-H1, or scheme; of a question the indicator, task or action; of an answer the problem's ref; of an instruction its number, as instruction/2025-09-1; of an evaluation plan, or what is evaluated."
        ),
    ]
    unit: Annotated[
        Id | None,
        Names(("unit",)),
        Doc("The unit whose paper is returned, which is asked, which asked or requested."),
    ] = None
    units: Annotated[
        tuple[Id, ...], Names(("unit", "group")), Doc("The units or groups that are instructed.")
    ] = ()
    title: Annotated[Text | None, Doc("The title of the problem that is answered.")] = None
    grade: Annotated[Grade | None, Doc("How satisfied they are: 满意, 基本满意, 不满意.")] = None
    by: Annotated[Text, Doc("The post that settled it, not a person.")] = REQUIRED
    reason: Annotated[
        Text, Doc("Why; of a question, an answer, an instruction, an evaluation its words.")
    ] = REQUIRED
    until: Annotated[
        Day | None,
        Doc(
            "The new day of an extension; the last day of an exemption; the day by which a returned paper is owed again, or an instruction is to be carried out."
        ),
    ] = None

    def check(self) -> None:
        """Raise Refusal where keys do not go with the kind."""
        self._has_its_end()
        self._has_its_units()
        self._has_its_own_keys()
        self._names_a_paper_or_a_thing()

    def _has_its_end(self) -> None:
        ends = self.kind in ("extend", "exempt", "instruct")
        if self.kind != "return" and (self.until is None) == ends:
            raise Refusal(
                "S112",
                say("extend, exempt and instruct need until:, return may have it, others do not"),
                _write_or_leave("until", is_missing=self.until is None),
            )

    def _has_its_units(self) -> None:
        if (self.unit is None) == (self.kind in TO_A_UNIT):
            raise Refusal(
                "S112",
                say("return, ask, answer and refuse need unit:, other kinds do not have it"),
                _write_or_leave("unit", is_missing=self.unit is None),
            )
        if (not self.units) == (self.kind == "instruct"):
            raise Refusal(
                "S112",
                say("instruct needs units:, other kinds do not have it"),
                _write_or_leave("units", is_missing=not self.units),
            )

    def _has_its_own_keys(self) -> None:
        for key, value, kind in (
            ("title", self.title, "answer"),
            ("grade", self.grade, "evaluate"),
        ):
            if (value is None) == (self.kind == kind):
                raise Refusal(
                    "S112",
                    say("{kind} needs {key}:, other kinds do not have it", kind=kind, key=key),
                    _write_or_leave(key, is_missing=value is None),
                )

    def _names_a_paper_or_a_thing(self) -> None:
        if self.kind == "return" and self.paper is None:
            raise Refusal(
                "S103",
                say("Not the period of a paper: {text}", text=self.ref),
                say("Write a period as 2025-06, 2025-Q2 or 2025-H1, or scheme"),
            )
        if self.kind == "instruct" and not is_instruction(self.ref):
            raise Refusal(
                "S103",
                say("Not the number of an instruction: {text}", text=self.ref),
                say("Write instruction/ and a number of its own, such as instruction/2025-09-1"),
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
