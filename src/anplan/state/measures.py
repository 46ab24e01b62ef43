"""Where the measures of the units' own schemes stand: those with an id are judged."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity
from anplan.model.indicators import Indicator
from anplan.model.paths import measure_ref, scheme_path, task_of
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.units import Measure, Scheme
from anplan.state.actions import Standing, Work, is_of_this_brief, standing
from anplan.state.facts import Fact, facts_of
from anplan.state.lights.case import Fear
from anplan.state.lights.light import lower
from anplan.state.lights.verdict import Verdict
from anplan.state.question import Question, Reports, handed_in
from anplan.state.registers.figures import Told
from anplan.state.targets import course_of, due_on, target_on

RULE_WORDS = {
    "done": mark("measure done by its day: green"),
    "late": mark(
        "measure done late: yellow in the brief's month (or quarter, …) in which it was done, then green"
    ),
    "overdue": mark("measure past its day and not done: red"),
    "soon": mark("measure due soon and nothing names it: yellow"),
    "open": mark("measure not due yet: blue"),
    "met": mark("recurring measure has its entry for the latest cycle: green"),
    "missed": mark("recurring measure has no entry for the latest cycle: yellow"),
    "unreported": mark("nothing was reported by which it could be judged: grey"),
    "ahead": mark("no cycle of the recurring measure is over yet: blue"),
    "over": mark("the unit's own figure is over its share already: red"),
}


class MeasureState(NamedTuple):
    """A judged measure of a unit's scheme, the place it has there, and the tasks it serves."""

    unit: str
    place: int
    measure: Measure
    tasks: tuple[str, ...]
    standing: Standing

    @property
    def own_ref(self) -> str:
        """Return what the unit's own reports call it."""
        return measure_ref(self.measure.id or "")

    @property
    def ref(self) -> str:
        """Return what everybody calls it."""
        return measure_ref(self.measure.id or "", self.unit)

    @property
    def spot(self) -> Spot:
        """Return where the scheme has it."""
        return Spot(scheme_path(self.unit), ("measures", self.place, "id"))

    @property
    def verdict(self) -> Verdict:
        """Return its light, and why."""
        return self.standing.verdict

    @property
    def is_done(self) -> bool:
        """Return whether it was done, or is up to date where it recurs."""
        return self.standing.done is not None or self.verdict.rule == "met"

    @property
    def is_open(self) -> bool:
        """Return whether a report may still close it with the day on which it was done."""
        return self.measure.is_closed_by_a_day and self.standing.done is None

    def is_due(self, question: Question) -> bool:
        """Return whether its day has come, or a cycle of it is over."""
        if self.measure.every is not None:
            return self.standing.periods > 0
        return self.standing.due is not None and question.is_past(self.standing.due)

    def is_overdue(self, question: Question) -> bool:
        """Return whether it should have been done and was not, as far as anybody knows."""
        known = self.verdict.rule != "unreported"
        return known and self.is_due(question) and not self.is_done


class MeasureCount(NamedTuple):
    """How many measures there are and are due; of these what was done, is overdue or unknown.

    ``early`` were done before their day.
    """

    total: int
    due: int
    done: int
    overdue: int
    unknown: int
    early: int


def counted(measures: Iterable[MeasureState], question: Question) -> MeasureCount:
    """Count measures by what became of them."""
    every = tuple(measures)
    due = tuple(measure for measure in every if measure.is_due(question))
    done = sum(measure.is_done for measure in due)
    overdue = sum(measure.is_overdue(question) for measure in due)
    early = sum(measure.standing.done is not None for measure in every) - sum(
        measure.standing.done is not None for measure in due
    )
    return MeasureCount(len(every), len(due), done, overdue, len(due) - done - overdue, early)


def measures(
    project: Project,
    question: Question,
    told: Told,
    feared: Mapping[str, tuple[Fear, ...]],
    *,
    by_items: bool = True,
) -> tuple[MeasureState, ...]:
    """Judge every measure that has an id, in the order of the units and of their schemes.

    Without ``by_items`` those of an indicator that is counted from a register have no figure, as
    in briefs of before.
    """
    judged = {
        unit: project.schemes[unit]
        for unit in (*project.units, *sorted(set(project.schemes) - set(project.units)))
        if unit in project.schemes and _is_known(project, question, unit)
    }
    judged = {unit: scheme for unit, scheme in judged.items() if _has_ids(scheme)}
    if not judged:
        return ()
    by_unit: dict[str, list[tuple[str, Period, Report]]] = {unit: [] for unit in judged}
    for entry in told.reports:
        if entry[0] in by_unit:
            by_unit[entry[0]].append(entry)
    figures = _Figures(project, question, told, by_items=by_items)
    return tuple(
        state
        for unit, scheme in judged.items()
        for state in _of_unit(figures, unit, scheme, tuple(by_unit[unit]), feared)
    )


