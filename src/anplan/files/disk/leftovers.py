"""Finds temporary files that killed writers left, and removes them."""

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.cache.store import cache_files
from anplan.files.disk.ignored_folders import OWN
from anplan.files.disk.lock import locked
from anplan.files.disk.workspace import FOLDERS, Workspace

OLD_SECONDS = 600
LEFT_OVER = re.compile(r"\..+\.[a-z0-9_]{8}\.tmp")


def leftovers(workspace: Workspace | None) -> tuple[Path, ...]:
    """Return temporary files that broken-off runs left behind: those older than 10 minutes."""
    files = [] if workspace is None else [*_temporary(workspace)]
    files += [Path(entry.path) for entry in cache_files() if entry.name.startswith(".")]
    return tuple(path for path in sorted(files) if _is_old(path))


def remove_leftovers(workspace: Workspace | None, paths: Iterable[Path]) -> None:
    """Remove temporary files while nobody writes; raise FileError where somebody does."""
    if workspace is None:
        _unlink(paths)
    else:
        with locked(workspace, wait=0):
            _unlink(paths)


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise FileError(
                say("{file} cannot be removed: {reason}", file=str(path), reason=reason)
            ) from error


def _temporary(workspace: Workspace) -> Iterator[Path]:
    for name in ("", *FOLDERS, OWN):
        top = workspace.root / name
        if top.is_symlink():
            continue
        for folder, below, files in os.walk(top):
            if not name:
                below.clear()
            yield from (Path(folder, file) for file in files if LEFT_OVER.fullmatch(file))


def _is_old(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_mtime < time.time() - OLD_SECONDS
