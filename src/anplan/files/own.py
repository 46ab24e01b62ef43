"""Folders beside the workspace's files that hold none of them, and that git leaves out."""

from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.workspace import Workspace

OWN = ".anplan"
FORMS = "forms"


def own_folder(workspace: Workspace) -> Path:
    """Make the folder for the lock and for drafts."""
    return _left_out(workspace.root / OWN)


def forms_folder(workspace: Workspace) -> Path:
    """Make the folder for the forms that are sent out."""
    return _left_out(workspace.root / FORMS)


def _left_out(folder: Path) -> Path:
    """Make a folder that tells git, by a file of its own, to leave it out."""
    if folder.is_symlink():
        raise FileError(
            say("{file} is a symbolic link; it is not written through", file=str(folder)),
            say("Remove it"),
        )
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")
    except OSError as error:
        raise unwritable(folder, error) from error
    return folder


def unwritable(folder: Path, error: OSError) -> FileError:
    """Tell why a folder cannot be written."""
    return FileError(
        say("{file} cannot be written: {reason}",
            file=str(folder), reason=error.strerror or str(error)),
        say("Nothing was changed; look at the disk's free space and the permissions"),
    )  # fmt: skip
