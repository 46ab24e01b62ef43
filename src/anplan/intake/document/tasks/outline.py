"""The tree of a document: headings and items, each with the lines and tables below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from anplan.intake.document.head.furniture import foot_of, is_furniture, is_page_table
from anplan.intake.document.head.head import are_signature
from anplan.intake.document.text.blocks import Grid, Line, Piece
from anplan.intake.document.text.numbers import RANKS, ItemNumber, item_number
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.fields import fields
from anplan.intake.document.who.office_headings import office_headings
from anplan.intake.document.who.offices import is_body, is_list_of_bodies
from anplan.intake.document.who.statements import statement_of

_ANNEX = re.compile(r"附\s*(?:件|表|录)\s*[0-9一二三四五六七八九十]{0,3}\s*(?:[:：]\s*)?$")
_APART = re.compile(
    r"(?:How we (?:will )?(?:report|monitor|review|measure)[a-z ]{0,30}|Governance|Monitoring|Reporting)"
    r"(?:(?:,| and) [a-z ]{3,30})?"
)
"""Headings without a number of chapters that come behind the tasks."""
_CLOSING = re.compile(
    r"(?:请?各(?:责任|有关|相关|牵头|承办)?(?:单位|部门|地区?|乡镇|镇街|街道|[市县区州](?:\([市县区州旗、]{1,5}\))?(?=[、和要应须请于]))[^:。]{0,12}(?:要|应|须|请|于|务必|每(?:个)?(?:月|季|半年|周))|"
    r"(?:以上|上述)(?:任务|工作)|联系人|特此通知|附件?[:：]|(?:附则|附注|备注|填报(?:要求|说明))[:：])"
)
"""How a paragraph begins that speaks to all behind the last item, and is not that item's."""
_DAY_ALONE = re.compile(r".{0,16}(?:[前底末初中月日年]|完成|推进|坚持|全年)")
OWNED_BY_ALL = re.compile(
    r"\(?(?:以上|上述)(?:各项|所有|全部|各)?(?:重点)?(?:任务|工作|事项|措施|内容|举措)[,:]?(?:均|都)?"
    r"(?=由[^。]*(?:负责|牵头|配合|落实)(?:,[^。]{0,16}[前底](?:完成)?)?。?\)?$)"
)
"""How a line begins that says who does all that stands above it: 以上任务由市商务局牵头."""
_LABELLED = re.compile(r"[^:。;,]{2,14}:")
_LEAST_FACTS = 2
_IN_BRACKETS = re.compile(r"【([^【】]{2,40})】")
_OF_AN_OFFICE = 4.2
_STYLED = "styled"
_MOST_NODES = 50_000


@dataclass(eq=False)
class Node:
    """A heading or an item with what stands below it.

    ``words`` are those behind its number, ``line`` has it; ``lines`` and ``tables`` are the unnumbered ones below.
    """

    words: Words
    line: Words
    number: ItemNumber | None = None
    rank: float = -1
    parent: "Node | None" = None
    children: "list[Node]" = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    is_annex: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of its number."""
        return self.number.kind if self.number else _STYLED

    @property
    def is_item(self) -> bool:
        """Return whether it has a number, and nothing numbered below it."""
        return self.number is not None and self.kind != "bullet" and not self.children

    @property
    def label(self) -> str:
        """Return its number as the document writes it."""
        return self.number.label if self.number else ""

    def walk(self) -> "Iterator[Node]":
        """Yield what is below it in the document's order."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def above(self) -> "Iterator[Node]":
        """Yield it and what it stands in, up to the top."""
        node: Node | None = self
        while node is not None and node.parent is not None:
            yield node
            node = node.parent


