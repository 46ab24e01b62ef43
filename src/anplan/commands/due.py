"""``anplan due``: who owes what by when."""

from anplan.commands.judged import judge_workspace
from anplan.commands.session import Session, refuse_format
from anplan.model.refs import resolve_unit
from anplan.show.csv_text import csv_text
from anplan.show.due import due_screen
from anplan.show.json_text import dump
from anplan.show.state_json import due_json
from anplan.show.tables import DUE, due_rows


def due(session: Session) -> int:
    """Show the papers of all units, or of one."""
    refuse_format(session, ("text", "json", "csv"))
    judged = judge_workspace(session)
    papers = list(judged.state.papers)
    if session.unit is not None:
        unit = resolve_unit(judged.project, session.unit)
        papers = [paper for paper in papers if paper.unit == unit]
    if session.format == "json":
        session.write(dump(due_json(judged.state, papers)))
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
