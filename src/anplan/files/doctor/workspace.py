"""What lies around a workspace's files: its repository, locks, drafts, odd names, line ends.

Everything is looked at from outside and nothing is changed.
"""

import os
import re
import shutil
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from anplan.base.diagnosis import Diagnosis
from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.disk.ignored_folders import OWN
from anplan.files.disk.leftovers import LEFT_OVER, leftovers
from anplan.files.disk.lock import LOCK, holder
from anplan.files.disk.read import read_bytes
from anplan.files.disk.workspace import FOLDERS, Workspace, inside_repository
from anplan.files.git.history import is_shallow
from anplan.files.git.run import run_git

LEAST_FREE = 100 * 1024 * 1024
_SETTINGS = r"^(core\.autocrlf|user\.(name|email))$"
_MOST_NAMES = 5


def workspace_diagnoses(workspace: Workspace) -> Iterator[Diagnosis]:
    """Look at a workspace's folder, its repository, and the names and line ends in it."""
    yield Diagnosis("workspace", say("workspace {folder}", folder=str(workspace.root)))
    yield _space(workspace.root)
    yield _lock(workspace)
    yield _leftovers(workspace)
    yield _drafts(workspace)
    yield from _repository(workspace.root)
    yield from _names(workspace)
    yield _line_ends(workspace)


def reading_diagnosis(read: int, found: int) -> Diagnosis:
    """Tell how many files could be read."""
    told = say("read {read} of {found} files", read=read, found=found)
    if read == found:
        return Diagnosis("files", told)
    return Diagnosis("files", told, "wrong", say("anplan check shows what is wrong in the others"))


