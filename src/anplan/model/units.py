"""Units: ``units/<id>/unit.yaml``, and their schemes: ``units/<id>/scheme.yaml``."""

from datetime import date

from pydantic import Field

from anplan.model.fields import Account, Day, Id, Ref, Sourced, Strict, Text, Whole


class Unit(Sourced):
    """A body that answers for tasks."""

    name: Text = Field(description="The full name.")
    short: Text | None = Field(None, description="The name used in tables.")
    aliases: tuple[Text, ...] = Field((), description="Other names it is written by.")
    group: Id | None = Field(None, description="The group it belongs to.")
    order: Whole = Field(0, description="Its place in the plan's own order.")
    owners: tuple[Account, ...] = Field(
        (), description="Accounts that may change its files; the coordinator's may change all."
    )
    valid_from: Day | None = Field(None, description="The first day it exists.")
    valid_until: Day | None = Field(None, description="The last day it exists.")

    @property
    def label(self) -> str:
        """Give the name for a narrow table."""
        return self.short or self.name

    def valid_on(self, day: date) -> bool:
        """Tell whether the unit exists on a day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


class Measure(Strict):
    """One of a unit's own measures."""

    ref: Ref = Field(description="The task or action it serves.")
    text: Text = Field(description="What the unit will do.")
    by: Day | None = Field(None, description="The day the unit set itself.")


class Scheme(Strict):
    """A unit's own scheme for the plan."""

    submitted: Day | None = Field(None, description="The day it was handed in.")
    measures: tuple[Measure, ...] = Field(min_length=1, description="What the unit will do.")
