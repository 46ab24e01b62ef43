"""Tasks and their actions: ``plan/tasks/<n.m>.yaml``."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from anplan.base.headings import headed
from anplan.base.message import say
from anplan.base.period import Span
from anplan.model.indicators import CountedFrom
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, Id, Ref, Text, Truth
from anplan.model.types.records import REQUIRED, Assumed, Doc, Names, NotEmpty, Quote

ActionKind = Literal["continuous", "milestone", "recurring", "deliverable", "outcome"]


class Action(NamedTuple):
    """One thing that a task says will be done."""

    quote: Quote = None
    assumed: Assumed = ()
    id: Annotated[Id, Doc("Its name within the task; a ref is 2.4/manager-base.")] = REQUIRED
    title: Annotated[Text, Doc("What is done, in a few words.")] = REQUIRED
    kind: Annotated[
        ActionKind,
        Doc(
            "continuous: goes on; milestone: done on one day; recurring: in a cycle; deliverable: counted by an indicator; outcome: an effect that is hoped for."
        ),
    ] = REQUIRED
    due: Annotated[
        Day | None,
        Doc("A milestone's day; its task's if absent, else the end of the implementation phase."),
    ] = None
    after: Annotated[
        tuple[Ref, ...],
        Names(("milestone",)),
        Doc("The milestones that have to be done first: 1.1/west-part."),
    ] = ()
    every: Annotated[Span | None, Doc("A recurring one's cycle.")] = None
    by: Annotated[
        Literal["any", "each"],
        Doc("Whether one unit's entry is enough in a cycle, or each owes one."),
    ] = "any"
    counted_from: Annotated[
        CountedFrom | None,
        Doc("A register: an item that reached the stage in a cycle meets it, too."),
    ] = None
    indicators: Annotated[
        tuple[Id, ...], Names(("indicator",)), Doc("A deliverable's indicators.")
    ] = ()
    units: Annotated[
        tuple[Id, ...],
        Names(("unit", "group")),
        Doc("The units of the task whose it is; others cannot close it."),
    ] = ()

    @property
    def has_light(self) -> bool:
        """Return whether it is judged by itself: a milestone or recurring work."""
        return self.kind in ("milestone", "recurring")

    def check(self) -> None:
        """Raise Refusal where keys do not go with the kind."""
        if (self.every is not None) != (self.kind == "recurring"):
            raise Refusal(
                "S112",
                say("every: and kind: recurring go together"),
                say("Write both or neither"),
            )
        if self.due is not None and self.kind != "milestone":
            raise Refusal(
                "S112", say("Only a milestone has a due day"), say("Leave due out, or change kind")
            )
        if self.after and self.kind != "milestone":
            raise Refusal(
                "S112",
                say("Only a milestone waits for others"),
                say("Leave after out, or change kind"),
            )
        if self.counted_from is not None and self.kind != "recurring":
            raise Refusal(
                "S112",
                say("Only recurring work is counted from a register"),
                say("Leave counted_from out; a deliverable names an indicator that has it"),
            )
        if bool(self.indicators) != (self.kind == "deliverable"):
            raise Refusal(
                "S112",
                say("indicators: and kind: deliverable go together"),
                say("Write both or neither"),
            )


class Task(NamedTuple):
    """One numbered task of the document."""

    quote: Quote = None
    assumed: Assumed = ()
    title: Annotated[Text, Doc("The task's heading.")] = REQUIRED
    label: Annotated[
        Text | None, Doc("The document's own number, printed in the place of n.m: 12.")
    ] = None
    short: Annotated[Text | None, Doc("Its title in narrow tables.")] = None
    units: Annotated[
        tuple[Id, ...],
        Names(("unit", "group")),
        NotEmpty(),
        Doc(
            "Units and groups in the document's order; those of lead and support belong to it, too."
        ),
    ] = ()
    units_quote: Annotated[Text | None, Doc("The words that name the units.")] = None
    lead: Annotated[
        tuple[Id, ...],
        Names(("unit", "group")),
        Doc("The lead units, where the document marks them."),
    ] = ()
    support: Annotated[
        tuple[Id, ...],
        Names(("unit", "group")),
        Doc("The supporting units; who neither leads nor supports is responsible."),
    ] = ()
    leader: Annotated[
        Text | None, Doc("The post under which it is: 分管副区长; shown, never judged.")
    ] = None
    due: Annotated[
        Day | None,
        Doc("The day of its milestones without one; a task without actions is one milestone."),
    ] = None
    due_words: Annotated[
        Text | None, Doc("What the document writes in the place of a day: 持续推进.")
    ] = None
    actions: Annotated[tuple[Action, ...], Doc("What the task says will be done.")] = ()
    public: Annotated[
        Truth, Doc("True where its light and its actions' may go out: anplan site --public.")
    ] = False

    def check(self) -> None:
        """Raise Refusal where nobody has a part or one has two, or two actions have one id."""
        if not self.named_units:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="units"),
                say("Add {key}: below the others", key="units"),
            )
        both = tuple(name for name in self.lead if name in self.support)
        if both:
            raise Refusal(
                "S112",
                say("{units} cannot lead a task and support it", units=both),
                say("Leave each under lead or under support"),
            )
        seen: set[str] = set()
        for action in self.actions:
            if action.id in seen:
                raise Refusal(
                    "S113",
                    say("Two actions of the task are called {id}", id=action.id),
                    say("Give each its own id"),
                )
            seen.add(action.id)

    def number(self, name: str) -> str:
        """Return its number as it is printed: the document's own, else its id."""
        return self.label or name

    def headed(self, name: str) -> str:
        """Return its title behind its number."""
        return headed(self.number(name), self.title)

    def narrow(self, name: str) -> str:
        """Return what it is called in a narrow table, behind its number."""
        return headed(self.number(name), self.short or self.title)

    @property
    def as_milestone(self) -> Action | None:
        """Return the one milestone that a task with a day and without actions is."""
        if self.due is None or self.actions:
            return None
        return Action(id="", title=self.title, kind="milestone", due=self.due, quote=self.quote)

    def milestone_or_actions(self, name: str) -> Iterator[tuple[str, Action]]:
        """Yield its actions with their refs; a task that is one milestone is so by its own id."""
        whole = self.as_milestone
        if whole is not None:
            yield name, whole
        for action in self.actions:
            yield f"{name}/{action.id}", action

    @property
    def named_units(self) -> tuple[str, ...]:
        """Return all units and groups that it names, each once: the document's list comes first.

        Without a list the leads stand before those who support.
        """
        return tuple(dict.fromkeys((*self.units, *self.lead, *self.support)))

    def action(self, name: str) -> Action | None:
        """Return an action by its id; None where there is none."""
        return next((action for action in self.actions if action.id == name), None)
