"""Where a workspace's files are read: a folder on disk, or a commit of its history."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from anplan.base.problem import Problem
from anplan.files.git.run import Standpoint


class Tree(Protocol):
    """The files of a workspace at one state of knowledge."""

    @property
    def standpoint(self) -> Standpoint:
        """Return the place from which git is asked about the history of these files."""

    def files(self) -> Iterator[str | Problem]:
        """Yield the files in order; what is no regular file is a problem."""

    def templates(self) -> Iterator[str | Problem]:
        """Yield its own templates in the same way."""

    def read(self, file: str, limit: int | None = None) -> bytes:
        """Read a file; raise OSError, or ValueError with ``size`` or ``special``."""

    def reader(self) -> AbstractContextManager[Callable[[str], bytes]]:
        """Return what reads one file after the other, for who reads all of them in their order."""
