"""``anplan record KIND …``: one thing more in a unit's report, in a line."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.write.entries import NewEntry, Speaker
from anplan.files.git.commit import setting
from anplan.intake.arguments import day_argument
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.model.reports import Report
from anplan.state.papers import is_owed_again, month_to_report
from anplan.state.question import Question
from anplan.work.judge import with_arrivals
from anplan.work.merge import ORDER, Content, Merged, merge
from anplan.work.session import Opened, Session, asked_period, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner, Proposal, proposed, store

BEGINNING = (
    "# 办理工作简报。各栏写法见 anplan record --help;写完运行 anplan check。\n"
    "# yaml-language-server: $schema=../../schema/report.json\n"
)


class Wanted(NamedTuple):
    """What a line says besides the entry itself: for whom, for when, and why."""

    month: str | None = None
    submitted: str | None = None
    reason: str | None = None


def record(session: Session, entry: NewEntry, wanted: Wanted, manner: Manner) -> int:
    """Write one entry; return 1 where a rule refuses it."""
    opened = with_arrivals(open_workspace(session), session.console)
    unit = find_unit(session, opened.project)
    period = find_period(session, opened, unit, wanted.month)
    content = entry.content(Speaker(session, opened, unit, period))
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
    beginning = BEGINNING
    if report is None:
        beginning += f"submitted: {_submitted(opened, wanted).isoformat()}\n"
    else:
        _hand_in_again(opened, unit, period, report, merged, wanted)
    if not merged.edits:
        return None
    _refuse_closed(project, unit, period, report, merged)
    if merged.corrected and wanted.reason is None:
        raise UsageError(
            say("A value is there already and would become: {change}", change=merged.corrected[0]),
            say("Say with --reason why it changes"),
        )
    return proposed(
        opened,
        report_path(unit, period),
        beginning,
        merged.edits,
        tuple(merged.summary),
        f"{project.label(unit)} {period}",
        tuple(_refs(content)),
    )


def _hand_in_again(
    opened: Opened, unit: str, period: Period, report: Report, merged: Merged, wanted: Wanted
) -> None:
    """Write the day on which a report is handed in again: the one that is named, or where it is owed."""
    is_owed = is_owed_again(opened.project, Question.on(opened.day), unit, period)
    if wanted.submitted is None and not is_owed:
        return
    day = _submitted(opened, wanted)
    if day != report.submitted:
        merged.set((), "submitted", day.isoformat())
        merged.summary.append(say("handed in on {day}", day=day))


def _submitted(opened: Opened, wanted: Wanted) -> date:
    if wanted.submitted is None:
        return opened.day
    return accepted(day_argument(wanted.submitted, Period.of("month", opened.day)))


def _refuse_closed(
    project: Project, unit: str, period: Period, report: Report | None, merged: Merged
) -> None:
    issued = project.months_closed.get(period)
    if issued is not None and report is not None:
        raise UsageError(
            say(
                "{period} is closed since {day}, and {unit} has reported it",
                period=period,
                day=issued,
                unit=project.label(unit),
            ),
            say("Record it in the next month, a corrected figure with its own day and --reason")
            if merged.corrected
            else say("Record it in the next month"),
        )


def _refs(content: Content) -> Iterator[str]:
    """Yield what the entries are about, as far as it may have a light."""
    for section in ORDER:
        entries = content.get(section)
        for entry in entries if isinstance(entries, list) else ():
            ref = entry.get("indicator") or entry.get("ref")
            if ref:
                yield ref


def find_unit(session: Session, project: Project) -> str:
    """Return the unit that speaks: --unit or ANPLAN_UNIT, else git's setting anplan.unit."""
    name = session.unit or setting(session.folder, "anplan.unit")
    if name is None:
        raise UsageError(
            say("Which unit speaks?"),
            say("Give --unit, or set it once: git config anplan.unit NAME"),
        )
    return accepted(resolve_unit(project, name))


def find_period(session: Session, opened: Opened, unit: str, month: str | None) -> Period:
    """Return the month that is spoken of: --month, else the last ended one that is still owed."""
    if month is not None:
        return asked_period(month, opened.project.plan)
    period = month_to_report(opened.project, opened.day, unit)
    if period is None:
        raise UsageError(say("No month is owed on {day}", day=opened.day), say("Give --month"))
    session.console.note(
        session.console.words("month: {period} (--month names another)").format(period=period)
    )
    return period
