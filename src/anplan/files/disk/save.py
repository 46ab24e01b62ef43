"""Writing a file whole: readers see the old bytes or the new ones, never a mixture."""

import contextlib
import errno
import os
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.folder import Folder, held, refuse_link


def save(path: Path, data: bytes) -> None:
    """Replace a file: temporary file beside it, fsync, rename, fsync of the folder.

    Raise FileError, with the old file untouched, where any step fails; a symbolic link is
    not written through.
    """
    refuse_link(path)
    refuse_link(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with held(path.parent) as folder:
            save_in(folder, path.name, data)
    except OSError as error:
        raise not_written(path, error) from error


def save_in(folder: Folder, name: str, data: bytes) -> None:
    """Replace a file of an open folder in the same way."""
    path = folder.path / name
    try:
        _replace(folder, name, data)
    except OSError as error:
        raise not_written(path, error) from error
    try:
        folder.sync()
    except OSError as error:
        raise FileError(
            say("{file} is written, but the disk does not confirm that it will last: {reason}",
                file=str(path), reason=_reason(error)),
            say("Look at the disk, and whether the file is still there after a restart"),
        ) from error  # fmt: skip


def not_written(path: Path, error: OSError) -> FileError:
    """Tell why a file, or what a folder should hold, was not written."""
    return FileError(
        say("{file} cannot be written: {reason}", file=str(path), reason=_reason(error)),
        say("Nothing was changed; look at the disk's free space and the permissions"),
    )


def append(path: Path, text: str) -> None:
    """Write behind what a file holds; raise FileError where it cannot be."""
    try:
        with path.open("ab") as stream:
            stream.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise FileError(
            say("{file} cannot be written: {reason}", file=str(path), reason=_reason(error)),
        ) from error


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _replace(folder: Folder, name: str, data: bytes) -> None:
    old = folder.about(name)
    mode = None if old is None else old.st_mode & 0o777
    temporary, handle = folder.new(name, 0o666 if mode is None else mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(handle)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
        _verify(folder, temporary, data)
        folder.put(name, temporary)
    except BaseException:
        with contextlib.suppress(OSError):
            folder.remove(temporary)
        raise


def _verify(folder: Folder, name: str, data: bytes) -> None:
    """Read again what was written; a disk that gives back something else is an I/O error."""
    try:
        same = folder.read(name, len(data)) == data
    except ValueError:
        same = False
    if not same:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
