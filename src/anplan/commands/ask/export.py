"""``anplan export``: everything as one JSON document, or the readings as a tidy table."""

from collections.abc import Callable, Mapping

from anplan.show.csv_text import csv_text
from anplan.show.json.export import export_json
from anplan.show.json.text import dump
from anplan.show.tables import READINGS, reading_rows
from anplan.work.judge import asked_revision
from anplan.work.printers import printer_of
from anplan.work.session import Opened, Session, open_workspace


def export(session: Session) -> int:
    """Write the whole project: json (also for text), or csv with one row a reading."""
    write = printer_of(session, PRINTERS)
    write(session, open_workspace(session))
    return 0


def _json(session: Session, opened: Opened) -> None:
    revision = asked_revision(session, opened.tree, opened.project.plan)
    session.console.write(dump(export_json(opened.project, revision)))


def _csv(session: Session, opened: Opened) -> None:
    session.console.write(csv_text(READINGS, reading_rows(session.console.words, opened.project)))


PRINTERS: Mapping[str, Callable[[Session, Opened], None]] = {
    "text": _json,
    "json": _json,
    "csv": _csv,
}
