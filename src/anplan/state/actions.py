"""Where the actions of a task stand: milestones and recurring work are judged."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import MONTHS, Period, Span, periods_between
from anplan.base.problem import Spot
from anplan.model.paths import report_path, task_of
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.tasks import Action
from anplan.state.lights.case import Fear
from anplan.state.lights.light import lower
from anplan.state.lights.settled import UNSETTLED, Settled, settled
from anplan.state.lights.verdict import Verdict
from anplan.state.question import Question, Reports, spoken
from anplan.state.registers.counted import counted_items
from anplan.state.registers.figures import Told
from anplan.state.registers.standing import Registers
from anplan.state.reporting import due_of_cycle, tells_of_shorter


class ActionState(NamedTuple):
    """A judged action: a milestone's day, a recurring one's count, the light and why.

    ``periods`` and ``met`` count the cycles that are over and those with an entry; ``by_another``
    says that a milestone was told by a unit that does not answer for it; ``waits_for`` are the
    milestones for which it still waits.
    """

    ref: str
    action: Action
    verdict: Verdict
    due: date | None = None
    done: date | None = None
    periods: int = 0
    met: int = 0
    notes: tuple[Message, ...] = ()
    by_another: Message | None = None
    waits_for: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Return whether a milestone was reached, or recurring work is up to date."""
        if self.action.kind == "milestone":
            return self.done is not None
        return self.verdict.light == "green"


RULE_WORDS = {
    "exempt": mark("exempt by decision: grey"),
    "done": mark("milestone done on time: green (closed once closed out)"),
    "late": mark(
        "milestone done late: yellow in the brief's month (or quarter, …) in which it was done, then green"
    ),
    "overdue": mark("milestone past its day and not done: red"),
    "soon": mark("milestone due soon and nothing names it: yellow"),
    "waits": mark("milestone due soon that waits for one which is late: yellow"),
    "open": mark("milestone not due yet: blue"),
    "met": mark("recurring work has its entry for the latest cycle: green"),
    "missed": mark("recurring work has no entry for the latest cycle: yellow"),
    "unreported": mark("no unit of the task reported for the latest cycle: grey"),
    "ahead": mark("no cycle of the recurring work is over yet: blue"),
}


class _Told(NamedTuple):
    """A report, and a time that it tells of."""

    unit: str
    period: Period
    time: Period
    report: Report


class Work(NamedTuple):
    """What is judged as a milestone or, with a cycle, as recurring work.

    ``ref`` is what the known reports call it, ``units`` owe its entries, all of them where
    ``each`` is. ``answering`` answer for it; where ``is_theirs`` they alone can close it. ``span``
    is the time in which its cycles lie; ``items`` of a register stand for entries.
    """

    ref: str
    known: Reports
    units: tuple[str, ...]
    due: date
    span: tuple[date, date]
    every: Span | None = None
    each: bool = False
    answering: tuple[str, ...] = ()
    is_theirs: bool = False
    items: "tuple[_Written, ...]" = ()


class Standing(NamedTuple):
    """Where work stands: its light, a milestone's days, the cycles of what recurs."""

    verdict: Verdict
    due: date | None = None
    done: date | None = None
    periods: int = 0
    met: int = 0
    notes: tuple[Message, ...] = ()
    by_another: Message | None = None


class _Written(NamedTuple):
    """An entry for an action: who wrote it, for which days, and where it stands."""

    unit: str
    start: date
    end: date
    spot: Spot


def action_state(
    project: Project,
    question: Question,
    told: Told,
    ref: str,
    action: Action,
    fears: tuple[Fear, ...],
) -> ActionState | None:
    """Judge a milestone or recurring work; None for the kinds that have no light."""
    if not action.has_light:
        return None
    phase = project.plan.implementation
    units = project.expand(action.units) or project.units_of(task_of(ref))
    work = Work(
        ref=ref,
        known=told.reports,
        units=units,
        due=project.due_of(ref),
        span=(phase.start, phase.end),
        every=action.every,
        each=action.by == "each",
        answering=project.answering(ref),
        is_theirs=bool(action.units),
        items=tuple(_reached(project, question, action, told.registers, units)),
    )
    decided = settled(project, ref, question)
    return ActionState(ref, action, *standing(project, question, work, fears, decided))


def standing(
    project: Project,
    question: Question,
    work: Work,
    fears: tuple[Fear, ...],
    decided: Settled = UNSETTLED,
) -> Standing:
    """Judge what is done on one day, or again and again."""
    state = (
        _milestone(project, question, work, decided)
        if work.every is None
        else _recurring(project, question, work, work.every)
    )
    return state._replace(verdict=_exempt(decided) or lower(state.verdict, fears))


