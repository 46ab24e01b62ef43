"""Objects of git in bulk: one process for some hundred of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.git.run import run_git


def sizes_of(folder: Path, names: Sequence[bytes]) -> list[int]:
    """Give the sizes of objects; raise HistoryError where one is not there."""
    wanted = b"".join(name + b"\n" for name in names)
    told = run_git(folder, ["cat-file", "--batch-check=%(objectsize)"], stdin=wanted)
    lines = told.splitlines()
    for line in lines:
        if not line.isdigit():
            raise lacking(line)
    return [int(line) for line in lines]


def contents_of(folder: Path, objects: Sequence[tuple[bytes, int]]) -> Iterator[bytes]:
    """Give the contents of objects, each by its name and its size."""
    wanted = b"".join(name + b"\n" for name, _ in objects)
    told = run_git(folder, ["cat-file", "--batch"], stdin=wanted)
    begin = 0
    for _, size in objects:
        head = told.index(b"\n", begin)
        if told[begin:head].split(b" ")[-1] != b"%d" % size:
            raise lacking(told[begin:head])
        begin = head + 1 + size + 1
        yield told[head + 1 : begin - 1]


def lacking(told: bytes) -> HistoryError:
    """Tell that an object is not there, in git's own words."""
    return HistoryError(
        say("git refused: {reason}", reason=told.decode("utf-8", "replace")),
        say("The repository lacks objects: git fsck tells which"),
    )
