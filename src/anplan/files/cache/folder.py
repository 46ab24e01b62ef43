"""The folder in which what was read is kept for the next run, and reading one file of it.

Nothing is imported here that Python has not loaded anyway: what is looked up in the cache
before a command is loaded must cost less than loading it.
"""

import os
import stat
import sys

try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - a Python that was built without it
    from hashlib import blake2b

CHECKSUM_BYTES = 32
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def cache_folder() -> tuple[str | None, str | None]:
    """Return the cache folder, and why it is not used: link, file, owner or writable.

    It is ANPLAN_CACHE, else anplan's own folder where the system keeps a user's caches. There
    is none where the user wants no cache, or has no folder for caches.
    """
    path = _wanted()
    if path is None:
        return None, None
    try:
        return path, _fault(os.lstat(path))
    except OSError:
        return path, None


def _wanted() -> str | None:
    chosen = os.environ.get("ANPLAN_CACHE", "")
    if chosen:
        return None if chosen == "off" else os.path.abspath(chosen)
    if sys.platform == "win32":
        base, below = os.environ.get("LOCALAPPDATA", ""), r"anplan\cache"
    elif os.environ.get("XDG_CACHE_HOME", "").startswith("/"):
        base, below = os.environ["XDG_CACHE_HOME"], "anplan"
    else:
        base = os.environ.get("HOME", "")
        below = "Library/Caches/anplan" if sys.platform == "darwin" else ".cache/anplan"
    return os.path.join(base, below) if os.path.isabs(base) else None


def _fault(status: os.stat_result) -> str | None:
    if stat.S_ISLNK(status.st_mode):
        return "link"
    if not stat.S_ISDIR(status.st_mode):
        return "file"
    if sys.platform != "win32":
        if status.st_uid != os.geteuid():
            return "owner"
        if status.st_mode & _OTHERS_WRITE:
            return "writable"
    return None


def read_entry(name: str, limit: int) -> bytes | None:
    """Return what was kept in a file of the folder; None unless it is what was written there."""
    path, fault = cache_folder()
    if path is None or fault is not None:
        return None
    try:
        data = _read(os.path.join(path, name), limit + CHECKSUM_BYTES)
    except OSError:
        return None
    body = data[CHECKSUM_BYTES:]
    return body if data[:CHECKSUM_BYTES] == checksum(name, body) else None


def _read(path: str, limit: int) -> bytes:
    """Read a regular file; what is larger than the limit is cut, and fails its checksum."""
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return b""
        data = os.read(handle, min(status.st_size, limit) + 1)
        while len(data) <= limit and (more := os.read(handle, limit + 1 - len(data))):
            data += more
    finally:
        os.close(handle)
    return data[:limit]


def checksum(name: str, body: bytes) -> bytes:
    """Return what stands before a body, which belongs to this name alone."""
    return digest(name.encode() + b"\0" + body, CHECKSUM_BYTES)


def digest(data: bytes, size: int) -> bytes:
    """Return a digest of some bytes, of so many bytes."""
    return blake2b(data, digest_size=size).digest()
