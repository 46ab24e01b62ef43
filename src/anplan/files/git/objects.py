"""Objects of git in bulk: one process for many of them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.git.run import Standpoint, asked_git, run_git

AHEAD = 60
"""So many objects are asked for at once: their names fit into the smallest pipe, 4 KiB."""


class Listed(NamedTuple):
    """A file of a commit: its mode, its object, the object's size, its path from the top.

    A submodule has no size: it counts as empty.
    """

    mode: bytes
    name: bytes
    size: int
    path: str


class Objects(Protocol):
    """Where objects are read: of git itself, or through GitPython."""

    def listed(self, folder: Path, commit: str, paths: Sequence[str]) -> Iterator[Listed]:
        """Yield the files of a commit below some paths."""

    def sizes(self, folder: Path, names: Sequence[bytes]) -> list[int]:
        """Return the sizes of objects."""

    def contents(self, folder: Path, objects: Iterable[tuple[bytes, int]]) -> Iterator[bytes]:
        """Yield the contents of objects, each by its name and its size."""


class GitObjects:
    """Objects by commands of git; raises HistoryError where git refuses or one is not there."""

    def listed(self, folder: Path, commit: str, paths: Sequence[str]) -> Iterator[Listed]:
        """Yield the files of a commit below some paths."""
        arguments = ["ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *paths]
        for line in run_git(folder, arguments).split(b"\0"):
            if line:
                facts, _, path = line.partition(b"\t")
                mode, _, name, size = facts.split()
                if not size.isdigit() and size != b"-":
                    raise _lacking(name)
                bulk = int(size) if size != b"-" else 0
                yield Listed(mode, name, bulk, path.decode("utf-8", "surrogateescape"))

    def sizes(self, folder: Path, names: Sequence[bytes]) -> list[int]:
        """Return the sizes of objects."""
        wanted = b"".join(name + b"\n" for name in names)
        output = run_git(folder, ["cat-file", "--batch-check=%(objectsize)"], stdin=wanted)
        lines = output.splitlines()
        for line in lines:
            if not line.isdigit():
                raise _lacking(line)
        return [int(line) for line in lines]

    def contents(self, folder: Path, objects: Iterable[tuple[bytes, int]]) -> Iterator[bytes]:
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


GIT = GitObjects()


def committed_files(at: Standpoint, files: Sequence[str]) -> dict[str, bytes]:
    """Return what files held when they were committed last, asked for at once; only those there are."""
    wanted = [f"{at.tip}:{at.way + file if at.commit else f'./{file}'}" for file in files]
    asked = b"".join(os.fsencode(name) + b"\n" for name in wanted)
    output = run_git(at.folder, ["cat-file", "--batch"], stdin=asked)
    found: dict[str, bytes] = {}
    start = 0
    for file in files:
        end = output.index(b"\n", start)
        size = output[start:end].rpartition(b" ")[2]
        start = end + 1
        if size.isdigit():
            found[file] = output[start : start + int(size)]
            start += int(size) + 1
    return found


def _missing(folder: Path, name: bytes) -> HistoryError:
    """Ask again for an object that did not come, alone, for git's own words."""
    output = run_git(folder, ["cat-file", "--batch"], stdin=name + b"\n")
    return _lacking(output.partition(b"\n")[0])


def _lacking(output: bytes) -> HistoryError:
    """Return the error that an object is not there, in git's own words."""
    return HistoryError(
        say("git refused: {reason}", reason=output.decode("utf-8", "replace")),
        say("The repository lacks objects: git fsck tells which"),
    )
