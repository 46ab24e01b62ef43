"""Changes a YAML text by inserting at the place the parser's marks give; all else stays.

Comments, blank lines, order, quoting, block and flow style and line ends are kept. Every
result is parsed again: where it is not the old content with the change, :class:`FileError`
says so and nothing is changed.
"""

import copy
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.base.problem import Place
from anplan.base.spelling import shown_on_one_line
from anplan.files.yaml.decode import UNSEEN, unseen
from anplan.files.yaml.libyaml import compose
from anplan.files.yaml.parse import parse

Path = tuple[str | int, ...]
EntryContent = Mapping[str, Any] | str

FREE_TEXT = frozenset({"text", "ask", "reason", "unavailable", "nothing", "overview"})
"""Keys whose text is always written as a block, where it may grow and no sign means anything."""

_PLAIN_IN_FLOW = re.compile(r"[0-9A-Za-z][0-9A-Za-z./_-]*")


class _Style(NamedTuple):
    """How a file is indented: lists below their key, entries behind their dash."""

    list_indent: int = 2
    dash_width: int = 2

    @property
    def step(self) -> int:
        """Return by how much a block of text is indented below its key."""
        return self.list_indent or 2


def add_entry(
    text: str, section: str, entry: EntryContent, order: Sequence[str] = (), path: Path = ()
) -> str:
    """Return the text with an entry more in a list; a new list stands where ``order`` has it.

    The list is one of the file, or of the entry that ``path`` leads to.
    """
    _refuse_unseen(entry)
    source = _Source.of(text)
    node = _child(source.node(path), section)
    if node is None and path:
        return set_value(text, path, section, [entry])
    if node is None:
        new = _add_section(source, section, [entry], order)
    elif node.id == "sequence" and node.value and not node.flow_style:
        column = node.start_mark.column
        width = node.value[0].start_mark.column - column
        style = source.style._replace(dash_width=width)
        new = source.below(_last_line(source, node), _item_lines(entry, column, style))
    elif node.id == "sequence" and node.value:
        new = source.replaced(source.end(node.value[-1]), 0, f", {_flow(entry)}")
    elif path:
        raise _by_hand()
    else:
        new = _fill_empty(source, node, entry)
    expected = copy.deepcopy(source.content)
    owner = _inside(expected, path)
    owner[section] = [*(owner.get(section) or []), entry]
    return _verified(new, expected)


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
    source = _Source.of(text)
    node = source.node(path)
    old = _child(node, key)
    if old is not None:
        if not isinstance(value, str):
            raise _by_hand()
        new = _replace_value(source, old, key, value, in_flow=source.in_flow(path))
    elif source.in_flow(path):
        addition = f"{key}: {_flow(value)}"
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
    source = _Source.of(text)
    pairs = source.node(path).value
    at = next(place for place, (name, _) in enumerate(pairs) if name.value == key)
    first = pairs[at][0].start_mark.line
    last = _last_line(source, pairs[at][1])
    start = source.starts[first]
    end = source.starts[last + 1] if last + 1 < len(source.starts) else len(text)
    expected = copy.deepcopy(source.content)
    del _inside(expected, path)[key]
    return _verified(source.replaced(start, end - start, ""), expected)


class _Source(NamedTuple):
    """A text with its nodes, its content and where its lines begin."""

    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    root: Any
    content: Any
    style: _Style

    @classmethod
    def of(cls, text: str) -> "_Source":
        parsed = parse(text, "")
        if not parsed.whole or not isinstance(parsed.content, dict):
            raise _by_hand()
        root = compose(text)
        lines = tuple(text.split("\n"))
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return cls(text, lines, tuple(starts), root, parsed.content, _style_of(root))

    def node(self, path: Path) -> Any:
        node = self.root
        for step in path:
            node = node.value[step] if isinstance(step, int) else _child(node, step)
        return node

    def in_flow(self, path: Path) -> bool:
        return any(self.node(path[:count]).flow_style for count in range(len(path) + 1))

    def offset(self, mark: Any) -> int:
        return (
            self.starts[mark.line] + mark.column if mark.line < len(self.lines) else len(self.text)
        )

    def end(self, node: Any) -> int:
        return self.offset(node.end_mark)

    def replaced(self, start: int, length: int, new: str) -> str:
        return self.text[:start] + new + self.text[start + length :]

    def below(self, line: int, new: Sequence[str]) -> str:
        """Return the text with lines put below a line, with the file's kind of line end."""
        crlf = any(row.endswith("\r") for row in self.lines)
        end = "\r\n" if crlf else "\n"
        if line + 1 < len(self.lines):
            return self.replaced(self.starts[line + 1], 0, "".join(row + end for row in new))
        return self.text + "".join(end + row for row in new)

    def above(self, line: int, new: Sequence[str]) -> str:
        end = "\r\n" if self.lines[line].endswith("\r") else "\n"
        return self.replaced(self.starts[line], 0, "".join(row + end for row in new))


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


def _by_hand() -> FileError:
    return FileError(
        say("The file is written in a way that cannot be changed safely"),
        say("Write the entry by hand; anplan check shows whether it is right"),
    )


def _verified(text: str, expected: Any) -> str:
    parsed = parse(text, "")
    if not parsed.whole or parsed.content != expected:
        raise _by_hand()
    return text


def _inside(content: Any, path: Path) -> Any:
    for step in path:
        content = content[step]
    return content


def _child(node: Any, key: str) -> Any:
    return next((value for name, value in node.value if name.value == key), None)


