"""``anplan due``: who owes what by when; the reminders and the notice that follow from it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.formats import printer_of
from anplan.model.paths import NOTICE_LETTERHEAD
from anplan.show.csv_text import csv_text
from anplan.show.json.state import due_json
from anplan.show.json.text import dump
from anplan.show.layout.lines import plain
from anplan.show.screens.due import due_screen
from anplan.show.tables import DUE, due_rows
from anplan.state.asked import Asked
from anplan.state.papers import Paper, instructions
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.judge import Judged, judge_workspace, unit_asked
from anplan.work.session import Session

if TYPE_CHECKING:
    from anplan.show.letters.reminders import Reminder


def due(
    session: Session,
    asked: AskedPeriod = NO_PERIOD,
    *,
    remind: bool = False,
    notice: bool = False,
    to: str | None = None,
    output: str | None = None,
    yes: bool = False,
) -> int:
    """Show the papers of all units, or of one; with ``remind`` or ``notice`` as texts to send.

    These may be written ``to`` any form of a paper, into the file ``output``; with ``yes`` over
    what a person wrote there.
    """
    show = printer_of(session, "due --notice" if notice else "due --remind" if remind else "due")
    _refuse_mixtures(session, remind=remind, notice=notice)
    in_a_file = (to, output) != (None, None)
    if in_a_file and not (notice or remind):
        raise UsageError(
            say("Only a notice and reminders are written as a paper"),
            say("Add --notice or --remind; for tables there is --format csv"),
        )
    judged, papers = papers_asked(session, asked, remind=remind, notice=notice)
    if in_a_file:
        from anplan.work.deliver import deliver
        from anplan.work.paper import form_asked

        write = _notice_file if notice else _reminders_file
        data, name = write(session, judged, papers, form_asked(to, output))
        return deliver(session, data, output or name, over=yes)
    show(session, judged, papers)
    return 0


def papers_asked(
    session: Session, asked: AskedPeriod, *, remind: bool = False, notice: bool = False
) -> tuple[Judged, list[Paper]]:
    """Judge the workspace, and find the papers that are asked about."""
    judged = judge_workspace(session)
    papers = papers_of(judged, asked, remind=remind, notice=notice)
    if session.unit is not None and not notice:
        unit = unit_asked(session, judged)
        papers = [paper for paper in papers if paper.unit == unit]
    return judged, papers


def papers_of(
    judged: Judged, asked: AskedPeriod, *, remind: bool = False, notice: bool = False
) -> list[Paper]:
    """Return the papers of all units that are asked about; raise UsageError where a period has none."""
    period = asked.read(judged.project.plan)
    papers = _of(judged, period, with_instructions=not notice)
    if notice and period is None:
        papers = _last_due(judged, papers)
    if remind and period is None:
        papers = _due_now(judged, papers)
    return papers


def _notice_file(
    session: Session, judged: Judged, papers: list[Paper], form: str
) -> tuple[bytes, str]:
    """Return the notice in a form, and the name of its file: after what it says."""
    from anplan.show.letters.notice import notice_document, notice_of, notice_screen
    from anplan.work.file_names import in_name
    from anplan.work.paper import MARKDOWN, document_bytes

    words = session.console.words
    notice = notice_of(words, judged.state, papers)
    name = f"{in_name(notice.title)}.{form}"
    if form == MARKDOWN:
        return plain(notice_screen(notice)).encode("utf-8"), name
    document = notice_document(notice)
    tree = judged.opened.tree
    return document_bytes(session.console, document, form, tree, NOTICE_LETTERHEAD), name


def _reminders_file(
    session: Session, judged: Judged, papers: list[Paper], form: str
) -> tuple[bytes, str]:
    """Return the reminders in a form, and the name of their file: of whom they ask, and when."""
    from anplan.show.letters.reminders import reminders_document, reminders_screen
    from anplan.work.file_names import unit_in_name
    from anplan.work.paper import MARKDOWN, document_bytes

    words, unit = session.console.words, unit_asked(session, judged)
    of = "" if unit is None else f"{unit_in_name(judged.project, unit)}-"
    name = f"{of}{judged.opened.day}-{words('reminders')}.{form}"
    made = _reminders(session, judged, papers)
    if form == MARKDOWN:
        return plain(reminders_screen(words, made)).encode("utf-8"), name
    document = reminders_document(words, judged.state, made)
    return document_bytes(session.console, document, form), name


def _refuse_mixtures(session: Session, *, remind: bool, notice: bool) -> None:
    if remind and notice:
        raise UsageError(
            say("{first} and {second} do not go together", first="--remind", second="--notice"),
            say("Ask for one after the other"),
        )
    if notice and session.unit is not None:
        raise UsageError(
            say("{first} and {second} do not go together", first="--notice", second="--unit"),
            say("A notice names all units; --remind writes to one"),
        )


def _of(judged: Judged, period: Period | None, *, with_instructions: bool) -> list[Paper]:
    """Return the papers of a period; else all, and instructions."""
    papers = list(judged.state.papers)
    if period is None and with_instructions:
        papers += instructions(judged.state.questions, judged.state.question)
    if period is None:
        return papers
    owed = [paper for paper in papers if paper.period == period]
    if not owed:
        periods = tuple(str(one) for one in sorted({one.period for one in papers if one.period}))
        raise UsageError(
            say("No paper is owed for {period}", period=period),
            say("Papers are owed for {periods}", periods=periods or say("none")),
        )
    return owed


def _due_now(judged: Judged, papers: list[Paper]) -> list[Paper]:
    """Return the papers that came, and of the others those that are missing or soon due."""
    soon = judged.project.plan.settings.soon
    last = judged.opened.day + timedelta(days=soon)
    return [
        paper for paper in papers if paper.state != "open" or paper.owed_again or paper.due <= last
    ]


def not_answered(session: Session, judged: Judged) -> list[Asked]:
    """Return what is asked of all units, or of one, and not answered, but instructions."""
    unit = unit_asked(session, judged)
    return [
        one
        for one in judged.state.questions
        if one.answer is None and one.sort != "leader" and unit in (None, one.unit)
    ]


def _last_due(judged: Judged, papers: list[Paper]) -> list[Paper]:
    """Return the papers of the last period whose were due."""
    latest = judged.state.latest_due
    last = [paper for paper in papers if paper.period and paper.period == latest]
    if not last:
        raise UsageError(
            say("No papers were due before {day}", day=judged.state.question.day),
            say("Name the period: --period 2025-Q2, --month 2025-06"),
        )
    return last


def print_text(session: Session, judged: Judged, papers: list[Paper]) -> None:
    """Print the papers as a screen."""
    screen = due_screen(
        session.console.words,
        judged.state,
        papers,
        not_answered(session, judged),
        unit=unit_asked(session, judged),
        revision=judged.revision,
    )
    session.console.show(screen)


def print_json(session: Session, judged: Judged, papers: list[Paper]) -> None:
    """Print the papers as JSON."""
    unit, asked = unit_asked(session, judged), not_answered(session, judged)
    session.console.write(dump(due_json(judged.state, papers, judged.revision, unit, asked)))


def print_csv(session: Session, judged: Judged, papers: list[Paper]) -> None:
    """Print the papers as a table."""
    session.console.write(csv_text(DUE, due_rows(session.console.words, judged.project, papers)))


def print_reminders(session: Session, judged: Judged, papers: list[Paper]) -> None:
    """Print the reminders, in UTF-8 and uncut: they are pasted elsewhere."""
    from anplan.show.letters.reminders import reminders_screen

    made = _reminders(session, judged, papers)
    session.console.write(plain(reminders_screen(session.console.words, made)))


def _reminders(session: Session, judged: Judged, papers: list[Paper]) -> "tuple[Reminder, ...]":
    from anplan.show.letters.reminders import reminders

    unit = unit_asked(session, judged)
    made = reminders(
        session.console.words,
        judged.state,
        papers,
        not_answered(session, judged),
        with_group=unit is None,
        unit=unit,
    )
    return tuple(made)


def print_notice(session: Session, judged: Judged, papers: list[Paper]) -> None:
    """Print the notice, in UTF-8 and uncut."""
    from anplan.show.letters.notice import notice_of, notice_screen

    notice = notice_of(session.console.words, judged.state, papers)
    session.console.write(plain(notice_screen(notice)))
