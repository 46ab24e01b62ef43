"""What this machine has and can show: Python, git, fonts, the terminal, calendars, the cache."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from anplan import __version__
from anplan.base.diagnosis import Diagnosis
from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.cache.folder import cache_folder
from anplan.files.cache.store import cache_files
from anplan.files.git.run import run_git

_VERSION = re.compile(rb"git version ([0-9]+)\.([0-9]+)[^\s]*")
_OLDEST_GIT = (2, 31)


def system_diagnoses(folder: Path) -> Iterator[Diagnosis]:
    """Look at what is installed and set on this machine."""
    yield Diagnosis("python", say("Python {version}", version=platform.python_version()))
    yield Diagnosis("anplan", say("anplan {version}", version=__version__))
    yield _git(folder)
    yield _file_names()
    yield _fonts()
    yield _office()
    yield _cache()


def terminal_diagnosis(encoding: str, columns: int | None, ambiguous: int) -> Diagnosis:
    """Judge what the output can show, and how wide it is."""
    wide = say("{columns} columns", columns=columns) if columns else say("not a terminal")
    told = say("{encoding}, {wide}, doubtful characters take {cells}",
               encoding=encoding, wide=wide, cells=ambiguous)  # fmt: skip
    plain = encoding.lower().replace("-", "").replace("_", "")
    if plain in ("utf8", "gbk", "gb18030", "cp936", "gb2312", "cp65001"):
        return Diagnosis("terminal", told)
    cure = say("Chinese cannot be shown in it: set PYTHONUTF8=1 and a UTF-8 locale")
    return Diagnosis("terminal", told, "hint", cure)


def calendar_diagnosis(needed: Iterable[int]) -> Diagnosis:
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
        return Diagnosis("calendar", told)
    cure = say("The plan needs {years}: install or renew anplan[cn], or name the days under "
               "holidays: in plan.yaml", years=missing)  # fmt: skip
    return Diagnosis("calendar", told, "hint", cure)


def _git(folder: Path) -> Diagnosis:
    cure = say("Install git {major}.{minor} or newer; without it there is no history",
               major=_OLDEST_GIT[0], minor=_OLDEST_GIT[1])  # fmt: skip
    try:
        told = _VERSION.match(run_git(folder, ["--version"]))
    except HistoryError as error:
        return Diagnosis("git", error.message, "hint", cure)
    if told is None:
        return Diagnosis("git", say("git does not tell its version"), "hint", cure)
    text = say("git {version}", version=told[0].decode("ascii", "replace").split()[-1])
    if (int(told[1]), int(told[2])) < _OLDEST_GIT:
        return Diagnosis("git", text, "hint", cure)
    return Diagnosis("git", text)


def _file_names() -> Diagnosis:
    encoding = sys.getfilesystemencoding()
    told = say("file names are {encoding}", encoding=encoding)
    if encoding.lower() in ("utf-8", "utf8"):
        return Diagnosis("locale", told)
    return Diagnosis("locale", told, "hint", say("Set a UTF-8 locale, as LANG=C.UTF-8"))


def _fonts() -> Diagnosis:
    tool = shutil.which("fc-list")
    if tool is None:
        return Diagnosis("fonts", say("fonts were not looked at: no fc-list here"))
    try:
        listed = subprocess.run(  # noqa: S603 - the system's own tool, without any input
            [tool, ":lang=zh", "family"], capture_output=True, timeout=10, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return Diagnosis("fonts", say("fonts were not looked at: no fc-list here"))
    count = len(set(listed.splitlines()))
    told = say("{count} fonts for Chinese", count=count)
    if count:
        return Diagnosis("fonts", told)
    cure = say("Printing and PDF need one: install one, as Noto Sans CJK")
    return Diagnosis("fonts", told, "hint", cure)


def _office() -> Diagnosis:
    if all(map(find_spec, OFFICE)):
        return Diagnosis("office", say("Excel forms can be written and read"))
    cure = say("For form and collect install anplan[office]")
    return Diagnosis("office", say("the extra office is not installed"), "hint", cure)


OFFICE = ("xlsxwriter", "python_calamine")
"""What the extra brings: what writes forms, and what reads them."""

_CACHE_FAULTS = {
    "link": say("{folder} is a symbolic link"),
    "file": say("{folder} is not a folder"),
    "owner": say("{folder} belongs to another user"),
    "writable": say("others may write in {folder}"),
}


def _cache() -> Diagnosis:
    path, fault = cache_folder()
    if path is None:
        return Diagnosis("cache", say("no cache: it is off, or there is no folder for it"))
    if fault is not None:
        told = _CACHE_FAULTS[fault]._replace(values={"folder": path})
        cure = say("It is not used, and runs are slower: make it a folder of your own, mode 700")
        return Diagnosis("cache", told, "wrong", cure)
    sizes = [_size(entry) for entry in cache_files()]
    told = say("cache: {count} files, {size} KiB in {folder}",
               count=len(sizes), size=sum(sizes) // 1024, folder=path)  # fmt: skip
    return Diagnosis("cache", told)


def _size(entry: "os.DirEntry[str]") -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0
