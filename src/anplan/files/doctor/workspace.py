"""What surrounds a workspace's files: its repository, lock, drafts, odd names, line ends.

Nothing is read as a plan or a report, and nothing is changed.
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
from anplan.files.git.checkout import lacking
from anplan.files.git.history import is_shallow
from anplan.files.git.run import run_git

LEAST_FREE = 100 * 1024 * 1024
_SETTINGS = r"^(core\.autocrlf|user\.(name|email))$"
_MAX_NAMES = 5


def workspace_diagnoses(workspace: Workspace) -> Iterator[Diagnosis]:
    """Yield the state of a workspace's folder, its repository, and the files in it."""
    yield Diagnosis("workspace", say("workspace {folder}", folder=str(workspace.root)))
    yield _space(workspace.root)
    yield _lock(workspace)
    yield _leftovers(workspace)
    yield _drafts(workspace)
    yield from _repository(workspace.root)
    yield from _checkout(workspace.root)
    yield from _names(workspace)
    yield _line_ends(workspace)


def reading_diagnosis(read: int, total: int) -> Diagnosis:
    """Return how many of the files that are there could be read."""
    message = say("read {read} of {found} files", read=read, found=total)
    if read == total:
        return Diagnosis("files", message)
    cure = say("anplan check shows what is wrong in the others")
    return Diagnosis("files", message, "wrong", cure)


