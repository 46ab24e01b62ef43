"""The files or folders that a command is asked to keep to."""

from collections.abc import Callable, Sequence
from os.path import normpath, relpath
from pathlib import Path

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.problem import Place, Problem
from anplan.files.disk.workspace import Workspace, inside_repository
from anplan.files.tree import Tree
from anplan.model.paths import is_within
from anplan.work.session import Session

Chosen = Callable[[Problem], bool]


def way_within_repository(tree: Tree) -> str:
    """Return the way from the repository's top to the workspace; empty, or ends with a slash."""
    return inside_repository(tree.root)[1] if isinstance(tree, Workspace) else tree.standpoint.way


def chosen_by(session: Session, tree: Tree, paths: Sequence[Path]) -> Chosen:
    """Return a test of findings: whether one is in the files or folders that are asked for."""
    if not paths:
        return lambda _problem: True
    named = tuple(_named(session, tree, path) for path in paths)
    return lambda problem: _is_in(problem, named)


def _named(session: Session, tree: Tree, path: Path) -> str:
    """Return a path that was named as the files of the workspace are named."""
    if isinstance(tree, Workspace):
        return _inside(tree, session.folder / path)
    top, way, _ = tree.standpoint
    here = normpath((session.folder / path).absolute())
    inside = Path(relpath(here, (top / way).absolute())).as_posix()
    if inside != "." and not any(is_within(_file_of(entry), inside) for entry in tree.files()):
        raise UsageError(
            say("No such file or folder: {path}", path=str(path)),
            say("Give files or folders of the workspace"),
        )
    return inside


def _file_of(entry: str | Problem) -> str:
    return entry.where.file if isinstance(entry, Problem) else entry


def _inside(workspace: Workspace, path: Path) -> str:
    """Return a path within the workspace as its files are named."""
    try:
        inside = Path(normpath(path.absolute())).relative_to(workspace.root).as_posix()
    except ValueError:
        raise UsageError(
            say("{path} is outside the workspace {root}", path=str(path), root=str(workspace.root)),
            say("Give files or folders of the workspace"),
        ) from None
    if not path.exists():
        raise UsageError(
            say("No such file or folder: {path}", path=str(path)),
            say("Give files or folders of the workspace"),
        )
    return inside


def _is_in(problem: Problem, chosen: tuple[str, ...]) -> bool:
    assert isinstance(problem.where, Place)
    file = problem.where.file
    return any(path == "." or is_within(file, path) for path in chosen)
