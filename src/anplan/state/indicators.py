"""Where one indicator stands on a day."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from anplan.base.days import add_months
from anplan.base.message import Message, say
from anplan.base.period import MONTHS, Period, Span, longer_of
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.sharing import answering_for
from anplan.model.sharing_sense import why_nothing
from anplan.model.targets import Target
from anplan.state.brief_before import brief_span
from anplan.state.facts import Point, Series
from anplan.state.figures import Printed, Progress, measure, plain, printed, printed_gap
from anplan.state.lights.case import Case, Fear
from anplan.state.lights.light import judge, stale_after
from anplan.state.lights.settled import Settled, settled
from anplan.state.lights.trajectory import WHOLE, expected_on, is_from_known_start
from anplan.state.lights.verdict import Verdict
from anplan.state.outlook import Outlook, outlook
from anplan.state.question import Question
from anplan.state.registers.figures import Told
from anplan.state.shares import own_indicator, shares_on
from anplan.state.taken import source_notes
from anplan.state.targets import (
    YearEnd,
    course_of,
    due_on,
    settled_in,
    target_on,
    years_before,
)


class IndicatorState(NamedTuple):
    """One indicator on one day: what was judged, the figures, the light and why.

    ``change`` is the growth since the last figure of the cycle before, or of the brief's where that
    is longer; None where there is none, and where the brief before had this point already.
    ``notes`` are words beside the figure that decide nothing. ``reporters`` are the units behind
    it: its own, or those of its register, or of the plan that collects it; ``answering`` those that it is
    up to here. ``shares`` are the units that have one of the target, each judged by its own; of such a unit's state ``part`` is that of the way which its share goes by.
    ``years`` are those before, where the figure begins anew each year.
    """

    id: str
    indicator: Indicator
    target: Target
    by: date
    point: Point | None
    series: Series
    change: Decimal | None
    expected: Fraction | None
    progress: Progress
    printed: Printed
    verdict: Verdict
    notes: tuple[Message, ...] = ()
    red: Fraction = Fraction(10)
    reporters: tuple[str, ...] = ()
    outlook: Outlook | None = None
    shares: "tuple[Share, ...]" = ()
    part: Fraction = WHOLE
    years: tuple[YearEnd, ...] = ()
    answering: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Return whether the target is met, by its day or before (rules c and f)."""
        return self.verdict.rule in ("c", "f") and self.verdict.light in ("green", "closed")

    @property
    def numbers(self) -> Printed:
        """Return the figures for other programs, each on its side of every bound.

        One that has no end has four decimals, or more where those would cross a bound.
        """
        full, progress = Fraction(100), self.progress
        return Printed(
            None if progress.completion is None else plain(progress.completion, full),
            None if progress.pace is None else plain(progress.pace, full),
            None if progress.gap is None else plain(progress.gap, -self.red),
        )

    @property
    def expected_number(self) -> Decimal | None:
        """Return what is expected, on its side of the value."""
        if self.expected is None or self.point is None:
            return None
        return plain(self.expected, Fraction(self.point.value))


class Share(NamedTuple):
    """A unit's share of a target, judged as an indicator of its own."""

    unit: str
    state: IndicatorState


def share_of(state: IndicatorState, unit: str) -> IndicatorState | None:
    """Return a unit's share of an indicator; None where it has none."""
    return next((share.state for share in state.shares if share.unit == unit), None)


def indicator_state(
    project: Project,
    question: Question,
    name: str,
    told: Told,
    fears: tuple[Fear, ...] = (),
    before: Question | None = None,
) -> IndicatorState:
    """Judge one indicator; ``before`` is what the brief before was asked."""
    indicator = project.indicators[name]
    state = _state(project, question, name, indicator, told, fears, before)
    return state._replace(
        shares=tuple(
            Share(
                unit,
                _state(
                    project,
                    question,
                    name,
                    own_indicator(indicator, unit),
                    told,
                    tuple(fear for fear in fears if fear.unit == unit),
                    before,
                    whole=indicator,
                ),
            )
            for unit in shares_on(indicator, question.day)
        )
    )


