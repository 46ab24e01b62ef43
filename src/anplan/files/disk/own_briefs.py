"""Which briefs are just as anplan wrote them: what a person changed is not written over."""

from hashlib import sha256

from anplan.base.errors import FileError
from anplan.files.disk.draft import replace
from anplan.files.disk.ignored_folders import OWN
from anplan.files.disk.workspace import Workspace


def replace_brief(workspace: Workspace, file: str, data: bytes) -> None:
    """Write a brief, and note what it is and was, so that both are known should it stop between."""
    known = [_name(data), *([_name(workspace.read(file))] if is_own_brief(workspace, file) else ())]
    replace(workspace, {_note(file): "".join(f"{name}\n" for name in known).encode(), file: data})


def is_own_brief(workspace: Workspace, file: str) -> bool:
    """Return whether a brief holds the bytes that were written last; False where nobody knows."""
    try:
        noted = workspace.read(_note(file)).decode().split()
        return _name(workspace.read(file)) in noted
    except (OSError, ValueError, FileError):
        return False


def _name(data: bytes) -> str:
    return sha256(data).hexdigest()


def _note(file: str) -> str:
    return f"{OWN}/{file.replace('/', '-')}.sha256"
