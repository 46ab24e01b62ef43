"""Committing one file, whatever else is staged, without git's shared message file.

``git commit`` of two clerks in one work tree mixes their messages up. Here the commit is
made of an index of its own and the message goes in on stdin; the branch moves only if
nobody moved it meanwhile.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.disk.workspace import Workspace
from anplan.files.git.run import filters_off, run_git

TRIES = 20


def commit_file(workspace: Workspace, file: str, data: bytes, message: str) -> str:
    """Commit a file with this content, under the lock that it was written under.

    Return the commit's short name. Raise HistoryError where there is no work tree, and where the
    branch keeps moving.
    """
    with tempfile.TemporaryDirectory() as folder:
        commit = _Commit(file, data, message, Path(folder) / "index", filters_off(workspace.root))
        for _ in range(TRIES):
            name = _attempt(workspace.root, commit)
            if name is not None:
                return name
    raise HistoryError(
        say("The branch keeps moving; the file is written but not committed"),
        say("Commit it with git"),
    )


def setting(folder: Path, name: str) -> str | None:
    """Return a setting of git's, None where there is none."""
    try:
        output = run_git(folder, ["config", "--get", name])
    except HistoryError:
        return None
    return output.decode("utf-8", "replace").strip() or None


class _Commit(NamedTuple):
    """What is to be committed, in which index, and with which settings overruled."""

    file: str
    data: bytes
    message: str
    own_index: Path
    settings: Mapping[str, str]


def _attempt(root: Path, wanted: _Commit) -> str | None:
    head = _head(root)
    path = _way_to(root) + wanted.file

    def in_index(*arguments: str, index: Path | None = wanted.own_index) -> str:
        return _text(run_git(root, arguments, index=index, settings=wanted.settings))

    in_index("read-tree", head or "--empty")
    blob = _text(run_git(root, ["hash-object", "-w", "--stdin"], stdin=wanted.data))
    entry = f"100644,{blob},{path}"
    in_index("update-index", "--add", "--cacheinfo", entry)
    tree = in_index("write-tree")
    parents = [] if head is None else ["-p", head]
    message = wanted.message.encode()
    commit = _text(run_git(root, ["commit-tree", tree, *parents], stdin=message))
    try:
        run_git(root, ["update-ref", "-m", "anplan", "HEAD", commit, head or "0" * len(commit)])
    except HistoryError:
        if _head(root) == head:
            raise
        return None
    in_index("update-index", "--add", "--cacheinfo", entry, index=None)
    return commit[:7]


def _way_to(root: Path) -> str:
    """Return the way from the top of the work tree to the workspace, with a slash at its end."""
    output = _text(run_git(root, ["rev-parse", "--is-inside-work-tree", "--show-prefix"]))
    inside, _, way = output.partition("\n")
    if inside != "true":
        raise HistoryError(
            say("The workspace is no work tree of git's; the file is written but not committed"),
            say("Commit it with git"),
        )
    return way


def _head(root: Path) -> str | None:
    try:
        return _text(run_git(root, ["rev-parse", "--verify", "-q", "HEAD"]))
    except HistoryError:
        return None


def _text(output: bytes) -> str:
    return output.decode("utf-8", "replace").rstrip("\n")
