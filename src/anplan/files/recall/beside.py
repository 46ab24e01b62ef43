"""Which other workspaces a run read, so that an answer holds only while these are the same, too."""

import os
from collections.abc import Callable

from anplan.files.recall.doubts import doubt

State = tuple[bytes, object]
"""The digest of a workspace's files and of what git tells of them, and marks of when they were changed."""

seen: dict[str, State] = {}
"""The workspaces that this run read beside its own, each as it was then."""

_look: list[Callable[[str], State]] = []


def watch(look: Callable[[str], State]) -> None:
    """Look at each further workspace from now on, before it is read; ``look`` raises OSError where it is odd."""
    _look[:] = [look]


def read_beside(root: "os.PathLike[str]") -> None:
    """Remember that another workspace is read, where an answer may be kept."""
    name = os.fspath(root)
    if not _look or name in seen:
        return
    try:
        seen[name] = _look[0](name)
    except OSError:
        doubt("another workspace is not as it usually is")
