"""The folder in which what was read is kept for the next run: where it lies and what is in it."""

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NAME = "read-{}.bin"
TEMPORARY = ".{}."
_OWN = re.compile(r"read-[0-9a-f]{32}\.bin|\.read-[0-9a-f]{32}\.bin\.[A-Za-z0-9_]+\.tmp")
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class CacheFolder(NamedTuple):
    """The cache folder, and why it is not used: it is a link, another owner's and so on.

    There is no path where the user wants no cache, or has no folder for caches.
    """

    path: Path | None
    fault: str | None = None


def cache_folder() -> CacheFolder:
    """Give ANPLAN_CACHE, else anplan's own folder where the system keeps a user's caches."""
    path = _wanted()
    if path is None:
        return CacheFolder(None)
    try:
        return CacheFolder(path, _fault(path.lstat()))
    except OSError:
        return CacheFolder(path)


def _wanted() -> Path | None:
    said = os.environ.get("ANPLAN_CACHE", "")
    if said:
        return None if said == "off" else Path(said).absolute()
    if sys.platform == "win32":
        base, below = os.environ.get("LOCALAPPDATA", ""), "anplan/cache"
    elif os.environ.get("XDG_CACHE_HOME", "").startswith("/"):
        base, below = os.environ["XDG_CACHE_HOME"], "anplan"
    else:
        base = os.environ.get("HOME", "")
        below = "Library/Caches/anplan" if sys.platform == "darwin" else ".cache/anplan"
    return Path(base, below) if Path(base).is_absolute() else None


def _fault(found: os.stat_result) -> str | None:
    if stat.S_ISLNK(found.st_mode):
        return "link"
    if not stat.S_ISDIR(found.st_mode):
        return "file"
    if sys.platform != "win32":
        if found.st_uid != os.geteuid():
            return "owner"
        if found.st_mode & _OTHERS_WRITE:
            return "writable"
    return None


def cache_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Go through the cache's own files, left-over temporary ones too."""
    with contextlib.suppress(OSError), os.scandir(folder) as scan:
        for entry in scan:
            if _OWN.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                yield entry
