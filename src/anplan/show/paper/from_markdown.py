"""Reads what a template rendered into a document: Markdown is what all other forms are made of.

A workspace changes words and order in its template, and every form follows. What a template of
somebody's own brings beyond headings, paragraphs, lists and tables stays as text: no word is lost,
though manners are (a strong word in a cell, a list within a list, a picture beside its words).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from anplan.show.paper.tree import (
    Annex,
    Block,
    Document,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Separator,
    Table,
    plain,
)

_TITLE, _FIRST_CHAPTER = 2, 3
"""The level of a document's title, and of its chapters; level 1 is the letterhead's."""
_HELD_APART = "\u200b"


def read_document(markdown: str, letterhead: Letterhead) -> Document:
    """Read a rendered brief, summary or unit's brief.

    The first heading of level 2 is its title; each further one begins an annex. Before it stands
    what the letterhead says, which is not said twice. A last paragraph after a rule is the foot.
    """
    blocks = list(_blocks(MarkdownIt("commonmark").enable("table").parse(markdown)))
    foot: Runs = ()
    match blocks:
        case [*rest, Separator(), Paragraph(foot)]:
            blocks = rest
    titles = [place for place, block in enumerate(blocks) if _is_title(block)]
    begin = titles[0] if titles else len(blocks)
    head = tuple(block for block in blocks[:begin] if not _is_of(block, letterhead))
    parts = [blocks[start + 1 : end] for start, end in pairwise([*titles, len(blocks)])]
    names = [_text(blocks[place]) for place in titles]
    annexes = (Annex(name, _trimmed(part)) for name, part in zip(names[1:], parts[1:], strict=True))
    return Document(
        letterhead,
        names[0] if names else letterhead.title,
        (*head, *_trimmed(parts[0] if parts else [])),
        tuple(annexes),
        foot,
    )


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == _TITLE - _FIRST_CHAPTER + 1


def _text(block: Block) -> str:
    return plain(block.runs) if isinstance(block, Heading | Paragraph | ListItem) else ""


def _is_of(block: Block, letterhead: Letterhead) -> bool:
    """Return whether a block before the title says only what the letterhead says."""
    text = "".join(_text(block).split())
    if isinstance(block, Heading):
        return text == _joined(letterhead.title)
    if not isinstance(block, Paragraph):
        return False
    imprint = _joined(letterhead.number, letterhead.office, letterhead.day, letterhead.sample)
    to = _joined(letterhead.addressees)
    return text == imprint or bool(to and text.endswith(to) and _is_label(text[: -len(to)]))


def _is_label(text: str) -> bool:
    return text.endswith(("：", ":")) and len(text) <= len("Addressees:")


def _joined(*texts: str) -> str:
    return "".join("".join(texts).split())


def _trimmed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Leave out the rules at the end of a part, which only announced the next one."""
    rules = len(list(takewhile(lambda block: isinstance(block, Separator), reversed(blocks))))
    return tuple(blocks[: len(blocks) - rules])


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Yield the blocks; of an item of a list, the first text is the item, what follows stands after it."""
    numbers: list[int] = []
    """The next number of each list that is open; 0 in one without numbers."""
    is_item = False
    place = 0
    while place < len(tokens):
        token = tokens[place]
        match token.type:
            case "table_open":
                end = _closing(tokens, place, "table_close")
                yield _table(tokens[place:end])
                place, is_item = end, False
            case "heading_open":
                yield Heading(int(token.tag[1]) - _FIRST_CHAPTER + 1, _runs(tokens[place + 1]))
                place, is_item = place + 2, False
            case "bullet_list_open" | "ordered_list_open":
                numbers.append(_first_number(token))
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                is_item = True
            case "list_item_close" if is_item:
                yield ListItem((), numbers[-1])
                numbers[-1] += numbers[-1] > 0
                is_item = False
            case "inline" if is_item:
                yield ListItem(_runs(token), numbers[-1])
                numbers[-1] += numbers[-1] > 0
                is_item = False
            case _:
                yield from _other(token)
        place += 1


def _first_number(token: Token) -> int:
    start = token.attrGet("start")
    return int(1 if start is None else start) if token.tag == "ol" else 0


def _other(token: Token) -> Iterator[Block]:
    """Yield a rule or a paragraph; what is neither stays as the text that it is."""
    if token.type == "hr":
        yield Separator()
    elif token.type == "inline":
        yield Paragraph(_runs(token))
    elif token.content.strip():
        yield Paragraph((Run(token.content.strip("\n")),))


def _closing(tokens: Sequence[Token], place: int, kind: str) -> int:
    return next(at for at in range(place, len(tokens)) if tokens[at].type == kind)


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[list[str]] = []
    right: list[bool] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            right.append("right" in str(token.attrGet("style") or ""))
        elif token.type == "inline":
            rows[-1].append(plain(_runs(token)))
    return Table(tuple(rows[0]), tuple(right), tuple(map(tuple, rows[1:])))


def _runs(token: Token) -> Runs:
    """Return the runs of an inline token; a link keeps its address, a picture its description."""
    runs: list[Run] = []
    strong = 0
    links: list[str] = []
    for child in token.children or ():
        text = child.content
        if child.type in ("strong_open", "strong_close"):
            strong += child.nesting
            continue
        if child.type in ("softbreak", "hardbreak"):
            text = "\n" if child.type == "hardbreak" else " "
        elif child.type == "link_open":
            links.append(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            address = links.pop()
            said = "".join(run.text for run in runs)
            text = "" if said.endswith(address) else f" ({address})"
        if runs and runs[-1].strong == bool(strong):
            text = runs.pop().text + text
        runs.append(Run(text.replace(_HELD_APART, ""), bool(strong)))
    return tuple(run for run in runs if run.text)
