"""A folder held open: what becomes of its name meanwhile leads no write elsewhere."""

import errno
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.workspace import enter, entered, read_bytes
from anplan.files.yaml.decode import MAX_WORKSPACE_FILE

_BY_HANDLE = {os.open, os.mkdir, os.rename, os.unlink} <= os.supports_dir_fd
_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NOT_SYNCED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS})


class Folder(NamedTuple):
    """A folder by its path and, where the system can work by it, its open handle."""

    path: Path
    handle: int | None

    def read(self, name: str, limit: int = MAX_WORKSPACE_FILE) -> bytes | None:
        """Return the bytes of a regular file, None where there is none.

        Raise OSError or ValueError as :func:`read_bytes` does.
        """
        try:
            return read_bytes(self._at(name), limit, self.handle)
        except FileNotFoundError:
            return None

    def new(self, name: str, mode: int) -> tuple[str, int]:
        """Make a temporary file for a name; give its own name and its handle."""
        temporary = f".{name}.{secrets.token_hex(4)}.tmp"
        return temporary, os.open(self._at(temporary), _NEW, mode, dir_fd=self.handle)

    def overwrite(self, name: str, data: bytes) -> None:
        """Write a file where it lies, for what may be lost; a link is not followed."""
        flags = (_NEW & ~os.O_EXCL) | os.O_TRUNC
        with os.fdopen(os.open(self._at(name), flags, 0o666, dir_fd=self.handle), "wb") as stream:
            stream.write(data)

    def about(self, name: str) -> os.stat_result | None:
        """Return what the system knows of a file, None where there is none."""
        try:
            return os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def put(self, name: str, by: str) -> None:
        """Let a file take the place of another one."""
        os.replace(self._at(by), self._at(name), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(self._at(name), dir_fd=self.handle)

    def left_over(self, name: str) -> Iterator[str]:
        """Name the temporary files that killed writers of a name have left."""
        where = self.path if self.handle is None else self.handle
        for found in os.listdir(where):  # noqa: PTH208 - a handle has no iterdir
            if found.startswith(f".{name}.") and found.endswith(".tmp"):
                yield found

    def sync(self) -> None:
        """Make a rename durable, where the system lets a folder be synced."""
        if self.handle is None:
            return
        try:
            os.fsync(self.handle)
        except OSError as error:
            if error.errno not in _NOT_SYNCED:
                raise

    def _at(self, name: str) -> str:
        return name if self.handle is not None else str(self.path / name)


@contextmanager
def held(root: Path, parts: Sequence[str] = (), *, make: bool = False) -> Iterator[Folder]:
    """Hold a folder below a root open, perhaps making it; below the root no link is followed.

    Raise FileError at a link, OSError where the folder cannot be opened.
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

    def one(handle: int, part: str) -> int:
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

    with entered(root, parts, one) as handle:
        yield Folder(path, handle)


def refuse_link(path: Path) -> None:
    """Raise FileError where a path is a symbolic link."""
    if path.is_symlink():
        raise FileError(
            say("{file} is a symbolic link; it is not written through", file=str(path)),
            say("Put a regular file here"),
        )
