"""A folder that is not the whole: files that git knows and that were not checked out into it."""

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

from anplan.base.errors import HistoryError
from anplan.base.problem import Problem
from anplan.files.disk.workspace import (
    FOLDERS,
    LINK,
    SPECIAL,
    TEMPLATES,
    Workspace,
    refused,
)
from anplan.files.git.objects import GIT
from anplan.files.git.run import filters_off, run_git
from anplan.files.recall.doubts import doubt
from anplan.files.yaml.decode import limit_of

_REGULAR = (b"100644", b"100755")
_LINKED = b"120000"
_LEFT_OUT, _REMOVED = b"S", b"R"


class Indexed(NamedTuple):
    """A file as git's index has it: its mode and its object."""

    mode: bytes
    name: bytes


class Lacking(NamedTuple):
    """What git knows and a folder lacks: what was never checked out, and what is gone."""

    left_out: Mapping[str, Indexed]
    removed: tuple[str, ...]


def lacking(root: Path) -> Lacking:
    """Return what a workspace's folder lacks; nothing where git tells nothing."""
    arguments = ["ls-files", "-z", "-t", "-s", "-c", "-d", "--", *FOLDERS, TEMPLATES]
    try:
        lines = run_git(root, arguments).split(b"\0")
    except HistoryError:
        return Lacking({}, ())
    left_out = {}
    removed = []
    for line in lines:
        if line[:1] in (_LEFT_OUT, _REMOVED):
            facts, _, path = line.partition(b"\t")
            tag, mode, name, _ = facts.split()
            file = path.decode("utf-8", "surrogateescape")
            if tag == _LEFT_OUT:
                left_out[file] = Indexed(mode, name)
            else:
                removed.append(file)
    return Lacking(
        {file: of for file, of in left_out.items() if not _is_there(root, file)}, tuple(removed)
    )


def unedited_bytes(root: Path, file: str) -> bytes | None:
    """Return what git stores of a file that is as it was checked out; None where it was edited.

    Git tells by the file's size and times, and with its own rules for line ends and encodings;
    filters of the repository's are off, so that none of them runs.
    """
    settings = filters_off(root)
    doubt("git was asked by its own rules for what lies in the folder")
    try:
        if run_git(root, ["diff-files", "-z", "--name-only", "--", file], settings=settings):
            return None
        return run_git(root, ["cat-file", "blob", f":./{file}"])
    except HistoryError:
        return None


def _is_there(root: Path, file: str) -> bool:
    return root.joinpath(file).is_symlink() or root.joinpath(file).exists()


class SparseWorkspace(Workspace):
    """A folder into which some files were not checked out: they are read as git's index has them."""

    left_out: Mapping[str, Indexed]

    def __new__(
        cls, root: Path, left_out: Mapping[str, Indexed], steps: tuple[str, ...] = ()
    ) -> Self:
        """Keep the files that the folder lacks."""
        made = super().__new__(cls, root, steps)
        made.left_out = left_out
        made._contents = {}
        return made

    _contents: dict[str, bytes]

    def lacks(self, file: str) -> bool:
        """Return whether a file is git's alone."""
        return file in self.left_out

    def files(self) -> Iterator[str | Problem]:
        """Yield the files of the folder and those that git has, in order."""
        return self._with(super().files(), FOLDERS)

    def templates(self) -> Iterator[str | Problem]:
        """Yield the templates of the folder and those that git has."""
        return self._with(super().templates(), (TEMPLATES,))

    def read(self, file: str, limit: int | None = None) -> bytes:
        """Read a file of the folder, or of git's; raise OSError or ValueError with the reason."""
        limit = limit or limit_of(file)
        if not self.lacks(file):
            return super().read(file, limit)
        mode, name = self.left_out[file]
        if mode not in _REGULAR:
            raise ValueError("special")
        if file not in self._contents:
            self._contents[file] = self._content(name, limit)
        data = self._contents[file]
        if len(data) > limit:
            raise ValueError("size")
        return data

    @contextmanager
    def reader(self) -> Iterator[Callable[[str], bytes]]:
        """Yield what reads one file after the other; git's all come at once."""
        self._fetch()
        with super().reader() as read:
            yield lambda file: self.read(file) if self.lacks(file) else read(file)

    def _with(
        self, there: Iterator[str | Problem], folders: tuple[str, ...]
    ) -> Iterator[str | Problem]:
        absent = (file for file in self.left_out if file.partition("/")[0] in folders)
        entries = [*there, *(self._entry(file) for file in absent if not _is_hidden(file))]
        return iter(sorted(entries, key=_place))

    def _entry(self, file: str) -> str | Problem:
        mode = self.left_out[file].mode
        return file if mode in _REGULAR else refused(file, LINK if mode == _LINKED else SPECIAL)

    def _fetch(self) -> None:
        """Read what git has of regular files in one go, as far as it is not too large."""
        wanted = {file: of.name for file, of in self.left_out.items() if of.mode in _REGULAR}
        try:
            sizes = GIT.sizes(self.root, list(wanted.values()))
            small = [
                (file, name, size)
                for (file, name), size in zip(wanted.items(), sizes, strict=True)
                if size <= limit_of(file)
            ]
            contents = GIT.contents(self.root, [(name, size) for _, name, size in small])
            self._contents.update(
                (file, data) for (file, _, _), data in zip(small, contents, strict=True)
            )
        except HistoryError:
            return  # each is asked for alone, so that what is there is read

    def _content(self, name: bytes, limit: int) -> bytes:
        try:
            (size,) = GIT.sizes(self.root, [name])
            if size > limit:
                raise ValueError("size")
            return next(iter(GIT.contents(self.root, [(name, size)])))
        except HistoryError as error:
            reason = str(error.message.values.get("reason", "git"))
            raise OSError(errno.ENODATA, reason) from error


def _is_hidden(file: str) -> bool:
    return any(part.startswith(".") for part in file.split("/"))


def _place(entry: str | Problem) -> tuple[int, list[str]]:
    """Return what files are sorted by: their folder, then each step of the way."""
    file = entry if isinstance(entry, str) else entry.where.file
    parts = file.split("/")
    return (*FOLDERS, TEMPLATES).index(parts[0]), parts
