"""A workspace as a commit holds it: read from git's objects in bulk, never checked out."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.problem import Problem
from anplan.files.disk.workspace import (
    FOLDERS,
    LINK,
    SPECIAL,
    TEMPLATES,
    refused,
    why_not,
)
from anplan.files.git.objects import GIT, Listed, Objects
from anplan.files.git.run import Standpoint
from anplan.files.yaml.decode import limit_of

CHUNK_FILES = 512
CHUNK_BYTES = 16 * 1024 * 1024
_REGULAR = (b"100644", b"100755")
_REFUSALS = {
    b"120000": LINK,
    b"160000": say("A submodule is another repository: its files are not in this commit"),
}
_ORDER = {name: place for place, name in enumerate((*FOLDERS, TEMPLATES))}


class _Entry(NamedTuple):
    """One thing in a commit: its place, its mode, its object and the object's size."""

    parts: tuple[str, ...]
    mode: bytes
    name: bytes
    size: int

    @property
    def file(self) -> str:
        return "/".join(self.parts)


class Snapshot:
    """The files of a workspace at a commit.

    Objects are fetched by the chunk, in the order in which the files are listed: one
    process of git for some hundred files. ``notes`` tell what the reader would not expect.
    """

    def __init__(self, standpoint: Standpoint, objects: Objects = GIT) -> None:
        """List the files of the commit; raise HistoryError where git refuses."""
        assert standpoint.commit is not None
        self.standpoint = standpoint
        self.notes: list[Message] = []
        self._objects = objects
        folders = [standpoint.way + name for name in _ORDER]
        listed = objects.listed(standpoint.folder, standpoint.commit, folders)
        entries = (_entry(file, standpoint.way) for file in listed)
        self._entries = tuple(sorted(entries, key=_place))
        self._files = [_place(entry) for entry in self._entries]
        self._held: dict[str, bytes] = {}

    def files(self) -> Iterator[str | Problem]:
        """Yield the files in the order of a folder's; links and the like are problems."""
        return self._within(FOLDERS)

    def templates(self) -> Iterator[str | Problem]:
        """Yield its own templates."""
        return self._within((TEMPLATES,))

    def holds(self, file: str) -> bool:
        """Return whether there is a file, or a link in its place, in the commit."""
        try:
            self._find(file)
        except FileNotFoundError:
            return False
        return True

    def beside(self, way: str) -> "Snapshot":
        """Return another workspace of the same commit, by the way to it from the top."""
        return Snapshot(self.standpoint._replace(way=way), self._objects)

    def _within(self, folders: tuple[str, ...]) -> Iterator[str | Problem]:
        reported = set()
        for entry in self._entries:
            parts = entry.parts
            if parts[0] not in folders or any(part.startswith(".") for part in parts[1:]):
                continue
            barred = _barred(parts)
            if barred is not None:
                if barred.where.file not in reported:
                    reported.add(barred.where.file)
                    yield barred
            elif entry.mode in _REGULAR:
                yield entry.file
            else:
                yield refused(entry.file, _REFUSALS.get(entry.mode, SPECIAL))

    def read(self, file: str, limit: int | None = None) -> bytes:
        """Read a file; raise FileNotFoundError, or ValueError with the reason."""
        limit = limit or limit_of(file)
        place = self._find(file)
        entry = self._entries[place]
        if entry.mode not in _REGULAR:
            raise ValueError("special")
        if entry.size > limit:
            raise ValueError("size")
        if file not in self._held:
            self._held = self._fetch(self._chunk(place, limit))
        return self._held[file]

    def reader(self) -> AbstractContextManager[Callable[[str], bytes]]:
        """Return what reads one file after the other."""
        return nullcontext(self.read)

    def _find(self, file: str) -> int:
        wanted = _key(tuple(file.split("/")))
        place = bisect_left(self._files, wanted)
        if place == len(self._files) or self._files[place] != wanted:
            raise FileNotFoundError(2, "No such file", file)
        return place

    def _chunk(self, start: int, limit: int) -> Iterator[_Entry]:
        room = CHUNK_BYTES
        for entry in self._entries[start : start + CHUNK_FILES]:
            if entry.mode in _REGULAR and entry.size <= limit:
                room -= entry.size
                if room < 0 and entry is not self._entries[start]:
                    return
                yield entry

    def _fetch(self, entries: Iterator[_Entry]) -> dict[str, bytes]:
        chosen = tuple(entries)
        objects = [(entry.name, entry.size) for entry in chosen]
        contents = self._objects.contents(self.standpoint.folder, objects)
        return {entry.file: data for entry, data in zip(chosen, contents, strict=True)}


def _barred(parts: tuple[str, ...]) -> Problem | None:
    """Refuse the first folder on the way to a file that is not gone through."""
    for depth in range(1, len(parts)):
        folder = "/".join(parts[:depth])
        reason = why_not(folder)
        if reason is not None:
            return refused(folder, reason)
    return None


def _entry(listed: Listed, way: str) -> _Entry:
    parts = tuple(listed.path.removeprefix(way).split("/"))
    return _Entry(parts, listed.mode, listed.name, listed.size)


def _place(entry: _Entry) -> tuple[int, tuple[str, ...]]:
    return _key(entry.parts)


def _key(parts: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return _ORDER.get(parts[0], len(_ORDER)), parts