def _space(root: Path) -> Diagnosis:
    try:
        free = shutil.disk_usage(root).free
    except OSError as error:
        message = say("free space unknown: {reason}", reason=error.strerror or str(error))
        return Diagnosis("disk", message, "hint", say("Check that the disk is still there"))
    message = say("{size} MiB free", size=free // (1024 * 1024))
    if free < LEAST_FREE:
        return Diagnosis(
            "disk", message, "wrong", say("Free some space before anything is written")
        )
    if not os.access(root, os.W_OK):
        return Diagnosis("disk", message, "hint", say("This folder is read-only"))
    return Diagnosis("disk", message)


def _lock(workspace: Workspace) -> Diagnosis:
    folder = workspace.root / OWN
    path = folder / LOCK
    if folder.is_symlink() or not _is_file(path):
        return Diagnosis("lock", say("nobody is writing"))
    try:
        with FileLock(path, timeout=0):
            return Diagnosis("lock", say("nobody is writing"))
    except Timeout:
        message = say("another anplan is writing here (process {pid})", pid=holder(folder))
        return Diagnosis("lock", message, "hint", say("Wait until it has ended"))
    except OSError as error:
        message = say("the lock cannot be checked: {reason}", reason=error.strerror or str(error))
        return Diagnosis("lock", message, "hint", say("Check the permissions of .anplan"))


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _leftovers(workspace: Workspace) -> Diagnosis:
    files = leftovers(workspace)
    if not files:
        return Diagnosis("leftovers", say("no left-over temporary files"))
    message = say("left-over temporary files: {files}", files=_few(path.name for path in files))
    return Diagnosis("leftovers", message, "wrong", say("anplan doctor --fix removes them"))


def _drafts(workspace: Workspace) -> Diagnosis:
    folder = workspace.root / OWN
    names = [] if folder.is_symlink() else sorted(path.stem for path in folder.glob("*.json"))
    if not names:
        return Diagnosis("drafts", say("no answers from an interrupted record"))
    message = say("answers from an interrupted record: {files}", files=_few(names))
    return Diagnosis("drafts", message, "hint", say("Continue with anplan record, or delete them"))


def _few(names: Iterable[str]) -> tuple[str, ...]:
    """Return the first names of a list, and dots for the rest."""
    listed = tuple(names)
    return listed if len(listed) <= _MAX_NAMES else (*listed[:_MAX_NAMES], "…")


def _repository(root: Path) -> Iterator[Diagnosis]:
    try:
        shallow = is_shallow(root)
    except HistoryError as error:
        yield _no_repository(root, error)
        return
    if shallow:
        cure = say("Fetch all of it: git fetch --unshallow")
        yield Diagnosis("history", say("the history is cut off: a shallow clone"), "hint", cure)
    elif not _git_output(root, "symbolic-ref", "-q", "HEAD"):
        cure = say("Commits made now are on no branch: git switch to one")
        yield Diagnosis("history", say("no branch is checked out"), "hint", cure)
    else:
        yield Diagnosis("history", say("the full history is here"))
    settings = _settings(root)
    if settings.get("user.name") and settings.get("user.email"):
        yield Diagnosis("identity", say("git knows who commits"))
    else:
        cure = say("For --commit: git config user.name and git config user.email")
        yield Diagnosis("identity", say("git does not know who commits"), "hint", cure)
    yield _attributes(root, settings)


def _checkout(root: Path) -> Iterator[Diagnosis]:
    """Yield what git knows and the folder lacks, if anything."""
    lacks = lacking(root)
    if lacks.left_out:
        message = say("files that are not checked out: {count}", count=len(lacks.left_out))
        cure = say("They are read as git has them; git sparse-checkout disable brings all")
        yield Diagnosis("checkout", message, "hint", cure)
    if lacks.removed:
        message = say(
            "files that git knows and the folder lacks: {files}", files=_few(lacks.removed)
        )
        cure = say("git restore brings them back; git rm, if they are to go")
        yield Diagnosis("removed", message, "hint", cure)


def _no_repository(root: Path, error: HistoryError) -> Diagnosis:
    if "dubious ownership" in str(error.message.values.get("reason", "")):
        message = say("git refuses this folder: it belongs to another user")
        cure = say("git config --global --add safe.directory {folder}", folder=str(root))
        return Diagnosis("history", message, "wrong", cure)
    if (inside_repository(root)[0] / ".git").exists():
        cure = say("Fix git first; without it there is no history")
        return Diagnosis("history", error.message, "hint", cure)
    cure = say("Without one nobody can see who changed what: git init")
    return Diagnosis("history", say("not in a git repository"), "hint", cure)


def _git_output(root: Path, *arguments: str) -> bytes:
    """Return what git prints; nothing where it fails."""
    try:
        return run_git(root, arguments)
    except HistoryError:
        return b""


def _settings(root: Path) -> dict[str, str]:
    output = _git_output(root, "config", "-z", "--get-regexp", _SETTINGS)
    entries = output.decode("utf-8", "replace").split("\0")
    pairs = (entry.partition("\n") for entry in entries if entry)
    return {key: value for key, _, value in pairs}


def _attributes(root: Path, settings: dict[str, str]) -> Diagnosis:
    tops = {root, inside_repository(root)[0]}
    if any(_sets_text(top / ".gitattributes") for top in tops):
        return Diagnosis("attributes", say(".gitattributes sets the line endings"))
    cure = say("Write `* text=auto eol=lf` into .gitattributes")
    crlf = settings.get("core.autocrlf", "false")
    message = say(
        ".gitattributes says nothing about line endings (core.autocrlf: {value})", value=crlf
    )
    return Diagnosis("attributes", message, "hint", cure)


def _sets_text(path: Path) -> bool:
    """Return whether a file of git's attributes names the one about line ends."""
    try:
        return re.search(rb"\btext\b", read_bytes(path)) is not None
    except (OSError, ValueError):
        return False


def _names(workspace: Workspace) -> Iterator[Diagnosis]:
    entries = [entry for folder in FOLDERS for entry in _entries(workspace.root / folder, folder)]
    links = [file for entry, file in entries if entry.is_symlink()]
    hidden = [file for entry, file in entries if _is_hidden(entry.name)]
    odd = [file for _, file in entries if not unicodedata.is_normalized("NFC", file)]
    programs = [file for entry, file in entries if _is_program(entry)]
    clashing = _clashing(file for _, file in entries)
    if links:
        message = say("symbolic links are not followed: {files}", files=_few(links))
        yield Diagnosis("links", message, "wrong", say("Put the files themselves there"))
    if hidden:
        message = say("hidden files are not read: {files}", files=_few(hidden))
        cure = say("Delete them, or rename them as workspace files")
        yield Diagnosis("hidden", message, "hint", cure)
    if odd:
        message = say("names that other systems spell differently: {files}", files=_few(odd))
        yield Diagnosis("spelling", message, "hint", say("Rename them with ASCII letters"))
    if programs:
        message = say("files marked as executable: {files}", files=_few(programs))
        yield Diagnosis("programs", message, "hint", say("chmod -x removes the mark"))
    if clashing:
        message = say("names that are the same on Windows and macOS: {files}", files=_few(clashing))
        yield Diagnosis("clashes", message, "wrong", say("Rename or remove all but one"))
    if not (links or hidden or odd or programs or clashing):
        yield Diagnosis("names", say("no unusual names or kinds of files"))


def _clashing(files: Iterable[str]) -> list[str]:
    """Return the files whose names are one where neither case nor composition counts."""
    alike: dict[str, list[str]] = {}
    for file in files:
        alike.setdefault(unicodedata.normalize("NFC", file).casefold(), []).append(file)
    return [file for group in alike.values() if len(group) > 1 for file in group]


def _entries(folder: Path, name: str) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Yield everything in a folder and below it, in order; no link is followed."""
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
        crlf = data.count(b"\r\n")
        if crlf and crlf != data.count(b"\n"):
            mixed.append(str(file))
    if not mixed:
        return Diagnosis("line-ends", say("no file has mixed line endings"))
    message = say("files with mixed line endings: {files}", files=_few(mixed))
    cure = say("Save them with one kind; git add --renormalize . does it for all")
    return Diagnosis("line-ends", message, "hint", cure)
