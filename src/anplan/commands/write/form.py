"""``anplan form --month 2025-06``: Excel forms, pre-filled, one a unit."""

import re
from pathlib import Path

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.files.disk.ignored_folders import FORMS, forms_folder
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.show.form.excel import form_bytes
from anplan.show.form.form import make_form
from anplan.show.form.notes import coordinator_notes
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from anplan.work.judge import refuse_outside
from anplan.work.session import Session, asked_month, open_workspace
from anplan.work.typed import accepted

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def form(
    session: Session, month: str, output: str | None, *, every: bool, dry_run: bool = False
) -> int:
    """Write the form of one unit, or of all that exist in the month."""
    if every == (session.unit is not None):
        raise UsageError(
            say("Name one unit, or ask for all"),
            say("Write --unit and its name, or --all"),
        )
    opened = open_workspace(session)
    instead = say(
        "Forms are monthly; a report of {period} is written with anplan record --month {period}",
        period=month,
    )
    period = asked_month(month, instead)
    refuse_outside(opened.project, period)
    units = _units(session, opened.project, period)
    words = Words(opened.project.plan.language)
    state = build(opened.project, Question.on(period.shifted(-1).end))
    today = build(opened.project, Question.on(opened.day))
    folder = _folder(session, opened.workspace, period, output, dry_run=dry_run)
    for unit in units:
        path = folder / form_name(opened.project, unit, period)
        notes = tuple(coordinator_notes(words, today, unit))
        data = form_bytes(make_form(words, state, unit, period, notes))
        if dry_run:
            session.console.note(
                session.console.words("would be written: {path}").format(path=_told(path, session))
            )
        else:
            save(path, data)
            session.console.note(
                session.console.words("written: {path}").format(path=_told(path, session))
            )
    return 0


def _folder(
    session: Session, workspace: Workspace, period: Period, output: str | None, *, dry_run: bool
) -> Path:
    if output is not None:
        return session.folder / output
    home = workspace.root / FORMS if dry_run else forms_folder(workspace)
    return home / str(period)


def _told(path: Path, session: Session) -> str:
    """Name a file as it is found from where the user stands."""
    try:
        return path.relative_to(session.folder).as_posix()
    except ValueError:
        return str(path)


def form_name(project: Project, unit: str, period: Period) -> str:
    """Name a unit's form so that people and every system can read it."""
    label = _UNSAFE.sub("_", project.label(unit)).strip(" .") or unit
    shared = [other for other in project.units if project.label(other) == label]
    return f"{period}-{label if len(shared) <= 1 else unit}.xlsx"


def _units(session: Session, project: Project, period: Period) -> tuple[str, ...]:
    if session.unit is not None:
        return (accepted(resolve_unit(project, session.unit)),)
    return tuple(name for name, unit in project.units.items() if unit.valid_on(period.end))
