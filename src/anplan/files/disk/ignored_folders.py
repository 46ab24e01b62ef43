"""anplan's own git-ignored folders in a workspace: ``.anplan``, ``forms`` and ``site``."""

from pathlib import Path

from anplan.files.disk.folder import open_folder
from anplan.files.disk.save import write_error
from anplan.files.disk.workspace import Workspace

OWN = ".anplan"
FORMS = "forms"
SITE = "site"
_IGNORE = ".gitignore"


def own_folder(workspace: Workspace) -> Path:
    """Return the folder for the lock, kept answers and noted briefs, made where there is none."""
    return _ignored_folder(workspace.root, OWN)


def forms_folder(workspace: Workspace) -> Path:
    """Return the folder for the forms that are sent out, made where there is none."""
    return _ignored_folder(workspace.root, FORMS)


def site_folder(workspace: Workspace) -> Path:
    """Return the folder for the pages of a site, made where there is none."""
    return _ignored_folder(workspace.root, SITE)


def _ignored_folder(root: Path, name: str) -> Path:
    """Return a folder that has a .gitignore of its own, so that git leaves it out."""
    try:
        with open_folder(root, [name], make=True) as folder:
            status = folder.about(_IGNORE)
            if status is None or status.st_size == 0:
                folder.overwrite(_IGNORE, b"*\n")
    except OSError as error:
        raise write_error(root / name, error) from error
    return root / name
