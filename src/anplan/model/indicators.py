"""Indicators: a figure, what it is counted in, its target and the way there."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from anplan.base.message import say
from anplan.base.period import Span
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, Id, Number, TaskId, Text, Truth
from anplan.model.types.records import REQUIRED, Assumed, Doc, Names, NotEmpty, Quote

Kind = Literal["flow", "stock", "rate", "count"]
Comparator = Literal["at_least", "more_than", "at_most", "less_than"]
COMPARATORS: tuple[Comparator, ...] = ("at_least", "more_than", "at_most", "less_than")


class Target(NamedTuple):
    """What the plan wants an indicator to reach, and by which day."""

    at_least: Annotated[Number | None, Doc("Not less than this (不少于, …以上).")] = None
    more_than: Annotated[Number | None, Doc("More than this (突破, 超过).")] = None
    at_most: Annotated[Number | None, Doc("Not more than this (不超过).")] = None
    less_than: Annotated[Number | None, Doc("Less than this (低于).")] = None
    by: Annotated[Day | None, Doc("The target's day; the plan's last day if absent.")] = None

    def check(self) -> None:
        """Raise Refusal where there is not just one comparison."""
        given = [name for name in COMPARATORS if getattr(self, name) is not None]
        if len(given) != 1:
            raise Refusal(
                "S109",
                say("A target has just one comparison; this one has {count}", count=len(given)),
                say("Write one of: {choices}", choices=COMPARATORS),
            )

    @property
    def comparator(self) -> Comparator:
        """Return how a value is compared with the target."""
        return next(name for name in COMPARATORS if getattr(self, name) is not None)

    @property
    def value(self) -> Decimal:
        """Return the target's figure in the indicator's measure."""
        figure = getattr(self, self.comparator)
        assert isinstance(figure, Decimal)
        return figure

    @property
    def upward(self) -> bool:
        """Return whether more is better."""
        return self.comparator in ("at_least", "more_than")

    @property
    def strict(self) -> bool:
        """Return whether the target's own figure is not yet enough."""
        return self.comparator in ("more_than", "less_than")


class Trajectory(NamedTuple):
    """The value expected on each day on the way to the target.

    Written as a word (``linear``, ``end``) or as points (``curve:``, ``steps:``).
    """

    shape: Annotated[
        Literal["linear", "end"] | None,
        Doc("linear: by elapsed share; end: nothing before the target's day."),
    ] = None
    curve: Annotated[
        dict[Day, Number] | None,
        Doc("Straight between these points, from the baseline at the start."),
    ] = None
    steps: Annotated[
        dict[Day, Number] | None, Doc("The last point passed; before the first the baseline.")
    ] = None

    @classmethod
    def of_word(cls, word: str) -> Mapping[str, str]:
        """Return the keys that a single word stands for."""
        return {"shape": word}

    def check(self) -> None:
        """Raise Refusal where there is not just one shape."""
        given = [name for name in ("shape", "curve", "steps") if getattr(self, name)]
        if len(given) != 1:
            raise Refusal(
                "S109",
                say("A trajectory has just one shape"),
                say("Write one of: {choices}", choices=("linear", "end", "curve:", "steps:")),
            )

    @property
    def points(self) -> tuple[tuple[date, Decimal], ...]:
        """Return the points of a curve or of steps in the order of their days."""
        return tuple(sorted((self.curve or self.steps or {}).items()))


class CountedFrom(NamedTuple):
    """The items of a register whose number is the figure."""

    register: Annotated[Id, Names(("register",)), Doc("The register's id.")]
    stage: Annotated[
        Text, Names(("stage",)), Doc("The stage from which an item counts, by its id or its title.")
    ]
    where: Annotated[
        dict[Id, Text] | None,
        Names(("field",)),
        Doc("Only the items whose field says this; all of them if absent."),
    ] = None
    carried: Annotated[
        Truth, Doc("Whether what items of the plan before had reached in it counts, too.")
    ] = False

    @property
    def words(self) -> str:
        """Return it in the words of its file."""
        only = ", ".join(f"{field}: {word}" for field, word in (self.where or {}).items())
        return f"{self.register} {self.stage}" + (f" ({only})" if only else "")


class Amendment(NamedTuple):
    """A change of a target by a later document."""

    on: Annotated[Day, Doc("The first day the new target is in force.")]
    target: Annotated[Target, Doc("The new target.")]
    document: Annotated[Text, Doc("The document that changed it.")]
    reason: Annotated[Text, Doc("Why it was changed.")]
    shares: Annotated[
        dict[Id, Number] | None,
        Names(("unit",)),
        Doc("What each unit is to reach of the new target."),
    ] = None