def outline(pieces: Sequence[Piece]) -> Node:
    """Return the tree of the pieces; its root has no words."""
    root = Node(Words("", 0), Words("", 0))
    stack = [root]
    count = 0
    of_offices = office_headings(pieces)
    for piece in _without_foot(pieces):
        if isinstance(piece, Grid):
            if not is_page_table([[slot.words.folded for slot in row] for row in piece.rows]):
                stack[-1].tables.append(piece)
            continue
        node, is_heading = _node(piece), piece.words.start in of_offices
        if node and stack[-1].is_item and _tells_who(node, is_heading=is_heading):
            stack[-1].lines.append(Line(node.words))
            continue
        node = _of_office(piece.words) if is_heading else node
        if node is None or count >= _MOST_NODES:
            folded = piece.words.folded
            if not is_furniture(folded):
                is_closing = _CLOSING.match(folded) and not OWNED_BY_ALL.match(folded)
                (root if is_closing else stack[-1]).lines.append(piece)
            continue
        if node.kind == "bullet" and is_furniture(node.words.folded):
            continue
        count += 1
        _hang(stack, node)
    for node in list(root.walk()):
        _take_labels_up(node)
    return root


def _without_foot(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces without the lines at the end that are the site's own."""
    behind = next(
        (at for at in range(len(pieces), 0, -1) if not isinstance(pieces[at - 1], Line)), 0
    )
    last = [piece for piece in pieces[behind:] if isinstance(piece, Line)]
    last = last[: foot_of([line.words.folded for line in last])]
    return [*pieces[:behind], *(last[:-2] if _ends_with_signature(last) else last)]


def _ends_with_signature(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and are_signature(lines[-2].words, lines[-1].words)


def _tells_who(node: Node, *, is_heading: bool) -> bool:
    """Return whether a dashed line below an item only says who does it: ——工程部牵头，财务部配合."""
    if node.kind != "bullet":
        return False
    words = node.words
    stated = statement_of(words)
    if stated is not None and stated.due and not _DAY_ALONE.fullmatch(stated.due.words.folded):
        return False
    if stated is not None:
        named = (*stated.lead, *stated.units, *stated.support)
        return all(is_body(office.words.folded) for office in named)
    return not is_heading and is_list_of_bodies(words) and not words.folded.isascii()


def _take_labels_up(node: Node) -> None:
    """Make lines of a task of the numbered facts below it: （二）责任单位：…，（三）完成时限：…."""
    kinds = {child.kind for child in node.children if child.number and _says_a_fact(child)}
    if not node.children or len([c for c in node.children if _says_a_fact(c)]) < _LEAST_FACTS:
        return
    kept: list[Node] = []
    for child in node.children:
        if child.kind not in kinds or not _LABELLED.match(child.words.folded):
            kept.append(child)
            continue
        node.lines += [Line(child.words), *child.lines]
        for below in child.children:
            below.parent = node
        kept += child.children
    node.children[:] = kept


def _says_a_fact(node: Node) -> bool:
    found = fields(node.words)
    return (
        bool(found)
        and found[0].kind not in ("result", "watch")
        and found[0].whole.start <= node.words.start
    )


def _hang(stack: list[Node], node: Node) -> None:
    """Hang a node where its number says: beside those of its kind, else inside the last."""
    kinds = [one.kind for one in stack[1:]]
    if node.number and node.kind in kinds and node.kind != "bullet":
        del stack[1 + kinds.index(node.kind) :]
    else:
        while len(stack) > 1 and stack[-1].rank >= node.rank:
            stack.pop()
    node.parent = stack[-1]
    stack[-1].children.append(node)
    stack.append(node)


def _of_office(line: Words) -> Node:
    return Node(line, line, None, _OF_AN_OFFICE)


def _node(line: Line) -> Node | None:
    """Return the node that a line begins; None where it goes on with the one before."""
    folded = line.words.folded
    if _ANNEX.match(folded):
        return Node(line.words, line.words, None, -0.5, is_annex=True)
    number = item_number(folded)
    if number is not None and number.end < len(folded):
        return Node(line.words.part(number.end), line.words, number, RANKS[number.kind])
    if (match := _IN_BRACKETS.fullmatch(folded)) and not fields(line.words):
        name = line.words.part(match.start(1), match.end(1))
        if is_list_of_bodies(name):
            return Node(name, line.words, None, _OF_AN_OFFICE)
    if _APART.fullmatch(folded):
        return Node(line.words, line.words, None, 0)
    if line.level:
        return Node(line.words, line.words, None, min(2 + 0.9 * line.level, 4.9))
    return None
