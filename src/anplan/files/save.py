"""Writing a file whole: readers see the old bytes or the new ones, never a mixture."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say


def save(path: Path, data: bytes) -> None:
    """Replace a file: temporary file beside it, fsync, rename, fsync of the folder.

    Raise FileError, with the old file untouched, where any step fails; a symbolic link is
    not written through.
    """
    if path.is_symlink() or path.parent.is_symlink():
        raise FileError(
            say("{file} is a symbolic link; it is not written through", file=str(path)),
            say("Put a regular file here"),
        )
    try:
        _replace(path, data)
    except OSError as error:
        raise FileError(
            say("{file} cannot be written: {reason}",
                file=str(path), reason=error.strerror or str(error)),
            say("Nothing was changed; look at the disk's free space and the permissions"),
        ) from error  # fmt: skip


def append(path: Path, text: str) -> None:
    """Write behind what a file holds; raise FileError where it cannot be."""
    try:
        with path.open("ab") as stream:
            stream.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise FileError(
            say("{file} cannot be written: {reason}",
                file=str(path), reason=error.strerror or str(error)),
        ) from error  # fmt: skip


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _verify(temporary, data)
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _verify(path: Path, data: bytes) -> None:
    """Read again what was written; a disk that gives back something else is an I/O error."""
    if path.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename durable, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
