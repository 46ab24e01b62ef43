"""The bytes of all files of a workspace that a reader may read, as one digest.

Names and bytes count, never a time stamp. What a reader would refuse, and so look at closely, is
left to it: a link, a special file, a file that is too large.
"""

import os

from anplan.files.cache.folder import digest

MAX_FILES = 2048
"""In a larger workspace the files are read once, by who judges them."""

MAX_FILE_BYTES = 256 * 1024
MAX_DEPTH = 8
_AT_ONCE = 32 * 1024
_FOLDERS = ("plan", "units", "briefs", "templates")
_PLAN = "plan/plan.yaml"
_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class OddError(OSError):
    """Something is not as it usually is; whoever prints the answer has to look at it."""


def root_around(folder: str) -> str:
    """Return the workspace around a folder; raise OddError where that is not plain to see.

    A way through a link has two folders above it, the one it was named by and its own.
    """
    here = os.path.join(os.getcwd(), "" if folder == "." else folder).rstrip("/")
    if os.path.realpath(here or "/") != (here or "/") or not os.path.isdir(here or "/"):
        raise OddError(folder)
    while not os.path.isfile(f"{here}/{_PLAN}"):
        if not here:
            raise OddError(folder)
        here = here.rpartition("/")[0]
    return here or "/"


class FilesState:
    """The files of a workspace at a moment.

    ``digest`` is that of their names and bytes. ``marks`` tell two moments apart between which a
    file was changed and put back: no program can set the time of a file's last change.
    """

    __slots__ = ("digest", "marks")

    def __init__(self, digest: bytes, marks: tuple[tuple[int, int, int], ...]) -> None:
        """Keep both."""
        self.digest = digest
        self.marks = marks


def files_state(root: str) -> FilesState:
    """Return the state of a workspace's files; raise OSError for odd ones."""
    names: list[str] = []
    contents: list[bytes] = []
    marks: list[tuple[int, int, int]] = []
    handle = os.open(root, _FOLDER_FLAGS & ~os.O_NOFOLLOW)
    try:
        for name in _FOLDERS:
            try:
                inner = os.open(name, _FOLDER_FLAGS, dir_fd=handle)
            except FileNotFoundError:
                continue
            _add_folder(inner, name, names, contents, marks)
    finally:
        os.close(handle)
    listed = "\0".join(names).encode("utf-8", "surrogateescape")
    whole = digest(b"".join((b"%d\0" % len(listed), listed, *contents)), 32)
    return FilesState(whole, tuple(marks))


def _add_folder(
    handle: int,
    way: str,
    names: list[str],
    contents: list[bytes],
    marks: list[tuple[int, int, int]],
) -> None:
    """Add the files of an open folder, which is closed behind it."""
    try:
        marks.append(_mark(os.fstat(handle)))
        with os.scandir(handle) as scan:
            entries = sorted((entry.name, entry) for entry in scan if entry.name[0] != ".")
        if way.count("/") >= MAX_DEPTH or len(names) + len(entries) > MAX_FILES:
            raise OddError(way)
        for name, entry in entries:
            if entry.is_dir(follow_symlinks=False):
                names.append(f"{way}/{name}/")
                inner = os.open(name, _FOLDER_FLAGS, dir_fd=handle)
                _add_folder(inner, f"{way}/{name}", names, contents, marks)
            elif entry.is_file(follow_symlinks=False):
                opened = os.open(name, _FILE_FLAGS, dir_fd=handle)
                marks.append(_mark(os.fstat(opened)))
                data = read_file(opened, MAX_FILE_BYTES)
                names.append(f"{way}/{name} {len(data)}")
                contents.append(data)
            else:
                raise OddError(way)
    finally:
        os.close(handle)


def _mark(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def read_file(handle: int, limit: int) -> bytes:
    """Return the bytes of an open file, which is closed; raise OddError where it is too large.

    A pipe that has taken a file's place says nothing, and a folder is no file to the system.
    """
    try:
        data = os.read(handle, _AT_ONCE)
        if len(data) == _AT_ONCE:
            while len(data) <= limit and (more := os.read(handle, limit + 1 - len(data))):
                data += more
    finally:
        os.close(handle)
    if len(data) > limit:
        raise OddError
    return data
