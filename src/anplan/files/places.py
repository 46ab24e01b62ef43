"""From the keys that lead to a value to its line and column."""

from collections.abc import Mapping
from typing import Any

from anplan.base.problem import Place, Problem, Spot


class Places:
    """Finds lines in the texts that were read; reads a text again only when it is asked."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Keep the texts by their files."""
        self._texts = texts
        self._nodes: dict[str, Any] = {}

    def find(self, spot: Spot | Place) -> Place:
        """Give the place of a value, or of the nearest thing around it that is there."""
        if isinstance(spot, Place):
            return spot
        text = self._texts.get(spot.file)
        if text is None or not spot.file.endswith(".yaml"):
            return Place(spot.file)
        node = self._root(spot.file, text)
        if node is None:
            return Place(spot.file)
        key = None
        for step in spot.path:
            key, inner = _child(node, step)
            if inner is None:
                break
            node = inner
        chosen = key if spot.on_key and key is not None else node
        return _place(spot.file, text, chosen)

    def settle(self, problem: Problem) -> Problem:
        """Give the problem with its line and column."""
        return problem._replace(where=self.find(problem.where))

    def _root(self, file: str, text: str) -> Any:
        """Compose a text that passes the reader's limits: libyaml's composer has none itself."""
        if file not in self._nodes:
            import yaml

            from anplan.files.yaml_text import parse

            whole = parse(text, file).whole
            self._nodes[file] = yaml.compose(text, Loader=yaml.CBaseLoader) if whole else None
        return self._nodes[file]


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    if isinstance(node.value, list) and isinstance(step, int) and node.id == "sequence":
        return (None, node.value[step]) if step < len(node.value) else (None, None)
    if node.id == "mapping":
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    return None, None


def _place(file: str, text: str, node: Any) -> Place:
    """Give a node's first line; a block's text begins below its |- or >-."""
    rows = text.split("\n")
    line, column, end = node.start_mark.line, node.start_mark.column, node.end_mark
    if line >= len(rows):  # an empty value at the end of a text without a last line end
        line, column = len(rows) - 1, len(rows[-1])
    if node.id == "scalar" and node.style in ("|", ">") and node.value.strip():
        line = next(below for below in range(line + 1, len(rows)) if rows[below].strip())
        column = len(rows[line]) - len(rows[line].lstrip())
    source = rows[line].removesuffix("\r")
    last = end.column if end.line == line else len(source)
    return Place(file, line + 1, column + 1, max(1, last - column), source)