def open_measures(
    project: Project, measures: Iterable[MeasureState], unit: str, question: Question
) -> tuple[MeasureState, ...]:
    """Return a unit's measures of which a report may tell: not done yet, or still recurring."""
    last = project.plan.implementation.end
    return tuple(
        state
        for state in measures
        if state.unit == unit
        and (
            state.is_open
            if state.measure.every is None
            else question.day < (state.measure.by or last)
        )
    )


def to_come(
    project: Project, unit: str, question: Question, until: date
) -> tuple[MeasureState, ...]:
    """Return a unit's measures that begin to hold after the day that is asked about, up to another."""
    scheme = project.schemes.get(unit)
    return tuple(
        MeasureState(unit, place, measure, tasks_served(project, measure), _ahead(project, measure))
        for place, measure in enumerate(scheme.measures if scheme else ())
        if measure.id is not None
        and measure.since is not None
        and question.day < measure.since <= until
    )


def _ahead(project: Project, measure: Measure) -> Standing:
    due = measure.by or project.plan.implementation.end
    return Standing(Verdict("blue", "open", say("due {day}", day=due)), due)


def tasks_served(project: Project, measure: Measure) -> tuple[str, ...]:
    """Return the tasks that a measure is for: that of its ref, or those of an indicator."""
    indicator = project.indicators.get(measure.ref)
    return indicator.tasks if indicator else (task_of(measure.ref),)


def unserved_tasks(project: Project, unit: str) -> tuple[str, ...]:
    """Return the tasks of a unit for which its scheme, where there is one, has no measure."""
    scheme = project.schemes.get(unit)
    if scheme is None:
        return ()
    served = {task for measure in scheme.measures for task in tasks_served(project, measure)}
    return tuple(task for task in project.tasks_of(unit) if task not in served)


def _has_ids(scheme: Scheme) -> bool:
    return any(measure.id is not None for measure in scheme.measures)


def _is_known(project: Project, question: Question, unit: str) -> bool:
    """Return whether a scheme had come by the day whose knowledge is asked with."""
    day = handed_in(project, scheme_path(unit), project.schemes[unit].submitted)
    return question.known is None or day is None or day <= question.known


def _holds(measure: Measure, question: Question) -> bool:
    """Return whether a measure that came later than its scheme was there on the day."""
    return measure.since is None or measure.since <= question.day


class _Figures:
    """The units' own figures by indicator, each looked up once."""

    def __init__(self, project: Project, question: Question, told: Told, *, by_items: bool) -> None:
        """Begin with none."""
        self.project = project
        self.question = question
        self._told = told
        self._by_items = by_items
        self._facts: dict[str, tuple[Fact, ...]] = {}

    def of(self, unit: str, name: str) -> tuple[Fact, ...]:
        """Return a unit's figures of an indicator up to the day, in the order of their days."""
        if name not in self._facts:
            indicator = self.project.indicators[name]
            self._facts[name] = self._every(name, indicator)
        day = self.question.day
        return tuple(fact for fact in self._facts[name] if fact.unit == unit and fact.as_of <= day)

    def _every(self, name: str, indicator: Indicator) -> tuple[Fact, ...]:
        """Return what all units reported of an indicator, here or there, or what was counted of their items."""
        if indicator.is_reported:
            facts = facts_of(indicator, self._told.readings.get(name, ())).values()
            return tuple(sorted(facts, key=lambda fact: fact.as_of))
        if indicator.counted_from is not None and not self._by_items:
            return ()
        series = self._told.series(name, self.question, indicator)
        return tuple(fact for point in series.points for fact in point.facts)


def _of_unit(
    figures: _Figures,
    unit: str,
    scheme: Scheme,
    known: Reports,
    feared: Mapping[str, tuple[Fear, ...]],
) -> Iterator[MeasureState]:
    project = figures.project
    for place, measure in enumerate(scheme.measures):
        if measure.id is None or not _holds(measure, figures.question):
            continue
        ref = measure_ref(measure.id)
        fears = tuple(fear for fear in feared.get(ref, ()) if fear.unit == unit)
        if measure.indicator is None:
            work = _work(project, unit, scheme, measure, known)
            stands = standing(project, figures.question, work, fears)
        else:
            stands = _by_figure(figures, unit, measure, fears)
        yield MeasureState(unit, place, measure, tasks_served(project, measure), stands)


def _work(project: Project, unit: str, scheme: Scheme, measure: Measure, known: Reports) -> Work:
    """Return a measure as work: its cycles begin with that in which it became known."""
    phase = project.plan.implementation
    last = measure.by or phase.end
    start = phase.start
    known_from = measure.since or scheme.submitted
    if measure.every is not None and known_from is not None:
        start = max(start, Period.of(measure.every, known_from).start)
    return Work(
        ref=measure_ref(measure.id or ""),
        known=known,
        units=(unit,),
        due=last,
        span=(start, last),
        every=measure.every,
    )


