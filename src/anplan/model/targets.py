"""Targets: what a plan wants an indicator to reach, in the ways that documents write it."""

from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

from anplan.base.message import say
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, Number, Text, Whole
from anplan.model.types.records import Doc, Within

Comparator = Literal[
    "at_least", "more_than", "at_most", "less_than", "about", "between", "rank", "words"
]
PLAIN: tuple[Comparator, ...] = ("at_least", "more_than", "at_most", "less_than")
"""The comparisons with one figure; these alone may stand beside ``against``."""

COMPARATORS: tuple[Comparator, ...] = (*PLAIN, "about", "between", "rank", "words")


class Target(NamedTuple):
    """What the plan wants an indicator to reach, and by which day.

    One without any comparison stands where a plan has a target for each year alone.
    """

    at_least: Annotated[Number | None, Doc("Not less than this (不少于, …以上).")] = None
    more_than: Annotated[Number | None, Doc("More than this (突破, 超过).")] = None
    at_most: Annotated[Number | None, Doc("Not more than this (不超过).")] = None
    less_than: Annotated[Number | None, Doc("Less than this (低于).")] = None
    about: Annotated[
        Number | None,
        Doc("Near this (左右, 稳定在); within says how near. Too much is no fault of a sum."),
    ] = None
    within: Annotated[Number | None, Doc("With about: how far from it still meets the target.")] = (
        None
    )
    between: Annotated[
        tuple[Number, ...] | None,
        Doc("From the first to the second (1—2家); met from the first on."),
    ] = None
    rank: Annotated[
        Annotated[Whole, Within(1, 1_000_000)] | None,
        Doc("A place: this or a better, that is a smaller one (前40位)."),
    ] = None
    among: Annotated[Text | None, Doc("With rank: among whom (全省县区).")] = None
    against: Annotated[
        Text | None,
        Doc(
            "Beside at_least, more_than, at_most or less_than: what the value is compared with "
            "(全市平均水平). Readings give both; the difference is judged."
        ),
    ] = None
    words: Annotated[
        Text | None, Doc("No figure, but words (与经济增长基本同步): settled by decision.")
    ] = None
    by: Annotated[Day | None, Doc("The target's day; the plan's last day if absent.")] = None

    def check(self) -> None:
        """Raise Refusal where there is not just one comparison, or one with half of its keys."""
        given = self._given()
        if len(given) != 1:
            raise Refusal(
                "S109",
                say("A target has just one comparison; this one has {count}", count=len(given)),
                say("Write one of: {choices}", choices=COMPARATORS),
            )
        self._check_beside()
        self._check_band()

    def _given(self) -> list[Comparator]:
        return [name for name in COMPARATORS if getattr(self, name) is not None]

    def _check_beside(self) -> None:
        """Raise Refusal where a key stands beside a comparison that it says nothing of."""
        for key, wanted in (("within", ("about",)), ("among", ("rank",)), ("against", PLAIN)):
            if getattr(self, key) is not None and self.comparator not in wanted:
                raise Refusal(
                    "S112",
                    say(
                        "{key} says nothing beside {comparator}",
                        key=key,
                        comparator=self.comparator,
                    ),
                    say("Leave {key} out; it goes with {choices}", key=key, choices=wanted),
                    (key,),
                )

    def _check_band(self) -> None:
        """Raise Refusal where a band has no width, or goes the wrong way round."""
        if self.about is not None and self.within is None:
            raise Refusal(
                "S102",
                say("The key {key} is missing", key="within"),
                say(
                    "Write how far from {figure} still counts, such as within: 0.3",
                    figure=self.about,
                ),
            )
        if self.within is not None and self.within < 0:
            raise Refusal(
                "S112",
                say("within is less than zero: {figure}", figure=self.within),
                say("Write how far from the figure still counts, 0 where nothing does"),
                ("within",),
            )
        match self.between:
            case None:
                return
            case (low, high) if low < high:
                return
        raise Refusal(
            "S112",
            say("between has two figures, the smaller one first"),
            say("Write between: [1, 2]"),
            ("between",),
        )

    @property
    def is_given(self) -> bool:
        """Return whether it says what is wanted; a plan's targets by year may leave it out."""
        return bool(self._given())

    @property
    def comparator(self) -> Comparator:
        """Return how a value is compared with the target."""
        return next(
            (name for name in COMPARATORS if getattr(self, name) is not None), COMPARATORS[0]
        )

    @property
    def has_figure(self) -> bool:
        """Return whether there is a figure that a value can be compared with."""
        return self.is_given and self.words is None

    @property
    def value(self) -> Decimal:
        """Return the figure to which the way leads, in the indicator's measure; 0 of mere words."""
        if not self.has_figure:
            return Decimal(0)
        if self.between is not None:
            return self.between[0]
        return Decimal(getattr(self, self.comparator))

    def with_figure(self, figure: Decimal) -> "Target":
        """Return the same comparison with another figure."""
        figures: dict[str, Any] = {self.comparator: figure}
        return self._replace(**figures)

    @property
    def upward(self) -> bool:
        """Return whether more is better; of ``about`` on the way to it."""
        return self.comparator not in ("at_most", "less_than", "rank")

    @property
    def strict(self) -> bool:
        """Return whether the target's own figure is not yet enough."""
        return self.comparator in ("more_than", "less_than")

    @property
    def low(self) -> Decimal:
        """Return the least that meets a target which is met from a figure on."""
        return self.value - (self.within or 0)

    @property
    def high(self) -> Decimal | None:
        """Return the most that was thought of, None where more is always better."""
        if self.about is not None:
            return self.about + (self.within or 0)
        return self.between[1] if self.between is not None else None

    @property
    def is_placed(self) -> bool:
        """Return whether it is held or not on each day, without a way to it.

        Places, and differences from others, are not gone step by step.
        """
        return self.rank is not None or self.against is not None

    def is_met_by(self, value: Decimal, *, grows: bool) -> bool:
        """Return whether a value reaches it; what only ``grows`` may be more than about it."""
        if self.about is not None:
            return self.low <= value and (grows or value <= self.about + (self.within or 0))
        goal = self.value
        return {
            "more_than": value > goal,
            "at_most": value <= goal,
            "less_than": value < goal,
            "rank": value <= goal,
        }.get(self.comparator, value >= goal)

    @property
    def in_words_of_its_file(self) -> str:
        """Return what it says, key by key."""
        by = f"by {self.by}" if self.by else ""
        return ", ".join(part for part in (self.comparison, by) if part)

    @property
    def comparison(self) -> str:
        """Return what it says, key by key, without its day."""
        if self.words is not None:
            said = f"words {self.words}"
        elif self.between is not None:
            said = f"between {' '.join(f'{figure:f}' for figure in self.between)}"
        else:
            said = f"{self.comparator} {self.value:f}" if self.is_given else ""
        beside = {
            "within": None if self.within is None else f"{self.within:f}",
            "among": self.among,
            "against": self.against,
        }
        more = (f"{key} {value}" for key, value in beside.items() if value is not None)
        return ", ".join(part for part in (said, *more) if part)
