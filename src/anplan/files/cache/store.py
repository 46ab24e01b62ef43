"""Files of the cache folder: each is replaced whole, and the oldest go when there are too many."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from anplan.files.cache.folder import cache_folder, checksum
from anplan.files.disk.folder import held

MAX_BYTES = 512 * 1024 * 1024
"""So much is kept of all workspaces together."""

MAX_FILES = 4096
_OWN = re.compile(r"(?:read|value)-[0-9a-f-]+\.bin|\.(?:read|value)-[0-9a-f-]+\.bin\.\w+\.tmp")


def cache_files() -> Iterator[os.DirEntry[str]]:
    """Yield the cache's own files, left-over temporary ones too; none of an unsafe folder."""
    path, fault = cache_folder()
    if path is None or fault is not None:
        return
    with suppress(OSError), os.scandir(path) as scan:
        for entry in scan:
            if _OWN.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                yield entry


def write_entry(name: str, body: bytes) -> bool:
    """Keep a body in a file of the folder; return whether that could be done.

    It is written beside and renamed, not synced: what a power cut damages is not believed.
    """
    path, _ = cache_folder()
    if path is None:
        return False
    try:
        Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)
        if cache_folder() != (path, None):
            return False
        _replace(Path(path), name, checksum(name, body), body)
    except OSError:
        return False
    return True


def _replace(path: Path, name: str, *parts: bytes) -> None:
    with held(path) as folder:
        temporary, handle = folder.new(name, 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines(parts)
            folder.put(name, temporary)
        except BaseException:
            with suppress(OSError):
                folder.remove(temporary)
            raise


def remove_entries(names: set[str]) -> None:
    """Remove files of the folder that are used no more."""
    for entry in cache_files():
        if entry.name in names:
            _remove(entry)


def thin_out() -> None:
    """Remove the files that were written first, until the others are few and small enough."""
    written = []
    for entry in cache_files():
        with suppress(OSError):
            status = entry.stat(follow_symlinks=False)
            written.append((status.st_mtime_ns, status.st_size, entry))
    written.sort(key=lambda one: one[0], reverse=True)
    total = 0
    for count, (_, size, entry) in enumerate(written):
        total += size
        if count >= MAX_FILES or total > MAX_BYTES:
            _remove(entry)


def _remove(entry: "os.DirEntry[str]") -> None:
    with suppress(OSError):
        Path(entry.path).unlink()
