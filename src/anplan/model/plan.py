"""The document and its settings: ``plan/plan.yaml``."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from anplan.base.message import say
from anplan.base.period import Period, Span, periods_between
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Day, Id, Number, Periodic, Text, Truth, Whole, Zone
from anplan.model.types.records import (
    REQUIRED,
    Assumed,
    Doc,
    Names,
    NotEmpty,
    OrOne,
    Quote,
    Within,
)


class Document(NamedTuple):
    """The issued document."""

    title: Annotated[Text, Doc("Its title.")]
    number: Annotated[Text | None, Doc("Its number: 示政办〔2025〕5号.")] = None
    issuer: Annotated[Text, Doc("Who issued it.")] = REQUIRED
    issued: Annotated[Day, Doc("The day it was signed.")] = REQUIRED
    published: Annotated[Day | None, Doc("The day it was published.")] = None
    # The key hides a method of tuples, which nothing calls.
    index: Annotated[Text | None, Doc("Its number in the issuer's index.")] = None  # type: ignore[assignment]
    short: Annotated[Text | None, Doc("What the plan is called in briefs.")] = None
    whole: Annotated[
        Text | None, Doc("What it calls its whole: 全县; what is the whole's is marked so.")
    ] = None

    @property
    def known_by(self) -> str:
        """Return what tells it from other documents: its number, else its title."""
        return self.number or self.title


class PlanWords(NamedTuple):
    """What the plan calls its papers; where it gives no word, a plain one stands."""

    brief: Annotated[Text | None, Doc("The coordinator's brief: 工作简报.")] = None
    progress: Annotated[Text | None, Doc("What a brief's heading calls progress: 工作进展.")] = None
    form: Annotated[Text | None, Doc("A unit's form: 进展填报表.")] = None
    ledger: Annotated[Text | None, Doc("All reports together: 工作台账.")] = None


class Settings(NamedTuple):
    """The thresholds of judgement; each is printed where it decides."""

    pace_base: Annotated[
        Id,
        Names(("pace",)),
        Doc("The time over which linear progress is expected: year, or the id of a phase."),
    ] = "year"
    red: Annotated[Number, Doc("Points behind the trajectory beyond which: red.")] = Decimal(10)
    red_rate: Annotated[Number, Doc("The same for a rate, percentage points.")] = Decimal(1)
    soon: Annotated[Whole, Doc("Days before a milestone in which it warns.")] = 14
    rest_days: Annotated[
        Literal["kept", "next_working_day"],
        Doc("Whether a due day on a rest day moves to the next working day."),
    ] = "kept"
    first_listed_leads: Annotated[
        Truth, Doc("Whether the unit that a task lists first is its lead.")
    ] = False


RuleLevel = Literal["error", "warning", "note", "off"]


class RuleSetting(NamedTuple):
    """How grave a rule's findings are in this plan.

    Written as a word (``warning``) or as keys (``level:``, ``since:``).
    """

    level: Annotated[RuleLevel | None, Doc("The level; off: the rule finds nothing.")] = None
    since: Annotated[
        Periodic | None, Doc("In files of earlier periods its findings are notes.")
    ] = None

    @classmethod
    def of_word(cls, word: str) -> Mapping[str, str]:
        """Return the keys that a single word stands for."""
        return {"level": word}

    def check(self) -> None:
        """Raise Refusal where it says nothing."""
        if self.level is None and self.since is None:
            raise Refusal(
                "S111",
                say("There is nothing here"),
                say("Write one of: {choices}", choices=("level:", "since:")),
            )


class Phase(NamedTuple):
    """A span of months with its own work."""

    quote: Quote = None
    assumed: Assumed = ()
    id: Annotated[Id, Doc("Its name; implementation is the one in which tasks are done.")] = (
        REQUIRED
    )
    title: Annotated[Text, Doc("Its heading.")] = REQUIRED
    start: Annotated[Day, Doc("Its first day.")] = REQUIRED
    end: Annotated[Day, Doc("Its last day.")] = REQUIRED


class Goal(NamedTuple):
    """A heading of aims."""

    quote: Quote = None
    assumed: Assumed = ()
    id: Annotated[Id, Doc("Its number.")] = REQUIRED
    title: Annotated[Text, Doc("The aim.")] = REQUIRED


class Section(NamedTuple):
    """A chapter of tasks."""

    quote: Quote = None
    assumed: Assumed = ()
    id: Annotated[Id, Doc("Its number: the n of a task n.m.")] = REQUIRED
    title: Annotated[Text, Doc("Its heading.")] = REQUIRED
    label: Annotated[Text | None, Doc("Its number as the document writes it: 二、.")] = None
    parent: Annotated[Id | None, Names(("section",)), Doc("The chapter in which it lies.")] = None


class Group(NamedTuple):
    """A word that stands for many units."""

    quote: Quote = None
    assumed: Assumed = ()
    id: Annotated[Id, Doc("Its name.")] = REQUIRED
    title: Annotated[Text, Doc("The word in the document.")] = REQUIRED
    members: Annotated[
        Literal["unlisted"] | None,
        Doc(
            "unlisted: the document does not say who is in it; it owes nothing and is not counted."
        ),
    ] = None


class Due(NamedTuple):
    """The day a paper is due, counted from its period."""

    days_after: Annotated[
        Annotated[Whole, Within(0, 366)] | None, Doc("So many days after the period's last day.")
    ] = None
    day: Annotated[
        Annotated[Whole, Within(1, 31)] | None,
        Doc("On this day of the period's last month; the 30th is February's last."),
    ] = None

    def check(self) -> None:
        """Raise Refusal where there is not just one way of counting."""
        if (self.days_after is None) == (self.day is None):
            raise Refusal(
                "S112",
                say("due has either days_after or day"),
                say("Write one of: {choices}", choices=("days_after:", "day:")),
            )


class Obligation(NamedTuple):
    """A rule that papers are owed."""

    quote: Quote = None
    assumed: Assumed = ()
    id: Annotated[Id, Doc("Its name.")] = REQUIRED
    title: Annotated[Text, Doc("What the paper is called.")] = REQUIRED
    paper: Annotated[
        Literal["document", "scheme", "report", "brief"],
        Doc(
            "document: the plan itself; scheme and report: a unit's file; brief: the coordinator's file in briefs/."
        ),
    ] = REQUIRED
    owed_by: Annotated[
        tuple[Text, ...],
        OrOne(),
        NotEmpty(),
        Names(("party", "group", "unit")),
        Doc(
            "Who owes it: units (all), coordinator, the id of a group or a unit, or a list of them."
        ),
    ] = REQUIRED
    except_: Annotated[
        tuple[Id, ...],
        Names(("unit", "group")),
        Doc("The units and groups that do not owe it all the same."),
    ] = ()
    every: Annotated[Literal["once", Span], Doc("Once, or in a cycle.")] = REQUIRED
    period: Annotated[Periodic | None, Doc("The period of a paper that is owed once.")] = None
    start: Annotated[
        Periodic | None, Doc("The first period of a paper that is owed in a cycle.")
    ] = None
    end: Annotated[Periodic | None, Doc("The last one.")] = None
    due_on: Annotated[Day | None, Doc("The day a paper that is owed once is due.")] = None
    due: Annotated[Due | None, Doc("When a paper that is owed in a cycle is due.")] = None
    judged_from: Annotated[
        Day | None, Doc("The day that counts instead, where the due day came before the issue.")
    ] = None
    counted: Annotated[Truth, Doc("False where the paper is the document itself.")] = True

    def check(self) -> None:
        """Raise Refusal where the days do not fit how often it is owed."""
        recurs = self.every != "once"
        complete = (self.start and self.end and self.due) if recurs else self.due_on
        extra = (self.period or self.due_on) if recurs else (self.start or self.end or self.due)
        if not complete or extra:
            raise Refusal(
                "S112",
                say("The obligation's days do not match how often it is owed"),
                say("every: once has due_on; every: month, quarter, … has start, end and due"),
            )
        self._has_whole_cycles()

    def _has_whole_cycles(self) -> None:
        """Raise Refusal where its first or last cycle is not a whole one."""
        if self.every == "once" or self.start is None or self.end is None:
            return
        first, last = Period.of(self.every, self.start.start), Period.of(self.every, self.end.end)
        if first.start != self.start.start or last.end != self.end.end:
            raise Refusal(
                "S112",
                say(
                    "{start} to {end} is not a number of whole cycles",
                    start=str(self.start),
                    end=str(self.end),
                ),
                say("Write start: {start} and end: {end}", start=str(first), end=str(last)),
            )

    @property
    def periods(self) -> tuple[Period | None, ...]:
        """Return the periods for which it is owed; None where it is owed for none."""
        if self.every == "once":
            return (self.period,)
        assert self.start is not None
        assert self.end is not None
        return periods_between(self.every, self.start.start, self.end.end)


class Briefs(NamedTuple):
    """How often the coordinator's brief appears."""

    every: Annotated[
        Span, Doc("Its cycle; if absent, the shortest one in which most units report.")
    ]


