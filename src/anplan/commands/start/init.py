"""``anplan init [DIR]``: the files of a new workspace, to be filled in."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from anplan import __version__
from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.commands.start.codeowners import codeowners, refuse_owners
from anplan.commands.start.skeleton import skeleton
from anplan.files.disk.save import save
from anplan.files.disk.workspace import inside_repository
from anplan.files.disk.workspaces_below import workspaces_below
from anplan.files.packaged import data_folder
from anplan.files.sample import write_files
from anplan.model.paths import PLAN
from anplan.work.console import Console
from anplan.work.session import Session

WORKFLOW = ".github/workflows/anplan.yml"


def init(
    session: Session,
    folder: Path,
    *,
    ci: str | None = None,
    owners: bool = False,
    dry_run: bool = False,
) -> int:
    """Write the skeleton of a workspace; what is there already is never touched.

    ``ci`` names the forge whose workflow is written too, ``owners`` asks for CODEOWNERS; a
    workspace gets these alone.
    """
    root = session.folder / folder
    if root.is_file():
        return _of_document(session, folder)
    if (ci is not None or owners) and not (root / PLAN).exists():
        below = workspaces_below(root)
        if below:
            return _around_several(session, root, below, ci, owners=owners, dry_run=dry_run)
    if owners and (ci is None or not (root / PLAN).exists()):
        return codeowners(session, root, dry_run=dry_run)
    if (root / PLAN).exists():
        if ci is None:
            raise FileError(
                say("There is a workspace already: {file}", file=str(root / PLAN)),
                say("Go on with it, or give another folder"),
            )
        if owners:
            refuse_owners(session, root)
        add_workflow(session, root, ci, dry_run=dry_run)
        return codeowners(session, root, dry_run=dry_run) if owners else 0
    templates = skeleton(session.console.words.language)
    files = {file: data for file, data in templates.items() if not (root / file).exists()}
    if not dry_run:
        write_files(root, files)
    tell_files(session.console, [Path(folder) / file for file in files])
    if ci is not None and not has_workflow(root):
        add_workflow(session, root, ci, dry_run=dry_run)
    session.console.out.write(
        session.console.words(
            "Next: put the document's text into plan/source.txt, fill in every TODO, and run "
            "anplan check until it finds nothing. anplan demo shows a finished plan.\n"
        )
    )
    return 0


def _around_several(
    session: Session,
    root: Path,
    below: Sequence[Path],
    ci: str | None,
    *,
    owners: bool,
    dry_run: bool,
) -> int:
    """Add one workflow that checks all workspaces below a folder, and the owners of each."""
    for workspace in below if owners else ():
        refuse_owners(session, workspace)
    if ci is not None:
        add_workflow(session, root, ci, dry_run=dry_run)
    for workspace in below if owners else ():
        codeowners(session, workspace, dry_run=dry_run)
    names = tuple(Path(os.path.relpath(one, root)).as_posix() for one in below)
    text = session.console.words("for the workspaces below: {workspaces}")
    session.console.note(text.format(workspaces=session.console.words.listed(names)))
    return 0


def _of_document(session: Session, document: Path) -> int:
    """Offer to make the workspace of a document that stands where a folder belongs."""
    from anplan.commands.start.import_document import Wish, import_document

    folder = Path(document.stem)
    console = session.console
    question = console.words("{file} is a document. Make a workspace of it in {folder}?")
    if console.asks and console.confirm(question.format(file=document, folder=folder)):
        return import_document(session, Wish(document, folder))
    raise FileError(
        say("{file} is a document, not a folder", file=str(document)),
        say(
            "To make a workspace of it: anplan import {file} {folder}",
            file=str(document),
            folder=str(folder),
        ),
    )


def has_workflow(root: Path) -> bool:
    """Return whether a workspace's workflow is there already."""
    return _workflow_file(*_workflow_place(root)).exists()


def add_workflow(session: Session, root: Path, ci: str, *, dry_run: bool) -> None:
    """Write the workflow where the forge looks for it: at the top of the repository."""
    top, way = _workflow_place(root)
    path = _workflow_file(top, way)
    data = workflow(ci, way).encode()
    if _holds(path, data):
        text = session.console.words("{file} is as it would be written")
        session.console.note(text.format(file=os.path.relpath(path, session.folder)))
        return
    if path.exists() or path.is_symlink():
        raise FileError(
            say("There is a workflow already: {file}", file=str(path)),
            say("It is not overwritten; remove it first if you want a new one"),
        )
    if not dry_run:
        save(path, data)
    tell_files(session.console, [Path(os.path.relpath(path, session.folder))])


def _holds(path: Path, data: bytes) -> bool:
    return not path.is_symlink() and path.is_file() and path.read_bytes() == data


def _workflow_file(top: Path, way: str) -> Path:
    """Return the file of a workspace's workflow; beside another's it has the folder in its name."""
    path = top / WORKFLOW
    if not way or not path.is_file():
        return path
    folder = f"working-directory: {json.dumps(way.rstrip('/'), ensure_ascii=False)}\n"
    if folder in path.read_text(encoding="utf-8", errors="replace"):
        return path
    return path.with_name(f"anplan-{way.rstrip('/').replace('/', '-')}{path.suffix}")


def _workflow_place(root: Path) -> tuple[Path, str]:
    """Return the folder the workflow belongs to, and the way from there to the workspace."""
    return inside_repository(Path(os.path.normpath(root)))


def workflow(ci: str, way: str) -> str:
    """Return the workflow of a workspace that lies ``way`` below the top of its repository."""
    template = data_folder("templates") / "workflows" / f"{ci}.yml"
    text = template.read_text(encoding="utf-8").replace("{version}", __version__)
    folder = way.rstrip("/")
    inside = f"        working-directory: {json.dumps(folder, ensure_ascii=False)}\n"
    return text + inside if folder else text


def tell_files(console: Console, files: Iterable[Path]) -> None:
    """Name files, a line each."""
    for file in files:
        console.out.write(f"{file.as_posix()}\n")
