"""``anplan record KIND …``: one thing more in a unit's report, in a line."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.write.entries import NewEntry, Speaker
from anplan.commands.write.item_doubts import doubts_about_items
from anplan.commands.write.milestone_doubts import doubts_about_milestones
from anplan.commands.write.whose_report import find_period, find_unit, refuse_closed
from anplan.intake.arguments import day_argument
from anplan.model.paths import names_measure, report_path
from anplan.model.project import Project
from anplan.show.words import Words
from anplan.state.papers import is_owed_again
from anplan.state.question import Question
from anplan.state.registers.counted import counted_from
from anplan.state.returned import returned_papers
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.editors import modeline
from anplan.work.judge import with_arrivals
from anplan.work.merge import merge
from anplan.work.merged import ORDER, Content, Merged
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner, Proposal, proposed, store


class Wanted(NamedTuple):
    """What a line says besides the entry itself: for whom, for when, and why."""

    asked: AskedPeriod = NO_PERIOD
    submitted: str | None = None
    reason: str | None = None


def record(session: Session, entry: NewEntry, wanted: Wanted, manner: Manner) -> int:
    """Write one entry; return 1 where a rule refuses it."""
    opened = with_arrivals(open_workspace(session), session.console)
    unit = find_unit(session, opened.project)
    period = find_period(session, opened, unit, wanted.asked)
    content = entry.content(Speaker(session, opened, unit, period))
    manner = manner._replace(takes_reason=True)
    return write_report(session, opened, unit, period, content, wanted, manner)


def write_report(
    session: Session,
    opened: Opened,
    unit: str,
    period: Period,
    content: Content,
    wanted: Wanted,
    manner: Manner,
) -> int:
    """Merge content into a unit's report, check it, and store it; 1 where a rule refuses."""

    def propose(where: Opened) -> Proposal | None:
        return _proposed(where, unit, period, content, wanted)

    return store(session, opened, propose, manner)


def _proposed(
    opened: Opened, unit: str, period: Period, content: Content, wanted: Wanted
) -> Proposal | None:
    project = opened.project
    report = project.reports.get((unit, period))
    merged = merge(project, report, content)
    if report is not None:
        hand_in_again(opened, unit, period, merged, wanted.submitted)
    if not merged.edits:
        return None
    if report is not None:
        refuse_closed(project, opened.day, unit, period, is_correction=bool(merged.corrected))
    if merged.corrected and wanted.reason is None:
        raise UsageError(
            say("A value is there already and would become: {change}", change=merged.corrected[0]),
            say("Say with --reason why it changes"),
        )
    made = proposed(
        opened,
        report_path(unit, period),
        beginning(opened, wanted.submitted) if report is None else "",
        merged.edits,
        tuple(merged.summary),
        f"{project.label(unit)} {period}",
        tuple(_refs(project, unit, content)),
    )
    doubts = (
        *doubts_about_milestones(project, unit, period, content),
        *doubts_about_items(opened.told_items, content),
    )
    return made._replace(doubts=doubts)


def beginning(opened: Opened, submitted: str | None) -> str:
    """Return what a new report begins with, in the plan's language."""
    words = Words(opened.project.plan.language)
    comment = words(
        "# Report. anplan record --help explains its parts; run anplan check when it is written."
    )
    return f"{comment}\n{modeline('report')}submitted: {submitted_day(opened, submitted).isoformat()}\n"


def hand_in_again(
    opened: Opened, unit: str, period: Period, merged: Merged, typed: str | None
) -> None:
    """Write the day on which a report is handed in again: the one that is named, or where it is owed.

    On the very day of a return another content, and the return's number, tell it from what was returned.
    """
    is_owed = is_owed_again(opened.project, Question.on(opened.day), unit, period)
    if typed is None and not is_owed:
        return
    day = submitted_day(opened, typed)
    if day != opened.project.reports[unit, period].submitted:
        merged.set((), "submitted", day.isoformat())
        merged.summary.append(say("handed in on {day}", day=day))
    if is_owed:
        after_its_return(opened, report_path(unit, period), day, merged)


def after_its_return(opened: Opened, file: str, day: date, merged: Merged) -> None:
    """Write of which return of the day a paper that changes is the answer, where there was one."""
    last = returned_papers(opened.project, Question.on(opened.day)).get(file)
    if last is not None and day == last.on and merged.edits:
        merged.set((), "returns", str(last.number))
        merged.summary.append(say("handed in after the return of that day"))


def submitted_day(opened: Opened, typed: str | None) -> date:
    """Return the day a paper was handed in, today where none was typed; none is to come."""
    if typed is None:
        return opened.day
    day = accepted(day_argument(typed, Period.of("month", opened.day), opened.day))
    if day > opened.day:
        raise UsageError(
            say("Nothing can have been handed in on {day}: it is still to come", day=day),
            say("Leave --submitted out where it is today"),
        )
    return day


_WITHOUT_LIGHTS = ("answers", "requests")


def _refs(project: Project, unit: str, content: Content) -> Iterator[str]:
    """Yield what the entries are about, as everybody calls it, as far as it may have a light."""
    for section in ORDER:
        if section in _WITHOUT_LIGHTS:
            continue
        entries = content.get(section)
        for entry in entries if isinstance(entries, list) else ():
            ref = entry.get("indicator") or entry.get("ref")
            if ref:
                yield f"{unit}/{ref}" if names_measure(ref) else ref
            if section == "items":
                yield from counted_from(project, entry["register"])
