"""``anplan form --month 2025-06``: Excel forms, pre-filled, one a unit."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.files.disk.ignored_folders import FORMS, forms_folder
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace
from anplan.files.form.read import SentFile, read_forms
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.show.form.excel import form_bytes
from anplan.show.form.form import make_form
from anplan.show.form.notes import coordinator_notes
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.papers import owing_month
from anplan.state.question import Question
from anplan.work.judge import refuse_outside
from anplan.work.session import Session, asked_month, open_workspace
from anplan.work.typed import accepted

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


class FormManner(NamedTuple):
    """How forms are written: only told, or over those that were filled in."""

    dry_run: bool = False
    force: bool = False


USUAL = FormManner()


def form(
    session: Session,
    month: str,
    output: str | None,
    manner: FormManner = USUAL,
    *,
    every: bool,
) -> int:
    """Write the form of one unit, or of all that exist in the month; 1 where one is kept.

    A file in which a person wrote is not overwritten: git does not keep it, nobody could have it
    back.
    """
    if every == (session.unit is not None):
        raise UsageError(
            say("Name one unit, or ask for all"),
            say("Write --unit and its name, or --all"),
        )
    opened = open_workspace(session)
    period = asked_month(month, opened.project.plan, _by_record)
    refuse_outside(opened.project, period)
    units = _units(session, opened.project, period)
    if owing_month(opened.project, period).isdisjoint(units):
        text = session.console.words("{period}: none of these units owes a report for this month")
        session.console.note(text.format(period=period))
    words = Words(opened.project.plan.language)
    state = build(opened.project, Question.on(period.shifted(-1).end))
    today = build(opened.project, Question.on(opened.day))
    folder = _folder(session, opened.workspace, period, output, dry_run=manner.dry_run)
    paths = {unit: folder / form_name(opened.project, unit, period) for unit in units}
    kept = set() if manner.force else _written_in(opened.project, paths.values())
    for unit, path in paths.items():
        if path in kept:
            _tell(
                session, path, session.console.words("kept, since somebody wrote into it: {path}")
            )
            continue
        notes = tuple(coordinator_notes(words, today, unit))
        asked = tuple(one for one in today.questions if one.unit == unit and one.answer is None)
        data = form_bytes(make_form(words, state, unit, period, notes, asked))
        if manner.dry_run:
            _tell(session, path, session.console.words("would be written: {path}"))
        else:
            save(path, data)
            _tell(session, path, session.console.words("written: {path}"))
    if kept:
        session.console.note(session.console.words("--force writes them anew; what is there goes."))
    return int(bool(kept))


def _written_in(project: Project, paths: Iterable[Path]) -> set[Path]:
    """Return which files hold something that a person wrote, or are no forms at all."""
    there = [path for path in paths if path.exists() or path.is_symlink()]
    if not there:
        return set()
    read = read_forms([SentFile(path, path.name) for path in there], project)
    return {
        path
        for path, form in zip(there, read, strict=True)
        if isinstance(form, FileError) or not form.is_untouched
    }


def _tell(session: Session, path: Path, text: str) -> None:
    session.console.note(text.format(path=_told(path, session)))


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


def _by_record(period: Period) -> Message:
    return say(
        "Forms are monthly; a report of {period} is written with anplan record --month {period}",
        period=period,
    )
