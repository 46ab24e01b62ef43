"""The days on which files were first committed.

Of one commit they never change, so what a long walk found is kept for the next run, and a walk
from a later commit goes back to it alone. Whatever else decides belongs to the key: where the
workspace lies, and what makes git see another history than the commit's own, a shallow clone's
edge and grafts. Times are kept, not days, which are those of the plan's time zone.
"""

import os
import re
from collections.abc import Collection
from datetime import date, timezone
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import HistoryError
from anplan.files.cache.values import keep, kept
from anplan.files.git.run import (
    BOTH_CLOCKS,
    NoHistoryError,
    Standpoint,
    day_of,
    later,
    run_git,
    shallow_commits,
)

WORTHWHILE = 256
"""Where a walk went through fewer commits, it costs no more than what is kept."""

_NAME = "[0-9a-f]{40}|[0-9a-f]{64}"
_HEADER = rf"({_NAME}) (-?[0-9]+) (-?[0-9]+)"
_ROW = r"(-?[0-9]+|\?) (.+)"


class FirstDays(NamedTuple):
    """The days on which files were first committed.

    ``unknown`` are those that a shallow clone's first commits hold: they may be older.
    """

    days: dict[str, date]
    unknown: frozenset[str] = frozenset()


def first_days(at: Standpoint, zone: timezone) -> FirstDays:
    """Return the day on which every file of a workspace's units came to the first-parent line.

    It is that of the later of the commit's two times, in the plan's time zone. A renamed file is a new one: its path is what it
    is. Nothing where there is no history.
    """
    try:
        firsts = _firsts(at)
    except NoHistoryError:
        return FirstDays({})
    days = {file: day_of(seconds, zone) for file, seconds in firsts.seconds.items()}
    return FirstDays(days, firsts.unknown)


class _Firsts(NamedTuple):
    """The times of first commits, and the files whose first commit is out of reach."""

    seconds: dict[str, str]
    unknown: frozenset[str] = frozenset()


class _View(NamedTuple):
    """A commit, and what else decides which history git sees from it."""

    commit: str
    key: bytes
    begun: Collection[str]

    def key_of(self, commit: str) -> bytes:
        """Return the key of what is kept for a commit that is seen in the same way."""
        return self.key + commit.encode("ascii")


_last: dict[bytes, tuple[str, _Firsts]] = {}
"""What this run found last from each view, and from which commit."""


def _firsts(at: Standpoint) -> _Firsts:
    view = _view(at)
    if view is None:
        return _first_times(at, _commits(at, [at.tip]), shallow_commits(at.folder))
    firsts = _unpacked(kept(view.key_of(view.commit))) or _walk(at, view)
    _last[view.key] = view.commit, firsts
    return firsts


def _walk(at: Standpoint, view: _View) -> _Firsts:
    """Walk through the commits since the last one of which they are known, or through all."""
    place = b"last of first days\0" + os.fsencode(at.folder.absolute()) + view.key
    commit, before = _last.get(view.key) or _kept_last(view, place)
    commits = _commits_since(at, commit, view.commit) if commit else None
    if commits is None:
        before, commits = _Firsts({}), _commits(at, [view.commit])
    new = _first_times(at, commits, view.begun)
    unknown = before.unknown | new.unknown
    times = new.seconds | before.seconds
    firsts = _Firsts({file: times[file] for file in times if file not in unknown}, unknown)
    if commits.count(b"\n") >= WORTHWHILE:
        keep(view.key_of(view.commit), _packed(firsts))
        keep(place, view.commit.encode("ascii"))
    return firsts


def _kept_last(view: _View, place: bytes) -> tuple[str, _Firsts]:
    """Return the commit of the last long walk and what it found; no commit where none is kept."""
    commit = (kept(place) or b"").decode("ascii", "replace")
    firsts = _unpacked(kept(view.key_of(commit))) if re.fullmatch(_NAME, commit) else None
    return ("", _Firsts({})) if firsts is None else (commit, firsts)


def _view(at: Standpoint) -> _View | None:
    """Return what decides; None where git does not tell it, or it cannot be read."""
    arguments = [
        "rev-parse",
        "--show-prefix",
        "--git-path",
        "shallow",
        "--git-path",
        "info/grafts",
        f"{at.tip}^{{commit}}",
    ]
    try:
        rows = run_git(at.folder, arguments).split(b"\n")
        prefix, shallow, grafts, commit, _ = rows
        edge, others = (_content(at.folder, path) for path in (shallow, grafts))
        begun = edge.decode("ascii").split()
    except (HistoryError, OSError, ValueError):
        return None
    way = prefix + at.way.encode("utf-8", "surrogateescape")
    key = b"\0".join((b"days of first commits", way, edge, others, b""))
    return _View(commit.decode("ascii"), key, begun)


def _content(folder: Path, path: bytes) -> bytes:
    try:
        return (folder / os.fsdecode(path)).read_bytes()
    except FileNotFoundError:
        return b""


def _commits(at: Standpoint, asked: list[str]) -> bytes:
    """Return the commits of the first-parent line, each with its first parent, the oldest first."""
    line = [
        "rev-list",
        "--first-parent",
        "--parents",
        "--reverse",
        "--end-of-options",
        *asked,
        "--",
    ]
    rows = run_git(at.folder, line).splitlines()
    return b"".join(b" ".join(row.split(b" ")[:2]) + b"\n" for row in rows)


def _commits_since(at: Standpoint, last: str, tip: str) -> bytes | None:
    """Return the commits of the line since another one; None where that is not on it."""
    try:
        commits = _commits(at, [tip, f"^{last}"])
    except HistoryError:
        return None
    first = commits.partition(b"\n")[0]
    return commits if first.endswith(b" " + last.encode("ascii")) else None


def _first_times(at: Standpoint, commits: bytes, begun: Collection[str]) -> _Firsts:
    """Return when the files of the units were first committed by these commits."""
    compare = [
        "diff-tree",
        "--stdin",
        "-r",
        "--root",
        "--no-renames",
        "--no-ext-diff",
        "--diff-filter=A",
        "--name-only",
        "-z",
        f"--format=%H {BOTH_CLOCKS}",
        at.below,
        "--",
        f"{at.way}units",
    ]
    parts = run_git(at.folder, compare, stdin=commits).decode("utf-8", "surrogateescape")
    times: dict[str, str] = {}
    unknown: set[str] = set()
    name, seconds = "", ""
    for part in parts.split("\0"):
        text = part.strip("\n")
        header = re.fullmatch(_HEADER, text)
        if header:
            name, author, committer = header.groups()
            seconds = later(author, committer)
        elif text and name in begun:
            unknown.add(text)
        elif text:
            times.setdefault(text, seconds)
    known = {file: time for file, time in times.items() if file not in unknown}
    return _Firsts(known, frozenset(unknown))


def _packed(firsts: _Firsts) -> bytes:
    rows = [f"{seconds} {file}" for file, seconds in firsts.seconds.items()]
    rows += [f"? {file}" for file in sorted(firsts.unknown)]
    return "\0".join(rows).encode("utf-8", "surrogateescape")


def _unpacked(value: bytes | None) -> _Firsts | None:
    """Read what was kept; None where it makes no sense."""
    if value is None:
        return None
    text = value.decode("utf-8", "surrogateescape")
    rows = [re.fullmatch(_ROW, row, re.DOTALL) for row in text.split("\0") if row]
    if not all(rows):
        return None
    pairs = [(row[2], row[1]) for row in rows if row]
    seconds = {file: time for file, time in pairs if time != "?"}
    return _Firsts(seconds, frozenset(file for file, time in pairs if time == "?"))
