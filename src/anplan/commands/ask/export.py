"""``anplan export``: everything as one JSON document, or the readings or the items as a tidy table."""

from anplan.commands.formats import printer_of
from anplan.show.csv_text import csv_text
from anplan.show.json.export import export_json
from anplan.show.json.text import dump
from anplan.show.tables import ITEMS, READINGS, item_rows, reading_rows
from anplan.work.judge import asked_revision
from anplan.work.session import Opened, Session, open_workspace


def export(session: Session) -> int:
    """Write the whole project: json (also for text), csv with one row a reading, or items with one an entry about an item."""
    write = printer_of(session, "export")
    write(session, open_workspace(session))
    return 0


def print_json(session: Session, opened: Opened) -> None:
    """Print the project as JSON."""
    revision = asked_revision(session, opened.tree, opened.project.plan)
    session.console.write(dump(export_json(opened.project, revision)))


def print_csv(session: Session, opened: Opened) -> None:
    """Print the readings as a table."""
    session.console.write(csv_text(READINGS, reading_rows(session.console.words, opened.project)))


def print_items(session: Session, opened: Opened) -> None:
    """Print what was reported of the items of registers as a table."""
    session.console.write(csv_text(ITEMS, item_rows(session.console.words, opened.project)))