def _style_of(root: Any) -> _Style:
    """Return the indentation of the first list that is written as a block."""
    for _, value in root.value:
        is_list = value.id == "sequence" and value.value and not value.flow_style
        if is_list and not root.flow_style:
            column = value.start_mark.column
            width = value.value[0].start_mark.column - column
            return _Style(column - root.start_mark.column, width if width > 1 else 2)
    return _Style()


def _last_line(source: _Source, node: Any) -> int:
    """Return the last line that belongs to a node: no comment or blank line behind it."""
    if node.id == "scalar":
        in_block = node.style in ("|", ">")
        return _last_line_of_block(source, node) if in_block else int(node.end_mark.line)
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(source, last[1] if node.id == "mapping" else last)


def _last_line_of_block(source: _Source, node: Any) -> int:
    header, lines = int(node.start_mark.line), source.lines
    end = int(node.end_mark.line) + int(node.end_mark.column > 0)
    first = next((row for row in lines[header + 1 :] if row.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    while end < len(lines) and node.value.strip() and _reaches(lines[end], indent):
        end += 1
    keeps = "+" in lines[header][node.start_mark.column :].partition("#")[0]
    while not keeps and end - 1 > header and not lines[end - 1].strip():
        end -= 1
    return min(end, len(lines)) - 1


def _reaches(row: str, indent: int) -> bool:
    return bool(row.strip()) and len(row) - len(row.lstrip(" ")) >= indent > 0


def _add_section(
    source: _Source, section: str, entries: Sequence[EntryContent], order: Sequence[str]
) -> str:
    root, style = source.root, source.style
    if root.flow_style:
        addition = f"{section}: [{', '.join(map(_flow, entries))}]"
        if not root.value:
            return source.replaced(source.end(root) - 1, 0, addition)
        return source.replaced(source.end(root.value[-1][1]), 0, f", {addition}")
    column = root.start_mark.column
    lines = [f"{' ' * column}{section}:"]
    for entry in entries:
        lines += _item_lines(entry, column + style.list_indent, style)
    return _insert_key(source, root, section, lines, order)


def _insert_key(
    source: _Source, node: Any, key: str, lines: Sequence[str], order: Sequence[str]
) -> str:
    """Return the text with a key behind the last one that comes before it, or as the first."""
    if key not in order:
        return source.below(_last_line(source, node), lines)
    before = set(order[: order.index(key)])
    earlier = [value for name, value in node.value if name.value in before]
    if earlier:
        return source.below(max(_last_line(source, value) for value in earlier), lines)
    return source.above(node.start_mark.line, lines)


def _fill_empty(source: _Source, node: Any, entry: EntryContent) -> str:
    """Return the text with the first entry in the place of ``[]`` or of nothing."""
    empty = node.id == "sequence" or (node.id == "scalar" and not node.value)
    if not empty:
        raise _by_hand()
    start, end = source.offset(node.start_mark), source.end(node)
    if source.root.flow_style:
        return source.replaced(start, end - start, f" [{_flow(entry)}]".lstrip())
    while start and source.text[start - 1] == " ":
        start -= 1
    cleared = source.replaced(start, end - start, "")
    line = node.start_mark.line
    column = source.root.start_mark.column + source.style.list_indent
    rows = _item_lines(entry, column, source.style)
    return source._replace(
        text=cleared,
        lines=tuple(cleared.split("\n")),
        starts=tuple(
            at - (end - start if place > line else 0) for place, at in enumerate(source.starts)
        ),
    ).below(line, rows)


def _replace_value(source: _Source, node: Any, key: str, value: str, *, in_flow: bool) -> str:
    start, end = source.offset(node.start_mark), source.end(node)
    if node.id != "scalar":
        raise _by_hand()
    if node.style in ("|", ">"):
        last = _last_line(source, node)
        end = source.starts[last] + len(source.lines[last].rstrip("\r"))
    rest = source.text[end:].partition("\n")[0].strip()
    column = len(source.lines[node.start_mark.line]) - len(
        source.lines[node.start_mark.line].lstrip(" -")
    )
    lines = _key_lines(key, value, column, source.style)
    if in_flow or (rest and len(lines) > 1):
        new = _flow(value)
    else:
        newline = "\r\n" if source.lines[node.start_mark.line].endswith("\r") else "\n"
        new = newline.join([lines[0].strip().removeprefix(f"{key}: "), *lines[1:]])
    blank = "" if start and source.text[start - 1] == " " else " "
    return source.replaced(start, end - start, blank + new)


def _item_lines(entry: EntryContent, column: int, style: _Style) -> list[str]:
    if isinstance(entry, str):
        return [f"{' ' * column}- {_inline('text', entry)}"]
    inner = column + style.dash_width
    lines = _mapping_lines(entry, inner, style)
    dash = f"{' ' * column}-{' ' * (style.dash_width - 1)}"
    return [dash + lines[0][inner:], *lines[1:]]


def _mapping_lines(entry: Mapping[str, Any], column: int, style: _Style) -> list[str]:
    return [line for key, value in entry.items() for line in _key_lines(key, value, column, style)]


def _key_lines(key: str, value: Any, column: int, style: _Style) -> list[str]:
    head = f"{' ' * column}{key}:"
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
    return [f"{head} {_inline(key, value)}"]


def _inline(key: str, value: str) -> str:
    """Return a value plain where YAML reads it back as it is, else in double quotes."""
    line = f"{key}: {value}"
    parsed = parse(line, "")
    plain = parsed.whole and not parsed.problems and parsed.content == {key: value}
    return value if plain and "#" not in value and value[:1] not in "'\"|>" else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if _PLAIN_IN_FLOW.fullmatch(value) else _quoted(value)
