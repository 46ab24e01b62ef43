"""Files of the cache folder: each is replaced whole, and the oldest go when there are too many."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from anplan.files.cache.folder import cache_folder, checksum
from anplan.files.disk.folder import open_folder

_MEBIBYTE = 1024 * 1024


class Limit(NamedTuple):
    """How many files of a kind stay, and how many bytes of them."""

    files: int
    size: int


LIMITS = {
    "read": Limit(4096, 464 * _MEBIBYTE),
    "answer": Limit(256, 32 * _MEBIBYTE),
    "value": Limit(1024, 16 * _MEBIBYTE),
}
"""What stays of all workspaces together: what was read, what was printed, what was found out."""

_NAME = f"({'|'.join(LIMITS)})-[0-9a-f-]+[.]bin"
_OWN = rf"{_NAME}|[.]{_NAME}[.]\w+[.]tmp"


class KeptFile(NamedTuple):
    """A file of the cache: its name, its size in bytes, and when it was written."""

    name: str
    size: int
    written: int
    path: str


def cache_files() -> Iterator[os.DirEntry[str]]:
    """Yield the cache's own files, left-over temporary ones too; none of an unsafe folder."""
    path, fault = cache_folder()
    if path is None or fault is not None:
        return
    with suppress(OSError), os.scandir(path) as scan:
        for entry in scan:
            if re.fullmatch(_OWN, entry.name) and entry.is_file(follow_symlinks=False):
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
    with open_folder(path) as folder:
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
            _remove(entry.path)


def kept_files() -> Iterator[KeptFile]:
    """Yield the cache's own files that are still there; another run may take one away at any time."""
    for entry in cache_files():
        with suppress(OSError):
            status = entry.stat(follow_symlinks=False)
            yield KeptFile(entry.name, status.st_size, status.st_mtime_ns, entry.path)


def thin_out(kind: str) -> None:
    """Remove the files of a kind that were written first, until the others are within its limit."""
    files = [file for file in kept_files() if file.name.lstrip(".").startswith(f"{kind}-")]
    total = 0
    for count, file in enumerate(sorted(files, key=lambda file: file.written, reverse=True)):
        total += file.size
        if count >= LIMITS[kind].files or total > LIMITS[kind].size:
            _remove(file.path)


def _remove(path: str) -> None:
    with suppress(OSError):
        Path(path).unlink()
