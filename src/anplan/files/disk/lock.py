"""One writer at a time: a lock that dies with its process, in the workspace's own folder."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.folder import held, refuse_link
from anplan.files.disk.ignored_folders import OWN, own_folder
from anplan.files.disk.read import read_bytes
from anplan.files.disk.save import not_written
from anplan.files.disk.workspace import Workspace

WAIT = 20.0
LOCK, HOLDER = "lock", "holder"
_LONGEST = 20


@contextmanager
def locked(workspace: Workspace, wait: float = WAIT) -> Iterator[None]:
    """Hold the workspace's lock; raise FileError where another process keeps it too long."""
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
        raise not_written(folder, error) from error
    try:
        _tell_holder(workspace)
        yield
    finally:
        lock.release()


def _tell_holder(workspace: Workspace) -> None:
    """Note who holds the lock; where that cannot be, the lock holds all the same."""
    with contextlib.suppress(OSError), held(workspace.root, [OWN]) as folder:
        folder.overwrite(HOLDER, str(os.getpid()).encode("ascii"))


def holder(folder: Path) -> str:
    """Return the number of the process that held the lock last, as it noted it."""
    try:
        return read_bytes(folder / HOLDER, _LONGEST).decode("ascii", "replace") or "?"
    except (OSError, ValueError):
        return "?"
