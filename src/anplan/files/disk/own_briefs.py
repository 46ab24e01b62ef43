"""Which briefs are just as anplan wrote them: what a person changed is not written over."""

from hashlib import sha256
from pathlib import Path

from anplan.base.errors import FileError
from anplan.files.disk.draft import replace
from anplan.files.disk.ignored_folders import OWN, own_folder
from anplan.files.disk.read import read_bytes
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace


def replace_brief(workspace: Workspace, file: str, data: bytes) -> None:
    """Write a brief, and note what it is and was, so that both are known should it stop between."""
    known = [_name(data), *([_name(workspace.read(file))] if is_own_brief(workspace, file) else ())]
    own_folder(workspace)
    save(_note(workspace, file), "".join(f"{one}\n" for one in known).encode())
    replace(workspace, file, data)


def is_own_brief(workspace: Workspace, file: str) -> bool:
    """Return whether a brief holds the bytes that were written last; False where nobody knows."""
    try:
        noted = read_bytes(_note(workspace, file)).decode().split()
        return _name(workspace.read(file)) in noted
    except (OSError, ValueError, FileError):
        return False


def _name(data: bytes) -> str:
    return sha256(data).hexdigest()


def _note(workspace: Workspace, file: str) -> Path:
    return workspace.root / OWN / f"{file.replace('/', '-')}.sha256"
