"""What the coordinator settled: ``plan/decisions/<month>.yaml``, only ever appended to."""

from typing import Literal, Self

from pydantic import Field, model_validator

from anplan.base.message import say
from anplan.model.fields import Day, Ref, Refusal, Strict, Text

DecisionKind = Literal["close", "reopen", "extend", "exempt"]


class Decision(Strict):
    """One decision about an indicator or an action."""

    on: Day = Field(description="The day it was settled.")
    kind: DecisionKind = Field(
        description="close (销号), reopen, extend to a new day, exempt until a day."
    )
    ref: Ref = Field(description="The indicator or action.")
    by: Text = Field(description="The post that settled it, not a person.")
    reason: Text = Field(description="Why.")
    until: Day | None = Field(
        None, description="The new day of an extension; the last day of an exemption."
    )

    @model_validator(mode="after")
    def _has_its_end(self) -> Self:
        if (self.until is None) == (self.kind in ("extend", "exempt")):
            raise Refusal(
                "S112",
                say("extend and exempt have until:, close and reopen have not"),
                say("Write until: with the new day or the last day, or leave it out"),
            )
        return self


class Decisions(Strict):
    """The decisions of one month."""

    decisions: tuple[Decision, ...] = Field(description="In the order they were settled.")
