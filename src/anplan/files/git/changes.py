"""Which files differ between two states of a workspace."""

from typing import NamedTuple

from anplan.base.problem import Problem
from anplan.files.load import Loaded
from anplan.files.tree import Tree

MAX_COMPARED_BYTES = 16 * 1024 * 1024
"""What is larger is not compared; no file of a workspace is a hundredth of it."""


class Changes(NamedTuple):
    """The files that are only there now, that differ, and that are there no more."""

    added: frozenset[str]
    edited: frozenset[str]
    removed: frozenset[str]


class ReadTree(NamedTuple):
    """A state of a workspace, and what was read of it."""

    tree: Tree
    loaded: Loaded


def changed_files(before: ReadTree, after: ReadTree) -> Changes:
    """Compare the files of two states, the templates among them; line ends do not count."""
    old, new = _files(before.tree), _files(after.tree)
    both = sorted(old & new)
    edited = frozenset(file for file in both if _content(before, file) != _content(after, file))
    return Changes(frozenset(new - old), edited, frozenset(old - new))


def _files(tree: Tree) -> set[str]:
    entries = (*tree.files(), *tree.templates())
    return {entry.where.file if isinstance(entry, Problem) else entry for entry in entries}


def _content(state: ReadTree, file: str) -> bytes:
    """Return what makes a file's content, or the reason why it has none that could be read."""
    try:
        return state.loaded.texts.digest(file)
    except KeyError:
        pass
    try:
        return state.tree.read(file, MAX_COMPARED_BYTES).replace(b"\r\n", b"\n")
    except (OSError, ValueError) as error:
        return f"{type(error).__name__} {error}".encode()
