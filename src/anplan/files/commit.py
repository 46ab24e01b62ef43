"""Committing one file, whatever else is staged, without git's shared message file.

``git commit`` of two clerks in one work tree mixes their messages up. Here the commit is
made of an index of its own and the message goes in on stdin; the branch moves only if
nobody moved it meanwhile.
"""

import tempfile
from pathlib import Path

from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.git import run_git
from anplan.files.lock import locked
from anplan.files.workspace import Workspace

TRIES = 20


def commit_file(workspace: Workspace, file: str, data: bytes, message: str) -> str:
    """Commit a file with this content; give the commit's short name."""
    with locked(workspace), tempfile.TemporaryDirectory() as folder:
        for _ in range(TRIES):
            name = _attempt(workspace, file, data, message, Path(folder) / "index")
            if name is not None:
                return name
    raise HistoryError(
        say("The branch keeps moving; the file is written but not committed"),
        say("Commit it with git"),
    )


def setting(folder: Path, name: str) -> str | None:
    """Give a setting of git's, None where there is none."""
    try:
        told = run_git(folder, ["config", "--get", name])
    except HistoryError:
        return None
    return told.decode("utf-8", "replace").strip() or None


def _attempt(workspace: Workspace, file: str, data: bytes, message: str, index: Path) -> str | None:
    root = workspace.root
    head = _head(root)
    path = _text(run_git(root, ["rev-parse", "--show-prefix"])) + file
    run_git(root, ["read-tree", "--empty"] if head is None else ["read-tree", head], index=index)
    blob = _text(run_git(root, ["hash-object", "-w", "--stdin"], stdin=data))
    entry = f"100644,{blob},{path}"
    run_git(root, ["update-index", "--add", "--cacheinfo", entry], index=index)
    tree = _text(run_git(root, ["write-tree"], index=index))
    parents = [] if head is None else ["-p", head]
    commit = _text(run_git(root, ["commit-tree", tree, *parents], stdin=message.encode()))
    try:
        run_git(root, ["update-ref", "-m", "anplan", "HEAD", commit, head or "0" * len(commit)])
    except HistoryError:
        if _head(root) == head:
            raise
        return None
    run_git(root, ["update-index", "--add", "--cacheinfo", entry])
    return commit[:7]


def _head(root: Path) -> str | None:
    try:
        return _text(run_git(root, ["rev-parse", "--verify", "-q", "HEAD"]))
    except HistoryError:
        return None


def _text(told: bytes) -> str:
    return told.decode("utf-8", "replace").rstrip("\n")