def _exempt(decided: Settled) -> Verdict | None:
    if decided.exempt is None:
        return None
    decision, spot = decided.exempt
    reason = say("exempt until {day}: {why}", day=decision.until, why=decision.reason)
    return Verdict("grey", "exempt", reason, spots=(spot,))


def _milestone(project: Project, question: Question, work: Work, decided: Settled) -> Standing:
    due = decided.new_day or work.due
    notes = [decided.note] if decided.note else []
    done_days = _done_days(question, work)
    in_time = [entry for entry in done_days if entry[0] >= project.plan.start]
    days = [entry for entry in in_time if not work.is_theirs or entry[1] in work.answering]
    if done_days and not in_time:
        notes.append(
            say("named for {day}, before the plan began: not counted", day=done_days[0][0])
        )
    if not days:
        notes += [_not_counted(project, work.answering, unit, day) for day, unit, _ in in_time]
        verdict = _not_done(project, question, work, due)
        return Standing(verdict, due, notes=tuple(notes))
    done, unit, spot = days[0]
    others = tuple(sorted({day for day, _, _ in days if day != done}))
    if others:
        notes.append(say("other units name {days}; the earliest day counts", days=others))
    verdict = _done(project, question, done, due, decided, spot)
    foreign = _by_another(project, work.answering, [entry[1] for entry in days], unit)
    if foreign:
        notes.append(foreign)
    return Standing(verdict, due, done, notes=tuple(notes), by_another=foreign)


def _not_counted(project: Project, answering: tuple[str, ...], unit: str, day: date) -> Message:
    return say(
        "{unit} names {day}, but it is {units} whose it is: not counted",
        unit=project.label(unit),
        day=day,
        units=tuple(project.label(owner) for owner in answering),
    )


def _by_another(
    project: Project, answering: tuple[str, ...], told_by: list[str], unit: str
) -> Message | None:
    """Tell that a milestone was named by units alone that do not answer for it."""
    if not answering or not set(answering).isdisjoint(told_by):
        return None
    return say(
        "told by {unit}, not by {units}",
        unit=project.label(unit),
        units=tuple(project.label(owner) for owner in answering),
    )


def is_of_this_brief(project: Project, question: Question, day: date) -> bool:
    """Return whether a day lies in the cycle of briefs to which the day that is asked about belongs."""
    return day in Period.of(project.brief_cycle, question.day)


def _done_days(question: Question, work: Work) -> list[tuple[date, str, Spot]]:
    """Return the day each unit names last for a milestone, the earliest first."""
    latest: dict[str, tuple[date, str, Spot]] = {}
    for unit, period, report in work.known:
        for index, milestone in enumerate(report.milestones):
            if milestone.ref == work.ref and milestone.done <= question.day:
                spot = Spot(report_path(unit, period), ("milestones", index, "done"))
                latest[unit] = milestone.done, unit, spot
    return sorted(latest.values(), key=lambda entry: entry[:2])


def _done(
    project: Project, question: Question, done: date, due: date, decided: Settled, spot: Spot
) -> Verdict:
    if decided.closed:
        reason = say("done on {day} and closed", day=done)
        return Verdict("closed", "done", reason, spots=(spot, decided.closed[1]))
    if done <= due:
        return Verdict("green", "done", say("done on {day}", day=done), spots=(spot,))
    is_news = is_of_this_brief(project, question, done)
    reason = say("done on {day}, {days} days late", day=done, days=(done - due).days)
    return Verdict("yellow" if is_news else "green", "late", reason, spots=(spot,))


def _not_done(project: Project, question: Question, work: Work, due: date) -> Verdict:
    left = (due - question.day).days
    if question.is_past(due):
        return _overdue(due, -left)
    if left <= project.plan.settings.soon and not _is_named(question, work):
        if left == 0:
            reason = say("due today, {day}, and no report names it", day=due)
            return Verdict("yellow", "soon", reason, brief=say("due today"))
        reason = say("due in {days} days, {day}, and no report names it", days=left, day=due)
        return Verdict("yellow", "soon", reason, brief=say("due in {days} days", days=left))
    return Verdict("blue", "open", say("due {day}", day=due))


def _overdue(due: date, days: int) -> Verdict:
    if days == 0:
        reason = say("not done by {day}, when it was due", day=due)
        return Verdict("red", "overdue", reason, brief=say("not done when due"))
    reason = say("{days} days overdue, due {day}", days=days, day=due)
    return Verdict("red", "overdue", reason, brief=say("{days} days overdue", days=days))


def _is_named(question: Question, work: Work) -> bool:
    return any(
        entry.ref == work.ref
        for _, _, report in spoken(work.known, question)
        for entries in (report.progress, report.next, report.problems, report.at_risk)
        for entry in entries
    )


