"""Markdown as blocks: headings, paragraphs, items with their numbers, tables."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from anplan.files.document.taken import Taken
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table


def take_markdown(text: str) -> Taken:
    """Return the blocks of a Markdown text."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    reader = _Reader()
    for token in tokens:
        reader.take(token)
    return Taken(reader.blocks)


class _Reader:
    """Follows the tokens and remembers the lists and the heading that are open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.level = 0
        self.lists: list[int | None] = []
        self.marker = ""
        self.rows: list[list[Cell]] | None = None

    def take(self, token: Token) -> None:
        name = token.type
        if name == "heading_open":
            self.level = int(token.tag[1])
        elif name == "ordered_list_open":
            self.lists.append(int(token.attrGet("start") or 1))
        elif name == "bullet_list_open":
            self.lists.append(None)
        elif name in ("ordered_list_close", "bullet_list_close"):
            self.lists.pop()
        elif name == "list_item_open":
            self.marker = self._marker()
        elif name in ("table_open", "tr_open", "table_close"):
            self._take_row(name)
        elif name == "inline":
            self._take_text(_text(token.children or ()))
        elif name in ("fence", "code_block", "html_block"):
            self.blocks += [Paragraph(line) for line in token.content.split("\n") if line.strip()]
        elif name == "heading_close":
            self.level = 0

    def _marker(self) -> str:
        number = self.lists[-1]
        if number is None:
            return "• "
        self.lists[-1] = number + 1
        return f"{number}. "

    def _take_row(self, name: str) -> None:
        if name == "table_open":
            self.rows = []
        elif name == "tr_open" and self.rows is not None:
            self.rows.append([])
        elif name == "table_close" and self.rows is not None:
            self.blocks.append(Table(self.rows))
            self.rows = None

    def _take_text(self, text: str) -> None:
        if self.rows is not None:
            self.rows[-1].append(Cell(text))
        else:
            self.blocks.append(Paragraph(self.marker + text, self.level))
            self.marker = ""


def _text(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return _without_breaks("".join(parts))


def _without_breaks(text: str) -> str:
    """Join lines: with a blank between Latin words, without one in Chinese."""
    lines = text.split("\n")
    joined = lines[0]
    for line in lines[1:]:
        joined += (" " if joined[-1:].isascii() and line[:1].isascii() else "") + line
    return joined
