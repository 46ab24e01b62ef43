"""What the main line held before a rendered brief came to it."""

from datetime import date, timedelta

from anplan.base.errors import AnplanError
from anplan.files.git.history import snapshot_known, top_level
from anplan.files.git.run import Standpoint, committed_bytes, run_git


def states_before_issue(
    at: Standpoint, file: str, digest: str, issued: date
) -> tuple[Standpoint, ...]:
    """Return the states that the first-parent line had before a brief with a digest was made.

    That are the one after which the brief stood there, and the last one of the day before its
    issue, each where there is one. Raise AnplanError where git refuses.
    """
    if at.commit is None:
        at = Standpoint(*top_level(at.folder))
    before = [_parent_of(at, file, digest), _day_before(at, issued)]
    return tuple(dict.fromkeys(filter(None, before)))


def _parent_of(at: Standpoint, file: str, digest: str) -> Standpoint | None:
    """Return the state before the one in which the brief stood first."""
    for name in _brought(at, file):
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


def _brought(at: Standpoint, file: str) -> list[str]:
    listed = ["log", "--no-follow", "-O/dev/null", "--first-parent", "--format=%H"]
    output = run_git(at.folder, [*listed, "--end-of-options", at.tip, "--", at.way + file])
    return output.decode("ascii").split()
