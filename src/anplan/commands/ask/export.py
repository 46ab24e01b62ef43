"""``anplan export``: everything as one JSON document, the readings as a tidy table, or whole files."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.formats import printer_of
from anplan.show.csv_text import csv_text
from anplan.show.json.export import export_json
from anplan.show.json.text import dump
from anplan.show.tables import ITEMS, READINGS, item_rows, reading_rows
from anplan.work.judge import asked_revision
from anplan.work.session import Opened, Session, open_workspace


def export(session: Session) -> int:
    """Write the whole project: json (also for text), csv with one row a reading, or items with one an entry about an item."""
    if session.on is not None:
        raise UsageError(
            say("What the files say is printed as it is, for no day"),
            say("Add --to: what is written there is judged for a day"),
        )
    write = printer_of(session, "export")
    write(session, open_workspace(session))
    return 0


def export_files(
    session: Session,
    to: str | None,
    output: str | None,
    *,
    workspace: str | None = None,
    yes: bool = False,
    dry_run: bool = False,
) -> int:
    """Write the ledger as a workbook, or the tidy tables: one file, or a folder of them.

    With ``yes`` over files that somebody may have changed since.
    """
    from anplan.work.deliver import deliver, deliver_folder, refuse_empty
    from anplan.work.shared_tables import refuse_shared
    from anplan.work.tables import (
        FOLDERS,
        default_name,
        facts_of,
        file_bytes,
        folder_files,
        form_asked,
    )

    refuse_empty(output)
    form = form_asked(to, output)
    assert form is not None
    if form in FOLDERS and output is not None:
        refuse_shared(session.folder / output)
    facts = facts_of(session, workspace)
    state = facts.state
    where = output or default_name(session, state.project, form, state.question.day)
    if form in FOLDERS:
        files = folder_files(facts, form)
        return deliver_folder(session, files, where, over=yes, dry_run=dry_run)
    return deliver(session, file_bytes(facts, form), where, over=yes, dry_run=dry_run)


def export_shared(
    session: Session,
    to: str | None,
    output: str | None,
    *,
    workspace: str | None = None,
    yes: bool = False,
    dry_run: bool = False,
) -> int:
    """Put the tables into a folder that many workspaces share, in the place of its own old rows."""
    from anplan.work.shared_tables import append_tables, shared_folder, tell_appended, tell_twins

    named = shared_folder(to, output)
    done = append_tables(session, session.folder / named, workspace, over=yes, dry_run=dry_run)
    tell_appended(session.console, named, done, dry_run=dry_run)
    if done.changes is not None and not dry_run:
        tell_twins(session.console, session.folder / named, named, (done.workspace,))
    return 0


def remove_shared(
    session: Session, to: str | None, output: str | None, workspace: str, *, dry_run: bool = False
) -> int:
    """Take a workspace's tables out of a folder that many share."""
    from anplan.work.shared_tables import remove_tables, shared_folder

    named = shared_folder(to, output)
    remove_tables(session.console, session.folder / named, named, workspace, dry_run=dry_run)
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