def _state(
    project: Project,
    question: Question,
    name: str,
    indicator: Indicator,
    told: Told,
    fears: tuple[Fear, ...],
    before: Question | None,
    whole: Indicator | None = None,
) -> IndicatorState:
    """Judge an indicator, or a unit's share of a ``whole`` one."""
    plan = project.plan
    first, last = course_of(indicator, plan, question.day)
    reporters = project.reporters_of(name, question.day) if whole is None else indicator.reported_by
    series = told.series(name, question, indicator)
    decided = settled_in(indicator, settled(project, name, question), series.points, first, last)
    points = tuple(point for point in series.points if first <= point.as_of <= last)
    today = max(first, min(question.day, last))
    case = _case(plan, question, today, indicator, whole, points, decided)
    case = case._replace(absence=series.absence, unshared=why_nothing(project, name))
    point = case.point
    is_old = before and point and _stood(told, before, name, indicator, point)
    return IndicatorState(
        name,
        indicator,
        case.target,
        case.by,
        point,
        series,
        None if is_old else _change(indicator, series, point, brief_span(project, question), first),
        case.expected,
        case.progress,
        case.printed,
        judge(case, fears),
        (
            *source_notes(project, name, question.day),
            *_notes(project, case, series, decided, reporters),
        ),
        _red(plan, indicator),
        reporters,
        _outlook(first, case, points),
        part=case.part,
        years=years_before(indicator, plan, series.points, first),
        answering=answering_for(project, name, question.day) if whole is None else reporters,
    )


def _case(
    plan: Plan,
    question: Question,
    today: date,
    indicator: Indicator,
    whole: Indicator | None,
    points: tuple[Point, ...],
    decided: Settled,
) -> Case:
    """Return what a light depends on, by the points of a course; ``today`` lies within it."""
    by = decided.new_day or due_on(indicator, target_on(indicator, today), plan)
    point = _deciding(points, by, question.day)
    judged_on = point.as_of if point else today
    target = target_on(indicator, judged_on)
    part = _part(target, whole, judged_on)
    expected, progress, shown = _figures(plan, indicator, target, by, point, part)
    return Case(
        indicator=indicator,
        target=target,
        by=by,
        day=question.day,
        settings=plan.settings,
        settled=decided,
        point=point,
        earlier=tuple(other for other in points if point and other.as_of < point.as_of),
        expected=expected,
        progress=progress,
        printed=shown,
        part=part,
    )


def _part(target: Target, whole: Indicator | None, day: date) -> Fraction:
    """Return which part of a whole target a unit's share of it is; all where there is no whole."""
    goal = target_on(whole, day).value if whole else target.value
    return Fraction(target.value) / Fraction(goal) if goal else WHOLE


def _outlook(first: date, case: Case, points: tuple[Point, ...]) -> Outlook | None:
    """Look ahead by the target in force on the day asked about; not from what is stale or exempt."""
    indicator, point = case.indicator, case.point
    if point is None or case.day >= case.by or case.settled.exempt is not None:
        return None
    if case.day > stale_after(point.as_of, indicator.every):
        return None
    return outlook(indicator, target_on(indicator, case.day), first, case.by, points)


def _red(plan: Plan, indicator: Indicator) -> Fraction:
    """Return the points behind the trajectory up to which a light is yellow."""
    settings = plan.settings
    return Fraction(settings.red_rate if indicator.kind == "rate" else settings.red)


def _deciding(points: tuple[Point, ...], by: date, day: date) -> Point | None:
    """Return the point to judge: the first on or after the target's day once that has come."""
    if day >= by:
        final = next((point for point in points if point.as_of >= by), None)
        if final:
            return final
    return points[-1] if points else None


def _figures(
    plan: Plan,
    indicator: Indicator,
    target: Target,
    by: date,
    point: Point | None,
    part: Fraction,
) -> tuple[Fraction | None, Progress, Printed]:
    """Return what was expected of the point, its progress, and both as they are printed."""
    if point is None or not target.has_figure:
        return None, Progress(), Printed()
    value, goal = Fraction(point.value), Fraction(target.value)
    if indicator.kind == "rate" or target.is_placed:
        return _rate_figures(indicator, plan, target, by, point)
    start = Fraction(indicator.start)
    expected = expected_on(indicator, target, plan, by, point.as_of, part)
    progress = Progress()
    if is_from_known_start(indicator, target):
        progress = measure(value, expected, start, goal, upward=target.upward)
    if indicator.has_steps and not _at_step(indicator, target, point, expected):
        progress = progress._replace(gap=None)
    turned = (goal > start) != target.upward
    shown = printed(progress, Fraction(plan.settings.red), turned=turned)
    if not target.upward and indicator.baseline is None:
        progress, shown = progress._replace(completion=None), shown._replace(completion=None)
    return expected, progress, shown


