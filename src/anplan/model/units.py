"""Units: ``units/<id>/unit.yaml``, and their schemes: ``units/<id>/scheme.yaml``."""

from datetime import date
from typing import Annotated, NamedTuple

from anplan.model.types.fields import Account, Day, Id, Ref, Text, Whole
from anplan.model.types.records import REQUIRED, Assumed, Doc, NotEmpty, Quote


class Unit(NamedTuple):
    """A body that answers for tasks."""

    quote: Quote = None
    assumed: Assumed = ()
    name: Annotated[Text, Doc("The full name.")] = REQUIRED
    short: Annotated[Text | None, Doc("The name used in tables.")] = None
    aliases: Annotated[tuple[Text, ...], Doc("Other names it is written by.")] = ()
    group: Annotated[Id | None, Doc("The group it belongs to.")] = None
    order: Annotated[Whole, Doc("Its place in the plan's own order.")] = 0
    owners: Annotated[
        tuple[Account, ...],
        Doc("Accounts that may change its files; the coordinator's may change all."),
    ] = ()
    valid_from: Annotated[Day | None, Doc("The first day it exists.")] = None
    valid_until: Annotated[Day | None, Doc("The last day it exists.")] = None

    @property
    def label(self) -> str:
        """Return the name for a narrow table."""
        return self.short or self.name

    def valid_on(self, day: date) -> bool:
        """Return whether the unit exists on a day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


class Measure(NamedTuple):
    """One of a unit's own measures."""

    ref: Annotated[Ref, Doc("The task or action it serves.")]
    text: Annotated[Text, Doc("What the unit will do.")]
    by: Annotated[Day | None, Doc("The day the unit set itself.")] = None


class Scheme(NamedTuple):
    """A unit's own scheme for the plan."""

    submitted: Annotated[Day | None, Doc("The day it was handed in.")] = None
    measures: Annotated[tuple[Measure, ...], NotEmpty(), Doc("What the unit will do.")] = REQUIRED
