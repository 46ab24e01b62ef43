"""Which commits changed which files: git's list of changes, as git names what they held."""

from collections.abc import Iterator, Sequence
from datetime import timezone
from typing import NamedTuple

from anplan.base.commit import Commit
from anplan.files.git.commit_days import landings
from anplan.files.git.run import (
    BOTH_CLOCKS,
    Standpoint,
    day_of,
    later,
    read_git,
    run_git,
    shallow_commits,
)

ABSENT = b"000000"
_HEADER = ("%H", BOTH_CLOCKS, "%an", "%s")
_BLOCK = 1024 * 1024


class Touch(NamedTuple):
    """A commit's change of a file.

    ``modes`` and ``names`` are those of what the file held before, one for each parent of the
    commit, and after it; the mode is 000000 where there was no file.
    """

    file: str
    commit: Commit
    modes: list[bytes]
    names: list[bytes]


class _Row(NamedTuple):
    """A line of git's list: the commit's name, time, author and subject, what changed, the path."""

    header: tuple[bytes, ...]
    change: bytes
    path: bytes

    @property
    def objects(self) -> tuple[list[bytes], list[bytes]]:
        """Return modes and names: before the change, for each parent, and after it."""
        words = self.change.lstrip(b"\n:").split(b" ")
        half = len(words) // 2
        return words[:half], words[half : 2 * half]


class Touches:
    """The changes of the files under some paths, the oldest first.

    Git's list, some 200 bytes a change, is kept and gone through twice: whether a side that a
    merge did not take is in it shows at its end alone.
    """

    def __init__(self, at: Standpoint, paths: Sequence[str], zone: timezone) -> None:
        """Take the standpoint, the paths, and the time zone in which days are meant."""
        self._at, self._paths, self._zone = at, paths, zone
        self._way = at.way.encode("utf-8", "surrogateescape")
        self._landed = landings(at)
        self._begun = {name.encode("ascii") for name in shallow_commits(at.folder)}

    def __iter__(self) -> Iterator[Touch]:
        """Yield the changes."""
        output = self._log(self._paths)
        taken = {
            path: {row.header for row in self._rows(self._log([self._file(path)]))}
            for path in self._torn(output)
        }
        for row in self._rows(output):
            if row.path not in taken or row.header in taken[row.path]:
                yield Touch(self._file(row.path), self._commit(row.header), *row.objects)

    def _log(self, paths: Sequence[str]) -> bytes:
        """Ask git for the commits, each with the files it changed; a merge by all parents.

        A merge is listed with what it made itself: what differs from every parent.
        """
        form = "%x00".join(_HEADER)
        arguments = [
            "log",
            "--date-order",
            "--reverse",
            "--root",
            "--no-renames",
            "--no-follow",
            "--raw",
            "-c",
            "--no-abbrev",
            "-z",
            "--no-ext-diff",
            "-O/dev/null",
            "--no-color",
            "--encoding=UTF-8",
            f"--format={form}",
            "--end-of-options",
            self._at.tip,
            "--",
            *(self._at.way + path for path in paths),
        ]
        return read_git(self._at.folder, arguments)

    def _rows(self, output: bytes) -> Iterator[_Row]:
        header: tuple[bytes, ...] = ()
        parts = _parts(output)
        for part in parts:
            if part.startswith((b":", b"\n:")):
                path = next(parts)
                if path.startswith(self._way):
                    yield _Row(header, part, path)
            elif part.strip(b"\n"):
                header = (part.strip(b"\n"), *(next(parts) for _ in _HEADER[1:]))

    def _torn(self, output: bytes) -> set[bytes]:
        """Return the paths whose changes do not continue one another up to the last commit.

        The history of several files is followed too far by git: a side that a merge did not
        take is in it. Asked for one file alone it follows only the side that was taken.
        """
        last: dict[bytes, bytes] = {}
        torn = set()
        for row in self._rows(output):
            *before, after = row.objects[1]
            if last.get(row.path, before[0]) not in before and row.header[0] not in self._begun:
                torn.add(row.path)
            last[row.path] = after
        now = self._names()
        return torn | {path for path, name in last.items() if now.get(path, _nothing(name)) != name}

    def _names(self) -> dict[bytes, bytes]:
        """Return the objects of the files under the paths as the last commit has them."""
        arguments = [
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            self._at.tip,
            "--",
            *(self._at.way + path for path in self._paths),
        ]
        names = {}
        for line in run_git(self._at.folder, arguments).split(b"\0"):
            facts, _, path = line.partition(b"\t")
            if path:
                names[path] = facts.split(b" ")[2]
        return names

    def _commit(self, header: tuple[bytes, ...]) -> Commit:
        name, time, author, subject = header
        own = later(*time.decode("ascii").split())
        day = day_of(self._landed.get(name.decode("ascii")) or own, self._zone)
        who, what = author.decode("utf-8", "replace"), subject.decode("utf-8", "replace")
        return Commit(name[:7].decode("ascii"), day, who, what, name in self._begun)

    def _file(self, path: bytes) -> str:
        return path[len(self._way) :].decode("utf-8", "surrogateescape")


def _nothing(name: bytes) -> bytes:
    """Return how git names the object of a file that is not there."""
    return b"0" * len(name)


def _parts(output: bytes) -> Iterator[bytes]:
    """Yield what stands between the zero bytes, without a list of all of it."""
    begin = 0
    while begin < len(output):
        end = output.find(b"\0", begin + _BLOCK)
        end = len(output) if end < 0 else end
        yield from output[begin:end].split(b"\0")
        begin = end + 1
