"""``anplan init --codeowners``: who answers for which folder, where forges look for it."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from anplan.base.errors import FileError, UsageError, WorkspaceError
from anplan.base.message import say
from anplan.base.words import first_few
from anplan.files.disk.read import read_bytes
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace, inside_repository
from anplan.model.project import Project
from anplan.show.codeowners import around_block, can_be_written, codeowners_block, marks
from anplan.work.console import Console
from anplan.work.session import Session, read_tree, tell_broken

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks, in its order; the first that is there is the one it reads."""


def codeowners(session: Session, root: Path, *, dry_run: bool = False) -> int:
    """Write the block of owners into the repository's CODEOWNERS; its other lines stay."""
    workspace = Workspace.find(root)
    path, text = owners_file(session, workspace.root, lambda: _read(session.console, workspace))
    save_owners(session, path, text, dry_run=dry_run)
    return 0


def refuse_owners(session: Session, root: Path) -> None:
    """Refuse, before anything else is written, where the owners of a workspace cannot be."""
    unheard = replace(session, console=session.console.without_remarks())
    workspace = Workspace.find(root)
    owners_file(unheard, workspace.root, lambda: _read(unheard.console, workspace))


def owners_file(session: Session, root: Path, read: Callable[[], Project]) -> tuple[Path, str]:
    """Return where the owners of a workspace are written, and the file's whole text.

    Refuse where that cannot be; only then the workspace is read.
    """
    top, way = inside_repository(Path(os.path.normpath(root)))
    if not can_be_written(way):
        raise UsageError(
            say("CODEOWNERS cannot name the folder {folder}", folder=way),
            say("Give it a name of letters, digits and hyphens"),
        )
    project = _owned(session.console, read(), root.name)
    path = next((top / place for place in PLACES if os.path.lexists(top / place)), top / PLACES[0])
    around = around_block(_present(path), way)
    if around is None:
        begin, end = marks(way)
        raise FileError(
            say("The block of anplan in {file} is not whole", file=str(path)),
            say(
                "Keep one line {begin} and one line {end} below it, or remove both",
                begin=begin,
                end=end,
            ),
        )
    return path, around.holding(codeowners_block(project, way, shared=not around.names_shared))


def save_owners(session: Session, path: Path, text: str, *, dry_run: bool) -> None:
    """Write the file of owners and name it, or show what would stand in it."""
    if dry_run:
        session.console.write(text)
    else:
        save(path, text.encode())
        session.console.out.write(f"{Path(os.path.relpath(path, session.folder)).as_posix()}\n")


def _read(console: Console, workspace: Workspace) -> Project:
    """Read who owns what; refuse where that cannot be read."""
    loaded = read_tree(console, workspace)
    tell_broken(console, loaded)
    project = loaded.project
    if project is None or any(file.endswith("/unit.yaml") for file in project.broken):
        broken = sorted({problem.where.file for problem in loaded.unread})
        files = tuple(f"{workspace.root.name}/{file}" for file in broken)
        raise WorkspaceError(
            say("Who owns what cannot be read: {files}", files=first_few(files)),
            say("Mend it; anplan check shows every problem"),
        )
    return project


def _owned(console: Console, project: Project, workspace: str) -> Project:
    """Return a project in which somebody owns something; refuse where nobody is named."""
    if not any(unit.owners for unit in project.units.values()):
        raise UsageError(
            say("No unit of {workspace} names its owners", workspace=workspace),
            say("Write the accounts under owners: in units/<id>/unit.yaml"),
        )
    coordinator = project.plan.coordinator
    if coordinator not in project.units or not project.units[coordinator].owners:
        note = console.words("{unit} names no owners: plan/, briefs/ and templates/ are left out")
        console.note(note.format(unit=coordinator))
    return project


def _present(path: Path) -> str:
    """Read the file that is there; nothing where there is none."""
    try:
        return read_bytes(path).decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise FileError(
            say("{file} cannot be read: {reason}", file=str(path), reason=str(error)),
            say("Save it as a regular file in UTF-8, or remove it"),
        ) from error
