"""Finds the comments that are meant for anplan, and the entry that each stands above.

Only a text that holds such words is looked at closely; within a text value they are text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from anplan.base.comment import Remark
from anplan.base.problem import Place

_REMARK = r"(?i)(?<!\S)#[ \t\u3000]*(anplan(?![A-Za-z0-9_./-]).*)"
WORD = b"anplan"
"""What every remark has in it, in letters of any case: without it no bytes need a closer look."""

_Mark = tuple[int, int]


class _Span(NamedTuple):
    """The first and the last line of an entry, counted from 0."""

    first: int
    last: int


class _Text(NamedTuple):
    """A text by lines, with its entries, its quoted texts, and the next content of each line."""

    file: str
    rows: list[str]
    spans: list[_Span]
    quoted: list[tuple[_Mark, _Mark]]
    content: list[int]

    @classmethod
    def of(cls, file: str, text: str) -> "_Text":
        from anplan.files.yaml.libyaml import compose

        root = compose(text)
        rows = [row.removesuffix("\r") for row in text.split("\n")]
        return cls(file, rows, list(_spans(root)), list(_quoted(root)), _next_content(rows))


def may_speak(text: str) -> bool:
    """Return whether a text has words that may be a remark."""
    return re.search(_REMARK, text) is not None


def remarks_of(texts: Mapping[str, str]) -> list[Remark]:
    """Find the remarks in all texts."""
    return [
        remark
        for file in sorted(_speaking(texts))
        if (text := texts.get(file)) is not None
        for remark in remarks_in(file, text)
    ]


def _speaking(texts: Mapping[str, str]) -> Iterable[str]:
    """Return the files that are worth a look; what was read from disk knows them already."""
    known: Iterable[str] = getattr(texts, "speaking", texts)
    return known


def remarks_in(file: str, text: str) -> list[Remark]:
    """Find the remarks in one text; there is none in what cannot be read as YAML."""
    if not file.endswith(".yaml") or not may_speak(text):
        return []
    from anplan.files.yaml.parse import parse

    if not parse(text, file).whole:
        return []
    whole = _Text.of(file, text)
    return [
        _remark(whole, line, match)
        for line, row in enumerate(whole.rows)
        if (match := re.search(_REMARK, row)) and _is_comment(whole, line, match)
    ]


def _is_comment(text: _Text, line: int, match: re.Match[str]) -> bool:
    """Return whether a comment begins with these words, and no quoted text is around them."""
    place = (line, match.start())
    if text.rows[line][: match.start()].lstrip().startswith("#"):
        return False
    before = bisect_right(text.quoted, place, key=itemgetter(0))
    return before == 0 or place >= text.quoted[before - 1][1]


def _remark(text: _Text, line: int, match: re.Match[str]) -> Remark:
    row, start = text.rows[line], match.start()
    where = Place(text.file, line + 1, start + 1, len(match[0].rstrip()), row)
    words = match[1].rstrip()
    if row[:start].strip():
        return Remark(where, words, alone=False)
    span = _below(text, line)
    return Remark(where, words, span.first + 1, span.last + 1) if span else Remark(where, words)


def _below(text: _Text, line: int) -> _Span | None:
    """Return the entry that begins on the next line with content; dashes may stand above it."""
    below = text.content[line]
    number = bisect_left(text.spans, below, key=attrgetter("first"))
    if number == len(text.spans):
        return None
    span = text.spans[number]
    between = text.rows[below : span.first]
    return None if any(row.strip(" -") for row in between) else span


def _next_content(rows: list[str]) -> list[int]:
    """Return for each line the next one below it that is neither blank nor a comment."""
    following = [len(rows)] * len(rows)
    for line in range(len(rows) - 2, -1, -1):
        below = rows[line + 1].lstrip()
        is_content = below and not below.startswith("#")
        following[line] = line + 1 if is_content else following[line + 1]
    return following


def _spans(node: Any) -> Iterator[_Span]:
    """Yield keys with their values, and through list items: the outer before the inner."""
    if node.id == "mapping":
        for key, value in node.value:
            yield _Span(key.start_mark.line, _last_line(value))
            if value.id == "scalar" and value.start_mark.line > key.start_mark.line:
                yield _Span(value.start_mark.line, _last_line(value))
            yield from _spans(value)
    elif node.id == "sequence":
        for item in node.value:
            yield _Span(item.start_mark.line, _last_line(item))
            yield from _spans(item)


def _last_line(node: Any) -> int:
    """Return the last line of a value; the mark at a block's end already stands below it."""
    if node.id != "scalar" and node.value and not node.flow_style:
        inner = node.value[-1]
        return _last_line(inner[1] if node.id == "mapping" else inner)
    end = node.end_mark
    return int(max(node.start_mark.line, end.line if end.column else end.line - 1))


def _quoted(node: Any) -> Iterator[tuple[_Mark, _Mark]]:
    """Yield the texts that may hold a # of their own: blocks and what is quoted."""
    if node.id == "scalar":
        if node.style:
            start, end = node.start_mark, node.end_mark
            yield (start.line, start.column), (end.line, end.column)
        return
    for part in node.value:
        for inner in part if node.id == "mapping" else (part,):
            yield from _quoted(inner)
