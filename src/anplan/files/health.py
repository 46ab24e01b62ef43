"""What anplan's surroundings are like: the system, the repository, the workspace's folder.

Everything is looked at from outside and nothing is changed, but for `remove_leftovers`.
"""

import os
import platform
import re
import shutil
import stat
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock, Timeout

from anplan import __version__
from anplan.base.errors import FileError, HistoryError
from anplan.base.finding import Finding
from anplan.base.message import say
from anplan.files.cache_folder import cache_files, cache_folder
from anplan.files.git import run_git
from anplan.files.lock import locked
from anplan.files.own import OWN
from anplan.files.workspace import FOLDERS, Workspace, inside_repository, read_bytes

LEAST_FREE = 100 * 1024 * 1024
OLD_SECONDS = 600
_LEFT_OVER = re.compile(r"\..+\.[a-z0-9_]{8}\.tmp")
_VERSION = re.compile(rb"git version ([0-9]+)\.([0-9]+)[^\s]*")
_OLDEST_GIT = (2, 31)
_SETTINGS = r"^(core\.autocrlf|user\.(name|email))$"
_MOST_NAMES = 5


def system_findings(folder: Path) -> Iterator[Finding]:
    """Look at what is installed and set on this machine."""
    yield Finding("python", say("Python {version}", version=platform.python_version()))
    yield Finding("anplan", say("anplan {version}", version=__version__))
    yield _git(folder)
    yield _file_names()
    yield _fonts()
    yield _office()
    yield _cache()


def terminal_finding(encoding: str, columns: int | None, ambiguous: int) -> Finding:
    """Judge what the output can show, and how wide it is."""
    wide = say("{columns} columns", columns=columns) if columns else say("not a terminal")
    told = say("{encoding}, {wide}, doubtful characters take {cells}",
               encoding=encoding, wide=wide, cells=ambiguous)  # fmt: skip
    plain = encoding.lower().replace("-", "").replace("_", "")
    if plain in ("utf8", "gbk", "gb18030", "cp936", "gb2312", "cp65001"):
        return Finding("terminal", told)
    cure = say("Chinese cannot be shown in it: set PYTHONUTF8=1 and a UTF-8 locale")
    return Finding("terminal", told, "hint", cure)


def calendar_finding(needed: Iterable[int]) -> Finding:
    """Tell of which years the public holidays are known, and which the plan needs."""
    try:
        from chinese_calendar.constants import holidays
    except ImportError:
        known: set[int] = set()
    else:
        known = {day.year for day in holidays}
    missing = tuple(str(year) for year in sorted(set(needed) - known))
    if known:
        told = say("public holidays known: {first}-{last}", first=min(known), last=max(known))
    else:
        told = say("public holidays are not known: the extra cn is not installed")
    if not missing:
        return Finding("calendar", told)
    cure = say("The plan needs {years}: install or renew anplan[cn], or name the days under "
               "holidays: in plan.yaml", years=missing)  # fmt: skip
    return Finding("calendar", told, "hint", cure)


def workspace_findings(workspace: Workspace) -> Iterator[Finding]:
    """Look at a workspace's folder, its repository, and the names and line ends in it."""
    yield Finding("workspace", say("workspace {folder}", folder=str(workspace.root)))
    yield _space(workspace.root)
    yield _lock(workspace)
    yield _leftovers(workspace)
    yield _drafts(workspace)
    yield from _repository(workspace.root)
    yield from _names(workspace)
    yield _line_ends(workspace)


def reading_finding(read: int, found: int) -> Finding:
    """Tell how many files could be read."""
    told = say("read {read} of {found} files", read=read, found=found)
    if read == found:
        return Finding("files", told)
    return Finding("files", told, "wrong", say("anplan check shows what is wrong in the others"))


def leftovers(workspace: Workspace | None) -> tuple[Path, ...]:
    """Find temporary files that a run left behind when it was broken off: older than 10 minutes."""
    found = [] if workspace is None else [*_temporary(workspace)]
    folder = cache_folder()
    if folder.path is not None and folder.fault is None:
        found += [Path(one.path) for one in cache_files(folder.path) if one.name.startswith(".")]
    return tuple(path for path in sorted(found) if _is_old(path))


def remove_leftovers(workspace: Workspace | None, paths: Iterable[Path]) -> None:
    """Remove them, while nobody writes; raise FileError where somebody does."""
    if workspace is None:
        _unlink(paths)
    else:
        with locked(workspace, wait=0):
            _unlink(paths)


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(
                say("{file} cannot be removed: {reason}",
                    file=str(path), reason=error.strerror or str(error))
            ) from error  # fmt: skip


def _temporary(workspace: Workspace) -> Iterator[Path]:
    for name in ("", *FOLDERS, OWN):
        top = workspace.root / name
        if top.is_symlink():
            continue
        for folder, below, files in os.walk(top):
            if not name:
                below.clear()
            yield from (Path(folder, file) for file in files if _LEFT_OVER.fullmatch(file))


