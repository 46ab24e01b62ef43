"""The coordinator's own part of a brief: ``briefs/<period>.yaml``."""

from typing import Annotated, NamedTuple

from anplan.model.types.fields import Day, Id, TaskId, Text, Whole
from anplan.model.types.records import Doc, Names


class Pick(NamedTuple):
    """Whose words stand for a task in the brief."""

    task: Annotated[TaskId, Names(("task",)), Doc("The task.")]
    unit: Annotated[Id, Names(("unit",)), Doc("The unit whose text is printed.")]


class BriefNotes(NamedTuple):
    """What the coordinator adds to the figures of a period."""

    number: Annotated[Whole | None, Doc("The brief's issue number.")] = None
    issued: Annotated[Day | None, Doc("The day it was issued; closes the period.")] = None
    addressees: Annotated[tuple[Text, ...], Doc("Who receives it.")] = ()
    overview: Annotated[Text | None, Doc("The coordinator's own words on the whole.")] = None
    plans: Annotated[
        tuple[Text, ...], Doc("The coordinator's own words on what comes next, in a summary.")
    ] = ()
    picks: Annotated[tuple[Pick, ...], Doc("Whose text is printed for a task.")] = ()
    remarks: Annotated[tuple[Text, ...], Doc("Notes printed below the table.")] = ()
