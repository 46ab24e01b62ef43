"""Finding the commit that is asked for, and the workspace in it."""

import re
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from anplan.base.errors import HistoryError, UsageError, WorkspaceError
from anplan.base.message import Message, say
from anplan.files.git import Standpoint, run_git
from anplan.files.load import plan_of
from anplan.files.snapshot import Snapshot
from anplan.model.paths import PLAN
from anplan.model.plan import DEFAULT_ZONE

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def snapshot_at(folder: Path, rev: str) -> Snapshot:
    """Give the workspace around a folder as a revision holds it."""
    return _snapshot(folder, commit_named(folder, rev))


def snapshot_known(folder: Path, day: date, rev: str | None = None) -> Snapshot:
    """Give the workspace at the last commit of the first-parent line not after a day.

    The day is one of the plan's time zone, as the plan at the line's tip names it.
    """
    tip = commit_named(folder, rev or "HEAD")
    zone = _zone_of(_snapshot(folder, tip))
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    arguments = ["rev-list", "--first-parent", "-1", f"--min-age={int(end.timestamp()) - 1}"]
    name = _text(run_git(folder, [*arguments, tip]))
    if not name:
        raise HistoryError(
            say("Nothing was known on {day}: the history begins later", day=day),
            _beyond(folder) or say("Ask for a later day"),
        )
    return _snapshot(folder, name)


def commit_named(folder: Path, rev: str) -> str:
    """Give the full name of the commit that a revision names."""
    try:
        told = run_git(
            folder, ["rev-parse", "--verify", "-q", "--end-of-options", f"{rev}^{{commit}}"]
        )
    except HistoryError as error:
        top_level(folder)
        if not _has_commits(folder):
            raise HistoryError(say("Nothing has been committed here yet")) from error
        raise UsageError(
            say("There is no revision {rev}", rev=rev),
            _beyond(folder)
            or say("git log --oneline shows the revisions; tags and branches are names, too"),
        ) from error
    name = _text(told).splitlines()[-1] if told else ""
    if not _COMMIT.fullmatch(name):
        raise UsageError(say("There is no revision {rev}", rev=rev))
    return name


def top_level(folder: Path) -> tuple[Path, str]:
    """Give the folder from which git names its files, and the way from there to a folder.

    A bare repository is its own, and the way is empty. Raise HistoryError where there is no
    repository, or git refuses it.
    """
    if not folder.is_dir():
        raise WorkspaceError(
            say("No such folder: {folder}", folder=str(folder)),
            say("Give an existing folder to -C"),
        )
    told = _text(run_git(folder, ["rev-parse", "--is-inside-work-tree"]))
    if told != "true":
        return folder, ""
    way = _text(run_git(folder, ["rev-parse", "--show-prefix"]))
    top = _text(run_git(folder, ["rev-parse", "--show-toplevel"]))
    return Path(top), way


def is_shallow(folder: Path) -> bool:
    """Tell whether the repository holds only the end of its history."""
    return _text(run_git(folder, ["rev-parse", "--is-shallow-repository"])) == "true"


def _zone_of(snapshot: Snapshot) -> timezone:
    """Give the time zone that a commit's plan names; the usual one where it cannot be read."""
    plan = plan_of(snapshot)
    return DEFAULT_ZONE if plan is None else plan.timezone


def _snapshot(folder: Path, commit: str) -> Snapshot:
    top, way = top_level(folder)
    return Snapshot(Standpoint(top, _workspace_in(top, way, commit), commit))


def _workspace_in(top: Path, way: str, commit: str) -> str:
    """Find the workspace in a commit: around a folder, else the only one that there is."""
    tried = way
    while True:
        if _holds(top, commit, tried + PLAN):
            return tried
        if not tried:
            break
        tried = tried.rstrip("/").rpartition("/")[0]
        tried = f"{tried}/" if tried else ""
    names = run_git(top, ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])
    plans = [name for name in names.decode("utf-8", "surrogateescape").split("\0")
             if name.endswith(f"/{PLAN}")]  # fmt: skip
    if len(plans) == 1:
        return plans[0].removesuffix(PLAN)
    if plans:
        raise WorkspaceError(
            say("{commit} holds several workspaces: {folders}", commit=commit[:7],
                folders=tuple(sorted(plan.removesuffix(f"/{PLAN}") for plan in plans))),
            say("Name the folder of one with -C"),
        )  # fmt: skip
    raise WorkspaceError(
        say("{commit} holds no workspace: there is no {file} in it", commit=commit[:7], file=PLAN),
        say("Ask for a later revision"),
    )


def _holds(top: Path, commit: str, file: str) -> bool:
    arguments = ["ls-tree", "-z", "--name-only", "--full-tree", commit, "--", file]
    return bool(run_git(top, arguments))


def _has_commits(folder: Path) -> bool:
    try:
        run_git(folder, ["rev-parse", "--verify", "-q", "HEAD"])
    except HistoryError:
        return False
    return True


def _beyond(folder: Path) -> Message | None:
    """Say what is out of reach in a shallow clone."""
    if not is_shallow(folder):
        return None
    return say("This clone is shallow and holds only the end of the history: git fetch --unshallow")


def _text(told: bytes) -> str:
    return told.decode("utf-8", "surrogateescape").rstrip("\n")
