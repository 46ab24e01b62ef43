"""The document and its settings: ``plan/plan.yaml``."""

from datetime import date, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from anplan.base.message import say
from anplan.model.fields import (
    Day,
    Id,
    Number,
    Periodic,
    Refusal,
    Sourced,
    Strict,
    Text,
    Truth,
    Whole,
    Zone,
)


class Document(Strict):
    """The issued document."""

    title: Text = Field(description="Its title.")
    number: Text = Field(description="Its number: 岸政办〔2025〕5号.")
    issuer: Text = Field(description="Who issued it.")
    issued: Day = Field(description="The day it was signed.")
    published: Day | None = Field(None, description="The day it was published.")
    index: Text | None = Field(None, description="Its number in the issuer's index.")
    short: Text | None = Field(None, description="What the plan is called in briefs.")


class Settings(Strict):
    """The thresholds of judgement; each is printed where it decides."""

    pace_base: Literal["year", "implementation"] = Field(
        "year", description="The months over which linear progress is expected."
    )
    red: Number = Field(Decimal(10), description="Points behind the trajectory beyond which: red.")
    red_rate: Number = Field(Decimal(1), description="The same for a rate, percentage points.")
    soon: Whole = Field(14, description="Days before a milestone in which it warns.")
    rest_days: Literal["kept", "next_working_day"] = Field(
        "kept", description="Whether a due day on a rest day moves to the next working day."
    )
    first_listed_leads: Truth = Field(
        False, description="Whether the unit that a task lists first is its lead."
    )


class Phase(Sourced):
    """A span of months with its own work."""

    id: Id = Field(description="Its name; implementation is the one in which tasks are done.")
    title: Text = Field(description="Its heading.")
    start: Day = Field(description="Its first day.")
    end: Day = Field(description="Its last day.")


class Goal(Sourced):
    """A heading of aims."""

    id: Id = Field(description="Its number.")
    title: Text = Field(description="The aim.")


class Section(Sourced):
    """A chapter of tasks."""

    id: Id = Field(description="Its number: the n of a task n.m.")
    title: Text = Field(description="Its heading.")


class Group(Sourced):
    """A word that stands for many units."""

    id: Id = Field(description="Its name.")
    title: Text = Field(description="The word in the document.")


class Due(Strict):
    """The day a paper is due, counted from its period."""

    days_after: Annotated[Whole, Field(ge=0, le=366)] | None = Field(
        None, description="So many days after the period's last day."
    )
    day: Annotated[Whole, Field(ge=1, le=31)] | None = Field(
        None, description="On this day of the period's last month; the 30th is February's last."
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.days_after is None) == (self.day is None):
            raise Refusal(
                "S112",
                say("due has either days_after or day"),
                say("Write one of: {choices}", choices=("days_after:", "day:")),
            )
        return self


class Obligation(Sourced):
    """A rule that papers are owed."""

    id: Id = Field(description="Its name.")
    title: Text = Field(description="What the paper is called.")
    paper: Literal["document", "scheme", "report", "brief"] = Field(
        description="document: the plan itself; scheme and report: a unit's file; "
        "brief: the coordinator's file in briefs/."
    )
    owed_by: Text = Field(
        description="Who owes it: units (all), coordinator, or the id of a group or a unit."
    )
    every: Literal["once", "month"] = Field(description="Once, or for every month.")
    period: Periodic | None = Field(None, description="The period of a paper that is owed once.")
    start: Periodic | None = Field(None, description="The first month of a monthly paper.")
    end: Periodic | None = Field(None, description="The last month of a monthly paper.")
    due_on: Day | None = Field(None, description="The day a paper that is owed once is due.")
    due: Due | None = Field(None, description="When a monthly paper is due.")
    judged_from: Day | None = Field(
        None, description="The day that counts instead, where the due day came before the issue."
    )
    counted: Truth = Field(True, description="False where the paper is the document itself.")

    @model_validator(mode="after")
    def _has_its_days(self) -> Self:
        monthly = self.every == "month"
        complete = (self.start and self.end and self.due) if monthly else self.due_on
        extra = (self.period or self.due_on) if monthly else (self.start or self.end or self.due)
        if not complete or extra:
            raise Refusal(
                "S112",
                say("The days of the obligation do not fit how often it is owed"),
                say("every: month has start, end and due; every: once has due_on"),
            )
        return self


class Duty(Sourced):
    """What somebody has to see to all the time."""

    owed_by: Text = Field(description="Who: units, coordinator, or the id of a group or unit.")
    title: Text = Field(description="What they have to see to.")


class Defect(Strict):
    """Something that is wrong in the document itself."""

    quote: Text | None = Field(None, description="The place, in the document's words.")
    text: Text = Field(description="What is wrong with it.")


DEFAULT_ZONE = timezone(timedelta(hours=8))


class Plan(Strict):
    """One issued document and all that it asks for."""

    document: Document = Field(description="The document.")
    start: Day = Field(description="The first day that counts; the year of cumulative figures.")
    end: Day = Field(description="The last day; a target without its own day is due then.")
    language: Literal["zh_CN", "en"] = Field("zh_CN", description="The language of what is shown.")
    timezone: Zone = Field(DEFAULT_ZONE, description="Where days begin, as distance from UTC.")
    coordinator: Id = Field(description="The unit that runs the whole plan.")
    sample: Truth = Field(False, description="True where everything reported is fictional.")
    sample_day: Day | None = Field(None, description="The day a sample is looked at.")
    settings: Settings = Field(Settings(), description="The thresholds of judgement.")
    holidays: dict[Day, Literal["rest", "work"]] = Field(
        {}, description="Days off and days on that differ from the calendar's."
    )
    phases: tuple[Phase, ...] = Field(min_length=1, description="Its phases.")
    goals: tuple[Goal, ...] = Field((), description="Its goals.")
    groups: tuple[Group, ...] = Field((), description="Words that stand for many units.")
    sections: tuple[Section, ...] = Field((), description="The chapters of tasks.")
    obligations: tuple[Obligation, ...] = Field((), description="The papers it asks for.")
    duties: tuple[Duty, ...] = Field((), description="The duties it names.")
    defects: tuple[Defect, ...] = Field((), description="What is wrong in the document.")
    narrative: tuple[Text, ...] = Field(
        (), description="Sentences that ask for nothing, each in the document's words."
    )
    assumed: tuple[str, ...] = Field((), description="Keys above that the document does not give.")

    @property
    def implementation(self) -> Phase:
        """Give the phase in which the tasks are done: the one called so, else the longest."""
        return next(
            (phase for phase in self.phases if phase.id == "implementation"),
            max(self.phases, key=lambda phase: phase.end - phase.start),
        )

    @property
    def pace_span(self) -> tuple[date, date]:
        """Give the first and last day over which linear progress is expected."""
        if self.settings.pace_base == "year":
            return self.start, self.end
        return self.implementation.start, self.implementation.end