def _space(root: Path) -> Diagnosis:
    try:
        free = shutil.disk_usage(root).free
    except OSError as error:
        reason = error.strerror or str(error)
        told = say("free space unknown: {reason}", reason=reason)
        return Diagnosis("disk", told, "hint", say("Look whether the disk is still there"))
    told = say("{size} MiB free", size=free // (1024 * 1024))
    if free < LEAST_FREE:
        return Diagnosis("disk", told, "wrong", say("Make room before anything is written"))
    if not os.access(root, os.W_OK):
        return Diagnosis("disk", told, "hint", say("This folder cannot be written, only read"))
    return Diagnosis("disk", told)


def _lock(workspace: Workspace) -> Diagnosis:
    folder = workspace.root / OWN
    path = folder / LOCK
    if folder.is_symlink() or not _is_file(path):
        return Diagnosis("lock", say("nobody is writing"))
    try:
        with FileLock(path, timeout=0):
            return Diagnosis("lock", say("nobody is writing"))
    except Timeout:
        told = say("an anplan is writing here (process {pid})", pid=holder(folder))
        return Diagnosis("lock", told, "hint", say("Wait until it has ended"))
    except OSError as error:
        told = say("the lock cannot be tried: {reason}", reason=error.strerror or str(error))
        return Diagnosis("lock", told, "hint", say("Look at the permissions of .anplan"))


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _leftovers(workspace: Workspace) -> Diagnosis:
    found = leftovers(workspace)
    if not found:
        return Diagnosis("leftovers", say("no left-over temporary files"))
    told = say("left-over temporary files: {files}", files=_few(path.name for path in found))
    return Diagnosis("leftovers", told, "wrong", say("anplan doctor --fix removes them"))


def _drafts(workspace: Workspace) -> Diagnosis:
    folder = workspace.root / OWN
    names = [] if folder.is_symlink() else sorted(path.stem for path in folder.glob("*.json"))
    if not names:
        return Diagnosis("drafts", say("no answers of a broken-off record"))
    told = say("answers of a broken-off record: {files}", files=_few(names))
    return Diagnosis("drafts", told, "hint", say("Go on with anplan record, or delete them"))


def _few(names: Iterable[str]) -> tuple[str, ...]:
    listed = tuple(names)
    return listed if len(listed) <= _MOST_NAMES else (*listed[:_MOST_NAMES], "…")


def _repository(root: Path) -> Iterator[Diagnosis]:
    try:
        shallow = is_shallow(root)
    except HistoryError as error:
        yield _no_repository(root, error)
        return
    if shallow:
        cure = say("Fetch the whole of it: git fetch --unshallow")
        yield Diagnosis("history", say("the history is cut off: a shallow clone"), "hint", cure)
    elif not _told(root, "symbolic-ref", "-q", "HEAD"):
        cure = say("What is committed now is on no branch: git switch to one")
        yield Diagnosis("history", say("no branch is checked out"), "hint", cure)
    else:
        yield Diagnosis("history", say("the whole history is here"))
    settings = _settings(root)
    if settings.get("user.name") and settings.get("user.email"):
        yield Diagnosis("identity", say("git knows who commits"))
    else:
        cure = say("For --commit: git config user.name and git config user.email")
        yield Diagnosis("identity", say("git does not know who commits"), "hint", cure)
    yield _attributes(root, settings)


def _no_repository(root: Path, error: HistoryError) -> Diagnosis:
    if "dubious ownership" in str(error.message.values.get("reason", "")):
        told = say("git refuses this folder: it belongs to another user")
        cure = say("git config --global --add safe.directory {folder}", folder=str(root))
        return Diagnosis("history", told, "wrong", cure)
    if (inside_repository(root)[0] / ".git").exists():
        cure = say("Mend git first; without it there is no history")
        return Diagnosis("history", error.message, "hint", cure)
    cure = say("Without it nobody sees who changed what: git init")
    return Diagnosis("history", say("not in a git repository"), "hint", cure)


def _told(root: Path, *arguments: str) -> bytes:
    try:
        return run_git(root, arguments)
    except HistoryError:
        return b""


def _settings(root: Path) -> dict[str, str]:
    told = _told(root, "config", "-z", "--get-regexp", _SETTINGS).decode("utf-8", "replace")
    pairs = (one.partition("\n") for one in told.split("\0") if one)
    return {key: value for key, _, value in pairs}


def _attributes(root: Path, settings: dict[str, str]) -> Diagnosis:
    tops = {root, inside_repository(root)[0]}
    if any(_says_text(top / ".gitattributes") for top in tops):
        return Diagnosis("attributes", say(".gitattributes settles the line ends"))
    cure = say("Write `* text=auto eol=lf` into .gitattributes")
    crlf = settings.get("core.autocrlf", "false")
    told = say(".gitattributes says nothing of line ends (core.autocrlf: {value})", value=crlf)
    return Diagnosis("attributes", told, "hint", cure)


def _says_text(path: Path) -> bool:
    try:
        return re.search(rb"\btext\b", read_bytes(path)) is not None
    except (OSError, ValueError):
        return False


def _names(workspace: Workspace) -> Iterator[Diagnosis]:
    entries = [one for folder in FOLDERS for one in _entries(workspace.root / folder, folder)]
    same: dict[str, list[str]] = {}
    for _, file in entries:
        same.setdefault(unicodedata.normalize("NFC", file).casefold(), []).append(file)
    links = [file for entry, file in entries if entry.is_symlink()]
    hidden = [file for entry, file in entries if _is_hidden(entry.name)]
    odd = [file for _, file in entries if not unicodedata.is_normalized("NFC", file)]
    programs = [file for entry, file in entries if _is_program(entry)]
    clashing = [file for files in same.values() if len(files) > 1 for file in files]
    found = []
    if links:
        told = say("symbolic links are not followed: {files}", files=_few(links))
        found.append(Diagnosis("links", told, "wrong", say("Put the files themselves there")))
    if hidden:
        told = say("hidden files are not read: {files}", files=_few(hidden))
        cure = say("Delete them, or name them as files of a workspace")
        found.append(Diagnosis("hidden", told, "hint", cure))
    if odd:
        told = say("names that other systems write otherwise: {files}", files=_few(odd))
        found.append(Diagnosis("spelling", told, "hint", say("Rename them with ASCII letters")))
    if programs:
        told = say("files marked as programs: {files}", files=_few(programs))
        found.append(Diagnosis("programs", told, "hint", say("chmod -x takes the mark away")))
    if clashing:
        told = say("names that are one on Windows and macOS: {files}", files=_few(clashing))
        found.append(Diagnosis("clashes", told, "wrong", say("Rename or remove all but one")))
    yield from found or [Diagnosis("names", say("no strange names or kinds of files"))]


def _entries(folder: Path, name: str) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Yield all that lies in a folder, in order; no link is followed."""
    if folder.is_symlink():
        return
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        file = f"{name}/{entry.name}"
        yield entry, file
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), file)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name != ".gitkeep" and not LEFT_OVER.fullmatch(name)


def _is_program(entry: "os.DirEntry[str]") -> bool:
    if sys.platform == "win32" or not entry.is_file(follow_symlinks=False):
        return False
    try:
        return bool(entry.stat(follow_symlinks=False).st_mode & stat.S_IXUSR)
    except OSError:
        return False


def _line_ends(workspace: Workspace) -> Diagnosis:
    mixed = []
    for file in workspace.files():
        try:
            data = workspace.read(file) if isinstance(file, str) else b""
        except (OSError, ValueError):
            continue
        both = data.count(b"\r\n")
        if both and both != data.count(b"\n"):
            mixed.append(str(file))
    if not mixed:
        return Diagnosis("line-ends", say("no file mixes two kinds of line ends"))
    told = say("files with two kinds of line ends: {files}", files=_few(mixed))
    cure = say("Save them with one kind; git add --renormalize . does so for all")
    return Diagnosis("line-ends", told, "hint", cure)
