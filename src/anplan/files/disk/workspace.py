"""Finds a workspace and lists its files, without following anything out of it."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from anplan.base.errors import FileError, WorkspaceError
from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem
from anplan.base.spelling import shown
from anplan.files.disk.read import FLAGS, folder_of_plan, read_bytes
from anplan.files.git.run import Standpoint
from anplan.files.recall.doubts import doubt
from anplan.files.yaml.decode import limit_of
from anplan.model.paths import PLAN

FOLDERS = ("plan", "units", "briefs")
TEMPLATES = "templates"
MAX_FOLDERS = 8
LINK = say("A symbolic link is not followed")
FOLDER = say("A folder stands where a file belongs")
SPECIAL = say("Not a regular file")
NESTED = say("Folders within folders do not belong here")
_FOLDER_FLAGS = FLAGS | getattr(os, "O_DIRECTORY", 0)
_BY_FOLDERS = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
"""Whether a folder can be entered from the one around it; Windows cannot."""


_LONGEST_WAY = 400


def _named(folder: Path) -> str:
    """Return the way to a folder as a message names it; cut where it can be none."""
    way = str(folder)
    return way if len(way) <= _LONGEST_WAY else shown(way)


class Workspace(NamedTuple):
    """The folder that holds ``plan/plan.yaml``.

    ``steps`` are the last folders of the way to it, of which none may be a link: those that a file
    of another workspace names.
    """

    root: Path
    steps: tuple[str, ...] = ()

    @classmethod
    def find(cls, start: Path) -> "Workspace":
        """Return the workspace around a folder; raise WorkspaceError where there is none."""
        folder = start.absolute()
        if not os.path.isdir(folder):  # noqa: PTH112 - pathlib raises where a name is too long
            raise WorkspaceError(
                say("No such folder: {folder}", folder=_named(start)),
                say("Give an existing folder to -C, or write one into the list of workspaces"),
            )
        root = folder_of_plan(str(folder))
        if root is not None:
            return cls(Path(root))
        raise WorkspaceError(
            say(
                "No workspace here: neither {folder} nor any folder above it holds {file}",
                folder=str(start),
                file=PLAN,
            ),
            say(
                "Change into one or name it with -C; anplan demo makes a sample, anplan init a new one"
            ),
        )

    def path(self, file: str) -> Path:
        """Return the path of one of its files."""
        return self.root.joinpath(*file.split("/"))

    @property
    def standpoint(self) -> Standpoint:
        """Return the place from which git is asked about its history: the work tree."""
        return Standpoint(self.root)

    def lacks(self, _file: str) -> bool:
        """Return whether git alone has a file: it was not checked out into the folder."""
        return False

    def files(self) -> Iterator[str | Problem]:
        """Yield its files in order; a link or special file is a problem."""
        return list_files(self)

    def templates(self) -> Iterator[str | Problem]:
        """Yield its own templates."""
        return _walk(self, TEMPLATES)

    def read(self, file: str, limit: int | None = None) -> bytes:
        """Read one of its files; raise OSError or ValueError with the reason."""
        return _read_inside(self, file, limit)

    @contextmanager
    def reader(self) -> Iterator[Callable[[str], bytes]]:
        """Yield what reads one file after the other, as :meth:`read` does but in less time."""
        if not _BY_FOLDERS:
            yield self.read
            return
        folder = _HeldFolder(self)
        try:
            yield folder.read
        finally:
            folder.leave()

    def entered(self, way: str) -> AbstractContextManager[int]:
        """Open a folder inside it, step by step; yield its handle."""
        top = self.root
        for _ in self.steps:
            top = top.parent
        return entered(top, (*self.steps, *filter(None, way.split("/"))))


def inside_repository(root: Path) -> tuple[Path, str]:
    """Return the folder that holds ``.git`` around a folder, and the way from there to it.

    A folder outside any repository is its own; the way is empty or ends with a slash.
    """
    root = root.absolute()
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            way = root.relative_to(folder).as_posix()
            return folder, "" if way == "." else f"{way}/"
    return root, ""


def _read_inside(workspace: Workspace, file: str, limit: int | None) -> bytes:
    """Read a file below a folder; no step of the way is a link, even one made a moment ago."""
    limit = limit or limit_of(file)
    if not _BY_FOLDERS:
        return read_bytes(workspace.path(file), limit)
    way, _, name = file.rpartition("/")
    with workspace.entered(way) as folder:
        return read_bytes(name, limit, folder)


class _HeldFolder:
    """The folder of the file that was read last: it stays open until another one is entered.

    A link that takes its place meanwhile leads nowhere, for its name is not asked for again.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._way = ""
        self._handle: int | None = None

    def read(self, file: str) -> bytes:
        """Read a file below the root; raise OSError or ValueError with the reason."""
        way, _, name = file.rpartition("/")
        if self._handle is None or way != self._way:
            self.leave()
            with self._workspace.entered(way) as folder:
                self._handle = os.dup(folder)
            self._way = way
        return read_bytes(name, limit_of(file), self._handle)

    def leave(self) -> None:
        """Close the folder that is open."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def enter(folder: int, step: str) -> int:
    """Open a folder inside an open one; raise OSError where it is no folder of its own."""
    return os.open(step, _FOLDER_FLAGS, dir_fd=folder)


@contextmanager
def entered(
    root: Path, steps: Iterable[str], open_step: Callable[[int, str], int] = enter
) -> Iterator[int]:
    """Open a folder step by step from a root, each by ``open_step``, and yield its handle."""
    handle = os.open(root, _FOLDER_FLAGS & ~getattr(os, "O_NOFOLLOW", 0))
    try:
        for step in steps:
            inner = open_step(handle, step)
            os.close(handle)
            handle = inner
        yield handle
    finally:
        os.close(handle)


def list_files(workspace: Workspace) -> Iterator[str | Problem]:
    """Yield the files of a workspace in order; a link or special file is a problem."""
    for folder in FOLDERS:
        yield from _walk(workspace, folder)


def _walk(workspace: Workspace, name: str) -> Iterator[str | Problem]:
    try:
        reason = why_not(name) or (LINK if workspace.path(name).is_symlink() else None)
        if reason is not None:
            yield refused(name, reason)
            return
        entries = _entries(workspace, name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield unreadable(name, error)
        return
    for entry in entries:
        file = f"{name}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.kind == "link":
            yield refused(file, LINK)
        elif entry.kind == "folder":
            yield from _walk(workspace, file)
        elif entry.kind == "file":
            yield file
        else:
            yield refused(file, SPECIAL)


def why_not(folder: str) -> Message | None:
    """Return why a folder is not listed, by its name alone; None where it is."""
    if folder.endswith((".yaml", ".txt")):
        return FOLDER
    return NESTED if folder.count("/") >= MAX_FOLDERS else None


class _Entry(NamedTuple):
    """A name in a folder, and what bears it."""

    name: str
    kind: Literal["link", "folder", "file", "special"]


def _entries(workspace: Workspace, way: str) -> list[_Entry]:
    """List a folder that is entered step by step."""
    if not _BY_FOLDERS:
        with os.scandir(workspace.path(way)) as scan:
            return sorted(map(_entry, scan))
    with workspace.entered(way) as folder, os.scandir(folder) as scan:
        return sorted(map(_entry, scan))


def _entry(entry: os.DirEntry[str]) -> _Entry:
    if entry.is_symlink():
        return _Entry(entry.name, "link")
    if entry.is_dir(follow_symlinks=False):
        return _Entry(entry.name, "folder")
    is_file = entry.is_file(follow_symlinks=False)
    return _Entry(entry.name, "file" if is_file else "special")


def refused(file: str, message: Message) -> Problem:
    """Return the problem of what is no regular file in its place."""
    return Problem("Y116", "error", Place(file), message, say("Put the file itself here"))


def unreadable(file: str, error: OSError | ValueError) -> Problem:
    """Return the problem of a file that could not be read."""
    if isinstance(error, OSError):
        doubt("a file could not be read")
        message = say("The file cannot be read: {reason}", reason=error.strerror or str(error))
        return Problem("Y116", "error", Place(file), message, say("Check its permissions"))
    if str(error) == "special":
        return refused(file, SPECIAL)
    return Problem(
        "Y111",
        "error",
        Place(file),
        say("The file is larger than {limit} KiB", limit=limit_of(file) // 1024),
        say("No file of a workspace is that large; is it the right one?"),
    )


def make_folder(path: Path) -> None:
    """Make an empty folder, or take one that is there and empty."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise FileError(
                say("The folder is not empty: {folder}", folder=str(path)),
                say("Give the name of a new folder"),
            )
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            say("The folder cannot be made: {folder}: {reason}", folder=str(path), reason=reason)
        ) from error
