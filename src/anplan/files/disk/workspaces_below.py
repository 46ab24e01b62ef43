"""The workspaces that lie below a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from anplan.model.paths import PLAN

_DEEPEST = 6
_NEVER = frozenset({"node_modules", "site-packages", "__pycache__", "venv", "lost+found"})


def holds_a_plan(folder: Path) -> bool:
    """Return whether a folder is a workspace; one that cannot be entered may be, and is named."""
    return os.path.isfile(folder / PLAN) or (  # noqa: PTH113 - it raises for what may not be entered
        folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK)
    )


def workspaces_below(folder: Path, deepest: int = _DEEPEST) -> list[Path]:
    """Return the workspaces below a folder, a few levels deep; none within another one.

    Hidden folders, links and what package managers fill are passed over.
    """
    return sorted(_below(str(folder), deepest))


def _below(folder: str, deepest: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            inner = [entry.path for entry in entries if _is_entered(entry)]
    except OSError:
        return
    for path in inner:
        if holds_a_plan(Path(path)):
            yield Path(path)
        elif deepest > 1:
            yield from _below(path, deepest - 1)


def _is_entered(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(".") or entry.name in _NEVER:
        return False
    return entry.is_dir(follow_symlinks=False)
