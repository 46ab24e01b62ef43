"""Replacing a file of a workspace by a changed one, only if nobody changed it meanwhile."""

import codecs
import contextlib
from collections.abc import Callable
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.lock import locked
from anplan.files.save import save
from anplan.files.text import decode
from anplan.files.workspace import Workspace

Edit = Callable[[str], str]


class Draft(NamedTuple):
    """A file as it lies on disk (None: not there yet) and as it shall become."""

    file: str
    before: bytes | None
    after: str

    @property
    def data(self) -> bytes:
        """Give the bytes to write; a byte-order mark that was there stays."""
        marked = self.before is not None and self.before.startswith(codecs.BOM_UTF8)
        return (codecs.BOM_UTF8 if marked else b"") + self.after.encode()

    @property
    def is_change(self) -> bool:
        """Tell whether there is anything to write."""
        return self.data != self.before


def draft(workspace: Workspace, file: str, beginning: str, edits: list[Edit]) -> Draft:
    """Apply edits to a file as it is now, or to the beginning of a new one."""
    _refuse_links(workspace, file)
    before = _read(workspace, file)
    text = beginning if before is None else _text(file, before)
    for edit in edits:
        text = edit(text)
    return Draft(file, before, text)


def write(workspace: Workspace, drafts: list[Draft]) -> bool:
    """Write drafts under the lock; False, with nothing written, where a file changed meanwhile."""
    with locked(workspace):
        for one in drafts:
            _refuse_links(workspace, one.file)
            if _read(workspace, one.file) != one.before:
                return False
        for one in drafts:
            path = workspace.path(one.file)
            with contextlib.suppress(OSError):
                for left in path.parent.glob(f".{path.name}.*.tmp"):
                    left.unlink()
            save(path, one.data)
    return True


def _read(workspace: Workspace, file: str) -> bytes | None:
    try:
        return workspace.read(file)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(say("{file} cannot be read: {reason}", file=file, reason=reason)) from error


def _text(file: str, data: bytes) -> str:
    text, problem = decode(data, file)
    if problem is not None:
        raise FileError(problem.message, problem.hint)
    return text


def _refuse_links(workspace: Workspace, file: str) -> None:
    """Refuse a path that leads through a symbolic link."""
    path = workspace.root
    for part in file.split("/"):
        path /= part
        if path.is_symlink():
            raise FileError(
                say("{file} is a symbolic link; it is not written through", file=str(path)),
                say("Put a regular file here"),
            )
