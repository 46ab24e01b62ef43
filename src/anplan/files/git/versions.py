"""The versions that files had: what each commit made of them, and the work tree last."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timezone
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from anplan.base.committed import Committed
from anplan.base.problem import Problem
from anplan.files.disk.workspace import LINK, SPECIAL, refused, unreadable
from anplan.files.git.history import commit_named, is_shallow, top_level
from anplan.files.git.objects import GIT, Objects
from anplan.files.git.run import Standpoint
from anplan.files.git.snapshot import Snapshot
from anplan.files.git.touches import ABSENT, Touch, Touches
from anplan.files.tree import Tree
from anplan.files.yaml.decode import MAX_WORKSPACE_FILE
from anplan.model.paths import is_within

WINDOW = 8192
"""So many changes are looked ahead at once."""

_REGULAR = (b"100644", b"100755")
_LINKED = b"120000"

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


def committed(
    at: Standpoint, paths: Sequence[str], zone: timezone, objects: Objects = GIT
) -> Iterator[Step]:
    """Yield what commits made of the files under some paths, the oldest first.

    Contents are fetched for many steps at once, and let go of behind them.
    """
    touches = iter(Touches(at, paths, zone))
    while window := list(islice(touches, WINDOW)):
        yield from _steps(at.folder, window, objects)


def _steps(folder: Path, touches: Sequence[Touch], objects: Objects) -> Iterator[Step]:
    """Yield the steps; each content is fetched where it is first needed and kept to the last."""
    needed = [_regular(touch) for touch in touches]
    uses = Counter(chain.from_iterable(needed))
    names = list(uses)
    sizes = dict(zip(names, objects.sizes(folder, names) if names else (), strict=True))
    small = (name for name in names if sizes[name] <= MAX_WORKSPACE_FILE)
    fetched = objects.contents(folder, ((name, sizes[name]) for name in small))
    held: dict[bytes, bytes | None] = {}
    for touch, wanted in zip(touches, needed, strict=True):
        for name in wanted:
            if name not in held:
                held[name] = next(fetched) if sizes[name] <= MAX_WORKSPACE_FILE else None
        yield _step(touch, held)
        for name in wanted:
            uses[name] -= 1
            if not uses[name]:
                del held[name]


def _regular(touch: Touch) -> list[bytes]:
    """Return the names of the contents that a step is made of."""
    return [name for mode, name in zip(touch.modes, touch.names, strict=True) if mode in _REGULAR]


def _step(touch: Touch, held: Mapping[bytes, bytes | None]) -> Step:
    def content(mode: bytes, name: bytes) -> Bytes:
        if mode == ABSENT:
            return None
        if mode not in _REGULAR:
            return refused(touch.file, LINK if mode == _LINKED else SPECIAL)
        data = held[name]
        return unreadable(touch.file, ValueError("size")) if data is None else data

    *before, after = map(content, touch.modes, touch.names)
    return Step(touch.file, touch.revision, tuple(before), after)


def uncommitted(tree: Tree, last: Tree | None, paths: Sequence[str]) -> Iterator[Step]:
    """Give what a work tree makes of the files under some paths since the last commit."""
    before = {} if last is None else _contents(last, paths)
    after = _contents(tree, paths)
    for file in sorted({**before, **after}):
        old, new = before.get(file), after.get(file)
        if old != new:
            yield Step(file, None, (old,), new)


def last_commit(root: Path, objects: Objects = GIT) -> Snapshot:
    """Give a folder's workspace as the last commit holds it; raise HistoryError without one."""
    commit = commit_named(root, "HEAD")
    top, way = top_level(root)
    return Snapshot(Standpoint(top, way, commit), objects)


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