def _by_figure(figures: _Figures, unit: str, measure: Measure, fears: tuple[Fear, ...]) -> Standing:
    """Judge a measure by the unit's own figure of an indicator."""
    project, name = figures.project, measure.indicator or ""
    indicator = project.indicators.get(name)
    if indicator is None:
        reason = say("There is no indicator {word}", word=name)
        return Standing(Verdict("grey", "unreported", reason), measure.by)
    due, facts = measure.by or indicator.target.by or project.plan.end, figures.of(unit, name)
    if indicator.yearly is not None:
        today = min(figures.question.day, project.plan.end)
        due = measure.by or due_on(indicator, target_on(indicator, today), project.plan)
        first, last = course_of(indicator, project.plan, due)
        facts = tuple(fact for fact in facts if first <= fact.as_of <= last)
    case = _Case(project, figures.question, indicator, measure, due, facts)
    stands = case.past() if figures.question.is_past(due) else case.ahead()
    return stands._replace(verdict=lower(stands.verdict, fears))


class _Case(NamedTuple):
    """A unit's own figures of an indicator, held against its share of it."""

    project: Project
    question: Question
    indicator: Indicator
    measure: Measure
    due: date
    facts: tuple[Fact, ...]

    def meets(self, fact: Fact) -> bool:
        share = self.measure.share
        assert share is not None
        return fact.judged >= share if self.indicator.target.upward else fact.judged <= share

    @property
    def grows(self) -> bool:
        return self.indicator.kind in ("flow", "count")

    def past(self) -> Standing:
        """Judge it once its day is over: the first figure of that day or later decides."""
        deciding = next((fact for fact in self.facts if fact.as_of >= self.due), None)
        reached = self._reached()
        if reached is not None and (deciding is not None or self._is_certain):
            is_late = deciding is not None and reached.as_of > deciding.as_of
            return self._late(reached) if is_late else self._done(reached)
        if deciding is None:
            reason = say("{standing}; none of {day} yet", standing=self._stands, day=self.due)
            return Standing(Verdict("grey", "unreported", reason, spots=self._spots), self.due)
        reason = say("{standing}, due {day}", standing=self._stands, day=self.due)
        verdict = Verdict("red", "overdue", reason, spots=self._spots, brief=self._stands)
        return Standing(verdict, self.due)

    def ahead(self) -> Standing:
        """Judge it before its day: what only grows may have reached its share already."""
        reached = self._reached()
        if reached is not None and self._is_certain:
            return self._done(reached)
        reason = say("{standing}, due {day}", standing=self._stands, day=self.due)
        verdict = Verdict("blue", "open", reason, spots=self._spots, brief=self._stands)
        is_over = self.grows and self.facts and not self.indicator.target.upward
        if is_over and not self.meets(self.facts[-1]):
            verdict = verdict._replace(light="red", rule="over")
        elif not reached and (self.due - self.question.day).days <= self.project.plan.settings.soon:
            verdict = verdict._replace(light="yellow", rule="soon")
        return Standing(verdict, self.due)

    @property
    def _is_certain(self) -> bool:
        """Return whether what has reached its share cannot fall back."""
        return self.grows and self.indicator.target.upward

    def _reached(self) -> Fact | None:
        """Return the first of the figures that meet the share to the end; None where the last does not."""
        first = None
        for fact in reversed(self.facts):
            if not self.meets(fact):
                break
            first = fact
        return first

    @property
    def _stands(self) -> Message:
        """Write the last figure beside the share."""
        assert self.measure.share is not None
        share = Quantity(self.measure.share, self.indicator.measure)
        if not self.facts:
            return say("no figure of its own yet; its share is {share}", share=share)
        last = self.facts[-1]
        value = Quantity(last.value, self.indicator.measure)
        return say(
            "{value} as of {day}; its share is {share}", value=value, day=last.as_of, share=share
        )

    @property
    def _spots(self) -> tuple[Spot, ...]:
        return tuple(fact.spot for fact in self.facts[-1:])

    def _done(self, fact: Fact) -> Standing:
        verdict = Verdict("green", "done", self._stands, spots=(fact.spot,))
        return Standing(verdict, self.due, fact.as_of)

    def _late(self, fact: Fact) -> Standing:
        is_news = is_of_this_brief(self.project, self.question, fact.as_of)
        reason = say("{standing}, reached after {day}", standing=self._stands, day=self.due)
        verdict = Verdict("yellow" if is_news else "green", "late", reason, spots=(fact.spot,))
        return Standing(verdict, self.due, fact.as_of)
