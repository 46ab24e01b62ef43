"""A workspace as a commit holds it: read from git's objects in bulk, never checked out."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.files.git import Standpoint, run_git
from anplan.files.text import MAX_BYTES
from anplan.files.workspace import FOLDERS, LINK, MAX_FOLDERS, NESTED, SPECIAL, refused

CHUNK_FILES = 512
CHUNK_BYTES = 16 * 1024 * 1024
_REGULAR = (b"100644", b"100755")
_ORDER = {name: place for place, name in enumerate((*FOLDERS, "templates"))}


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
    process of git for some hundred files.
    """

    def __init__(self, standpoint: Standpoint) -> None:
        """List the files of the commit; raise HistoryError where git refuses."""
        assert standpoint.commit is not None
        self.standpoint = standpoint
        self._entries = tuple(sorted(_listed(standpoint), key=_place))
        self._files = [_place(entry) for entry in self._entries]
        self._held: dict[str, bytes] = {}

    def files(self) -> Iterator[str | Problem]:
        """Go through the files in the order of a folder's; links and the like are problems."""
        deep = set()
        for entry in self._entries:
            parts = entry.parts
            if parts[0] == "templates" or any(part.startswith(".") for part in parts[1:]):
                continue
            if len(parts) > MAX_FOLDERS + 1:
                folder = "/".join(parts[: MAX_FOLDERS + 1])
                if folder not in deep:
                    deep.add(folder)
                    yield refused(folder, NESTED)
            elif entry.mode in _REGULAR:
                yield entry.file
            else:
                yield refused(entry.file, LINK if entry.mode == b"120000" else SPECIAL)

    def read(self, file: str, limit: int = MAX_BYTES) -> bytes:
        """Read a file; raise FileNotFoundError, or ValueError with the reason."""
        place = self._find(file)
        entry = self._entries[place]
        if entry.mode not in _REGULAR:
            raise ValueError("special")
        if entry.size > limit:
            raise ValueError("size")
        if file not in self._held:
            self._held = self._fetch(self._chunk(place, limit))
        return self._held[file]

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
        wanted = b"".join(entry.name + b"\n" for entry in chosen)
        told = run_git(self.standpoint.folder, ["cat-file", "--batch"], stdin=wanted)
        held, begin = {}, 0
        for entry in chosen:
            head = told.index(b"\n", begin)
            if told[begin:head].split(b" ")[-1] != b"%d" % entry.size:
                raise HistoryError(
                    say("git refused: {reason}",
                        reason=told[begin:head].decode("utf-8", "replace")),
                    say("The repository lacks objects: git fsck tells which"),
                )  # fmt: skip
            begin = head + 1 + entry.size + 1
            held[entry.file] = told[head + 1 : begin - 1]
        return held


def _listed(standpoint: Standpoint) -> Iterator[_Entry]:
    assert standpoint.commit is not None
    folders = [standpoint.way + name for name in _ORDER]
    arguments = ["ls-tree", "-r", "-z", "-l", "--full-tree", standpoint.commit, "--", *folders]
    for line in run_git(standpoint.folder, arguments).split(b"\0"):
        if line:
            facts, _, path = line.partition(b"\t")
            mode, _, name, size = facts.split()
            file = path.decode("utf-8", "surrogateescape").removeprefix(standpoint.way)
            yield _Entry(tuple(file.split("/")), mode, name, int(size) if size != b"-" else 0)


def _place(entry: _Entry) -> tuple[int, tuple[str, ...]]:
    return _key(entry.parts)


def _key(parts: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return _ORDER.get(parts[0], len(_ORDER)), parts
