"""Objects through GitPython, for the commands that go through commits: log, diff, brief --verify.

No other command imports this: GitPython's import takes a fifth of what `status` takes in all.
Of GitPython only what reads objects by their full names is used: commits, trees, and git's own
cat-file, which it keeps running. Nothing of it is called that looks at a work tree, an index, a
reference or a diff, for that runs what the repository's configuration names.

It cannot read a repository whose names are of SHA-256, nor one that is not at the folder it is
asked for; there, and wherever else it fails, git itself is asked (`objects.GIT`), whose words
are those that a user is told.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timezone
from functools import partial
from itertools import islice
from pathlib import Path
from subprocess import PIPE
from typing import Any, NamedTuple, Self, TypeVar

from anplan.base.commit import Commit
from anplan.files.git.objects import AHEAD, GIT, Listed
from anplan.files.git.run import (
    SETTINGS,
    Standpoint,
    clean_environment,
    commit_day,
    day_of,
)
from anplan.model.paths import is_within

T = TypeVar("T")
_SUBMODULE = 0o160000
_NAME_LENGTH = 40
"""That of a name that GitPython knows: SHA-1's."""


class Walk:
    """Objects of repositories through GitPython.

    While it is entered, git's environment is that of this process, for GitPython hands it on;
    at its end the processes end that were kept running.
    """

    def __init__(self) -> None:
        """Begin with no repository opened."""
        self._opened: dict[Path, _Repository | None] = {}
        self._before: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Take on the environment that the plain runner gives to git."""
        self._before = dict(os.environ)
        _become(clean_environment(self._before) | {"GIT_PYTHON_REFRESH": "quiet"})
        return self

    def __exit__(self, *_error: object) -> None:
        """End what was started, and give the environment back."""
        try:
            for folder in [*self._opened]:
                self._close(folder)
        finally:
            _become(self._before)

    def listed(self, folder: Path, commit: str, paths: Sequence[str]) -> Iterator[Listed]:
        """Yield the files of a commit below some paths."""
        name = commit.encode("ascii")
        files = self._ask(folder, name, lambda it: it.listed(commit, paths))
        return GIT.listed(folder, commit, paths) if files is None else iter(files)

    def sizes(self, folder: Path, names: Sequence[bytes]) -> list[int]:
        """Return the sizes of objects."""
        sizes = self._ask(folder, names[0], lambda it: it.sizes(names)) if names else []
        return GIT.sizes(folder, names) if sizes is None else sizes

    def contents(self, folder: Path, objects: Iterable[tuple[bytes, int]]) -> Iterator[bytes]:
        """Yield the contents of objects, each by its name and its size."""
        rest = iter(objects)
        while ahead := list(islice(rest, AHEAD)):
            data = self._ask(folder, ahead[0][0], partial(_Repository.contents, objects=ahead))
            yield from GIT.contents(folder, ahead) if data is None else data

    def commit_day(self, at: Standpoint, zone: timezone) -> Commit:
        """Return the short name and the day of the commit that is asked."""
        assert at.commit is not None
        commit = at.commit
        time = self._ask(at.folder, commit.encode("ascii"), lambda it: it.time(commit))
        if time is None:
            return commit_day(at, zone)
        return Commit(commit[:7], day_of(str(time), zone))

    def _ask(self, folder: Path, name: bytes, question: "Callable[[_Repository], T]") -> T | None:
        """Ask GitPython; None where it fails, and from then on it is not asked of this folder."""
        if len(name) != _NAME_LENGTH:
            return None
        try:
            if folder not in self._opened:
                self._opened[folder] = _Repository(folder)
            repository = self._opened[folder]
            return None if repository is None else question(repository)
        except Exception:  # noqa: BLE001 - whatever it fails at, git itself is asked, and tells
            self._close(folder)
            self._opened[folder] = None
            return None

    def _close(self, folder: Path) -> None:
        repository = self._opened.pop(folder, None)
        if repository is not None:
            repository.close()


class _Entry(NamedTuple):
    """What lies at a path of a commit; a folder's mode is that of a tree."""

    mode: int
    name: bytes
    path: str


