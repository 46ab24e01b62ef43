"""Replacing a file of a workspace by a changed one, only if nobody changed it meanwhile."""

import codecs
import contextlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.folder import Folder, held, refuse_link
from anplan.files.disk.lock import locked
from anplan.files.disk.save import not_written, save_in
from anplan.files.disk.workspace import Workspace
from anplan.files.yaml.decode import decode

Edit = Callable[[str], str]


class Draft(NamedTuple):
    """A file as it lies on disk (None: not there yet) and as it shall become."""

    file: str
    before: bytes | None
    after: str

    @property
    def data(self) -> bytes:
        """Return the bytes to write; a byte-order mark that was there stays."""
        marked = self.before is not None and self.before.startswith(codecs.BOM_UTF8)
        return (codecs.BOM_UTF8 if marked else b"") + self.after.encode()

    @property
    def is_change(self) -> bool:
        """Return whether there is anything to write."""
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
    with locked(workspace), ExitStack() as stack:
        folders = [stack.enter_context(_held(workspace, one.file)) for one in drafts]
        for folder, one in zip(folders, drafts, strict=True):
            if _read_in(folder, one.file) != one.before:
                return False
        for folder, one in zip(folders, drafts, strict=True):
            _put(folder, one.file, one.data)
    return True


def replace(workspace: Workspace, file: str, data: bytes) -> None:
    """Write a file that is made anew each time, whatever it held, under the lock."""
    with locked(workspace), _held(workspace, file) as folder:
        _put(folder, file, data)


@contextmanager
def _held(workspace: Workspace, file: str) -> Iterator[Folder]:
    """Hold the folder of a file open, making it where there is none."""
    _refuse_links(workspace, file)
    path = workspace.path(file)
    try:
        with held(workspace.root, file.split("/")[:-1], make=True) as folder:
            yield folder
    except OSError as error:
        raise not_written(path, error) from error


def _put(folder: Folder, file: str, data: bytes) -> None:
    """Save a file, and remove what killed writers of it have left."""
    name = _name(file)
    with contextlib.suppress(OSError):
        for left in folder.left_over(name):
            folder.remove(left)
    save_in(folder, name, data)


def _name(file: str) -> str:
    return file.rpartition("/")[2]


def _read_in(folder: Folder, file: str) -> bytes | None:
    try:
        return folder.read(_name(file))
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from error


def _read(workspace: Workspace, file: str) -> bytes | None:
    try:
        return workspace.read(file)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from error


def _unreadable(file: str, error: Exception) -> FileError:
    reason = getattr(error, "strerror", None) or str(error)
    return FileError(say("{file} cannot be read: {reason}", file=file, reason=reason))


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
        refuse_link(path)
