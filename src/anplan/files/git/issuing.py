"""How a rendered brief came to the main line, and what that line held before it."""

from datetime import date, timedelta
from typing import NamedTuple

from anplan.base.errors import AnplanError
from anplan.files.git.history import snapshot_known, top_level
from anplan.files.git.run import Standpoint, committed_bytes, run_git


class Issuing(NamedTuple):
    """The commits of the first-parent line, and the states it had before a brief was made.

    ``before``: the commit after which the brief stood there, and the last one of the day before
    its issue, each where there is one.
    """

    line: frozenset[str]
    before: tuple[Standpoint, ...]


def issuing_of(at: Standpoint, file: str, digest: str, issued: date) -> Issuing:
    """Follow the first-parent line for a brief that ends with a digest; raise AnplanError."""
    if at.commit is None:
        at = Standpoint(*top_level(at.folder))
    line = _names(at, [])
    before = [_parent_of(at, file, digest), _day_before(at, issued)]
    return Issuing(frozenset(line), tuple(dict.fromkeys(filter(None, before))))


def _parent_of(at: Standpoint, file: str, digest: str) -> Standpoint | None:
    """Return the state before the one in which the brief stood first."""
    for name in _names(at, ["--", at.way + file]):
        try:
            full = run_git(at.folder, ["rev-parse", "--verify", "-q", f"{name}^1"]).decode("ascii")
        except AnplanError:
            return None
        parent = at._replace(commit=full.strip())
        if digest.encode() not in (committed_bytes(parent, file) or b""):
            return parent
    return None


def _day_before(at: Standpoint, issued: date) -> Standpoint | None:
    try:
        return snapshot_known(at.folder / at.way, issued - timedelta(days=1), at.tip).standpoint
    except AnplanError:
        return None


def _names(at: Standpoint, paths: list[str]) -> list[str]:
    listed = ["log", "--no-follow", "-O/dev/null", "--first-parent", "--format=%H"]
    output = run_git(at.folder, [*listed, "--end-of-options", at.tip, *(paths or ["--"])])
    return output.decode("ascii").split()