class _Repository:
    """One repository of GitPython's; raises whatever it may where something is not as expected."""

    def __init__(self, folder: Path) -> None:
        import git
        from git.objects.fun import tree_entries_from_data

        self._repo = git.Repo(folder.absolute(), odbt=git.GitCmdObjectDB, expand_vars=False)
        if self._repo.git.working_dir != self._repo.working_dir:
            raise ValueError(folder)  # it takes $NAME in a folder's name for a variable
        self._repo.git.set_persistent_git_options(
            no_pager=True, literal_pathspecs=True, c=list(SETTINGS)
        )
        start = partial(self._repo.git.cat_file, istream=PIPE, as_process=True)
        self._checking, self._reading = start("--batch-check=%(objectsize)"), start("--batch")
        self._commit = partial(git.Commit, self._repo)
        self._parsed = tree_entries_from_data
        self._trees: dict[bytes, list[tuple[bytes, int, str]]] = {}

    def close(self) -> None:
        """End the processes."""
        for process in (self._checking, self._reading):
            process.communicate()
        with suppress(OSError):
            self._repo.close()

    def time(self, commit: str) -> int:
        """Return the later of a commit's two times."""
        git_commit = self._commit(bytes.fromhex(commit))
        return max(int(git_commit.authored_date), int(git_commit.committed_date))

    def listed(self, commit: str, paths: Sequence[str]) -> list[Listed]:
        """Return the files of a commit below some paths."""
        tree = self._commit(bytes.fromhex(commit)).tree.binsha
        entries = list(self._files(tree, "", paths))
        blobs = [entry.name for entry in entries if entry.mode != _SUBMODULE]
        sizes = dict(zip(blobs, self.sizes(blobs), strict=True))
        return [
            Listed(b"%06o" % entry.mode, entry.name, sizes.get(entry.name, 0), entry.path)
            for entry in entries
        ]

    def sizes(self, names: Sequence[bytes]) -> list[int]:
        """Return the sizes of objects."""
        rest, sizes = iter(names), list[int]()
        while ahead := list(islice(rest, AHEAD)):
            _write(self._checking, ahead)
            sizes += [int(self._checking.stdout.readline()) for _ in ahead]
        return sizes

    def contents(self, objects: Sequence[tuple[bytes, int]]) -> list[bytes]:
        """Return the contents of no more objects than may be asked for at once."""
        _write(self._reading, [name for name, _ in objects])
        return [self._content(size) for _, size in objects]

    def _content(self, size: int) -> bytes:
        if self._reading.stdout.readline().split(b" ")[-1] != b"%d\n" % size:
            raise ValueError(size)
        data: bytes = self._reading.stdout.read(size + 1)
        if len(data) <= size:
            raise ValueError(size)
        return data[:-1]

    def _files(self, tree: bytes, above: str, paths: Sequence[str]) -> Iterator[_Entry]:
        for binsha, mode, name in self._below(tree):
            path = above + name
            is_inside = any(is_within(path, wanted) for wanted in paths)
            if stat.S_ISDIR(mode):
                if is_inside or any(is_within(wanted, path) for wanted in paths):
                    yield from self._files(binsha, f"{path}/", paths)
            elif is_inside:
                yield _Entry(_canonical(mode), binsha.hex().encode("ascii"), path)

    def _below(self, tree: bytes) -> list[tuple[bytes, int, str]]:
        """Return the entries of a tree; the same trees stand in many commits."""
        if tree not in self._trees:
            self._trees[tree] = self._parsed(self._repo.odb.stream(tree).read())
        return self._trees[tree]


def _canonical(mode: int) -> int:
    """Return a mode as git shows it, whatever wrote the tree."""
    if stat.S_ISREG(mode):
        return 0o100755 if mode & stat.S_IXUSR else 0o100644
    return 0o120000 if stat.S_ISLNK(mode) else _SUBMODULE


def _write(process: Any, names: Iterable[bytes]) -> None:
    process.stdin.write(b"".join(name + b"\n" for name in names))
    process.stdin.flush()


def _become(environment: Mapping[str, str]) -> None:
    """Change the variables of this process that differ."""
    for name in [*os.environ]:
        if name not in environment:
            del os.environ[name]
    for name, value in environment.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
