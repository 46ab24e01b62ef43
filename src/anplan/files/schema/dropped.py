"""Free text that YAML cuts off at `` #``: reported, so that nothing is lost in silence."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from anplan.base.problem import Problem, Spot
from anplan.files.schema.problems import is_free_text
from anplan.files.yaml.decode import MAX_PROBLEMS
from anplan.files.yaml.libyaml import compose
from anplan.files.yaml.syntax import words_lost
from anplan.model.types.records import RecordClass

_Path = tuple[str | int, ...]
_COMMENT = re.compile(r"[ \t]+#")
_NOTHING = re.compile(r"\s*$")
_BELOW = re.compile(r"([ \t]*)#")


def dropped_words(kind: RecordClass, text: str, file: str) -> list[Problem]:
    """Return a problem for each free text of which YAML takes a part for a comment."""
    if " #" not in text and "\t#" not in text:
        return []
    return list(islice(_dropped(kind, text, file), MAX_PROBLEMS))


def _dropped(kind: RecordClass, text: str, file: str) -> Iterator[Problem]:
    lines = text.split("\n")
    for path, node, indent in _scalars(compose(text), (), 0):
        if node.style:
            continue
        lost = _lost(lines, node.end_mark, indent)
        if lost and is_free_text(kind, path):
            yield words_lost(Spot(file, path), lost)


def _lost(lines: list[str], end: Any, indent: int) -> str | None:
    """Return the comment behind a plain value, or below it and further in than its key."""
    row = lines[end.line] if end.line < len(lines) else ""
    # No slice: a line may hold thousands of values, each with all of its rest behind it.
    if _COMMENT.match(row, end.column):
        return row[end.column :].strip()
    ends_here = _NOTHING.match(row, end.column) and end.line + 1 < len(lines)
    below = lines[end.line + 1] if ends_here else ""
    comment = _BELOW.match(below)
    return below.strip() if comment and len(comment[1]) > indent else None


def _scalars(node: Any, path: _Path, indent: int) -> Iterator[tuple[_Path, Any, int]]:
    """Yield the values with their paths and the columns of the keys they belong to."""
    if node.id == "mapping":
        for key, value in node.value:
            yield from _scalars(value, (*path, key.value), key.start_mark.column)
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            yield from _scalars(value, (*path, index), node.start_mark.column)
    else:
        yield path, node, indent
