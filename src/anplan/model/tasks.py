"""Tasks and their actions: ``plan/tasks/<n.m>.yaml``."""

from typing import Literal, Self

from pydantic import Field, model_validator

from anplan.base.message import say
from anplan.model.fields import Day, Id, Refusal, Sourced, Text

ActionKind = Literal["continuous", "milestone", "recurring", "deliverable", "outcome"]


class Action(Sourced):
    """One thing that a task says will be done."""

    id: Id = Field(description="Its name within the task; a ref is 2.4/manager-base.")
    title: Text = Field(description="What is done, in a few words.")
    kind: ActionKind = Field(
        description="continuous: goes on; milestone: done on one day; recurring: every month or "
        "quarter; deliverable: counted by an indicator; outcome: an effect that is hoped for."
    )
    due: Day | None = Field(
        None, description="A milestone's day; the end of the implementation phase if absent."
    )
    every: Literal["month", "quarter"] | None = Field(None, description="A recurring one's cycle.")
    by: Literal["any", "each"] = Field(
        "any", description="Whether one unit's entry is enough in a cycle, or each owes one."
    )
    indicators: tuple[Id, ...] = Field((), description="A deliverable's indicators.")

    @property
    def has_light(self) -> bool:
        """Tell whether it is judged by itself: a milestone or recurring work."""
        return self.kind in ("milestone", "recurring")

    @model_validator(mode="after")
    def _keys_fit_kind(self) -> Self:
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
        if bool(self.indicators) != (self.kind == "deliverable"):
            raise Refusal(
                "S112",
                say("indicators: and kind: deliverable go together"),
                say("Write both or neither"),
            )
        return self


class Task(Sourced):
    """One numbered task of the document."""

    title: Text = Field(description="The task's heading.")
    units: tuple[Id, ...] = Field(
        min_length=1, description="Units and groups in the document's order."
    )
    units_quote: Text | None = Field(None, description="The words that name the units.")
    lead: tuple[Id, ...] = Field((), description="The lead units, where the document marks them.")
    actions: tuple[Action, ...] = Field((), description="What the task says will be done.")

    @model_validator(mode="after")
    def _actions_differ(self) -> Self:
        seen: set[str] = set()
        for action in self.actions:
            if action.id in seen:
                raise Refusal(
                    "S113",
                    say("Two actions of the task are called {id}", id=action.id),
                    say("Give each its own id"),
                )
            seen.add(action.id)
        return self

    def action(self, name: str) -> Action | None:
        """Find an action by its id."""
        return next((action for action in self.actions if action.id == name), None)
