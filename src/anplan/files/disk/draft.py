"""Changes files of a workspace, only if nobody changed them meanwhile.

A draft is made without the lock, since people are asked about it; what it was made of is
compared under the lock, just before it is written.
"""

import codecs
import contextlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.folder import Folder, open_folder, refuse_link
from anplan.files.disk.lock import locked
from anplan.files.disk.save import put_in, sync_in, write_error
from anplan.files.disk.workspace import Workspace
from anplan.files.yaml.decode import decode, limit_of

Edit = Callable[[str], str]


class Draft(NamedTuple):
    """A file as it was when it was read (None: it was not there), and its text afterwards."""

    file: str
    before: bytes | None
    after: str

    @property
    def data(self) -> bytes:
        """Return the bytes to write; a byte-order mark that was there is kept."""
        marked = self.before is not None and self.before.startswith(codecs.BOM_UTF8)
        return (codecs.BOM_UTF8 if marked else b"") + self.after.encode()


def draft(workspace: Workspace, file: str, beginning: str, edits: list[Edit]) -> Draft:
    """Return a file with edits applied, or a new one that starts as ``beginning``.

    Nothing is written. Raise FileError where the file cannot be read or is reached by a link.
    """
    _refuse_links(workspace, file)
    if workspace.lacks(file):
        raise FileError(
            say("{file} is not checked out here, so it cannot be changed", file=file),
            say("Check it out: git sparse-checkout add {folder}", folder=file.rpartition("/")[0]),
        )
    before = _read(workspace, file)
    text = beginning if before is None else _text(file, before)
    for edit in edits:
        text = edit(text)
    return Draft(file, before, text)


def write(
    workspace: Workspace, drafts: list[Draft], then: Callable[[], object] = lambda: None
) -> bool:
    """Write drafts under the lock; return False, with no file written, where one changed.

    ``then`` is called once they are written, still under the lock: a commit holds what was
    written here, and nothing that somebody else writes next.

    Every file is compared with what its draft was made of before the first is written. Each is
    replaced whole; where one fails, those before it stay written and FileError is raised.
    An editor that saves between the comparison and the replacement is not noticed.
    """
    in_folders: dict[str, list[Draft]] = {}
    for change in drafts:
        in_folders.setdefault(_folder_name(change.file), []).append(change)
    with locked(workspace), ExitStack() as stack:
        pairs = [
            (stack.enter_context(_folder_of(workspace, changes[0].file)), changes)
            for changes in in_folders.values()
        ]
        for change in drafts:
            _refuse_links(workspace, change.file)
        if any(
            _read_in(folder, one.file) != one.before for folder, changes in pairs for one in changes
        ):
            return False
        for folder, changes in pairs:
            _put_all(folder, {_name(one.file): one.data for one in changes})
        then()
    return True


def replace(workspace: Workspace, files: Mapping[str, bytes]) -> None:
    """Replace files one after the other under the lock, whatever they held: what is made anew."""
    with locked(workspace):
        for file, data in files.items():
            with _folder_of(workspace, file) as folder:
                _put_all(folder, {_name(file): data})


@contextmanager
def _folder_of(workspace: Workspace, file: str) -> Iterator[Folder]:
    """Open the folder of a file, making it where there is none."""
    _refuse_links(workspace, file)
    path = workspace.path(file)
    try:
        with open_folder(workspace.root, file.split("/")[:-1], make=True) as folder:
            yield folder
    except OSError as error:
        raise write_error(path, error) from error


def _put_all(folder: Folder, files: Mapping[str, bytes]) -> None:
    """Save files, and remove what killed writers of them left; nobody else writes under the lock."""
    with contextlib.suppress(OSError):
        for temporary in folder.left_over(files):
            folder.remove(temporary)
    last = ""
    try:
        for name, data in files.items():
            put_in(folder, name, data)
            last = name
    finally:
        if last:
            sync_in(folder, last)


def _name(file: str) -> str:
    return file.rpartition("/")[2]


def _folder_name(file: str) -> str:
    return file.rpartition("/")[0]


def _read_in(folder: Folder, file: str) -> bytes | None:
    try:
        return folder.read(_name(file), limit_of(file))
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
    """Raise FileError where a path leads through a symbolic link below the workspace."""
    path = workspace.root
    for part in file.split("/"):
        path /= part
        refuse_link(path)
