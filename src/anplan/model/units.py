"""Units: ``units/<id>/unit.yaml``, and their schemes: ``units/<id>/scheme.yaml``."""

from collections.abc import Container, Iterator
from datetime import date
from itertools import count
from typing import Annotated, NamedTuple

from anplan.base.message import say
from anplan.base.period import Span
from anplan.model.paths import measure_ref
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Account, Day, Id, Number, Ref, Text, Whole
from anplan.model.types.records import REQUIRED, Assumed, Doc, Names, NotEmpty, Quote


class Unit(NamedTuple):
    """A body that answers for tasks."""

    quote: Quote = None
    assumed: Assumed = ()
    name: Annotated[Text, Doc("The full name.")] = REQUIRED
    short: Annotated[Text | None, Doc("The name used in tables.")] = None
    aliases: Annotated[tuple[Text, ...], Doc("Other names it is written by.")] = ()
    group: Annotated[Id | None, Names(("group",)), Doc("The group it belongs to.")] = None
    groups: Annotated[
        tuple[Id, ...], Names(("group",)), Doc("The groups it belongs to, where they are several.")
    ] = ()
    order: Annotated[Whole, Doc("Its place in the plan's own order.")] = 0
    owners: Annotated[
        tuple[Account, ...],
        Doc("Accounts that may change its files; the coordinator's may change all."),
    ] = ()
    same_as: Annotated[
        tuple[Id, ...],
        Doc(
            "The ids by which other plans know it, where these are not its own: a figure of theirs is "
            "shown under its name."
        ),
    ] = ()
    valid_from: Annotated[Day | None, Doc("The first day it exists.")] = None
    valid_until: Annotated[Day | None, Doc("The last day it exists.")] = None

    @property
    def label(self) -> str:
        """Return the name for a narrow table."""
        return self.short or self.name

    @property
    def all_groups(self) -> tuple[str, ...]:
        """Return the groups it belongs to, the first named first."""
        own = (self.group, *self.groups) if self.group is not None else self.groups
        return tuple(dict.fromkeys(own))

    def valid_on(self, day: date) -> bool:
        """Return whether the unit exists on a day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


class Measure(NamedTuple):
    """One of a unit's own measures: done on one day, again and again, or by a figure."""

    id: Annotated[
        Id | None, Doc("Its name within the scheme: reports close it as scheme/<id>.")
    ] = None
    ref: Annotated[Ref, Names(("task", "action")), Doc("The task or action it serves.")] = REQUIRED
    title: Annotated[Text | None, Doc("What the unit will do, in a few words.")] = None
    text: Annotated[Text | None, Doc("What the unit will do.")] = None
    by: Annotated[
        Day | None, Doc("The day the unit set itself; of recurring work its last one.")
    ] = None
    every: Annotated[Span | None, Doc("How often it is done, where it is done again.")] = None
    indicator: Annotated[
        Id | None, Names(("indicator",)), Doc("The figure by which it is judged.")
    ] = None
    share: Annotated[
        Number | None, Doc("What the unit's own figure is to reach, in the indicator's measure.")
    ] = None
    since: Annotated[
        Day | None, Doc("The day from which it holds; the scheme's own day if absent.")
    ] = None

    def check(self) -> None:
        """Raise Refusal where it says nothing, or is to be judged in two ways."""
        if self.title is None and self.text is None:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="text"),
                say("Write what the unit will do under text, or in a few words under title"),
            )
        if (self.indicator is None) != (self.share is None):
            raise Refusal(
                "S112", say("indicator: and share: go together"), say("Write both or neither")
            )
        if self.every is not None and self.indicator is not None:
            raise Refusal(
                "S112",
                say("A measure is done again and again, or by a figure, not both"),
                say("Leave out every, or indicator and share"),
            )

    @property
    def name(self) -> str:
        """Return what it is called: its title, else its words."""
        return self.title or self.text or ""

    @property
    def heading(self) -> str:
        """Return its name on one line, without a full stop, to stand among other words."""
        return " ".join(self.name.split()).rstrip("。.")

    @property
    def about(self) -> str:
        """Return what tells it from others, in the words of its file."""
        return self.ref if self.id is None else f"{self.id} {self.ref}"

    @property
    def is_closed_by_a_day(self) -> bool:
        """Return whether a report closes it with the day on which it was done."""
        return self.every is None and self.indicator is None


class Scheme(NamedTuple):
    """A unit's own scheme for the plan."""

    submitted: Annotated[Day | None, Doc("The day it was handed in.")] = None
    returns: Annotated[
        Whole | None,
        Doc(
            "How often it had been returned when it was handed in; written where that was on the very day of a return."
        ),
    ] = None
    measures: Annotated[tuple[Measure, ...], NotEmpty(), Doc("What the unit will do.")] = REQUIRED

    def check(self) -> None:
        """Raise Refusal where two measures have one id."""
        seen: set[str] = set()
        for measure in self.measures:
            if measure.id is not None and measure.id in seen:
                raise Refusal(
                    "S113",
                    say("Two measures of the scheme are called {id}", id=measure.id),
                    say("Give each its own id"),
                )
            seen.add(measure.id or "")

    def measure(self, ref: str) -> Measure | None:
        """Return the measure that a report calls ``scheme/<id>``; None where there is none."""
        return next((measure for measure in self.measures if own_ref(measure) == ref), None)


def own_ref(measure: Measure) -> str | None:
    """Return what a unit's own reports call a measure; None for one without an id."""
    return None if measure.id is None else measure_ref(measure.id)


def free_ids(taken: Container[str], stem: str) -> Iterator[str]:
    """Yield ids that no measure has: the stem with a number behind it."""
    names = (f"{stem}{number}" for number in count(1))
    return (name for name in names if name not in taken)