class Indicator(NamedTuple):
    """One indicator of the plan: ``plan/indicators/<id>.yaml``."""

    quote: Quote = None
    assumed: Assumed = ()
    title: Annotated[Text, Doc("What is counted, in the document's words.")] = REQUIRED
    short: Annotated[Text | None, Doc("A shorter title for narrow tables.")] = None
    measure: Annotated[Text, Doc("What it is counted in: 亿元, 家, %.")] = REQUIRED
    kind: Annotated[
        Kind,
        Doc(
            "flow: cumulative in the year; stock: at a day; rate: growth or ratio; count: cumulative number of things."
        ),
    ] = REQUIRED
    goal: Annotated[Id | None, Names(("goal",)), Doc("The goal it belongs to.")] = None
    target: Annotated[Target, Doc("The target of the plan.")] = REQUIRED
    trajectory: Annotated[Trajectory | None, Doc("The way there; a rate has none.")] = None
    baseline: Annotated[
        Number | None,
        Doc("The value at the plan's start; 0 if absent, and a ceiling then has no completion."),
    ] = None
    every: Annotated[Span, Doc("How often a figure exists.")] = "month"
    aspirational: Annotated[Truth, Doc("True for 力争: never worse than yellow.")] = False
    tasks: Annotated[
        tuple[TaskId, ...], Names(("task",)), Doc("The tasks whose light it decides.")
    ] = ()
    reported_by: Annotated[
        tuple[Id, ...],
        Names(("unit",)),
        NotEmpty(),
        Doc("The units that report it; their values add up. The register's with counted_from."),
    ] = ()
    counted_from: Annotated[
        CountedFrom | None, Doc("The register whose items are counted; nobody reports the figure.")
    ] = None
    amended: Annotated[tuple[Amendment, ...], Doc("Later changes of the target.")] = ()
    shares: Annotated[
        dict[Id, Number] | None,
        Names(("unit",)),
        Doc("What each unit is to reach of the target; together they are the target."),
    ] = None
    public: Annotated[
        Truth, Doc("True where its figures and its light may go out: anplan site --public.")
    ] = False

    def check(self) -> None:
        """Raise Refusal where the kind does not go with the way there or with who reports."""
        if self.kind == "rate" and self.trajectory is not None:
            raise Refusal(
                "S112",
                say("A rate has no trajectory: it is compared with its full target"),
                say(
                    "Leave trajectory out; a share that is to rise step by step is kind: stock, "
                    "with trajectory and baseline"
                ),
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
                say("Rates of several units cannot be added up"),
                say("Name one unit in reported_by"),
            )
        self._check_who_reports()
        if self.shares is not None:
            self._check_shares(self.shares, ("shares",))
        for place, change in enumerate(self.amended):
            if change.shares is not None:
                self._check_shares(change.shares, ("amended", place, "shares"))

    def _check_shares(self, shares: Mapping[str, Decimal], path: tuple[str | int, ...]) -> None:
        """Raise Refusal where a target cannot be shared out, or not in this way."""
        own = say("Leave shares out; give each unit an indicator of its own")
        if self.kind == "rate":
            raise Refusal("S112", say("A rate has no shares: it does not add up"), own, path)
        if self.counted_from is not None:
            raise Refusal(
                "S112",
                say("A figure that is counted from a register has no shares"),
                own,
                path,
            )
        if self.baseline is not None:
            raise Refusal(
                "S112",
                say("Shares go with no baseline: nobody knows what each unit had"),
                own,
                path,
            )
        for unit, share in shares.items():
            if share < 0:
                raise Refusal(
                    "S112",
                    say("The share of {unit} is less than zero: {share}", unit=unit, share=share),
                    say("Write what the unit is to reach, 0 where that is nothing"),
                    (*path, unit),
                )

    def _check_who_reports(self) -> None:
        """Raise Refusal where nobody reports it, or a register does and yet units are named."""
        if self.counted_from is None and not self.reported_by:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="reported_by"),
                say("Add {key}: below the others", key="reported_by"),
            )
        if self.counted_from is None:
            return
        if self.reported_by:
            raise Refusal(
                "S112",
                say("A figure that is counted from a register is reported by nobody else"),
                say("Leave reported_by out: the register says who reports its items"),
            )
        if self.kind != "count":
            raise Refusal(
                "S112",
                say("Items of a register are counted: kind is {kind}", kind=self.kind),
                say("Write kind: count, or leave counted_from out"),
            )

    @property
    def label(self) -> str:
        """Return the title for a narrow table."""
        return self.short or self.title

    @property
    def start(self) -> Decimal:
        """Return the value from which the way to the target is measured."""
        return Decimal(0) if self.baseline is None else self.baseline

    @property
    def has_steps(self) -> bool:
        """Return whether it goes by steps."""
        return self.trajectory is not None and bool(self.trajectory.steps)

    @property
    def accumulates(self) -> bool:
        """Return whether values only grow, from zero: a flow or a count."""
        return self.kind in ("flow", "count")
