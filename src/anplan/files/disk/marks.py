"""Whether anything in a workspace may have changed: names, sizes and times of its files."""

import os
from pathlib import Path

from anplan.files.disk.workspace import FOLDERS

_OF_GIT = (".git/HEAD", ".git/logs/HEAD")


def marks(root: Path) -> frozenset[tuple[str, int, int]]:
    """Return what tells one state of a workspace's files from another without reading them."""
    found = []
    for folder in FOLDERS:
        for where, _, names in os.walk(root / folder):
            found += [os.path.join(where, name) for name in names]  # noqa: PTH118 - a second each
    found += [str(root / file) for file in _OF_GIT]
    return frozenset(mark for mark in map(_mark, found) if mark is not None)


def _mark(file: str) -> tuple[str, int, int] | None:
    try:
        status = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - the same
    except OSError:
        return None
    return file, status.st_mtime_ns, status.st_size
