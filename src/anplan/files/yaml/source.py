"""A YAML text with its nodes, and where each begins and ends: what is changed in place goes by it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.yaml.libyaml import compose
from anplan.files.yaml.parse import parse

Path = tuple[str | int, ...]


class Style(NamedTuple):
    """How a file is indented: lists below their key, entries behind their dash."""

    list_indent: int = 2
    dash_width: int = 2

    @property
    def step(self) -> int:
        """Return by how much a block of text is indented below its key."""
        return self.list_indent or 2


class Source(NamedTuple):
    """A text with its nodes, its content and where its lines begin."""

    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    root: Any
    content: Any
    style: Style

    @classmethod
    def of(cls, text: str) -> "Source":
        """Take apart a text that is whole; raise FileError for any other."""
        parsed = parse(text, "")
        if not parsed.whole or not isinstance(parsed.content, dict):
            raise by_hand()
        root = compose(text)
        lines = tuple(text.split("\n"))
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return cls(text, lines, tuple(starts), root, parsed.content, _style_of(root))

    def node(self, path: Path) -> Any:
        """Return the node of a value."""
        node = self.root
        for step in path:
            node = node.value[step] if isinstance(step, int) else child_of(node, step)
        return node

    def in_flow(self, path: Path) -> bool:
        """Return whether a value, or one around it, is written in brackets."""
        return any(self.node(path[:count]).flow_style for count in range(len(path) + 1))

    def offset(self, mark: Any) -> int:
        """Return where a mark stands in the text."""
        return (
            self.starts[mark.line] + mark.column if mark.line < len(self.lines) else len(self.text)
        )

    def end(self, node: Any) -> int:
        """Return where a node's mark says that it ends."""
        return self.offset(node.end_mark)

    def replaced(self, start: int, length: int, new: str) -> str:
        """Return the text with a stretch replaced."""
        return self.text[:start] + new + self.text[start + length :]

    def below(self, line: int, new: Sequence[str]) -> str:
        """Return the text with lines put below a line, with the file's kind of line end."""
        crlf = any(row.endswith("\r") for row in self.lines)
        end = "\r\n" if crlf else "\n"
        if line + 1 < len(self.lines):
            return self.replaced(self.starts[line + 1], 0, "".join(row + end for row in new))
        return self.text + "".join(end + row for row in new)

    def above(self, line: int, new: Sequence[str]) -> str:
        """Return the text with lines put above a line, with its kind of line end."""
        end = "\r\n" if self.lines[line].endswith("\r") else "\n"
        return self.replaced(self.starts[line], 0, "".join(row + end for row in new))


def last_line(source: Source, node: Any) -> int:
    """Return the last line that belongs to a node: no comment or blank line behind it."""
    if node.id == "scalar":
        in_block = node.style in ("|", ">")
        return _last_line_of_block(source, node) if in_block else int(node.end_mark.line)
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return last_line(source, last[1] if node.id == "mapping" else last)


def _last_line_of_block(source: Source, node: Any) -> int:
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


def child_of(node: Any, key: str) -> Any:
    """Return the node of a key's value in a mapping; None where there is no such key."""
    return next((value for name, value in node.value if name.value == key), None)


def _style_of(root: Any) -> Style:
    """Return the indentation of the first list that is written as a block."""
    for _, value in root.value:
        is_list = value.id == "sequence" and value.value and not value.flow_style
        if is_list and not root.flow_style:
            column = value.start_mark.column
            width = value.value[0].start_mark.column - column
            return Style(column - root.start_mark.column, width if width > 1 else 2)
    return Style()


def by_hand() -> FileError:
    """Return the refusal of a text that is written in a way nothing here can change."""
    return FileError(
        say("The file is written in a way that cannot be changed safely"),
        say("Write the entry by hand; anplan check shows whether it is right"),
    )
