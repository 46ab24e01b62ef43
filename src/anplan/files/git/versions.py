"""The versions that files had: what each commit made of them, and the work tree last."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timezone
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from anplan.base.committed import Committed
from anplan.base.problem import Problem
from anplan.files.disk.workspace import LINK, SPECIAL, refused, unreadable
from anplan.files.git.history import commit_named, is_shallow, top_level
from anplan.files.git.objects import contents_of, sizes_of
from anplan.files.git.run import Standpoint, day_of, run_git, shallow_commits
from anplan.files.git.snapshot import Snapshot
from anplan.files.tree import Tree
from anplan.files.yaml.decode import MAX_WORKSPACE_FILE
from anplan.model.paths import is_within

CHUNK = 512
_HEADER = ("%H", "%at", "%an", "%s")
_REGULAR = ("100644", "100755")
_ABSENT = "000000"

Bytes = bytes | Problem | None
"""What a file held: its bytes, why they are not read, or None where there was no file."""


class Step(NamedTuple):
    """What a commit made of a file; ``before`` has one content for each of its parents.

    Without a revision it is what the work tree makes of it.
    """

    file: str
    revision: Committed | None
    before: tuple[Bytes, ...]
    after: Bytes


class _Object(NamedTuple):
    """A file's mode and object; the mode is 000000 where there is no file."""

    mode: str
    name: str


class _Touch(NamedTuple):
    """A commit's change of a file, as git names it."""

    commit: str
    file: str
    revision: Committed
    before: tuple[_Object, ...]
    after: _Object


def committed(at: Standpoint, paths: Sequence[str], zone: timezone) -> list[Step]:
    """Give what commits made of the files under some paths, the oldest first."""
    touches = _kept(at, paths, zone, list(_touches(at, paths, zone)))
    held = _held(at.folder, touches)

    def content(file: str, one: _Object) -> Bytes:
        if one.mode == _ABSENT:
            return None
        if one.mode not in _REGULAR:
            return refused(file, LINK if one.mode == "120000" else SPECIAL)
        data = held[one.name]
        return unreadable(file, ValueError("size")) if data is None else data

    return [
        Step(
            touch.file,
            touch.revision,
            tuple(content(touch.file, one) for one in touch.before),
            content(touch.file, touch.after),
        )
        for touch in touches
    ]


def uncommitted(tree: Tree, last: Tree | None, paths: Sequence[str]) -> Iterator[Step]:
    """Give what a work tree makes of the files under some paths since the last commit."""
    before = {} if last is None else _contents(last, paths)
    after = _contents(tree, paths)
    for file in sorted({**before, **after}):
        old, new = before.get(file), after.get(file)
        if old != new:
            yield Step(file, None, (old,), new)


def last_commit(root: Path) -> Snapshot:
    """Give a folder's workspace as the last commit holds it; raise HistoryError without one."""
    commit = commit_named(root, "HEAD")
    top, way = top_level(root)
    return Snapshot(Standpoint(top, way, commit))


def is_whole(at: Standpoint) -> bool:
    """Tell whether the history reaches back to its beginning."""
    return not is_shallow(at.folder)


def _contents(tree: Tree, paths: Sequence[str]) -> dict[str, Bytes]:
    found: dict[str, Bytes] = {}
    for entry in tree.files():
        file = entry.where.file if isinstance(entry, Problem) else entry
        if any(is_within(file, path) for path in paths):
            found[file] = entry if isinstance(entry, Problem) else _read(tree, file)
    return found


def _read(tree: Tree, file: str) -> Bytes:
    try:
        return tree.read(file)
    except (OSError, ValueError) as error:
        return unreadable(file, error)


