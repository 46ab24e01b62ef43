"""A folder kept open while files of it are written.

Where the system can work by open folders (Linux and macOS), a link or another folder that takes
the place of one of them meanwhile leads no write elsewhere. Windows cannot: there a link is
refused where it stands before the write, and one that comes at that very moment is not seen.
"""

import errno
import os
import re
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.read import read_bytes
from anplan.files.disk.workspace import enter, entered
from anplan.files.yaml.decode import MAX_WORKSPACE_FILE

_BY_HANDLE = {os.open, os.mkdir, os.rename, os.unlink} <= os.supports_dir_fd
_NEW_FILE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_TEMPORARY = re.compile(r"\.(.+)\.[^.]+\.tmp")
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS})
"""How a file system says that it syncs no folders at all, which is no fault of this one."""


class Folder(NamedTuple):
    """An open folder; names are those of files right in it, without a slash.

    ``handle`` is None on a system that cannot work by it; then everything goes by the path.
    """

    path: Path
    handle: int | None

    def read(self, name: str, limit: int = MAX_WORKSPACE_FILE) -> bytes | None:
        """Return the bytes of a regular file; None where no file is called so.

        Raise OSError or ValueError as :func:`read_bytes` does; a link is not followed.
        """
        try:
            return read_bytes(self._at(name), limit, self.handle)
        except FileNotFoundError:
            return None

    def new(self, name: str, mode: int) -> tuple[str, int]:
        """Make an empty temporary file beside a name; return its own name and its open handle.

        It is made anew: no file and no link that was there before is ever opened.
        """
        temporary = f".{name}.{os.urandom(4).hex()}.tmp"
        return temporary, os.open(self._at(temporary), _NEW_FILE, mode, dir_fd=self.handle)

    def overwrite(self, name: str, data: bytes) -> None:
        """Write a file in place; a link is not followed.

        Whoever reads meanwhile, or after a crash, may find half of it: only for what may be lost.
        """
        flags = (_NEW_FILE & ~os.O_EXCL) | os.O_TRUNC
        with os.fdopen(os.open(self._at(name), flags, 0o666, dir_fd=self.handle), "wb") as stream:
            stream.write(data)

    def about(self, name: str) -> os.stat_result | None:
        """Return what the system knows of a file, or of a link itself; None where there is none."""
        try:
            return os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def put(self, name: str, by: str) -> None:
        """Let the file ``by`` take a name's place in one step: readers see the old or the new."""
        os.replace(self._at(by), self._at(name), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def take(self, name: str, other: "Folder", by: str) -> None:
        """Let a file of another open folder take a name's place, as :meth:`put` does."""
        source = other._at(by)  # noqa: SLF001 - another one of its own kind
        os.replace(source, self._at(name), src_dir_fd=other.handle, dst_dir_fd=self.handle)

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(self._at(name), dir_fd=self.handle)

    def remove_empty(self, name: str) -> bool:
        """Remove a folder that is empty; return whether it was."""
        try:
            os.rmdir(self._at(name), dir_fd=self.handle)
        except OSError:
            return False
        return True

    def left_over(self, names: Container[str]) -> Iterator[str]:
        """Yield the temporary files of some names: under the lock, those that killed writers left."""
        where = self.path if self.handle is None else self.handle
        for file in os.listdir(where):  # noqa: PTH208 - a handle has no iterdir
            match = _TEMPORARY.fullmatch(file)
            if match is not None and match[1] in names:
                yield file

    def sync(self) -> None:
        """Make earlier renames outlast a power cut, where the system lets a folder be synced."""
        if self.handle is None:
            return
        try:
            os.fsync(self.handle)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise

    def _at(self, name: str) -> str:
        return name if self.handle is not None else str(self.path / name)


@contextmanager
def open_folder(root: Path, parts: Sequence[str] = (), *, make: bool = False) -> Iterator[Folder]:
    """Open the folder to which the parts lead from a root, making what is missing with ``make``.

    The root itself may be reached through links; below it none is followed. Raise FileError at
    a link, OSError where the folder cannot be opened.
    """
    path = root.joinpath(*parts)
    if not _BY_HANDLE:
        for number in range(1, len(parts) + 1):
            refuse_link(root.joinpath(*parts[:number]))
        if make:
            path.mkdir(parents=True, exist_ok=True)
        yield Folder(path, None)
        return
    here = root

    def open_part(handle: int, part: str) -> int:
        nonlocal here
        here /= part
        if make:
            with suppress(FileExistsError):
                os.mkdir(part, dir_fd=handle)
        try:
            return enter(handle, part)
        except OSError:
            refuse_link(here)
            raise

    with entered(root, parts, open_part) as handle:
        yield Folder(path, handle)


def refuse_link(path: Path) -> None:
    """Raise FileError where a path is a symbolic link."""
    if path.is_symlink():
        raise FileError(
            say("{file} is a symbolic link; it is not written through", file=str(path)),
            say("Put a regular file here"),
        )
