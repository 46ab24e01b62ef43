"""Objects of git in bulk: one process for many of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.git.run import asked_git, run_git

AHEAD = 60
"""So many objects are asked for at once: their names fit into the smallest pipe, 4 KiB."""


def sizes_of(folder: Path, names: Sequence[bytes]) -> list[int]:
    """Give the sizes of objects; raise HistoryError where one is not there."""
    wanted = b"".join(name + b"\n" for name in names)
    told = run_git(folder, ["cat-file", "--batch-check=%(objectsize)"], stdin=wanted)
    lines = told.splitlines()
    for line in lines:
        if not line.isdigit():
            raise lacking(line)
    return [int(line) for line in lines]


def contents_of(folder: Path, objects: Iterable[tuple[bytes, int]]) -> Iterator[bytes]:
    """Yield the contents of objects, each by its name and its size, as they come from git."""
    rest = iter(objects)
    with asked_git(folder, ["cat-file", "--batch"]) as git:
        while ahead := list(islice(rest, AHEAD)):
            git.ask(b"".join(name + b"\n" for name, _ in ahead))
            for name, size in ahead:
                is_there = git.line().split(b" ")[-1] == b"%d\n" % size
                data = git.read(size + 1) if is_there else b""
                if len(data) <= size:
                    raise _missing(folder, name)
                yield data[:-1]


def _missing(folder: Path, name: bytes) -> HistoryError:
    """Ask again for an object that did not come, alone, for git's own words."""
    told = run_git(folder, ["cat-file", "--batch"], stdin=name + b"\n")
    return lacking(told.partition(b"\n")[0])


def lacking(told: bytes) -> HistoryError:
    """Tell that an object is not there, in git's own words."""
    return HistoryError(
        say("git refused: {reason}", reason=told.decode("utf-8", "replace")),
        say("The repository lacks objects: git fsck tells which"),
    )
