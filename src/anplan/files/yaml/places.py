"""From the keys that lead to a value to its line and column."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from anplan.base.problem import Place, Problem, Spot
from anplan.files.yaml.decode import quotable

_MAX_PARSED = 4
"""Parsed files kept in memory; problems are located file by file."""


class _Nodes(NamedTuple):
    """A file's nodes and its lines."""

    root: Any
    rows: list[str]


class Places:
    """Finds lines in texts that were read; parses a text again only when a line of it is needed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the texts by their files."""
        self._texts = texts
        self._parsed: dict[str, _Nodes | None] = {}

    def find(self, spot: Spot | Place) -> Place:
        """Return the place of a value, or of the innermost thing around it that is there."""
        if isinstance(spot, Place):
            return spot
        parsed = self._nodes_of(spot.file)
        if parsed is None:
            return Place(spot.file)
        node, key = parsed.root, None
        for step in spot.path:
            if isinstance(step, str) and isinstance(node.value, list) and node.id == "sequence":
                continue  # a list that stands for a mapping with one key
            key, inner = _child(node, step)
            if inner is None:
                break
            node = inner
        chosen = key if spot.on_key and key is not None else node
        return _place(spot.file, parsed.rows, chosen)

    def locate(self, problem: Problem) -> Problem:
        """Return the problem with its line and column."""
        return problem._replace(where=self.find(problem.where))

    def _nodes_of(self, file: str) -> _Nodes | None:
        if file not in self._parsed:
            if len(self._parsed) >= _MAX_PARSED:
                del self._parsed[next(iter(self._parsed))]
            text = self._texts.get(file) if file.endswith(".yaml") else None
            self._parsed[file] = _nodes_in(text, file) if text is not None else None
        return self._parsed[file]


def _nodes_in(text: str, file: str) -> _Nodes | None:
    """Compose a text that passes the reader's limits: libyaml's composer has none itself."""
    from anplan.files.yaml.libyaml import compose
    from anplan.files.yaml.parse import parse

    if not parse(text, file).whole:
        return None
    root = compose(text)
    return _Nodes(root, text.split("\n")) if root is not None else None


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    """Return the nodes of a key and of its value; None where they are not there."""
    if isinstance(node.value, list) and isinstance(step, int) and node.id == "sequence":
        return (None, node.value[step]) if step < len(node.value) else (None, None)
    if node.id == "mapping":
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    return None, None


def _place(file: str, rows: list[str], node: Any) -> Place:
    """Return where a node begins; the text of a block begins below its |- or >-."""
    line, column, end = node.start_mark.line, node.start_mark.column, node.end_mark
    if line >= len(rows):  # an empty value at the end of a text without a last line end
        line, column = len(rows) - 1, len(rows[-1])
    if node.id == "scalar" and node.style in ("|", ">") and node.value.strip():
        line = next(below for below in range(line + 1, len(rows)) if rows[below].strip())
        column = len(rows[line]) - len(rows[line].lstrip())
    source = rows[line].removesuffix("\r")
    last = end.column if end.line == line else len(source)
    return Place(file, line + 1, column + 1, max(1, last - column), quotable(source))
