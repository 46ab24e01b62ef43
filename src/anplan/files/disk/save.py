"""Writes a file whole: readers see the old bytes or the new ones, never a mixture.

That holds for a kill, a full disk or a power cut at any moment. Nothing here keeps two writers
apart: what must not be lost to another writer is written under the lock, by ``draft``.
"""

import contextlib
import errno
import os
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.folder import Folder, open_folder, refuse_link


def save(path: Path, data: bytes) -> None:
    """Replace a file, or make it and its folder.

    The bytes go into a temporary file beside it, which is synced, read back and renamed; then
    the folder is synced. After it the file holds the new bytes and will outlast a power cut.
    The mode of an old file stays; another name of it (a hard link) keeps the old bytes.

    Raise FileError where any step fails. Then the old file is untouched and nothing is left
    beside it; only where the folder's sync fails, the last step, the new bytes are there already,
    and the error says so. A symbolic link, of the file or of its folder, is not written through.
    A device or a pipe gets the bytes, and stays what it is.
    """
    refuse_link(path)
    refuse_link(path.parent)
    try:
        if _takes_bytes(path):
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_folder(path.parent) as folder:
            save_in(folder, path.name, data)
    except OSError as error:
        raise write_error(path, error) from error


def _takes_bytes(path: Path) -> bool:
    """Return whether there is a device or a pipe, which is written to and never replaced."""
    return path.exists() and not (path.is_file() or path.is_dir())


def save_in(folder: Folder, name: str, data: bytes) -> None:
    """Replace a file of an open folder, with the same promises as :func:`save`."""
    put_in(folder, name, data)
    sync_in(folder, name)


def put_in(folder: Folder, name: str, data: bytes) -> None:
    """Replace a file of an open folder, whose new name outlasts a power cut once the folder is synced."""
    try:
        _replace(folder, name, data)
    except OSError as error:
        raise write_error(folder.path / name, error) from error


def sync_in(folder: Folder, name: str) -> None:
    """Sync a folder, in which the file of this name was the last to be replaced."""
    path = folder.path / name
    try:
        folder.sync()
    except OSError as error:
        message = say(
            "{file} is written, but the disk does not confirm that it will last: {reason}",
            file=str(path),
            reason=_reason(error),
        )
        hint = say("Check the disk, and that the file is still there after a restart")
        raise FileError(message, hint) from error


_CHECK = say("Nothing was changed; check the disk's free space and the permissions")
_IN_ITS_PLACE = say("Something else bears that name: move it away, then write again")
_HINTS = {
    errno.EISDIR: _IN_ITS_PLACE,
    errno.ENOTDIR: _IN_ITS_PLACE,
    errno.EEXIST: _IN_ITS_PLACE,
    errno.ENAMETOOLONG: say("Give it a shorter name"),
}


def write_error(path: Path, error: OSError) -> FileError:
    """Return the error of a file, or of something in a folder, that was not written."""
    return FileError(
        say("{file} cannot be written: {reason}", file=str(path), reason=_reason(error)),
        _HINTS.get(error.errno or 0, _CHECK),
    )


def append(path: Path, text: str) -> None:
    """Write behind the end of a file, without a sync; raise FileError where it cannot be."""
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
    """Read back what was written; a disk that returns something else is an I/O error."""
    try:
        is_same = folder.read(name, len(data)) == data
    except ValueError:
        is_same = False
    if not is_same:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
