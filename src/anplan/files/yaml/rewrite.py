"""Many changes of a YAML text at once: values replaced, keys renamed, parts taken out, remarks put beside.

As with :mod:`~anplan.files.yaml.edit` all else stays byte for byte, and the result is parsed again.
"""

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from anplan.files.yaml.parse import parse
from anplan.files.yaml.source import Path, Source, by_hand, last_line
from anplan.intake.next_plan import Change


class _Span(NamedTuple):
    """A stretch of the text and what takes its place."""

    start: int
    end: int
    new: str


class _Entry(NamedTuple):
    """A value in its file: with its key in a mapping, without one in a list."""

    around: Any
    place: int
    key: Any
    node: Any

    @classmethod
    def at(cls, source: Source, path: Path) -> "_Entry":
        """Find the entry that a path leads to."""
        around = source.node(path[:-1])
        if around.id == "sequence":
            place = int(path[-1])
            return cls(around, place, None, around.value[place])
        names = [key.value for key, _ in around.value]
        place = names.index(path[-1])
        return cls(around, place, *around.value[place])

    @property
    def first(self) -> Any:
        """Return the node with which it begins."""
        return self.node if self.key is None else self.key


def rewritten(text: str, changes: Sequence[Change]) -> str:
    """Return the text with all changes, whose paths are those of the text as it was.

    Raise FileError where that cannot be done safely.
    """
    source = Source.of(text)
    spans = list(_spans(source, changes))
    spans += _remarks(source, changes)
    new = text
    for span in sorted(spans, reverse=True):
        new = new[: span.start] + span.new + new[span.end :]
    parsed = parse(new, "")
    if not parsed.whole or parsed.content != _changed(source.content, changes):
        raise by_hand()
    return new


def _spans(source: Source, changes: Iterable[Change]) -> Iterator[_Span]:
    taken: dict[Path, list[int]] = defaultdict(list)
    for change in changes:
        entry = _Entry.at(source, change.path)
        if change.new is not None:
            node = entry.key if change.on_key else entry.node
            end = _end(source, node) + len(_comment_of(source, change, node))
            yield _Span(source.offset(node.start_mark), end, change.new)
        elif not change.stays:
            taken[change.path[:-1]].append(entry.place)
    for path, places in taken.items():
        yield from _removed(source, source.node(path), places)


def _comment_of(source: Source, change: Change, node: Any) -> str:
    """Return the comment behind a free text that is to be filled in, which may not stay there."""
    if not change.is_text or source.in_flow(change.path[:-1]):
        return ""
    end = _end(source, node)
    behind = source.text[end:].partition("\n")[0].rstrip("\r")
    return behind if behind.lstrip().startswith("#") else ""


def _end(source: Source, node: Any) -> int:
    """Return where a value ends, without the line end or comment behind it."""
    if node.flow_style if node.id != "scalar" else node.style not in ("|", ">"):
        return source.end(node)
    line = last_line(source, node)
    return source.starts[line] + len(source.lines[line].rstrip("\r"))


def _removed(source: Source, around: Any, places: Sequence[int]) -> Iterator[_Span]:
    """Yield the stretches that go with some entries of a mapping or a list."""
    parts = [part if isinstance(part, tuple) else (part, part) for part in around.value]
    if around.flow_style:
        yield from _shortened(source, parts, places)
        return
    for place in places:
        first, node = parts[place]
        start = _begins(source, first.start_mark.line)
        end = last_line(source, node) + 1
        yield _Span(
            source.starts[start],
            source.starts[end] if end < len(source.starts) else len(source.text),
            "",
        )


def _begins(source: Source, line: int) -> int:
    """Return the first of the comment lines directly above a line, but not of the file's head."""
    first = line
    while first and source.lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first or line


def _shortened(
    source: Source, parts: Sequence[tuple[Any, Any]], places: Iterable[int]
) -> Iterator[_Span]:
    """Yield what goes with entries in brackets: each run of them with the comma on one side."""
    for first, last in _runs(places):
        start, end = source.offset(parts[first][0].start_mark), source.end(parts[last][1])
        if first:
            start = source.end(parts[first - 1][1])
        elif last + 1 < len(parts):
            end = source.offset(parts[last + 1][0].start_mark)
        yield _Span(start, end, "")


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the places that follow each other."""
    begun: tuple[int, int] | None = None
    for place in sorted(places):
        if begun is not None and place == begun[1] + 1:
            begun = begun[0], place
            continue
        if begun is not None:
            yield begun
        begun = place, place
    if begun is not None:
        yield begun


def _remarks(source: Source, changes: Iterable[Change]) -> Iterator[_Span]:
    """Yield the remarks: behind the value they are about, or above it where that takes none."""
    behind: dict[int, list[str]] = defaultdict(list)
    above: dict[int, list[str]] = defaultdict(list)
    for change in changes:
        entry = _Entry.at(source, change.path)
        own_line, line = entry.first.start_mark.line, last_line(source, entry.node)
        if change.new is not None:
            above[own_line] += _comments(source, change, entry.node)
        if not change.remark:
            continue
        rest = source.text[_end(source, entry.node) : source.starts[line] + len(source.lines[line])]
        if change.is_text or "#" in rest or entry.node.id != "scalar":
            above[own_line].append(change.remark)
        else:
            behind[line].append(change.remark)
    for line, words in behind.items():
        end = source.starts[line] + len(source.lines[line].rstrip("\r"))
        yield _Span(end, end, f"  # {'; '.join(words)}")
    for line, words in above.items():
        row = source.lines[line]
        indent = " " * (len(row) - len(row.lstrip(" ")))
        ending = "\r\n" if row.endswith("\r") else "\n"
        start = source.starts[line]
        yield _Span(start, start, "".join(f"{indent}# {word}{ending}" for word in words))


def _comments(source: Source, change: Change, node: Any) -> Iterator[str]:
    """Yield the comments that go above a value that is replaced: of its block's head, behind it."""
    if node.id == "scalar" and node.style in ("|", ">"):
        head = source.lines[node.start_mark.line][node.start_mark.column :]
        yield from filter(None, [head.partition("#")[2].strip()])
    comment = _comment_of(source, change, node).strip(" \t#")
    if comment:
        yield comment


def _changed(content: Any, changes: Sequence[Change]) -> Any:
    """Return what the text is to say: from the last change to the first, so that paths stay true."""
    expected = copy.deepcopy(content)
    for change in reversed(changes):
        around = expected
        for step in change.path[:-1]:
            around = around[step]
        last = change.path[-1]
        if change.on_key:
            _rename(around, last, change.new)
        elif change.new is not None:
            around[last] = parse(f"value: {change.new}", "").content["value"]
        elif not change.stays:
            del around[last]
    return expected


def _rename(around: dict[str, Any], old: str | int, new: str | None) -> None:
    renamed: Mapping[str, Any] = {
        str(new) if key == old else key: value for key, value in around.items()
    }
    around.clear()
    around.update(renamed)