def _recurring(project: Project, question: Question, work: Work, every: Span) -> Standing:
    owing = frozenset(work.units)
    own = tuple(entry for entry in work.known if entry[0] in owing)
    reports = _told(project, every, spoken(own, question))
    written = (*_written(work.ref, reports), *work.items)
    start, end = work.span
    cycles = [
        cycle
        for cycle in periods_between(every, start, end)
        if start <= cycle.start and cycle.end <= min(end, question.day)
    ]
    while cycles and _is_open(project, question, work, cycles[-1], reports, written):
        cycles.pop()
    met = [cycle for cycle in cycles if _is_met(work, cycle, written)]
    verdict = _cycle_verdict(work, cycles, met, reports, written)
    return Standing(verdict, periods=len(cycles), met=len(met))


def _told(project: Project, every: Span, reports: Reports) -> tuple[_Told, ...]:
    """Return the reports with the times that each tells of.

    It is a report's own period; where its unit does not report as often as the action recurs, a
    longer one tells of every cycle in it, too.
    """
    timed = [_Told(unit, period, period, report) for unit, period, report in reports]
    timed += [
        _Told(unit, period, cycle, report)
        for unit, period, report in reports
        if MONTHS[every] < MONTHS[period.span] and tells_of_shorter(project, unit, every)
        for cycle in periods_between(every, period.start, period.end)
    ]
    return tuple(timed)


def _written(ref: str, reports: tuple[_Told, ...]) -> tuple[_Written, ...]:
    """Find every entry for an action, once for all its cycles."""
    return tuple(
        _Written(unit, time.start, time.end, _progress(unit, period, place))
        for unit, period, time, report in reports
        for place, entry in enumerate(report.progress)
        if entry.ref == ref
    )


def _progress(unit: str, period: Period, place: int) -> Spot:
    return Spot(report_path(unit, period), ("progress", place, "text"))


def _reached(
    project: Project,
    question: Question,
    action: Action,
    registers: Registers,
    units: tuple[str, ...],
) -> Iterator[_Written]:
    """Yield the items that stand for an entry: each on the day it reached the stage, if it still has."""
    source = action.counted_from
    if source is None:
        return
    for flip in counted_items(project, source, registers, question, question.day):
        owner = flip.way.owner
        if action.by == "any" or owner in units:
            yield _Written(owner, flip.day, flip.day, flip.move.spot)


def _writers(cycle: Period, written: tuple[_Written, ...]) -> dict[str, Spot]:
    """Return the units with an entry for the action in a cycle."""
    start, end = cycle.start, cycle.end
    return {
        entry.unit: entry.spot for entry in written if start <= entry.start and entry.end <= end
    }


def _is_met(work: Work, cycle: Period, written: tuple[_Written, ...]) -> bool:
    wrote = _writers(cycle, written)
    return len(wrote) >= max(1, len(work.units)) if work.each else bool(wrote)


def _reporters(cycle: Period, reports: tuple[_Told, ...]) -> set[str]:
    return {
        entry.unit for entry in reports if entry.time.start in cycle and entry.time.end in cycle
    }


def _is_open(
    project: Project,
    question: Question,
    work: Work,
    cycle: Period,
    reports: tuple[_Told, ...],
    written: tuple[_Written, ...],
) -> bool:
    """Return whether an entry for a cycle that is over may still come in on time."""
    awaited = due_of_cycle(project, cycle, work.units)
    if awaited is None or _is_met(work, cycle, written):
        return False
    period, due = awaited
    if question.is_past_for_papers(due):
        return False
    return set(work.units) - {entry.unit for entry in reports if entry.period == period} != set()


def _cycle_verdict(
    work: Work,
    cycles: list[Period],
    met: list[Period],
    reports: tuple[_Told, ...],
    written: tuple[_Written, ...],
) -> Verdict:
    if not cycles:
        return Verdict("blue", "ahead", say("no cycle is over yet"))
    latest, count = cycles[-1], say("{met}/{all} times", met=len(met), all=len(cycles))
    if latest in met:
        spots = tuple(_writers(latest, written).values())
        return Verdict("green", "met", count, spots=spots)
    if not _reporters(latest, reports):
        reason = say("{count}; nobody reported for {period}", count=count, period=latest)
        return Verdict("grey", "unreported", reason, brief=count)
    if work.each:
        missing = len(work.units) - len(_writers(latest, written))
        reason = say(
            "{count}; {missing} units without an entry for {period}",
            count=count,
            missing=missing,
            period=latest,
        )
    else:
        reason = say("{count}; no entry for {period}", count=count, period=latest)
    return Verdict("yellow", "missed", reason, brief=count)