def _rate_figures(
    indicator: Indicator, plan: Plan, target: Target, by: date, point: Point
) -> tuple[Fraction | None, Progress, Printed]:
    """Hold a rate against its whole target, which nobody expects more than a year before its day.

    One that is to go there year by year is held against its way; a place, and what is no rate,
    has no points to be behind by.
    """
    if indicator.trajectory is not None:
        expected = expected_on(indicator, target, plan, by, point.as_of)
        assert expected is not None
        return expected, *_points_off(plan, target, expected, point)
    a_year_before = add_months(by, -MONTHS["year"])
    if plan.start < a_year_before and point.as_of <= a_year_before:
        return None, Progress(), Printed()
    goal = Fraction(target.value)
    if indicator.kind != "rate" or target.rank is not None:
        return goal, Progress(), Printed()
    return goal, *_points_off(plan, target, goal, point)


def _points_off(
    plan: Plan, target: Target, expected: Fraction, point: Point
) -> tuple[Progress, Printed]:
    """Return the percentage points by which a rate is better than expected."""
    off = Fraction(point.value) - expected
    gap = off if target.upward else -off
    return Progress(gap=gap), Printed(gap=printed_gap(gap, Fraction(plan.settings.red_rate)))


def _at_step(indicator: Indicator, target: Target, point: Point, expected: Fraction | None) -> bool:
    """Return whether a gap to a step means anything: on its day, or where it was missed."""
    assert indicator.trajectory is not None
    if point.as_of in dict(indicator.trajectory.points):
        return True
    if expected is None:
        return False
    value = Fraction(point.value)
    return value < expected if target.upward else value > expected


def _change(
    indicator: Indicator, series: Series, point: Point | None, brief: Span, first: date
) -> Decimal | None:
    """Return what came since the last figure of the cycle before, or of the brief before's time.

    In a year's first cycle all is new that begins anew.
    """
    if point is None:
        return None
    before = Period.of(longer_of(indicator.every, brief), point.as_of).shifted(-1)
    earlier = [other for other in series.points if other.as_of in before]
    if indicator.yearly is not None and before.end < first:
        return point.value
    return point.own - earlier[-1].own if earlier else None


def _stood(told: Told, before: Question, name: str, indicator: Indicator, point: Point) -> bool:
    """Return whether a point was there, for the same day, when the brief before was made."""
    if point.as_of > before.day:
        return False
    return point.as_of in told.days_before(name, before, indicator)


def _notes(
    project: Project, case: Case, series: Series, decided: Settled, reporters: tuple[str, ...]
) -> Iterator[Message]:
    if series.missing:
        units = map(project.unit_called, series.missing)
        names = tuple(unit.label for unit in units if unit is not None)
        yield say("{count} units missing: {units}", count=len(series.missing), units=names)
    if case.absence and case.point:
        yield say("no newer figure out yet: {why}", why=case.absence.why)
    if case.point is None and series.points:
        day = series.points[-1].as_of
        if day < project.plan.start:
            yield say("the last figure is of {day}, before the plan began: not counted", day=day)
        else:
            yield say("the last figure is of {day}, of a year that is over", day=day)
    if decided.note:
        yield decided.note
    if case.by > project.plan.end and decided.new_day is None:
        yield say(
            "the target's day, {day}, is after the plan's last, {end}: paced to its own day",
            day=case.by,
            end=project.plan.end,
        )
    if decided.closed and case.point and not case.met:
        yield say("closed on {day}, but the target is no longer met", day=decided.closed[0].on)
    for unit in reporters:
        for file in _unread(project, unit):
            yield say("{file} cannot be read; this figure may be old", file=file)


def _unread(project: Project, unit: str) -> list[str]:
    return sorted(file for file in project.broken if file.startswith(f"units/{unit}/"))
