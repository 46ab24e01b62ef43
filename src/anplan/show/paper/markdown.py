"""A document as Markdown, which reads back as the same document."""

from collections.abc import Iterable, Iterator

from anplan.show.paper.tree import (
    Addressees,
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Runs,
    Separator,
    Signature,
    Table,
)
from anplan.show.safe import markdown, markdown_cell

_TITLE = 2


def markdown_text(document: Document) -> str:
    """Write a document; what its letterhead says beside the title is not printed on a plain one."""
    parts = [f"{'#' * _TITLE} {markdown_cell(document.title)}", *_blocks(document.blocks)]
    for annex in document.annexes:
        parts += [f"{'#' * _TITLE} {markdown_cell(annex.title)}", *_blocks(annex.blocks)]
    if document.foot:
        parts += ["---", _runs(document.foot)]
    return "\n\n".join(parts) + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield blocks as they stand between empty lines; items that follow each other are one list."""
    items: list[str] = []
    for block in blocks:
        if isinstance(block, ListItem):
            items.append(_item(block))
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield _block(block)
    if items:
        yield "\n".join(items)


def _item(item: ListItem) -> str:
    mark = f"{item.number}." if item.number else "-"
    return f"{mark} {_runs(item.runs, after=' ' * (len(mark) + 1))}"


def _block(block: Block) -> str:
    match block:
        case Heading(level, runs):
            return f"{'#' * (_TITLE + max(level, 1))} {_runs(runs)}"
        case Table():
            return _table(block)
        case Addressees(text):
            return markdown_cell(text)
        case Signature(office, day):
            return f"{markdown_cell(office)}  \n{markdown_cell(day)}"
        case Separator():
            return "---"
        case Paragraph(runs) | ListItem(runs):
            return _runs(runs)


def _runs(runs: Runs, after: str = "") -> str:
    """Write runs; a new line in one is a break, and stands behind ``after``."""
    written = []
    for piece in runs:
        text = f"  \n{after}".join(map(markdown, piece.text.split("\n")))
        written.append(f"**{text}**" if piece.strong and text.strip() else text)
    return "".join(written)


def _table(table: Table) -> str:
    sides = ("---:" if right else "---" for right in table.right)
    rows = (table.columns, *table.rows)
    head, *body = ("| " + " | ".join(map(markdown_cell, row)) + " |" for row in rows)
    return "\n".join((head, f"| {' | '.join(sides)} |", *body))
