"""One writer at a time in a workspace: a lock of the operating system's, in ``.anplan/lock``.

It dies with its process, so none is ever left behind. It keeps out other runs of anplan, not
editors or git; on a network drive it is as good as the locks of that drive.
"""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.folder import open_folder, refuse_link
from anplan.files.disk.ignored_folders import OWN, own_folder
from anplan.files.disk.read import read_bytes
from anplan.files.disk.save import write_error
from anplan.files.disk.workspace import Workspace

WAIT = 20.0
LOCK, HOLDER = "lock", "holder"
_MAX_HOLDER = 20


@contextmanager
def locked(workspace: Workspace, wait: float = WAIT) -> Iterator[None]:
    """Hold the workspace's lock in a ``with`` block: no other run of anplan writes meanwhile.

    Wait so many seconds for it, then raise FileError, which names the process that has it; so
    does a second ``locked`` inside the first. The block has not begun when an error is raised.
    """
    from filelock import FileLock, Timeout

    folder = own_folder(workspace)
    refuse_link(folder / LOCK)
    lock = FileLock(folder / LOCK, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise FileError(
            say("Another anplan is writing here (process {pid})", pid=holder(folder)),
            say("Wait until it has ended and try again; nothing was changed"),
        ) from None
    except OSError as error:
        raise write_error(folder, error) from error
    try:
        _note_holder(workspace)
        yield
    finally:
        lock.release()


def _note_holder(workspace: Workspace) -> None:
    """Write down who has the lock, for messages alone; where that fails, it is locked anyway."""
    with contextlib.suppress(OSError), open_folder(workspace.root, [OWN]) as folder:
        folder.overwrite(HOLDER, str(os.getpid()).encode("ascii"))


def holder(folder: Path) -> str:
    """Return the number of the process that had the lock last, as noted; ``?`` where none is."""
    try:
        return read_bytes(folder / HOLDER, _MAX_HOLDER).decode("ascii", "replace") or "?"
    except (OSError, ValueError):
        return "?"
