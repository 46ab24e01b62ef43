"""Changes a YAML text by inserting at the place the parser's marks give; all else stays.

Comments, blank lines, order, quoting, block and flow style and line ends are kept. Every
result is parsed again: where it is not the old content with the change, :class:`FileError`
says so and nothing is changed.
"""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.base.problem import Place
from anplan.base.spelling import shown_on_one_line
from anplan.files.yaml.decode import UNSEEN, unseen
from anplan.files.yaml.parse import parse
from anplan.files.yaml.scalars import FREE_TEXT, flow, inline, inline_key
from anplan.files.yaml.source import Path, Source, Style, by_hand, child_of, last_line

EntryContent = Mapping[str, Any] | str


def add_entry(
    text: str, section: str, entry: EntryContent, order: Sequence[str] = (), path: Path = ()
) -> str:
    """Return the text with an entry more in a list, as :func:`add_entries` adds many."""
    return add_entries(text, section, [entry], order, path)


def add_entries(
    text: str,
    section: str,
    entries: list[EntryContent],
    order: Sequence[str] = (),
    path: Path = (),
) -> str:
    """Return the text with more entries in a list; a new list stands where ``order`` has it.

    The list is one of the file, or of the entry that ``path`` leads to.
    """
    _refuse_unseen(entries)
    source = Source.of(text)
    node = child_of(source.node(path), section)
    if node is None and path:
        return set_value(text, path, section, entries)
    if node is None:
        new = _add_section(source, section, entries, order)
    elif node.id == "sequence" and node.value and not node.flow_style:
        column = node.start_mark.column
        width = node.value[0].start_mark.column - column
        style = source.style._replace(dash_width=width)
        lines = [line for entry in entries for line in _item_lines(entry, column, style)]
        new = source.below(last_line(source, node), lines)
    elif node.id == "sequence" and node.value:
        more = "".join(f", {flow(entry)}" for entry in entries)
        new = source.replaced(source.end(node.value[-1]), 0, more)
    elif path:
        raise by_hand()
    else:
        new = _fill_empty(source, node, entries)
    expected = copy.deepcopy(source.content)
    owner = _inside(expected, path)
    owner[section] = [*(owner.get(section) or []), *entries]
    return _verified(new, expected)


