"""Folders beside the workspace's files that hold none of them, and that git leaves out."""

from pathlib import Path

from anplan.files.disk.folder import held
from anplan.files.disk.save import not_written
from anplan.files.disk.workspace import Workspace

OWN = ".anplan"
FORMS = "forms"
_IGNORE = ".gitignore"


def own_folder(workspace: Workspace) -> Path:
    """Make the folder for the lock and for drafts."""
    return _left_out(workspace.root, OWN)


def forms_folder(workspace: Workspace) -> Path:
    """Make the folder for the forms that are sent out."""
    return _left_out(workspace.root, FORMS)


def _left_out(root: Path, name: str) -> Path:
    """Make a folder that tells git, by a file of its own, to leave it out."""
    try:
        with held(root, [name], make=True) as folder:
            told = folder.about(_IGNORE)
            if told is None or told.st_size == 0:
                folder.overwrite(_IGNORE, b"*\n")
    except OSError as error:
        raise not_written(root / name, error) from error
    return root / name
