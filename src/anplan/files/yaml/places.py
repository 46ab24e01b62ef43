"""From the keys that lead to a value to its line and column."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from anplan.base.problem import Place, Problem, Spot
from anplan.files.yaml.decode import quotable

_KEPT = 4
"""So many files are kept as read; problems are settled file by file."""


class _Read(NamedTuple):
    """A file's nodes and its lines."""

    root: Any
    rows: list[str]


class Places:
    """Finds lines in the texts that were read; reads a text again only when it is asked."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Keep the texts by their files."""
        self._texts = texts
        self._read: dict[str, _Read | None] = {}

    def find(self, spot: Spot | Place) -> Place:
        """Return the place of a value, or of the nearest thing around it that is there."""
        if isinstance(spot, Place):
            return spot
        read = self._of(spot.file)
        if read is None:
            return Place(spot.file)
        node, key = read.root, None
        for step in spot.path:
            key, inner = _child(node, step)
            if inner is None:
                break
            node = inner
        chosen = key if spot.on_key and key is not None else node
        return _place(spot.file, read.rows, chosen)

    def settle(self, problem: Problem) -> Problem:
        """Return the problem with its line and column."""
        return problem._replace(where=self.find(problem.where))

    def _of(self, file: str) -> _Read | None:
        if file not in self._read:
            if len(self._read) >= _KEPT:
                del self._read[next(iter(self._read))]
            text = self._texts.get(file) if file.endswith(".yaml") else None
            self._read[file] = _composed(text, file) if text is not None else None
        return self._read[file]


def _composed(text: str, file: str) -> _Read | None:
    """Compose a text that passes the reader's limits: libyaml's composer has none itself."""
    from anplan.files.yaml.libyaml import compose
    from anplan.files.yaml.parse import parse

    if not parse(text, file).whole:
        return None
    root = compose(text)
    return _Read(root, text.split("\n")) if root is not None else None


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    if isinstance(node.value, list) and isinstance(step, int) and node.id == "sequence":
        return (None, node.value[step]) if step < len(node.value) else (None, None)
    if node.id == "mapping":
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    return None, None


def _place(file: str, rows: list[str], node: Any) -> Place:
    """Return a node's first line; a block's text begins below its |- or >-."""
    line, column, end = node.start_mark.line, node.start_mark.column, node.end_mark
    if line >= len(rows):  # an empty value at the end of a text without a last line end
        line, column = len(rows) - 1, len(rows[-1])
    if node.id == "scalar" and node.style in ("|", ">") and node.value.strip():
        line = next(below for below in range(line + 1, len(rows)) if rows[below].strip())
        column = len(rows[line]) - len(rows[line].lstrip())
    source = rows[line].removesuffix("\r")
    last = end.column if end.line == line else len(source)
    return Place(file, line + 1, column + 1, max(1, last - column), quotable(source))
