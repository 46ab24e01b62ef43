"""Where the actions of a task stand: milestones and recurring work are judged."""

from datetime import date
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import MONTHS, Period, periods_between
from anplan.base.problem import Spot
from anplan.model.paths import report_path, task_of
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.tasks import Action
from anplan.state.lights.light import Fear, lower
from anplan.state.lights.settled import Settled, settled
from anplan.state.lights.verdict import Verdict
from anplan.state.question import Question, known_reports, spoken_reports
from anplan.state.reporting import due_of_cycle, tells_of_shorter


class ActionState(NamedTuple):
    """A judged action: a milestone's day, a recurring one's count, the light and why.

    ``periods`` and ``met`` count the cycles that are over and those with an entry; ``by_another``
    says that a milestone was told by a unit that does not answer for it.
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


Reports = tuple[_Told, ...]


class _Written(NamedTuple):
    """An entry for an action: who wrote it, for which days, and where it stands."""

    unit: str
    start: date
    end: date
    period: Period
    place: int


def action_state(
    project: Project, question: Question, ref: str, action: Action, fears: tuple[Fear, ...]
) -> ActionState | None:
    """Judge a milestone or recurring work; None for the kinds that have no light."""
    decided = settled(project, ref, question)
    if action.kind == "milestone":
        state = _milestone(project, question, ref, action, decided)
    elif action.kind == "recurring":
        state = _recurring(project, question, ref, action)
    else:
        return None
    verdict = _exempt(decided) or lower(state.verdict, fears)
    return ActionState(
        ref,
        action,
        verdict,
        state.due,
        state.done,
        state.periods,
        state.met,
        state.notes,
        state.by_another,
    )


def _exempt(decided: Settled) -> Verdict | None:
    if decided.exempt is None:
        return None
    decision, spot = decided.exempt
    reason = say("exempt until {day}: {why}", day=decision.until, why=decision.reason)
    return Verdict("grey", "exempt", reason, spots=(spot,))


def _milestone(
    project: Project, question: Question, ref: str, action: Action, decided: Settled
) -> ActionState:
    due = decided.new_day or action.due or project.plan.implementation.end
    notes = [decided.note] if decided.note else []
    done_days = _done_days(project, question, ref)
    in_time = [entry for entry in done_days if entry[0] >= project.plan.start]
    days = [entry for entry in in_time if not action.units or entry[1] in project.answering(ref)]
    if done_days and not in_time:
        notes.append(
            say("named for {day}, before the plan began: not counted", day=done_days[0][0])
        )
    if not days:
        notes += [_not_counted(project, ref, unit, day) for day, unit, _ in in_time]
        verdict = _not_done(project, question, ref, due)
        return ActionState(ref, action, verdict, due, notes=tuple(notes))
    done, unit, spot = days[0]
    others = tuple(sorted({day for day, _, _ in days if day != done}))
    if others:
        notes.append(say("other units name {days}; the earliest day counts", days=others))
    verdict = _done(project, question, done, due, decided, spot)
    foreign = _by_another(project, ref, [entry[1] for entry in days], unit)
    if foreign:
        notes.append(foreign)
    return ActionState(ref, action, verdict, due, done, notes=tuple(notes), by_another=foreign)


def _not_counted(project: Project, ref: str, unit: str, day: date) -> Message:
    return say(
        "{unit} names {day}, but it is {units} whose it is: not counted",
        unit=project.label(unit),
        day=day,
        units=tuple(project.label(owner) for owner in project.answering(ref)),
    )


def _by_another(project: Project, ref: str, told_by: list[str], unit: str) -> Message | None:
    """Tell that a milestone was named by units alone that do not answer for it."""
    answering = project.answering(ref)
    if not answering or not set(answering).isdisjoint(told_by):
        return None
    return say(
        "told by {unit}, not by {units}",
        unit=project.label(unit),
        units=tuple(project.label(owner) for owner in answering),
    )


def _done_days(project: Project, question: Question, ref: str) -> list[tuple[date, str, Spot]]:
    """Return the day each unit names last for a milestone, the earliest first."""
    latest: dict[str, tuple[date, str, Spot]] = {}
    for unit, period, report in known_reports(project, question):
        for index, milestone in enumerate(report.milestones):
            if milestone.ref == ref and milestone.done <= question.day:
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
    is_news = done in Period.of(project.brief_cycle, question.day)
    reason = say("done on {day}, {days} days late", day=done, days=(done - due).days)
    return Verdict("yellow" if is_news else "green", "late", reason, spots=(spot,))


def _not_done(project: Project, question: Question, ref: str, due: date) -> Verdict:
    left = (due - question.day).days
    if question.is_past(due):
        return _overdue(due, -left)
    if left <= project.plan.settings.soon and not _is_named(project, question, ref):
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


def _is_named(project: Project, question: Question, ref: str) -> bool:
    return any(
        entry.ref == ref
        for _, _, report in spoken_reports(project, question)
        for entries in (report.progress, report.next, report.problems, report.at_risk)
        for entry in entries
    )


def _recurring(project: Project, question: Question, ref: str, action: Action) -> ActionState:
    assert action.every is not None
    phase = project.plan.implementation
    units = project.expand(action.units) or project.units_of(task_of(ref))
    reports = _told(project, action, spoken_reports(project, question, frozenset(units)))
    written = _written(ref, reports)
    cycles = [
        cycle
        for cycle in periods_between(action.every, phase.start, phase.end)
        if phase.start <= cycle.start and cycle.end <= min(phase.end, question.day)
    ]
    while cycles and _is_open(project, question, action, cycles[-1], units, reports, written):
        cycles.pop()
    met = [cycle for cycle in cycles if _is_met(action, cycle, units, written)]
    verdict = _cycle_verdict(action, cycles, met, units, reports, written)
    return ActionState(ref, action, verdict, periods=len(cycles), met=len(met))


def _told(
    project: Project, action: Action, reports: tuple[tuple[str, Period, Report], ...]
) -> Reports:
    """Return the reports with the times that each tells of.

    It is a report's own period; where its unit does not report as often as the action recurs, a
    longer one tells of every cycle in it, too.
    """
    assert action.every is not None
    timed = [_Told(unit, period, period, report) for unit, period, report in reports]
    timed += [
        _Told(unit, period, cycle, report)
        for unit, period, report in reports
        if MONTHS[action.every] < MONTHS[period.span]
        and tells_of_shorter(project, unit, action.every)
        for cycle in periods_between(action.every, period.start, period.end)
    ]
    return tuple(timed)


def _written(ref: str, reports: Reports) -> tuple[_Written, ...]:
    """Find every entry for an action, once for all its cycles."""
    return tuple(
        _Written(unit, time.start, time.end, period, place)
        for unit, period, time, report in reports
        for place, entry in enumerate(report.progress)
        if entry.ref == ref
    )


def _writers(cycle: Period, written: tuple[_Written, ...]) -> dict[str, Spot]:
    """Return the units with an entry for the action in a cycle."""
    start, end = cycle.start, cycle.end
    return {
        unit: Spot(report_path(unit, period), ("progress", place, "text"))
        for unit, first, last, period, place in written
        if start <= first and last <= end
    }


def _is_met(
    action: Action, cycle: Period, units: tuple[str, ...], written: tuple[_Written, ...]
) -> bool:
    wrote = _writers(cycle, written)
    return len(wrote) >= max(1, len(units)) if action.by == "each" else bool(wrote)


def _reporters(cycle: Period, reports: Reports) -> set[str]:
    return {
        entry.unit for entry in reports if entry.time.start in cycle and entry.time.end in cycle
    }


def _is_open(
    project: Project,
    question: Question,
    action: Action,
    cycle: Period,
    units: tuple[str, ...],
    reports: Reports,
    written: tuple[_Written, ...],
) -> bool:
    """Return whether an entry for a cycle that is over may still come in on time."""
    awaited = due_of_cycle(project, cycle, units)
    if awaited is None or _is_met(action, cycle, units, written):
        return False
    period, due = awaited
    if question.is_past_for_papers(due):
        return False
    return set(units) - {entry.unit for entry in reports if entry.period == period} != set()


def _cycle_verdict(
    action: Action,
    cycles: list[Period],
    met: list[Period],
    units: tuple[str, ...],
    reports: Reports,
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
    if action.by == "each":
        missing = len(units) - len(_writers(latest, written))
        reason = say(
            "{count}; {missing} units without an entry for {period}",
            count=count,
            missing=missing,
            period=latest,
        )
    else:
        reason = say("{count}; no entry for {period}", count=count, period=latest)
    return Verdict("yellow", "missed", reason, brief=count)
