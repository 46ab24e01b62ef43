"""Finds the workspace that a way from another one leads to, on disk or in a commit.

The way comes from a file that anybody may propose. It is looked for by its letters alone: no folder
that it names may be a link, and nothing outside the folder that holds the repository is touched.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import AnplanError
from anplan.base.message import Message, say
from anplan.base.problem import Problem
from anplan.files.disk.workspace import Workspace, inside_repository
from anplan.files.git.checkout import SparseWorkspace, lacking
from anplan.files.git.history import is_bare, snapshot_beside, top_level
from anplan.files.git.run import NoHistoryError, Standpoint
from anplan.files.git.snapshot import Snapshot
from anplan.files.recall.beside import read_beside
from anplan.files.tree import Tree
from anplan.model.paths import PLAN
from anplan.model.sharing import Fault
from anplan.model.types.ways import HERE, UP, joined

_READ = ("plan/", "units/")
Key = tuple[str, str, str | None]
"""Which workspace it is: its folder, the way to it, and the commit."""


class OnlyThePlan:
    """The files of another workspace that may be read: its plan and its units, nothing else."""

    def __init__(self, tree: Tree) -> None:
        """Take the whole workspace."""
        self.whole = tree

    @property
    def standpoint(self) -> Standpoint:
        """Return the place from which git is asked about its history."""
        return self.whole.standpoint

    def files(self) -> Iterator[str | Problem]:
        """Yield its files in order; what is no regular file is a problem."""
        for entry in self.whole.files():
            file = entry.where.file if isinstance(entry, Problem) else entry
            if f"{file}/".startswith(_READ):
                yield entry

    def templates(self) -> Iterator[str | Problem]:
        """Yield nothing: templates are code, and another workspace's are none of this one's."""
        return iter(())

    def read(self, file: str, limit: int | None = None) -> bytes:
        """Read one of its files; raise OSError, or ValueError with the reason."""
        if not file.startswith(_READ):
            raise FileNotFoundError(2, "No such file", file)
        return self.whole.read(file, limit)

    def reader(self) -> AbstractContextManager[Callable[[str], bytes]]:
        """Return what reads one of the listed files after the other."""
        return self.whole.reader()


class Found(NamedTuple):
    """A workspace that a way leads to, which one it is, and what nobody would expect of it."""

    tree: OnlyThePlan
    key: Key
    notes: tuple[Message, ...] = ()


def key_of(tree: Tree) -> Key:
    """Return which workspace a tree is, however it is reached."""
    at = tree.standpoint
    return str(at.folder.resolve()), at.way, at.commit


def found_along(tree: Tree, way: str, shown: str, known: date | None) -> Found | Fault:
    """Return the workspace at the end of a way, at the same state of knowledge; why not, where it is none.

    ``shown`` is how it is called from the workspace that asks. ``known``: the day whose knowledge is
    asked for, where one is; of another repository it decides which commit is read.
    """
    at = tree.standpoint
    if at.commit is None:
        place = _on_disk(at.folder.resolve(), way, shown)
        return place if isinstance(place, Fault) else _now(place)
    commit = tree.whole if isinstance(tree, OnlyThePlan) else tree
    target = joined(at.way or HERE, way)
    if isinstance(commit, Snapshot) and target.partition("/")[0] != UP:
        inside = commit.beside("" if target == HERE else f"{target}/")
        if inside.holds(PLAN):
            return _found(inside)
    return _in_another_repository(at, way, shown, known)


def _found(tree: Tree, notes: tuple[Message, ...] = ()) -> Found:
    return Found(OnlyThePlan(tree), key_of(tree), notes)


def _now(place: Workspace) -> Found:
    """Return a workspace as it lies on disk; what was not checked out is read as git has it."""
    gaps = lacking(place.root)
    whole = SparseWorkspace(place.root, gaps.left_out, place.steps) if gaps.left_out else place
    return _found(whole)


def _in_another_repository(
    at: Standpoint, way: str, shown: str, known: date | None
) -> Found | Fault:
    """Return a workspace of a repository beside as it was when the commit was made, or on a day."""
    assert at.commit is not None
    if is_bare(at.folder):
        return _nowhere(shown)
    place = _on_disk(at.folder.joinpath(at.way).resolve(), way, shown)
    if isinstance(place, Fault):
        return place
    try:
        top, _ = top_level(place.root)
        if top.resolve() == at.folder.resolve():
            return _not_in(at.commit, shown)
        snapshot = snapshot_beside(place.root, at, known)
    except NoHistoryError:
        note = say("{workspace} has no history: it is read as it is now", workspace=shown)
        return _now(place)._replace(notes=(note,))
    except AnplanError as error:
        return Fault("workspace", error.message, error.hint or _mend(shown))
    return _found(snapshot, tuple(snapshot.notes))


def _on_disk(root: Path, way: str, shown: str) -> Workspace | Fault:
    """Return the folder that a way leads to, each of its steps taken by its letters."""
    steps = way.split("/")
    ups = steps.count(UP)
    names = tuple(steps[ups:])
    reach = inside_repository(root)[0].parent
    base = (root, *root.parents)[ups] if ups <= len(root.parents) else None
    target = None if base is None else base.joinpath(*names)
    if base is None or target is None or not target.is_relative_to(reach):
        return Fault(
            "workspace",
            say("{workspace} lies outside the folder that holds this repository", workspace=shown),
            say("A workspace of this repository, or of one beside it, may be named"),
        )
    read_beside(target)
    for count in range(1, len(names) + 1):
        if base.joinpath(*names[:count]).is_symlink():
            return Fault(
                "workspace",
                say("{workspace} is reached through a symbolic link", workspace=shown),
                say("Links are not followed; name the folder itself"),
            )
    return Workspace(target, names) if target.joinpath(PLAN).is_file() else _nowhere(shown)


def _nowhere(shown: str) -> Fault:
    return Fault(
        "workspace",
        say("There is no workspace at {workspace}", workspace=shown),
        say(
            "Write the way from this workspace's folder to the one that holds {file}, and have it on "
            "this machine",
            file=PLAN,
        ),
    )


def _not_in(commit: str, shown: str) -> Fault:
    message = say("{commit} holds no workspace at {workspace}", commit=commit[:7], workspace=shown)
    return Fault("workspace", message, say("Ask for a later revision"))


def _mend(shown: str) -> Message:
    return say("Mend it there: run anplan check in {workspace}", workspace=shown)
