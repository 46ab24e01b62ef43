"""The coordinator's own part of a brief: ``briefs/<period>.yaml``."""

from pydantic import Field

from anplan.model.fields import Day, Id, Strict, TaskId, Text, Whole


class Pick(Strict):
    """Whose words stand for a task in the brief."""

    task: TaskId = Field(description="The task.")
    unit: Id = Field(description="The unit whose text is printed.")


class BriefNotes(Strict):
    """What the coordinator adds to the figures of a period."""

    number: Whole | None = Field(None, description="The brief's issue number.")
    issued: Day | None = Field(None, description="The day it was issued; closes the period.")
    addressees: tuple[Text, ...] = Field((), description="Who receives it.")
    overview: Text | None = Field(None, description="The coordinator's own words on the whole.")
    picks: tuple[Pick, ...] = Field((), description="Whose text is printed for a task.")
    remarks: tuple[Text, ...] = Field((), description="Notes printed below the table.")
