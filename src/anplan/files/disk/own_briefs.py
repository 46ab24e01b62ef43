"""Which briefs are just as anplan wrote them: what a person changed is not written over."""

from hashlib import sha256
from pathlib import Path

from anplan.base.errors import FileError
from anplan.files.disk.ignored_folders import OWN, own_folder
from anplan.files.disk.read import read_bytes
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace


def remember_brief(workspace: Workspace, file: str, data: bytes) -> None:
    """Note the bytes of a brief that was just written."""
    own_folder(workspace)
    save(_note(workspace, file), f"{sha256(data).hexdigest()}\n".encode())


def is_own_brief(workspace: Workspace, file: str) -> bool:
    """Return whether a brief holds the bytes that were written last; False where nobody knows."""
    try:
        noted = read_bytes(_note(workspace, file)).decode().strip()
        return noted == sha256(workspace.read(file)).hexdigest()
    except (OSError, ValueError, FileError):
        return False


def _note(workspace: Workspace, file: str) -> Path:
    return workspace.root / OWN / f"{file.replace('/', '-')}.sha256"
