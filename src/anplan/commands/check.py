"""``anplan check [PATH…]``: all rules over all files, every problem in one run."""

from collections import Counter
from collections.abc import Sequence
from os.path import normpath
from pathlib import Path

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import run
from anplan.commands.session import Session, in_order, read_workspace, refuse_format
from anplan.files.load import Loaded
from anplan.files.workspace import Workspace
from anplan.show.problems import problems_screen


def check(session: Session, paths: Sequence[Path], *, strict: bool = False) -> int:
    """Check a workspace; 1 where there is an error (with ``strict`` a warning too)."""
    refuse_format(session, ("text", "json"))
    workspace = Workspace.find(session.folder)
    loaded = read_workspace(session, workspace)
    found = _findings(loaded)
    if paths:
        chosen = tuple(_inside(workspace, session.folder / path) for path in paths)
        found = [problem for problem in found if _is_chosen(problem, chosen)]
    if session.format == "json":
        from anplan.show.json_text import dump
        from anplan.show.state_json import findings_json

        document = findings_json(session.words, found, loaded.files_found, loaded.files_read)
        session.write(dump(document))
    else:
        screen = problems_screen(session.words, found)
        screen.line(_summary(session, loaded, found))
        session.show(screen)
    failing = ("error", "warning") if strict else ("error",)
    return int(any(problem.level in failing for problem in found))


def _findings(loaded: Loaded) -> list[Problem]:
    places = loaded.places
    told = list(loaded.problems)
    if loaded.project is not None:
        told += run(loaded.project)
    return in_order([places.settle(problem) for problem in told])


def _inside(workspace: Workspace, path: Path) -> str:
    """Give a path within the workspace as its files are named."""
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


def _is_chosen(problem: Problem, chosen: tuple[str, ...]) -> bool:
    assert isinstance(problem.where, Place)
    file = problem.where.file
    return any(path in (".", file) or file.startswith(f"{path}/") for path in chosen)


def _summary(session: Session, loaded: Loaded, found: list[Problem]) -> str:
    levels = Counter(problem.level for problem in found)
    text = session.words(
        "read {read}/{all} files; errors: {errors}, warnings: {warnings}, notes: {notes}"
    )
    return text.format(
        read=loaded.files_read,
        all=loaded.files_found,
        errors=levels["error"],
        warnings=levels["warning"],
        notes=levels["note"],
    )