def _touches(at: Standpoint, paths: Sequence[str], zone: timezone) -> Iterator[_Touch]:
    """Read git's list of commits, each with the files it changed; a merge by all parents.

    A merge is listed with what it made itself: what differs from every parent.
    """
    form = "%x00".join(_HEADER)
    arguments = ["log", "--date-order", "--reverse", "--root", "--no-renames", "--no-follow",
                 "--raw", "-c", "--no-abbrev", "-z", "--no-ext-diff", "--no-color",
                 "--encoding=UTF-8", f"--format={form}", "--end-of-options", at.tip,
                 "--", *(at.way + path for path in paths)]  # fmt: skip
    begun = shallow_commits(at.folder)
    parts = iter(run_git(at.folder, arguments).decode("utf-8", "surrogateescape").split("\0"))
    revision: Committed | None = None
    commit = ""
    for part in parts:
        said = part.strip("\n")
        if said.startswith(":"):
            assert revision is not None
            file = next(parts)
            if file.startswith(at.way):
                yield _touch(said, commit, file.removeprefix(at.way), revision)
        elif said:
            time, author, subject = (next(parts) for _ in _HEADER[1:])
            commit, day = said, day_of(time, zone)
            revision = Committed(commit[:7], day, _sound(author), _sound(subject), commit in begun)


def _kept(
    at: Standpoint, paths: Sequence[str], zone: timezone, touches: list[_Touch]
) -> list[_Touch]:
    """Leave out what a merge did not take: the history of several files is followed too far.

    Asked for one file alone git follows only the side that was taken; that is done for files
    whose changes do not continue one another.
    """
    taken = {
        file: {touch.commit for touch in _touches(at, [file], zone)}
        for file in _torn(at, paths, touches)
    }
    return [
        touch for touch in touches if touch.file not in taken or touch.commit in taken[touch.file]
    ]


def _torn(at: Standpoint, paths: Sequence[str], touches: Iterable[_Touch]) -> set[str]:
    """Find the files whose changes do not continue one another up to the last commit."""
    last: dict[str, str] = {}
    torn = set()
    for touch in touches:
        before = ["" if one.mode == _ABSENT else one.name for one in touch.before]
        if not touch.revision.earliest and last.get(touch.file, before[0]) not in before:
            torn.add(touch.file)
        last[touch.file] = touch.after.name if touch.after.mode != _ABSENT else ""
    now = _names(at, paths)
    return torn | {file for file, name in last.items() if now.get(file, "") != name}


def _names(at: Standpoint, paths: Sequence[str]) -> dict[str, str]:
    """Give the objects of the files under some paths as the last commit has them."""
    arguments = ["ls-tree", "-r", "-z", "--full-tree", at.tip, "--",
                 *(at.way + path for path in paths)]  # fmt: skip
    found = {}
    for line in run_git(at.folder, arguments).decode("utf-8", "surrogateescape").split("\0"):
        if line:
            facts, _, file = line.partition("\t")
            found[file.removeprefix(at.way)] = facts.split(" ")[2]
    return found


def _sound(text: str) -> str:
    """Show bytes that are no UTF-8 as what they are not."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _touch(said: str, commit: str, file: str, revision: Committed) -> _Touch:
    """Read one line of a raw diff; as many colons as parents stand before it."""
    parents = len(said) - len(said.lstrip(":"))
    words = said[parents:].split(" ")
    modes, names = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    *before, after = map(_Object, modes, names)
    return _Touch(commit, file, revision, tuple(before), after)


def _held(folder: Path, touches: Iterable[_Touch]) -> dict[str, bytes | None]:
    """Fetch the contents that are named; None where one is larger than a file may be."""
    named = {
        one.name.encode("ascii"): None
        for touch in touches
        for one in (*touch.before, touch.after)
        if one.mode in _REGULAR
    }
    names = iter(named)
    held: dict[str, bytes | None] = {}
    while coded := list(islice(names, CHUNK)):
        sized = list(zip(coded, sizes_of(folder, coded), strict=True))
        small = [pair for pair in sized if pair[1] <= MAX_WORKSPACE_FILE]
        held |= {name.decode("ascii"): None for name in coded}
        told = contents_of(folder, small)
        held |= {name.decode("ascii"): data for (name, _), data in zip(small, told, strict=True)}
    return held
