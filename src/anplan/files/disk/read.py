"""The files that are read before anything else is loaded: one file, and where the plan lies.

Every run needs them, if only to answer in the plan's language, so this is plain ``os``.
"""

import errno
import os
import stat

from anplan.files.yaml.decode import MAX_WORKSPACE_FILE
from anplan.model.paths import PLAN

FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
"""A link is not opened, and nothing waits for what is no file."""


def folder_of_plan(start: str) -> str | None:
    """Return the folder that holds ``plan/plan.yaml``: a folder itself or one above it."""
    folder = start if os.path.isabs(start) else os.path.join(os.getcwd(), start)
    while not os.path.isfile(os.path.join(folder, PLAN)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def read_bytes(
    path: "os.PathLike[str] | str", limit: int = MAX_WORKSPACE_FILE, folder: int | None = None
) -> bytes:
    """Read a regular file of at most 256 KiB; raise OSError or ValueError with the reason.

    ``folder``: the handle of the open folder in which the path begins.
    """
    handle = os.open(path, FLAGS, dir_fd=folder)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("special")
        data = os.read(handle, min(status.st_size, limit) + 1)
        while len(data) <= limit and (more := os.read(handle, limit + 1 - len(data))):
            data += more
    finally:
        os.close(handle)
    if len(data) > limit:
        raise ValueError("size")
    return data
