"""``anplan doctor``: whether all around anplan is as it should be, and how to mend it."""

import os
from collections.abc import Iterator
from pathlib import Path

from anplan.base.diagnosis import Diagnosis
from anplan.base.errors import WorkspaceError
from anplan.files.disk.leftovers import leftovers, remove_leftovers
from anplan.files.disk.workspace import Workspace
from anplan.files.doctor.machine import calendar_diagnosis, machine_diagnoses, terminal_diagnosis
from anplan.files.doctor.workspace import reading_diagnosis, workspace_diagnoses
from anplan.files.load import load
from anplan.model.project import Project
from anplan.show.screens.doctor import doctor_json, doctor_screen
from anplan.work.session import Session, refuse_format


def doctor(session: Session, *, fix: bool = False, dry_run: bool = False) -> int:
    """Look at everything around; 1 where something is wrong that stays so."""
    refuse_format(session, ("text", "json"))
    workspace = _workspace(session.folder)
    removed = leftovers(workspace) if fix else ()
    if removed and not dry_run:
        remove_leftovers(workspace, removed)
    findings = tuple(_diagnoses(session, workspace))
    if session.format == "json":
        from anplan.show.json.text import dump

        names = [] if dry_run else [str(path) for path in removed]
        session.write(dump(doctor_json(session.words, findings, names)))
    else:
        told = [_told(session, path, dry_run=dry_run) for path in removed]
        session.show(doctor_screen(session.words, findings, told))
    return int(any(one.grade == "wrong" for one in findings))


def _workspace(folder: Path) -> Workspace | None:
    """Give the workspace around a folder; None where there is none."""
    try:
        return Workspace.find(folder)
    except WorkspaceError:
        if not folder.is_dir():
            raise
        return None


def _told(session: Session, path: Path, *, dry_run: bool) -> str:
    said = session.words("would remove {file}") if dry_run else session.words("removed {file}")
    return said.format(file=path)


def _diagnoses(session: Session, workspace: Workspace | None) -> Iterator[Diagnosis]:
    yield from machine_diagnoses(session.folder)
    yield terminal_diagnosis(session.out.encoding or "?", _columns(session), session.ambiguous)
    if workspace is None:
        yield calendar_diagnosis(())
        return
    loaded = load(workspace)
    yield calendar_diagnosis(_years(loaded.project))
    yield from workspace_diagnoses(workspace)
    yield reading_diagnosis(loaded.files_read, loaded.files_found)


def _columns(session: Session) -> int | None:
    try:
        return os.get_terminal_size(session.out.fileno()).columns
    except (OSError, ValueError):
        return None


def _years(project: Project | None) -> range:
    """Give the years whose public holidays move a due day."""
    if project is None or project.plan.settings.rest_days == "kept":
        return range(0)
    return range(project.plan.start.year, project.plan.end.year + 1)
