"""Whose report is written, and for which period: what cannot be meant is refused at once."""

from datetime import date

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.files.git.commit import setting
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.state.papers import is_owed_again
from anplan.state.question import Question
from anplan.state.reportable import (
    next_open,
    period_to_report,
    reported_periods,
    units_asked_for_schemes,
)
from anplan.work.asked_period import AskedPeriod
from anplan.work.judge import refuse_outside
from anplan.work.session import Opened, Session
from anplan.work.typed import accepted


def find_unit(session: Session, project: Project) -> str:
    """Return the unit that speaks: --unit or ANPLAN_UNIT, else git's setting anplan.unit."""
    name = session.unit
    if name is None:
        name = setting(session.folder, "anplan.unit")
    if name is None:
        raise UsageError(
            say("Which unit speaks?"),
            say("Give --unit, or set it once: git config anplan.unit NAME"),
        )
    return accepted(resolve_unit(project, name))


def find_period(session: Session, opened: Opened, unit: str, asked: AskedPeriod) -> Period:
    """Return the period that is spoken of: the one that is named, else the one that the unit reports next."""
    period = asked.read(opened.project.plan)
    if period is not None:
        refuse_unreportable(opened, unit, period)
        return period
    following = period_to_report(opened.project, opened.day, unit)
    if following is None:
        raise UsageError(say("No report is owed on {day}", day=opened.day), say("Give --period"))
    text = session.console.words("period: {period} (--period names another)")
    session.console.note(text.format(period=following))
    return following


def refuse_unreportable(opened: Opened, unit: str, period: Period) -> None:
    """Refuse a period to come, of which nothing can be reported yet, and one that is not owed."""
    project = opened.project
    if (unit, period) in project.reports:
        return
    refuse_outside(project, period)
    if period.start > opened.day:
        raise UsageError(
            say("{period} has not begun on {day}", period=period, day=opened.day),
            _instead(opened, unit),
        )
    refuse_not_owed(project, unit, period)


def refuse_not_owed(project: Project, unit: str, period: Period) -> None:
    """Refuse a period outside the plan, and one for which the unit owes nothing.

    What is there already may be gone on with, and a unit that owes no report at all may give any.
    """
    if (unit, period) in project.reports:
        return
    refuse_outside(project, period)
    owed = reported_periods(project, unit)
    if owed and period not in owed:
        name = project.label(unit)
        raise UsageError(
            say("{unit} owes no report for {period}", unit=name, period=period),
            say("It reports for: {periods}", periods=tuple(map(str, owed))),
        )


def refuse_no_scheme(project: Project, unit: str) -> None:
    """Refuse the scheme of a unit that owes none, where the plan asks others for theirs."""
    asked = units_asked_for_schemes(project)
    owed = reported_periods(project, unit)
    if asked and owed and unit not in asked and unit not in project.schemes:
        raise UsageError(
            say("{unit} owes no scheme", unit=project.label(unit)),
            say("It reports for: {periods}", periods=tuple(map(str, owed))),
        )


def _instead(opened: Opened, unit: str) -> Message:
    period = period_to_report(opened.project, opened.day, unit)
    if period is None:
        return say("Name a period that has begun")
    return say("Did you mean {option}?", option=period.option)


def refuse_closed(
    project: Project, day: date, unit: str, period: Period, *, is_correction: bool = False
) -> None:
    """Refuse to change a report that went into an issued brief; say where it goes instead."""
    closing = project.closing(period.end)
    if closing is None or (unit, period) not in project.reports:
        return
    instead = next_open(project, day, unit, period)
    if instead is None:
        hint = say("No report of {unit} is open; tell the coordinator", unit=project.label(unit))
    elif is_correction:
        hint = say(
            "Put the corrected figure into the next open one, with its own day: {option} --reason",
            option=instead.option,
        )
    else:
        hint = say("Record it in the next open one: {option}", option=instead.option)
    raise UsageError(
        say(
            "{period} is closed since {day}, and {unit} has reported it",
            period=period,
            day=closing[1],
            unit=project.label(unit),
        ),
        hint,
    )


def was_handed_in(opened: Opened, unit: str, period: Period) -> bool:
    """Return whether a report is there that nobody asked for again."""
    project = opened.project
    return (unit, period) in project.reports and not is_owed_again(
        project, Question.on(opened.day), unit, period
    )
