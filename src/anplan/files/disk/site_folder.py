"""Writes a site into a folder of its own: nothing in it that did not come from here, nothing outside.

A list of the files in it tells what an earlier run wrote (see :mod:`anplan.files.disk.digests`).
Nothing is synced: a site is made anew at any time.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.files.disk.digests import Listed, digest_of, line_of, listed
from anplan.files.disk.folder import Folder, open_folder, refuse_link
from anplan.files.disk.save import write_error

MARK = ".anplan-site"
FIRST = "index.html"
_PAGE = re.compile(r"[a-z0-9][A-Za-z0-9_.-]*\.html")
_IGNORE = ".gitignore"
_LEFT_OVER = re.compile(r"\.(.+)\.[0-9a-f]{8}\.tmp")
_MOST = 64 * 1024 * 1024
_MOST_NAMED = 3


class Changes(NamedTuple):
    """How many files of a site were written, stayed as they were, and were taken out."""

    written: int
    same: int
    removed: int


def write_site(
    path: Path, files: Iterable[tuple[str, bytes]], *, over: bool = False, dry_run: bool = False
) -> Changes:
    """Write a site's files, the first page last, and take out what an earlier run wrote beside them.

    Raise UsageError, before anything is written, where the folder holds a file that no site from
    here wrote, and unless ``over`` where somebody changed one since. With ``dry_run`` nothing is written.
    """
    refuse_link(path)
    try:
        if not path.is_dir():
            if dry_run:
                return Changes(sum(1 for _ in files), 0, 0)
            path.mkdir(parents=True, exist_ok=True)
        with open_folder(path) as folder:
            return _Site(folder, over=over, dry_run=dry_run).write(files)
    except OSError as error:
        raise write_error(path, error) from error


def sites_below(folder: Path) -> list[str]:
    """Return the folders below one that hold a site from here, by their ways from it."""
    marks = folder.glob(f"**/{MARK}") if folder.is_dir() else ()
    ways = (mark.parent.relative_to(folder).as_posix() for mark in marks)
    return sorted(way for way in ways if way != ".")


class _Site:
    """A folder with the site that is in it."""

    def __init__(self, folder: Folder, *, over: bool, dry_run: bool) -> None:
        self._folder, self._over, self._dry_run = folder, over, dry_run
        self._marked = _marked(folder)
        self._there: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._written = 0
        self._read()

    def write(self, files: Iterable[tuple[str, bytes]]) -> Changes:
        """Write the files, then take out those that are none of them."""
        first: bytes | None = None
        for name, data in files:
            if name == FIRST:
                first = data
            else:
                self._put(name, data)
        if first is not None:
            self._put(FIRST, first)
        old = [name for name in self._there if name not in self._new]
        if not self._dry_run:
            for name in old:
                self._folder.remove(name)
            lines = (line_of(name, digest) for name, digest in sorted(self._new.items()))
            self._replace(MARK, "".join(lines).encode("ascii"))
        return Changes(self._written, len(self._new) - self._written, len(old))

    def _read(self) -> None:
        """Find the files of an earlier run; refuse whatever else is there."""
        foreign: list[str] = []
        changed: list[str] = []
        left_over: list[str] = []
        for name in sorted(_names(self._folder)):
            data = None
            if name in self._marked or name in (MARK, _IGNORE):
                with suppress(OSError, ValueError):
                    data = self._folder.read(name, _MOST)
            if data is None or (name == _IGNORE and data != b"*\n"):
                (left_over if self._is_left_over(name) else foreign).append(name)
            elif name in self._marked:
                self._there[name] = digest_of(data)
                if self._there[name] not in self._marked[name]:
                    changed.append(name)
        self._refuse(foreign, changed)
        if not self._dry_run:
            for name in left_over:
                self._folder.remove(name)

    def _is_left_over(self, name: str) -> bool:
        """Return whether a file is one that a broken run was writing: its name was in the list."""
        match = _LEFT_OVER.fullmatch(name)
        if match is None or match[1] not in {MARK, *self._marked}:
            return False
        status = self._folder.about(name)
        return self._marked != {} and status is not None and stat.S_ISREG(status.st_mode)

    def _refuse(self, foreign: list[str], changed: list[str]) -> None:
        folder = str(self._folder.path)
        if foreign:
            raise UsageError(
                say(
                    "{folder} holds what no site from here wrote: {files}",
                    folder=folder,
                    files=_some(foreign),
                ),
                say("Name another folder with -o, or take these files out"),
            )
        if changed and not self._over:
            raise UsageError(
                say("{file} was changed by hand since it was written", file=_some(changed)),
                say("Name another folder with -o; --yes writes over it"),
            )

    def _put(self, name: str, data: bytes) -> None:
        digest = digest_of(data)
        self._new[name] = digest
        if self._there.get(name) == digest:
            return
        self._written += 1
        if self._dry_run:
            return
        self._announce(name, digest)
        self._replace(name, data)

    def _announce(self, name: str, digest: str) -> None:
        """Add a file to the list before it is written."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        where = MARK if self._folder.handle is not None else str(self._folder.path / MARK)
        handle = os.open(where, flags, 0o666, dir_fd=self._folder.handle)
        with os.fdopen(handle, "ab") as stream:
            stream.write(line_of(name, digest).encode("ascii"))

    def _replace(self, name: str, data: bytes) -> None:
        temporary, handle = self._folder.new(name, 0o666)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            self._folder.put(name, temporary)
        except BaseException:
            self._folder.remove(temporary)
            raise


def _marked(folder: Folder) -> Listed:
    """Return which pages the list of an earlier run names."""
    found = listed(folder.read(MARK))
    return {name: digests for name, digests in found.items() if _PAGE.fullmatch(name)}


def _names(folder: Folder) -> Iterator[str]:
    with os.scandir(folder.path if folder.handle is None else folder.handle) as scan:
        yield from (entry.name for entry in scan)


def _some(names: list[str]) -> tuple[str, ...]:
    more = ("…",) if len(names) > _MOST_NAMED else ()
    return (*names[:_MOST_NAMED], *more)


def site_place(path: Path) -> Path:
    """Return a folder as it is named; raise FileError where a file bears the name."""
    if path.exists() and not path.is_dir():
        raise FileError(
            say("{file} is a file, not a folder", file=str(path)),
            say("Name a folder with -o; --single writes one file"),
        )
    return path
