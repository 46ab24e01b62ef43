"""``anplan doctor``: whether all around anplan is as it should be, and how to mend it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from anplan.base.diagnosis import Diagnosis
from anplan.base.errors import WorkspaceError
from anplan.commands.formats import printer_of
from anplan.files.disk.leftovers import leftovers, remove_leftovers
from anplan.files.disk.workspace import Workspace
from anplan.files.doctor.machine import calendar_diagnosis, machine_diagnoses, terminal_diagnosis
from anplan.files.doctor.workspace import reading_diagnosis, workspace_diagnoses
from anplan.files.load import load
from anplan.model.project import Project
from anplan.show.screens.doctor import doctor_json, doctor_screen
from anplan.work.console import Console
from anplan.work.letterhead import letterhead_diagnoses
from anplan.work.session import Session


class Examined(NamedTuple):
    """What was looked at, and the left-over files that were removed, or would be."""

    diagnoses: Sequence[Diagnosis]
    removed: Sequence[Path]
    dry_run: bool


def doctor(session: Session, *, fix: bool = False, dry_run: bool = False) -> int:
    """Look at everything around; 1 where something is wrong that stays so."""
    show = printer_of(session, "doctor")
    workspace = _workspace(session.folder)
    removed = leftovers(workspace) if fix else ()
    if removed and not dry_run:
        remove_leftovers(workspace, removed)
    diagnoses = tuple(_diagnoses(session, workspace))
    show(session.console, Examined(diagnoses, removed, dry_run))
    return int(any(diagnosis.grade == "wrong" for diagnosis in diagnoses))


def print_text(console: Console, examined: Examined) -> None:
    """Print what was seen as a screen."""
    would, did = (
        console.words("would remove {file}"),
        console.words("removed {file}"),
    )
    text = would if examined.dry_run else did
    removed = [text.format(file=path) for path in examined.removed]
    console.show(doctor_screen(console.words, examined.diagnoses, removed))


def print_json(console: Console, examined: Examined) -> None:
    """Print what was seen as JSON."""
    from anplan.show.json.text import dump

    removed = [] if examined.dry_run else [str(path) for path in examined.removed]
    console.write(dump(doctor_json(console.words, examined.diagnoses, removed)))


def _workspace(folder: Path) -> Workspace | None:
    """Return the workspace around a folder; None where there is none."""
    try:
        return Workspace.find(folder)
    except WorkspaceError:
        if not folder.is_dir():
            raise
        return None


def _diagnoses(session: Session, workspace: Workspace | None) -> Iterator[Diagnosis]:
    yield from machine_diagnoses(session.folder)
    yield terminal_diagnosis(
        session.console.out.encoding or "?", _columns(session.console), session.console.ambiguous
    )
    if workspace is None:
        yield calendar_diagnosis(())
        return
    loaded = load(workspace)
    yield calendar_diagnosis(_years(loaded.project))
    yield from workspace_diagnoses(workspace)
    yield reading_diagnosis(loaded.files_read, loaded.files_found)
    yield from letterhead_diagnoses(session.console.words, workspace)


def _columns(console: Console) -> int | None:
    try:
        return os.get_terminal_size(console.out.fileno()).columns
    except (OSError, ValueError):
        return None


def _years(project: Project | None) -> range:
    """Return the years whose public holidays move a due day."""
    if project is None or project.plan.settings.rest_days == "kept":
        return range(0)
    return range(project.plan.start.year, project.plan.end.year + 1)
