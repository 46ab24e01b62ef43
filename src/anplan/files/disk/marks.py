"""Whether anything in a workspace may have changed: names, sizes and times of its files."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from anplan.files.disk.workspace import FOLDERS

Marks = frozenset[tuple[str, int, int]]


def marks(root: Path, others: Iterable[Path] = ()) -> Marks:
    """Return what tells one state of a workspace's files from another without reading them.

    ``others`` are files, and folders with all that is in them, that count beside its own.
    """
    found = [str(other) for other in others]
    for folder in (*(str(root / folder) for folder in FOLDERS), *found):
        for where, _, names in os.walk(folder):
            found += [os.path.join(where, name) for name in names]  # noqa: PTH118 - a second each
    return frozenset(mark for mark in map(_mark, found) if mark is not None)


def _mark(file: str) -> tuple[str, int, int] | None:
    try:
        status = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - the same
    except OSError:
        return None
    if stat.S_ISDIR(status.st_mode):
        return None
    return file, status.st_mtime_ns, status.st_size
