"""One writer at a time: a lock that dies with its process, in the workspace's own folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.own import own_folder, unwritable
from anplan.files.workspace import Workspace

WAIT = 20.0


@contextmanager
def locked(workspace: Workspace, wait: float = WAIT) -> Iterator[None]:
    """Hold the workspace's lock; raise FileError where another process keeps it too long."""
    folder = own_folder(workspace)
    lock = FileLock(folder / "lock", timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise FileError(
            say("Another anplan is writing here (process {pid})", pid=_holder(folder)),
            say("Wait until it has ended and try again; nothing was changed"),
        ) from None
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        (folder / "holder").write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        lock.release()


def _holder(folder: Path) -> str:
    try:
        return (folder / "holder").read_text(encoding="ascii")
    except OSError:
        return "?"
