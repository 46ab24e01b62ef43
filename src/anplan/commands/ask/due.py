"""``anplan due``: who owes what by when; the reminders and the notice that follow from it."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.model.refs import resolve_unit
from anplan.show.csv_text import csv_text
from anplan.show.json.state import due_json
from anplan.show.json.text import dump
from anplan.show.layout.lines import plain
from anplan.show.screens.due import due_screen
from anplan.show.tables import DUE, due_rows
from anplan.state.papers import Paper
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session, refuse_format


def due(
    session: Session, month: str | None = None, *, remind: bool = False, notice: bool = False
) -> int:
    """Show the papers of all units, or of one; with ``remind`` or ``notice`` as texts to send."""
    _refuse_mixtures(session, remind=remind, notice=notice)
    judged = judge_workspace(session)
    papers = _of_month(list(judged.state.papers), month)
    if notice:
        _notice(session, judged, papers, chosen=month is not None)
        return 0
    if session.unit is not None:
        unit = resolve_unit(judged.project, session.unit)
        papers = [paper for paper in papers if paper.unit == unit]
    if remind:
        _remind(session, judged, papers)
    elif session.format == "json":
        session.write(dump(due_json(judged.state, papers, judged.revision)))
    elif session.format == "csv":
        session.write(csv_text(DUE, due_rows(session.words, judged.project, papers)))
    else:
        screen = due_screen(
            session.words,
            judged.state,
            papers,
            one_unit=session.unit is not None,
            revision=judged.revision,
        )
        session.show(screen)
    return 0


def _refuse_mixtures(session: Session, *, remind: bool, notice: bool) -> None:
    refuse_format(session, ("text",) if remind or notice else ("text", "json", "csv"))
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


def _of_month(papers: list[Paper], month: str | None) -> list[Paper]:
    """Give the papers of a month, or of another period that has some."""
    if month is None:
        return papers
    try:
        period = Period.parse(month)
    except ValueError:
        raise UsageError(
            say("Not a month: {text}", text=month), say("Write a month as 2025-06")
        ) from None
    found = [paper for paper in papers if paper.period == period]
    if not found:
        raise UsageError(say("No paper is owed for {period}", period=period))
    return found


def _remind(session: Session, judged: Judged, papers: list[Paper]) -> None:
    """Print the reminders, in UTF-8 and uncut: they are pasted elsewhere."""
    from anplan.show.letters.reminders import reminders, reminders_screen

    made = reminders(session.words, judged.state, papers, with_group=session.unit is None)
    session.write(plain(reminders_screen(session.words, made)))


def _notice(session: Session, judged: Judged, papers: list[Paper], *, chosen: bool) -> None:
    """Print the notice of the month that was chosen, else of the last one that was due."""
    from anplan.show.letters.notice import notice_screen

    if not chosen:
        papers = [one for one in papers if one.period and one.period == judged.state.latest_due]
    if not papers:
        raise UsageError(
            say("No month's papers were due before {day}", day=judged.state.question.day),
            say("Name the month: --month 2025-06"),
        )
    session.write(plain(notice_screen(session.words, judged.state, papers)))
