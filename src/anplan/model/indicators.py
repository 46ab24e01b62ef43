"""Indicators: a figure, what it is counted in, its target and the way there."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from anplan.base.message import say
from anplan.base.period import Span
from anplan.model.indicator_sense import check_sense
from anplan.model.sharing import SharedFrom
from anplan.model.targets import Target
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, Id, Number, TaskId, Text, Truth, Year
from anplan.model.types.records import REQUIRED, Assumed, Doc, Names, NotEmpty, Quote

Kind = Literal["flow", "stock", "rate", "count"]


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


NO_TARGET = Target()
"""Stands where a plan has targets by year alone."""


class Indicator(NamedTuple):
    """One indicator of the plan: ``plan/indicators/<id>.yaml``."""

    quote: Quote = None
    assumed: Assumed = ()
    title: Annotated[Text, Doc("What is counted, in the document's words.")] = REQUIRED
    short: Annotated[Text | None, Doc("A shorter title for narrow tables.")] = None
    measure: Annotated[
        Text, Doc("What it is counted in: 亿元, 家, %; absent where the target is words alone.")
    ] = ""
    kind: Annotated[
        Kind,
        Doc(
            "flow: cumulative in the year; stock: at a day; rate: growth or ratio; count: cumulative number of things."
        ),
    ] = REQUIRED
    goal: Annotated[Id | None, Names(("goal",)), Doc("The goal it belongs to.")] = None
    target: Annotated[
        Target, Doc("The target of the plan; may be absent where yearly has one for each year.")
    ] = NO_TARGET
    yearly: Annotated[
        dict[Year, Number] | None,
        Doc(
            "The target of each year; the figure begins anew each January. Compared as target "
            "compares, at_least where there is none; target's own figure is that of other years."
        ),
    ] = None
    trajectory: Annotated[
        Trajectory | None,
        Doc("The way there; of a rate linear alone, from its baseline, in a plan of years."),
    ] = None
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
        Doc(
            "The units that report it; their values add up. The register's with counted_from, nobody "
            "with shared_from."
        ),
    ] = ()
    counted_from: Annotated[
        CountedFrom | None, Doc("The register whose items are counted; nobody reports the figure.")
    ] = None
    shared_from: Annotated[
        SharedFrom | None,
        Doc(
            "The other plan that collects the figure; it is read there, and nobody reports it here."
        ),
    ] = None
    amended: Annotated[tuple[Amendment, ...], Doc("Later changes of the target.")] = ()
    shares: Annotated[
        dict[Id, Number] | None,
        Names(("unit",)),
        Doc("What each unit is to reach of the target; together they are the target."),
    ] = None
    part_of: Annotated[
        Id | None,
        Names(("indicator",)),
        Doc("The indicator of which this is a part (其中): never more than it, not counted again."),
    ] = None
    weight: Annotated[
        Number | None, Doc("What it counts in an evaluation (考核分值): status --score adds it up.")
    ] = None
    public: Annotated[
        Truth, Doc("True where its figures and its light may go out: anplan site --public.")
    ] = False

    def check(self) -> None:
        """Raise Refusal where its keys do not go together."""
        check_sense(self)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return its target and those that changed it, the last one last."""
        return (self.target, *(change.target for change in self.amended))

    @property
    def is_in_words(self) -> bool:
        """Return whether no target of it has a figure, so that nobody reports any."""
        return self.yearly is None and not any(target.has_figure for target in self.targets)

    @property
    def is_reported(self) -> bool:
        """Return whether units report its figure: it is neither counted nor another plan's."""
        return self.counted_from is None and self.shared_from is None

    @property
    def uses_up_room(self) -> bool:
        """Return whether a target of it is a ceiling to which the way goes up: spending, accidents."""
        of_years = (self.target.with_figure(figure) for figure in (self.yearly or {}).values())
        return any(map(self.goes_up_to_ceiling, (*self.targets, *of_years)))

    def goes_up_to_ceiling(self, target: Target) -> bool:
        """Return whether being further along the way to a target is no merit."""
        is_ceiling = target.comparator in ("at_most", "less_than")
        return self.kind != "rate" and is_ceiling and target.value > self.start

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
