"""Temporary files that killed writers left: which they are, and removing them."""

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
    """Find temporary files that a run left behind when it was broken off: older than 10 minutes."""
    found = [] if workspace is None else [*_temporary(workspace)]
    found += [Path(one.path) for one in cache_files() if one.name.startswith(".")]
    return tuple(path for path in sorted(found) if _is_old(path))


def remove_leftovers(workspace: Workspace | None, paths: Iterable[Path]) -> None:
    """Remove them, while nobody writes; raise FileError where somebody does."""
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
            raise FileError(
                say("{file} cannot be removed: {reason}",
                    file=str(path), reason=error.strerror or str(error))
            ) from error  # fmt: skip


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
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_mtime < time.time() - OLD_SECONDS
