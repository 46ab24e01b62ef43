"""A unit's report for one period: ``units/<id>/<period>.yaml``."""

from typing import Self

from pydantic import Field, model_validator

from anplan.base.message import say
from anplan.model.fields import Amount, Day, Id, Ref, Refusal, Strict, Text, Truth


class Evidence(Strict):
    """What proves a figure or a deed."""

    title: Text = Field(description="The paper's title.")
    kind: Text | None = Field(None, description="What sort of paper it is.")
    date: Day | None = Field(None, description="Its own day.")
    issuer: Text | None = Field(None, description="Who issued it.")
    place: Text | None = Field(None, description="Where it is kept.")
    sha256: Text | None = Field(None, description="The file's SHA-256, where there is a file.")


class Reading(Strict):
    """One value of one indicator as of one day, or why there is none yet."""

    indicator: Id = Field(description="The indicator's id.")
    value: Amount | None = Field(
        None, description="The figure, cumulative in the plan's year; 元, 万元, 亿元 convert."
    )
    as_of: Day | None = Field(None, description="The data's own day.")
    preliminary: Truth = Field(False, description="True while the figure is not final.")
    unavailable: Text | None = Field(None, description="Why there is no figure yet.")
    reason: Text | None = Field(None, description="Why it differs from what was given before.")
    evidence: tuple[Evidence, ...] = Field((), description="What proves it.")

    @model_validator(mode="after")
    def _value_or_why_not(self) -> Self:
        if (self.value is None) == (self.unavailable is None):
            raise Refusal(
                "S112",
                say("A reading has either a value or unavailable, not both and not neither"),
                say("Write value: and as_of:, or unavailable: and why"),
            )
        if self.value is not None and self.as_of is None:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="as_of"),
                say("Write the data's own day, as as_of: 2025-06-30"),
            )
        return self


class Entry(Strict):
    """A text about a task or an action."""

    ref: Ref = Field(description="The task or action: 2.4 or 2.4/manager-base.")
    text: Text = Field(description="The unit's own words.")


class MilestoneDone(Strict):
    """A milestone that was reached."""

    ref: Ref = Field(description="The milestone's action: 3.2/lab-opening.")
    done: Day = Field(description="The day it was reached.")
    evidence: tuple[Evidence, ...] = Field((), description="What proves it.")


class Item(Strict):
    """A named thing of a register that reached a stage."""

    register_: Id = Field(alias="register", description="The register's id.")
    id: Text = Field(description="The item's own number, as the unit gives it.")
    title: Text | None = Field(None, description="What it is called.")
    stage: Text = Field(description="The stage it reached.")
    on: Day = Field(description="The day it reached it.")


class Trouble(Strict):
    """A problem the unit met; known by unit, ref and title, open until solved."""

    ref: Ref = Field(description="The task or action.")
    title: Text = Field(description="The problem in a few words; its name from then on.")
    text: Text | None = Field(None, description="What it is about.")
    ask: Text | None = Field(None, description="What the unit asks for, and of whom.")
    solved: Day | None = Field(None, description="The day it was solved.")


class Report(Strict):
    """What one unit says about one period."""

    submitted: Day | None = Field(
        None, description="The day it was handed in; decides whether it was on time."
    )
    nothing: Text | None = Field(None, description="Why there is nothing to say this time.")
    readings: tuple[Reading, ...] = Field((), description="Figures.")
    progress: tuple[Entry, ...] = Field((), description="What was done, by task or action.")
    milestones: tuple[MilestoneDone, ...] = Field((), description="Milestones reached.")
    items: tuple[Item, ...] = Field((), description="Things that reached a stage.")
    problems: tuple[Trouble, ...] = Field((), description="Problems met or solved.")
    next: tuple[Entry, ...] = Field((), description="What comes next.")
    at_risk: tuple[Entry, ...] = Field(
        (), description="What the unit fears for; holds until its next report."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
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
        return self

    @property
    def has_entries(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(
            self.readings
            or self.progress
            or self.milestones
            or self.items
            or self.problems
            or self.next
            or self.at_risk
        )