def _is_old(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_mtime < time.time() - OLD_SECONDS


def _git(folder: Path) -> Finding:
    cure = say("Install git {major}.{minor} or newer; without it there is no history",
               major=_OLDEST_GIT[0], minor=_OLDEST_GIT[1])  # fmt: skip
    try:
        told = _VERSION.match(run_git(folder, ["--version"]))
    except HistoryError as error:
        return Finding("git", error.message, "hint", cure)
    if told is None:
        return Finding("git", say("git does not tell its version"), "hint", cure)
    text = say("git {version}", version=told[0].decode("ascii", "replace").split()[-1])
    if (int(told[1]), int(told[2])) < _OLDEST_GIT:
        return Finding("git", text, "hint", cure)
    return Finding("git", text)


def _file_names() -> Finding:
    encoding = sys.getfilesystemencoding()
    told = say("file names are {encoding}", encoding=encoding)
    if encoding.lower() in ("utf-8", "utf8"):
        return Finding("locale", told)
    return Finding("locale", told, "hint", say("Set a UTF-8 locale, as LANG=C.UTF-8"))


def _fonts() -> Finding:
    tool = shutil.which("fc-list")
    if tool is None:
        return Finding("fonts", say("fonts were not looked at: no fc-list here"))
    try:
        listed = subprocess.run(  # noqa: S603 - the system's own tool, without any input
            [tool, ":lang=zh", "family"], capture_output=True, timeout=10, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return Finding("fonts", say("fonts were not looked at: no fc-list here"))
    count = len(set(listed.splitlines()))
    told = say("{count} fonts for Chinese", count=count)
    if count:
        return Finding("fonts", told)
    cure = say("Printing and PDF need one: install one, as Noto Sans CJK")
    return Finding("fonts", told, "hint", cure)


def _office() -> Finding:
    if find_spec("openpyxl") and find_spec("xlsxwriter"):
        return Finding("office", say("Excel forms can be written and read"))
    cure = say("For form and collect install anplan[office]")
    return Finding("office", say("the extra office is not installed"), "hint", cure)


_CACHE_FAULTS = {
    "link": say("{folder} is a symbolic link"),
    "file": say("{folder} is not a folder"),
    "owner": say("{folder} belongs to another user"),
    "writable": say("others may write in {folder}"),
}


def _cache() -> Finding:
    folder = cache_folder()
    if folder.path is None:
        return Finding("cache", say("no cache: it is off, or there is no folder for it"))
    if folder.fault is not None:
        told = _CACHE_FAULTS[folder.fault]._replace(values={"folder": str(folder.path)})
        cure = say("It is not used, and runs are slower: make it a folder of your own, mode 700")
        return Finding("cache", told, "wrong", cure)
    sizes = [_size(entry) for entry in cache_files(folder.path)]
    told = say("cache: {count} files, {size} KiB in {folder}",
               count=len(sizes), size=sum(sizes) // 1024, folder=str(folder.path))  # fmt: skip
    return Finding("cache", told)


def _size(entry: "os.DirEntry[str]") -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0


def _space(root: Path) -> Finding:
    try:
        free = shutil.disk_usage(root).free
    except OSError as error:
        reason = error.strerror or str(error)
        told = say("free space unknown: {reason}", reason=reason)
        return Finding("disk", told, "hint", say("Look whether the disk is still there"))
    told = say("{size} MiB free", size=free // (1024 * 1024))
    if free < LEAST_FREE:
        return Finding("disk", told, "wrong", say("Make room before anything is written"))
    if not os.access(root, os.W_OK):
        return Finding("disk", told, "hint", say("This folder cannot be written, only read"))
    return Finding("disk", told)


def _lock(workspace: Workspace) -> Finding:
    folder = workspace.root / OWN
    path = folder / "lock"
    if folder.is_symlink() or not _is_file(path):
        return Finding("lock", say("nobody is writing"))
    try:
        with FileLock(path, timeout=0):
            return Finding("lock", say("nobody is writing"))
    except Timeout:
        told = say("an anplan is writing here (process {pid})", pid=_holder(folder))
        return Finding("lock", told, "hint", say("Wait until it has ended"))
    except OSError as error:
        told = say("the lock cannot be tried: {reason}", reason=error.strerror or str(error))
        return Finding("lock", told, "hint", say("Look at the permissions of .anplan"))


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _holder(folder: Path) -> str:
    try:
        return read_bytes(folder / "holder", 20).decode("ascii", "replace")
    except (OSError, ValueError):
        return "?"


def _leftovers(workspace: Workspace) -> Finding:
    found = leftovers(workspace)
    if not found:
        return Finding("leftovers", say("no left-over temporary files"))
    told = say("left-over temporary files: {files}", files=_few(path.name for path in found))
    return Finding("leftovers", told, "wrong", say("anplan doctor --fix removes them"))


def _drafts(workspace: Workspace) -> Finding:
    folder = workspace.root / OWN
    names = [] if folder.is_symlink() else sorted(path.stem for path in folder.glob("*.json"))
    if not names:
        return Finding("drafts", say("no answers of a broken-off record"))
    told = say("answers of a broken-off record: {files}", files=_few(names))
    return Finding("drafts", told, "hint", say("Go on with anplan record, or delete them"))


def _few(names: Iterable[str]) -> tuple[str, ...]:
    listed = tuple(names)
    return listed if len(listed) <= _MOST_NAMES else (*listed[:_MOST_NAMES], "…")


def _repository(root: Path) -> Iterator[Finding]:
    try:
        shallow = run_git(root, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"
    except HistoryError as error:
        yield _no_repository(root, error)
        return
    if shallow:
        cure = say("Fetch the whole of it: git fetch --unshallow")
        yield Finding("history", say("the history is cut off: a shallow clone"), "hint", cure)
    elif not _told(root, "symbolic-ref", "-q", "HEAD"):
        cure = say("What is committed now is on no branch: git switch to one")
        yield Finding("history", say("no branch is checked out"), "hint", cure)
    else:
        yield Finding("history", say("the whole history is here"))
    settings = _settings(root)
    if settings.get("user.name") and settings.get("user.email"):
        yield Finding("identity", say("git knows who commits"))
    else:
        cure = say("For --commit: git config user.name and git config user.email")
        yield Finding("identity", say("git does not know who commits"), "hint", cure)
    yield _attributes(root, settings)


def _no_repository(root: Path, error: HistoryError) -> Finding:
    if "dubious ownership" in str(error.message.values.get("reason", "")):
        told = say("git refuses this folder: it belongs to another user")
        cure = say("git config --global --add safe.directory {folder}", folder=str(root))
        return Finding("history", told, "wrong", cure)
    if (inside_repository(root)[0] / ".git").exists():
        cure = say("Mend git first; without it there is no history")
        return Finding("history", error.message, "hint", cure)
    cure = say("Without it nobody sees who changed what: git init")
    return Finding("history", say("not in a git repository"), "hint", cure)


def _told(root: Path, *arguments: str) -> bytes:
    try:
        return run_git(root, arguments)
    except HistoryError:
        return b""


def _settings(root: Path) -> dict[str, str]:
    told = _told(root, "config", "-z", "--get-regexp", _SETTINGS).decode("utf-8", "replace")
    pairs = (one.partition("\n") for one in told.split("\0") if one)
    return {key: value for key, _, value in pairs}


def _attributes(root: Path, settings: dict[str, str]) -> Finding:
    tops = {root, inside_repository(root)[0]}
    if any(_says_text(top / ".gitattributes") for top in tops):
        return Finding("attributes", say(".gitattributes settles the line ends"))
    cure = say("Write `* text=auto eol=lf` into .gitattributes")
    crlf = settings.get("core.autocrlf", "false")
    told = say(".gitattributes says nothing of line ends (core.autocrlf: {value})", value=crlf)
    return Finding("attributes", told, "hint", cure)


def _says_text(path: Path) -> bool:
    try:
        return re.search(rb"\btext\b", read_bytes(path)) is not None
    except (OSError, ValueError):
        return False


def _names(workspace: Workspace) -> Iterator[Finding]:
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
        found.append(Finding("links", told, "wrong", say("Put the files themselves there")))
    if hidden:
        told = say("hidden files are not read: {files}", files=_few(hidden))
        cure = say("Delete them, or name them as files of a workspace")
        found.append(Finding("hidden", told, "hint", cure))
    if odd:
        told = say("names that other systems write otherwise: {files}", files=_few(odd))
        found.append(Finding("spelling", told, "hint", say("Rename them with ASCII letters")))
    if programs:
        told = say("files marked as programs: {files}", files=_few(programs))
        found.append(Finding("programs", told, "hint", say("chmod -x takes the mark away")))
    if clashing:
        told = say("names that are one on Windows and macOS: {files}", files=_few(clashing))
        found.append(Finding("clashes", told, "wrong", say("Rename or remove all but one")))
    yield from found or [Finding("names", say("no strange names or kinds of files"))]


def _entries(folder: Path, name: str) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Go through all that lies in a folder, in order; no link is followed."""
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
    return name.startswith(".") and name != ".gitkeep" and not _LEFT_OVER.fullmatch(name)


def _is_program(entry: "os.DirEntry[str]") -> bool:
    if sys.platform == "win32" or not entry.is_file(follow_symlinks=False):
        return False
    try:
        return bool(entry.stat(follow_symlinks=False).st_mode & stat.S_IXUSR)
    except OSError:
        return False


def _line_ends(workspace: Workspace) -> Finding:
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
        return Finding("line-ends", say("no file mixes two kinds of line ends"))
    told = say("files with two kinds of line ends: {files}", files=_few(mixed))
    cure = say("Save them with one kind; git add --renormalize . does so for all")
    return Finding("line-ends", told, "hint", cure)
