"""``anplan export``: everything as one JSON document, or the readings as a tidy table."""

from anplan.show.csv_text import csv_text
from anplan.show.json.export import export_json
from anplan.show.json.text import dump
from anplan.show.tables import READINGS, reading_rows
from anplan.work.judge import asked_revision
from anplan.work.session import Session, open_workspace, refuse_format


def export(session: Session) -> int:
    """Write the whole project: json (also for text), or csv with one row a reading."""
    refuse_format(session, ("text", "json", "csv"))
    opened = open_workspace(session)
    project = opened.project
    if session.format == "csv":
        session.write(csv_text(READINGS, reading_rows(session.words, project)))
    else:
        revision = asked_revision(session, opened.tree, project.plan)
        session.write(dump(export_json(project, revision)))
    return 0