class Duty(NamedTuple):
    """What somebody has to see to all the time."""

    quote: Quote = None
    assumed: Assumed = ()
    owed_by: Annotated[
        tuple[Text, ...],
        OrOne(),
        NotEmpty(),
        Names(("party", "group", "unit")),
        Doc("Who: units, coordinator, the id of a group or unit, or a list of them."),
    ] = REQUIRED
    title: Annotated[Text, Doc("What they have to see to.")] = REQUIRED


class Defect(NamedTuple):
    """Something that is wrong in the document itself."""

    quote: Annotated[Text | None, Doc("The place, in the document's words.")] = None
    text: Annotated[Text, Doc("What is wrong with it.")] = REQUIRED


class AssumedKeys(NamedTuple):
    """What the document does not give, said once: keys of the plan, or of all things of a kind.

    A plain list names keys of the plan.
    """

    plan: Annotated[tuple[str, ...], Doc("Keys of plan.yaml.")] = ()
    indicators: Annotated[tuple[str, ...], Doc("Keys of every indicator that has them.")] = ()
    tasks: Annotated[tuple[str, ...], Doc("Keys of every task that has them.")] = ()
    actions: Annotated[tuple[str, ...], Doc("Keys of every action that has them.")] = ()
    units: Annotated[tuple[str, ...], Doc("Keys of every unit that has them.")] = ()
    registers: Annotated[tuple[str, ...], Doc("Keys of every register that has them.")] = ()

    @classmethod
    def of_list(cls, keys: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Return the keys that a plain list stands for."""
        return {"plan": keys}


DEFAULT_ZONE = timezone(timedelta(hours=8))


class Plan(NamedTuple):
    """One issued document and all that it asks for."""

    document: Annotated[Document, Doc("The document.")]
    start: Annotated[Day, Doc("The first day that counts; the year of cumulative figures.")]
    end: Annotated[Day, Doc("The last day; a target without its own day is due then.")]
    language: Annotated[Literal["zh_CN", "en"], Doc("The language of what is shown.")] = "zh_CN"
    timezone: Annotated[Zone, Doc("Where days begin, as distance from UTC.")] = DEFAULT_ZONE
    coordinator: Annotated[Id, Names(("unit",)), Doc("The unit that runs the whole plan.")] = (
        REQUIRED
    )
    sample: Annotated[Truth, Doc("True where everything reported is fictional.")] = False
    sample_day: Annotated[Day | None, Doc("The day a sample is looked at.")] = None
    words: Annotated[PlanWords | None, Doc("What the plan calls its papers.")] = None
    settings: Annotated[Settings, Doc("The thresholds of judgement.")] = Settings()
    rules: Annotated[
        dict[str, RuleSetting],
        Doc(
            "The level of rules of check, by code or family: V105: off, V: {level: warning, since: 2025-07}."
        ),
    ] = {}
    holidays: Annotated[
        dict[Day, Literal["rest", "work"]],
        Doc("Days off and days on that differ from the calendar's."),
    ] = {}
    phases: Annotated[tuple[Phase, ...], NotEmpty(), Doc("Its phases.")] = REQUIRED
    goals: Annotated[tuple[Goal, ...], Doc("Its goals.")] = ()
    groups: Annotated[tuple[Group, ...], Doc("Words that stand for many units.")] = ()
    sections: Annotated[tuple[Section, ...], Doc("The chapters of tasks.")] = ()
    obligations: Annotated[tuple[Obligation, ...], Doc("The papers it asks for.")] = ()
    briefs: Annotated[Briefs | None, Doc("How often the coordinator's brief appears.")] = None
    duties: Annotated[tuple[Duty, ...], Doc("The duties it names.")] = ()
    defects: Annotated[tuple[Defect, ...], Doc("What is wrong in the document.")] = ()
    narrative: Annotated[
        tuple[Text, ...], Doc("Sentences that ask for nothing, each in the document's words.")
    ] = ()
    assumed: Annotated[
        AssumedKeys,
        Doc(
            "What the document does not give: keys above, or by kind (indicators, tasks …) keys of all of it."
        ),
    ] = AssumedKeys()

    @property
    def implementation(self) -> Phase:
        """Return the phase in which the tasks are done: the one called so, else the longest."""
        return next(
            (phase for phase in self.phases if phase.id == "implementation"),
            max(self.phases, key=lambda phase: phase.end - phase.start),
        )

    @property
    def pace_phase(self) -> Phase | None:
        """Return the phase over which linear progress is expected; None where it is the whole plan."""
        base = self.settings.pace_base
        if base == "year":
            return None
        return next((phase for phase in self.phases if phase.id == base), self.implementation)

    @property
    def only_year(self) -> int | None:
        """Return the calendar year in which it lies; None where it lies in several."""
        return self.start.year if self.start.year == self.end.year else None

    @property
    def is_calendar_year(self) -> bool:
        """Return whether it runs over one calendar year, from its first day to its last."""
        first, last = (self.start.month, self.start.day), (self.end.month, self.end.day)
        return (first, last, self.end.year) == ((1, 1), (12, 31), self.start.year)

    @property
    def counts_from_january(self) -> bool:
        """Return whether what is cumulative is so since the start of the only year there is."""
        first = (self.start.month, self.start.day) == (1, 1)
        return first and self.end.year == self.start.year

    @property
    def pace_span(self) -> tuple[date, date]:
        """Return the first and last day over which linear progress is expected."""
        phase = self.pace_phase
        return (self.start, self.end) if phase is None else (phase.start, phase.end)
