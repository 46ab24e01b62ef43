"""Finding the commit that is asked for, and the workspace in it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timezone
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import HistoryError, UsageError, WorkspaceError
from anplan.base.message import Message, say
from anplan.files.git.objects import GIT, Objects
from anplan.files.git.run import BOTH_CLOCKS, Standpoint, day_of, later, run_git
from anplan.files.git.snapshot import Snapshot
from anplan.files.load import plan_of
from anplan.files.tree import Tree
from anplan.model.paths import PLAN
from anplan.model.plan import DEFAULT_ZONE

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class _Moment(NamedTuple):
    """A commit of a line of history and its time, in seconds."""

    name: str
    seconds: int


def snapshot_at(folder: Path, rev: str, objects: Objects = GIT) -> Snapshot:
    """Return the workspace around a folder as a revision holds it."""
    return _snapshot(folder, commit_named(folder, rev), objects)


def snapshot_known(folder: Path, day: date, rev: str | None = None) -> Snapshot:
    """Return the workspace at the last commit of the first-parent line not after a day.

    The day is one of the plan's time zone, as the plan at the line's tip names it. A commit's
    own clock says when it was made; where that cannot be, it is noted.
    """
    tip = commit_named(folder, rev or "HEAD")
    zone = _zone_of(_snapshot(folder, tip))
    return _snapshot_until(folder, tip, datetime.combine(day, time.max, zone).timestamp(), zone)


def snapshot_beside(folder: Path, at: Standpoint, day: date | None = None) -> Snapshot:
    """Return the workspace around a folder as it was when a commit of another repository was made.

    With a day, as it was known on that day.
    """
    if day is not None:
        return snapshot_known(folder, day)
    tip = commit_named(folder, "HEAD")
    zone = _zone_of(_snapshot(folder, tip))
    (commit,) = _first_parents(at.folder, at.tip, ["-1"])
    return _snapshot_until(folder, tip, commit.seconds, zone)


def _snapshot_until(folder: Path, tip: str, end: float, zone: timezone) -> Snapshot:
    """Return the workspace at the last commit of the first-parent line not after a moment."""
    line = _first_parents(folder, tip)
    place = next((place for place, moment in enumerate(line) if moment.seconds <= end), None)
    if place is None:
        day, first = (day_of(str(int(seconds)), zone) for seconds in (end, line[-1].seconds))
        raise _begins_later(folder, day, first)
    snapshot = _snapshot(folder, line[place].name)
    wrong = next((moment for moment in line[place:] if moment.seconds > end), None)
    if wrong is not None:
        snapshot.notes.append(
            say(
                "A clock ran wrong: {commit} says {day} but came before {known}",
                commit=wrong.name[:7],
                day=day_of(str(wrong.seconds), zone),
                known=line[place].name[:7],
            )
        )
    return snapshot


def _first_parents(folder: Path, tip: str, limit: Sequence[str] = ()) -> list[_Moment]:
    """Return the first-parent line that ends at a commit, the newest first."""
    told = ["log", "--first-parent", f"--format=%H {BOTH_CLOCKS}", *limit]
    listed = [*told, "--end-of-options", tip, "--"]
    rows = (line.split(" ") for line in _text(run_git(folder, listed)).splitlines())
    return [_Moment(name, int(later(*times))) for name, *times in rows]


def _begins_later(folder: Path, day: date, first: date) -> HistoryError:
    if is_shallow(folder):
        return HistoryError(
            say(
                "What was known on {day} is not here: this shallow clone begins on {first}",
                day=day,
                first=first,
            ),
            say("Fetch the whole history: git fetch --unshallow"),
        )
    return HistoryError(
        say("Nothing was known on {day}: the history begins on {first}", day=day, first=first),
        say("Ask for a later day"),
    )


def snapshot_before(tree: Tree, rev: str) -> Snapshot:
    """Return a workspace as it was where a revision and the files that are asked parted.

    Raise WorkspaceError where there was none in its place yet, and UsageError where it was
    moved: what lies elsewhere would pass as new.
    """
    at = tree.standpoint
    top, way = (at.folder, at.way) if at.commit else top_level(at.folder)
    commit = _parting(at.folder, commit_named(at.folder, rev), commit_named(at.folder, at.tip))
    if not _holds(top, commit, way + PLAN):
        _refuse_moved(top, commit, at.commit)
        raise WorkspaceError(_without(commit, way + PLAN))
    return Snapshot(Standpoint(top, way, commit))


def _refuse_moved(top: Path, commit: str, now: str | None) -> None:
    for plan in _plans(top, commit):
        is_there = (top / plan).is_file() if now is None else _holds(top, now, plan)
        if not is_there:
            raise UsageError(
                say(
                    "{file} of {commit} is no longer there, so the two cannot be compared",
                    file=plan,
                    commit=commit[:7],
                ),
                say("Leave the workspace where it is; who runs the repository may move it"),
            )


def _parting(folder: Path, first: str, second: str) -> str:
    """Return the last commit that two have in common."""
    base = _merge_base(folder, first, second)
    if base is None:
        raise HistoryError(
            say("{one} and {other} have no common history", one=first[:7], other=second[:7]),
            _beyond(folder) or say("Name the branch that the change is meant for"),
        )
    return base


def _merge_base(folder: Path, first: str, second: str) -> str | None:
    """Return the last commit that two have in common, None where they have none."""
    try:
        return _text(run_git(folder, ["merge-base", first, second])).splitlines()[0]
    except HistoryError:
        return None


def _without(commit: str, file: str) -> Message:
    return say(
        "{commit} holds no workspace: there is no {file} in it", commit=commit[:7], file=file
    )


def states_before(at: Standpoint, file: str, most: int) -> Iterator[tuple[Standpoint, bool]]:
    """Yield states of a workspace from which a file may have been made, likeliest first.

    First the commits that brought the file to the first-parent line (of a pull request its merge),
    then those that brought it to a branch, then the rest of that line; whether each is one of that
    line stands beside it. States of the line in which nothing differs come once, and none of a
    branch that the line is known to have had. At most ``most`` are given.
    """
    if at.commit is None:
        at = Standpoint(*top_level(at.folder))
    listed = ["log", "--no-follow", "-O/dev/null", "--format=%H %T"]
    tip, place, main = ["--end-of-options", at.tip, "--"], at.way + file, "--first-parent"
    asked = (
        ([*listed, main, *tip, place], True),
        ([*listed, *tip, place], False),
        ([*listed, main, *tip, at.way or "."], True),
    )
    seen: set[str] = set()
    given = 0
    for arguments, is_main in asked:
        for row in _text(run_git(at.folder, arguments)).splitlines():
            commit, tree = row.split()
            if tree in seen:
                continue
            if given == most:
                return
            given += 1
            yield at._replace(commit=commit), is_main
            if is_main:
                seen.add(tree)


def commit_named(folder: Path, rev: str) -> str:
    """Return the full name of the commit that a revision names."""
    if "@{" in rev:
        raise UsageError(
            say("{rev} asks for what this clone alone remembers", rev=rev),
            say("Name a commit, a tag or a branch; --known asks for a day"),
        )
    try:
        output = run_git(
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
    name = _text(output).splitlines()[-1] if output else ""
    if not _COMMIT.fullmatch(name):
        raise UsageError(say("There is no revision {rev}", rev=rev), say("Name one commit"))
    return name


def common_base(folder: Path, first: str, second: str) -> str:
    """Return the full name of the last commit that two revisions have in common."""
    base = _merge_base(folder, commit_named(folder, first), commit_named(folder, second))
    if base is None:
        raise UsageError(
            say("{one} and {other} have no commit in common", one=first, other=second),
            _beyond(folder) or say("Name two revisions of one history"),
        )
    return base


def top_level(folder: Path) -> tuple[Path, str]:
    """Return the folder from which git names its files, and the way from there to a folder.

    A bare repository is its own, and the way is empty. Raise HistoryError where there is no
    repository, or git refuses it.
    """
    if not folder.is_dir():
        raise WorkspaceError(
            say("No such folder: {folder}", folder=str(folder)),
            say("Give an existing folder to -C"),
        )
    output = _text(run_git(folder, ["rev-parse", "--is-inside-work-tree", "--show-prefix"]))
    inside, _, way = output.partition("\n")
    if inside != "true" or not way:
        return folder, ""
    return Path(_text(run_git(folder, ["rev-parse", "--show-toplevel"]))), way


def is_bare(folder: Path) -> bool:
    """Return whether a folder is a repository without a work tree."""
    try:
        return _text(run_git(folder, ["rev-parse", "--is-bare-repository"])) == "true"
    except HistoryError:
        return False


def is_shallow(folder: Path) -> bool:
    """Return whether the repository holds only the end of its history."""
    return _text(run_git(folder, ["rev-parse", "--is-shallow-repository"])) == "true"


def _zone_of(snapshot: Snapshot) -> timezone:
    """Return the time zone that a commit's plan names; the usual one where it cannot be read."""
    plan = plan_of(snapshot)
    return DEFAULT_ZONE if plan is None else plan.timezone