def listed(section: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of a list that is a file's only key, each entry on a line of its own."""
    text = f"{section}:\n" + "".join(f"  - {flow(entry)}\n" for entry in entries)
    return _verified(text, {section: [dict(entry) for entry in entries]})


def set_value(
    text: str,
    path: Path,
    key: str,
    value: str | list[EntryContent] | Mapping[str, str],
    order: Sequence[str] = (),
) -> str:
    """Return the text with another value of a key, which is added where there is none.

    A list or a mapping is only ever added. A new key is its mapping's last; in the file's own mapping it stands where ``order`` has it.
    """
    _refuse_unseen(value)
    source = Source.of(text)
    node = source.node(path)
    old = child_of(node, key)
    if old is not None:
        if not isinstance(value, str):
            raise by_hand()
        new = _replace_value(source, old, key, value, in_flow=source.in_flow(path))
    elif source.in_flow(path):
        addition = f"{key}: {flow(value)}"
        new = (
            source.replaced(source.end(node.value[-1][1]), 0, f", {addition}")
            if node.value
            else source.replaced(source.end(node) - 1, 0, addition)
        )
    else:
        lines = _key_lines(key, value, node.start_mark.column, source.style)
        new = _insert_key(source, node, key, lines, order)
    expected = copy.deepcopy(source.content)
    _inside(expected, path)[key] = value
    return _verified(new, expected)


def drop_key(text: str, path: Path, key: str) -> str:
    """Return the text without a key of a block mapping and its value."""
    source = Source.of(text)
    pairs = source.node(path).value
    at = next(place for place, (name, _) in enumerate(pairs) if name.value == key)
    first = pairs[at][0].start_mark.line
    last = last_line(source, pairs[at][1])
    start = source.starts[first]
    end = source.starts[last + 1] if last + 1 < len(source.starts) else len(text)
    expected = copy.deepcopy(source.content)
    del _inside(expected, path)[key]
    return _verified(source.replaced(start, end - start, ""), expected)


def _refuse_unseen(content: Any) -> None:
    """Raise FileError for a sign that no file may hold, named as a reader of the file names it."""
    if isinstance(content, Mapping):
        content = list(content.values())
    if isinstance(content, list):
        for inner in content:
            _refuse_unseen(inner)
    elif isinstance(content, str) and (match := UNSEEN.search(content)):
        without = UNSEEN.sub("", content)
        raise FileError(
            unseen(Place(""), match[0][0]).message,
            say("Without what cannot be seen: {text}", text=shown_on_one_line(without)),
        )


def _verified(text: str, expected: Any) -> str:
    parsed = parse(text, "")
    if not parsed.whole or parsed.content != expected:
        raise by_hand()
    return text


def _inside(content: Any, path: Path) -> Any:
    for step in path:
        content = content[step]
    return content


def _add_section(
    source: Source, section: str, entries: Sequence[EntryContent], order: Sequence[str]
) -> str:
    root, style = source.root, source.style
    if root.flow_style:
        addition = f"{section}: [{', '.join(map(flow, entries))}]"
        if not root.value:
            return source.replaced(source.end(root) - 1, 0, addition)
        return source.replaced(source.end(root.value[-1][1]), 0, f", {addition}")
    column = root.start_mark.column
    lines = [f"{' ' * column}{section}:"]
    for entry in entries:
        lines += _item_lines(entry, column + style.list_indent, style)
    return _insert_key(source, root, section, lines, order)


def _insert_key(
    source: Source, node: Any, key: str, lines: Sequence[str], order: Sequence[str]
) -> str:
    """Return the text with a key behind the last one that comes before it, or as the first."""
    if key not in order:
        return source.below(last_line(source, node), lines)
    before = set(order[: order.index(key)])
    earlier = [value for name, value in node.value if name.value in before]
    if earlier:
        return source.below(max(last_line(source, value) for value in earlier), lines)
    return source.above(node.start_mark.line, lines)


def _fill_empty(source: Source, node: Any, entries: Sequence[EntryContent]) -> str:
    """Return the text with the first entries in the place of ``[]`` or of nothing."""
    empty = node.id == "sequence" or (node.id == "scalar" and not node.value)
    if not empty:
        raise by_hand()
    start, end = source.offset(node.start_mark), source.end(node)
    if source.root.flow_style:
        return source.replaced(start, end - start, f"[{', '.join(map(flow, entries))}]")
    while start and source.text[start - 1] == " ":
        start -= 1
    cleared = source.replaced(start, end - start, "")
    line = node.start_mark.line
    column = source.root.start_mark.column + source.style.list_indent
    rows = [line for entry in entries for line in _item_lines(entry, column, source.style)]
    return source._replace(
        text=cleared,
        lines=tuple(cleared.split("\n")),
        starts=tuple(
            at - (end - start if place > line else 0) for place, at in enumerate(source.starts)
        ),
    ).below(line, rows)


def _replace_value(source: Source, node: Any, key: str, value: str, *, in_flow: bool) -> str:
    start, end = source.offset(node.start_mark), source.end(node)
    if node.id != "scalar":
        raise by_hand()
    if node.style in ("|", ">"):
        last = last_line(source, node)
        end = source.starts[last] + len(source.lines[last].rstrip("\r"))
    rest = source.text[end:].partition("\n")[0].strip()
    column = len(source.lines[node.start_mark.line]) - len(
        source.lines[node.start_mark.line].lstrip(" -")
    )
    lines = _key_lines(key, value, column, source.style)
    if in_flow or (rest and len(lines) > 1):
        new = flow(value)
    else:
        newline = "\r\n" if source.lines[node.start_mark.line].endswith("\r") else "\n"
        new = newline.join([lines[0].strip().removeprefix(f"{inline_key(key)}: "), *lines[1:]])
    blank = "" if start and source.text[start - 1] == " " else " "
    return source.replaced(start, end - start, blank + new)


def _item_lines(entry: EntryContent, column: int, style: Style) -> list[str]:
    if isinstance(entry, str):
        return [f"{' ' * column}- {inline('text', entry)}"]
    inner = column + style.dash_width
    lines = _mapping_lines(entry, inner, style)
    dash = f"{' ' * column}-{' ' * (style.dash_width - 1)}"
    return [dash + lines[0][inner:], *lines[1:]]


def _mapping_lines(entry: Mapping[str, Any], column: int, style: Style) -> list[str]:
    return [line for key, value in entry.items() for line in _key_lines(key, value, column, style)]


def _key_lines(key: str, value: Any, column: int, style: Style) -> list[str]:
    head = f"{' ' * column}{inline_key(key)}:"
    if isinstance(value, list):
        lines = [head]
        for entry in value:
            lines += _item_lines(entry, column + style.list_indent, style)
        return lines
    if isinstance(value, Mapping):
        return [head, *_mapping_lines(value, column + style.step, style)]
    if key in FREE_TEXT or "\n" in value:
        inner = " " * (column + style.step)
        return [f"{head} |-", *(f"{inner}{row}" if row else "" for row in value.split("\n"))]
    return [f"{head} {inline(key, value)}"]
