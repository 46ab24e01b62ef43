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
from anplan.base.fonts import PAPER_FONTS
from anplan.base.message import say
from anplan.files.cache.folder import cache_folder
from anplan.files.cache.store import cache_files
from anplan.files.git.run import run_git
from anplan.files.office.pdf import office_program

_VERSION = re.compile(rb"git version ([0-9]+)\.([0-9]+)[^\s]*")
_OLDEST_GIT = (2, 31)
_CHINESE_ENCODINGS = frozenset({"utf8", "gbk", "gb18030", "cp936", "gb2312", "cp65001"})
OFFICE = ("xlsxwriter", "python_calamine")
"""What the extra brings for forms: the libraries that write and read them."""
WORD = ("lxml",)
"""What it brings for an office's own letterhead."""


def machine_diagnoses(folder: Path) -> Iterator[Diagnosis]:
    """Yield what is installed and set on this machine, one diagnosis a thing."""
    yield Diagnosis("python", say("Python {version}", version=platform.python_version()))
    yield Diagnosis("anplan", say("anplan {version}", version=__version__))
    yield _git(folder)
    yield _file_names()
    yield from _fonts()
    yield _office()
    yield _word()
    yield _libreoffice()
    yield _cache()


def terminal_diagnosis(encoding: str, columns: int | None, ambiguous: int) -> Diagnosis:
    """Return whether the output can show Chinese, and how wide it is."""
    message = say(
        "{encoding}, {wide}, characters of ambiguous width take {cells}",
        encoding=encoding,
        wide=say("{columns} columns", columns=columns) if columns else say("not a terminal"),
        cells=ambiguous,
    )
    if encoding.lower().replace("-", "").replace("_", "") in _CHINESE_ENCODINGS:
        return Diagnosis("terminal", message)
    cure = say("Chinese cannot be shown in it: set PYTHONUTF8=1 and a UTF-8 locale")
    return Diagnosis("terminal", message, "hint", cure)


def calendar_diagnosis(needed: Iterable[int]) -> Diagnosis:
    """Return for which years the public holidays are known, and which the plan needs."""
    known = _holiday_years()
    if known:
        message = say("public holidays known: {first}-{last}", first=min(known), last=max(known))
    else:
        message = say("public holidays are unknown: the cn extra is not installed")
    missing = tuple(str(year) for year in sorted(set(needed) - known))
    if not missing:
        return Diagnosis("calendar", message)
    cure = say(
        "The plan needs {years}: install or renew anplan[cn], or name the days under "
        "holidays: in plan.yaml",
        years=missing,
    )
    return Diagnosis("calendar", message, "hint", cure)


def _holiday_years() -> set[int]:
    try:
        from chinese_calendar.constants import holidays
    except ImportError:
        return set()
    return {day.year for day in holidays}


def _git(folder: Path) -> Diagnosis:
    major, minor = _OLDEST_GIT
    cure = say(
        "Install git {major}.{minor} or newer; without it there is no history",
        major=major,
        minor=minor,
    )
    try:
        match = _VERSION.match(run_git(folder, ["--version"]))
    except HistoryError as error:
        return Diagnosis("git", error.message, "hint", cure)
    if match is None:
        return Diagnosis("git", say("git does not report its version"), "hint", cure)
    message = say("git {version}", version=match[0].decode("ascii", "replace").split()[-1])
    if (int(match[1]), int(match[2])) < _OLDEST_GIT:
        return Diagnosis("git", message, "hint", cure)
    return Diagnosis("git", message)


def _file_names() -> Diagnosis:
    encoding = sys.getfilesystemencoding()
    message = say("file names are {encoding}", encoding=encoding)
    if encoding.lower() in ("utf-8", "utf8"):
        return Diagnosis("locale", message)
    return Diagnosis("locale", message, "hint", say("Set a UTF-8 locale, such as LANG=C.UTF-8"))


def _fonts() -> Iterator[Diagnosis]:
    """Yield whether anything can print Chinese, and which fonts of official papers are missing."""
    families = _chinese_fonts()
    if families is None:
        yield Diagnosis("fonts", say("fonts were not checked: no fc-list here"))
        return
    message = say("{count} fonts for Chinese", count=len(families))
    if not families:
        cure = say("Printing and PDF need one: install Noto Sans CJK, for example")
        yield Diagnosis("fonts", message, "hint", cure)
        return
    yield Diagnosis("fonts", message)
    names = {name for family in families for name in family.decode("utf-8", "replace").split(",")}
    missing = tuple(font for font in PAPER_FONTS if font not in names)
    if not missing:
        yield Diagnosis("paper-fonts", say("the fonts of official papers are all there"))
        return
    yield Diagnosis(
        "paper-fonts",
        say(
            "fonts of official papers not here: {fonts}; a Word file names them, a PDF made here has others",
            fonts=missing,
        ),
        "hint",
        say("Install them where papers are printed"),
    )


def _chinese_fonts() -> set[bytes] | None:
    """Return the font families that have Chinese; None where they cannot be listed."""
    tool = shutil.which("fc-list")
    if tool is None:
        return None
    try:
        output = subprocess.run(  # noqa: S603 - the system's own tool, without any input
            [tool, ":lang=zh", "family"], capture_output=True, timeout=10, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return set(output.splitlines())


def _office() -> Diagnosis:
    if all(map(find_spec, OFFICE)):
        return Diagnosis("office", say("Excel forms can be written and read"))
    cure = say("For form and collect install anplan[office]")
    return Diagnosis("office", say("the office extra is not installed"), "hint", cure)


def _word() -> Diagnosis:
    if all(map(find_spec, WORD)):
        return Diagnosis("word", say("Word files can be written, in an office's letterhead too"))
    cure = say("For templates/letterhead.docx install anplan[office] anew")
    message = say("Word files can be written, but in no office's letterhead")
    return Diagnosis("word", message, "hint", cure)


def _libreoffice() -> Diagnosis:
    if office_program() is not None:
        return Diagnosis("pdf", say("PDF can be made: LibreOffice is here"))
    return Diagnosis("pdf", say("PDF cannot be made: no LibreOffice here; Word files can"))


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
        message = _CACHE_FAULTS[fault]._replace(values={"folder": path})
        cure = say("It is ignored, and runs are slower: make it a folder of your own with mode 700")
        return Diagnosis("cache", message, "wrong", cure)
    sizes = [_size(entry) for entry in cache_files()]
    message = say(
        "cache: {count} files, {size} KiB in {folder}",
        count=len(sizes),
        size=sum(sizes) // 1024,
        folder=path,
    )
    return Diagnosis("cache", message)


def _size(entry: "os.DirEntry[str]") -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0