def _snapshot(folder: Path, commit: str, objects: Objects = GIT) -> Snapshot:
    top, way = top_level(folder)
    around = next((above for above in _upwards(way) if _holds(top, commit, above + PLAN)), None)
    if around is not None:
        return Snapshot(Standpoint(top, around, commit), objects)
    snapshot = Snapshot(Standpoint(top, _only_workspace(top, commit), commit), objects)
    if not is_bare(folder):
        elsewhere = say(
            "{commit} holds the workspace in another folder: {folder}",
            commit=commit[:7],
            folder=snapshot.standpoint.way,
        )
        snapshot.notes.append(elsewhere)
    return snapshot


def _upwards(way: str) -> Iterator[str]:
    """Yield the ways to a folder and to all folders above it."""
    while way:
        yield way
        way = "".join(way.rstrip("/").rpartition("/")[:2])
    yield ""


def _only_workspace(top: Path, commit: str) -> str:
    """Return the way to the only workspace that there is in a commit."""
    plans = _plans(top, commit)
    if len(plans) == 1:
        return plans[0].removesuffix(PLAN)
    if plans:
        raise WorkspaceError(
            say(
                "{commit} holds several workspaces: {folders}",
                commit=commit[:7],
                folders=tuple(sorted(plan.removesuffix(f"/{PLAN}") for plan in plans)),
            ),
            say("Name the folder of one with -C; a bare repository is to be cloned for that"),
        )
    raise WorkspaceError(
        _without(commit, PLAN),
        say("Ask for a later revision"),
    )


def _plans(top: Path, commit: str) -> list[str]:
    """List the plans in a commit, wherever they lie."""
    names = run_git(top, ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])
    listed = names.decode("utf-8", "surrogateescape").split("\0")
    return [name for name in listed if f"/{name}".endswith(f"/{PLAN}")]


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


def _text(output: bytes) -> str:
    return output.decode("utf-8", "surrogateescape").rstrip("\n")
