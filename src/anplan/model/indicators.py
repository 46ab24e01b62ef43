"""Indicators: a figure, what it is counted in, its target and the way there."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from anplan.base.message import say
from anplan.model.fields import Day, Id, Number, Refusal, Sourced, Strict, TaskId, Text, Truth

Kind = Literal["flow", "stock", "rate", "count"]
Comparator = Literal["at_least", "more_than", "at_most", "less_than"]
Cycle = Literal["month", "quarter", "half", "year"]
COMPARATORS: tuple[Comparator, ...] = ("at_least", "more_than", "at_most", "less_than")


class Target(Strict):
    """What the plan wants an indicator to reach, and by which day."""

    at_least: Number | None = Field(None, description="Not less than this (不少于, …以上).")
    more_than: Number | None = Field(None, description="More than this (突破, 超过).")
    at_most: Number | None = Field(None, description="Not more than this (不超过).")
    less_than: Number | None = Field(None, description="Less than this (低于).")
    by: Day | None = Field(None, description="The target's day; the plan's last day if absent.")

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        given = [name for name in COMPARATORS if getattr(self, name) is not None]
        if len(given) != 1:
            raise Refusal(
                "S109",
                say("A target has just one comparison; this one has {count}", count=len(given)),
                say("Write one of: {choices}", choices=COMPARATORS),
            )
        return self

    @property
    def comparator(self) -> Comparator:
        """Tell how a value is held against the target."""
        return next(name for name in COMPARATORS if getattr(self, name) is not None)

    @property
    def value(self) -> Decimal:
        """Give the target's figure in the indicator's measure."""
        figure = getattr(self, self.comparator)
        assert isinstance(figure, Decimal)
        return figure

    @property
    def upward(self) -> bool:
        """Tell whether more is better."""
        return self.comparator in ("at_least", "more_than")

    @property
    def strict(self) -> bool:
        """Tell whether the target's own figure is not yet enough."""
        return self.comparator in ("more_than", "less_than")


class Trajectory(Strict):
    """The value expected on each day on the way to the target.

    Written as a word (``linear``, ``end``) or as points (``curve:``, ``steps:``).
    """

    shape: Literal["linear", "end"] | None = Field(
        None, description="linear: by elapsed share; end: nothing before the target's day."
    )
    curve: dict[Day, Number] | None = Field(
        None, description="Straight between these points, from the baseline at the start."
    )
    steps: dict[Day, Number] | None = Field(
        None, description="The last point passed; before the first the baseline."
    )

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        return {"shape": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        given = [name for name in ("shape", "curve", "steps") if getattr(self, name)]
        if len(given) != 1:
            raise Refusal(
                "S109",
                say("A trajectory has just one shape"),
                say("Write one of: {choices}", choices=("linear", "end", "curve:", "steps:")),
            )
        return self

    @property
    def points(self) -> tuple[tuple[date, Decimal], ...]:
        """Give the points of a curve or of steps in the order of their days."""
        return tuple(sorted((self.curve or self.steps or {}).items()))


class Amendment(Strict):
    """A change of a target by a later document."""

    on: Day = Field(description="The first day the new target is in force.")
    target: Target = Field(description="The new target.")
    document: Text = Field(description="The document that changed it.")
    reason: Text = Field(description="Why it was changed.")


class Indicator(Sourced):
    """One indicator of the plan: ``plan/indicators/<id>.yaml``."""

    title: Text = Field(description="What is counted, in the document's words.")
    short: Text | None = Field(None, description="A shorter title for narrow tables.")
    measure: Text = Field(description="What it is counted in: 亿元, 家, %.")
    kind: Kind = Field(
        description="flow: cumulative in the year; stock: at a day; rate: growth or ratio; "
        "count: cumulative number of things."
    )
    goal: Id | None = Field(None, description="The goal it belongs to.")
    target: Target = Field(description="The target of the plan.")
    trajectory: Trajectory | None = Field(None, description="The way there; a rate has none.")
    baseline: Number = Field(Decimal(0), description="The value at the plan's start.")
    every: Cycle = Field("month", description="How often a figure exists.")
    aspirational: Truth = Field(False, description="True for 力争: never worse than yellow.")
    tasks: tuple[TaskId, ...] = Field((), description="The tasks whose light it decides.")
    reported_by: tuple[Id, ...] = Field(
        min_length=1, description="The units that report it; their values add up."
    )
    amended: tuple[Amendment, ...] = Field((), description="Later changes of the target.")

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if self.kind == "rate" and self.trajectory is not None:
            raise Refusal(
                "S112",
                say("A rate has no trajectory: it is held against its full target all the time"),
                say("Leave trajectory out"),
            )
        if self.kind != "rate" and self.trajectory is None:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="trajectory"),
                say("Write one of: {choices}", choices=("linear", "end", "curve:", "steps:")),
            )
        if self.kind == "rate" and len(self.reported_by) > 1:
            raise Refusal(
                "S112",
                say("Rates of several units do not add up"),
                say("Name one unit in reported_by"),
            )
        return self

    @property
    def label(self) -> str:
        """Give the title for a narrow table."""
        return self.short or self.title
