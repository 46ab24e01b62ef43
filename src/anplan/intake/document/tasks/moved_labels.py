"""Lines that say who does several items, or the item below, moved to the items that they mean.

牵头单位：… below the last of several items is that of all; labels in front of items belong to those
below; （以上3—5项由…牵头） belongs to each of these,
以上任务由…负责 to all of a heading.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from anplan.intake.document.tasks.outline import OWNED_BY_ALL, Node
from anplan.intake.document.tasks.tasks import all_lines, facts, own_lines
from anplan.intake.document.text.blocks import Line
from anplan.intake.document.text.numbers import RANKS
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.assigned import PARTS
from anplan.intake.document.who.fields import fields
from anplan.intake.document.who.groups import is_label

_OF_SEVERAL = re.compile(
    r"(?:\(?(?P<above>以上|上述)(?:第)?|\(?第|\()(?P<numbers>\d{1,3}(?:(?:[-~至到、,]|和)第?\d{1,3}){0,9})[项条]"
    r"(?:任务|工作|内容)?[,:]?(?=[由请责牵配])|"
    r"(?:以上|上述)?(?P<count>\d{1,2})项(?:目标|任务|工作|指标)?的?(?=(?:责任|牵头)单位)"
)
_RANGE = re.compile(r"(\d{1,3})(?:[-~至到]第?(\d{1,3}))?")
_LEAST_CHAPTERS, _LEAST_ITEMS, _MOST_TOLD = 2, 2, 4


def move_labels(nodes: Sequence[Node]) -> None:
    """Move the lines below the nodes of a tree to those that they mean."""
    _lower(nodes)
    told: Counter[Node] = Counter()
    for node in nodes:
        _spread(node, told)
    for node in nodes:
        _lift(node)


def says_offices(words: Words) -> bool:
    """Return whether a label of a line says who does something."""
    return any(field.kind in PARTS for field in fields(words))


def names_offices(node: Node) -> bool:
    """Return whether a label of a node, or of what is below it, says who does something."""
    return any(says_offices(words) for words in all_lines(node))


def _lower(nodes: Iterable[Node]) -> None:
    """Move labels in front of items to those below, where all chapters with labels have them so.

    Then the last item of each has none, and all say the same: a chapter's 牵头单位 above items with
    责任单位 of their own is its own.
    """
    labelled = [node for node in nodes if node.children and _labels_at_end(node)]
    if len(labelled) < _LEAST_CHAPTERS or not all(map(_is_shifted, labelled)):
        return
    for node in labelled:
        items = [node, *node.children]
        labels = [_labels_at_end(one) for one in items]
        for one, after, lines in zip(items, items[1:], labels, strict=False):
            del one.lines[len(one.lines) - len(lines) :]
            after.lines[:0] = lines


def _is_shifted(node: Node) -> bool:
    """Return whether labels of one sort stand in front of each item of a chapter, and below none."""
    items = [node, *node.children]
    if any(child.children for child in node.children) or any(
        says_offices(one.words) for one in items
    ):
        return False
    labels = [_labels_at_end(one) for one in items]
    kinds = {fields(lines[0].words)[0].kind for lines in labels[:-1] if lines}
    return not labels[-1] and all(labels[:-1]) and len(kinds) == 1


def _labels_at_end(node: Node) -> list[Line]:
    """Return the lines at a node's end that are nothing but labelled facts, offices among them."""
    count = 0
    while count < len(node.lines) and is_label(node.lines[-1 - count].words):
        count += 1
    found = node.lines[len(node.lines) - count :]
    return found if any(says_offices(line.words) for line in found) else []


def _spread(node: Node, told: Counter[Node]) -> None:
    """Put a line about several items below each of them; ``told`` counts those that each has."""
    for line in list(node.lines):
        folded = line.words.folded
        if match := OWNED_BY_ALL.match(folded):
            node.lines.remove(line)
            named = [one for one in _of_all(node) if not told[one] and _is_nobodys(one)]
        elif (match := _OF_SEVERAL.match(folded)) and (named := _meant(match, node)):
            node.lines.remove(line)
        else:
            continue
        rest = Line(line.words.part(match.end()).stripped("()（）"))
        for one in named:
            if told[one] < _MOST_TOLD:
                told[one] += 1
                one.lines.append(rest)


def _meant(match: re.Match[str], node: Node) -> list[Node]:
    """Return the items that a line below one of them, or below their heading, means.

    以上3项 are the three above it, 第3项 is the third.
    """
    above = _above(node)
    ranges = [
        (int(one[1]), int(one[2] or one[1])) for one in _RANGE.finditer(match["numbers"] or "")
    ]
    if match["count"] or (match["above"] and match["numbers"].isdecimal()):
        return above[-int(match["count"] or match["numbers"]) :]
    return [
        one
        for one in above
        if one.number and any(first <= one.number.value <= last for first, last in ranges)
    ]


def _above(node: Node) -> list[Node]:
    """Return the items below a heading, or those up to an item."""
    above = [one for one in node.children if one.number]
    if not above and node.parent is not None:
        beside = node.parent.children
        above = [one for one in beside if one.number and one.words.start <= node.words.start]
    return above


def _of_all(node: Node) -> list[Node]:
    """Return a heading's items up to a node; those that items below it have are none of its own."""
    items = _above(node)
    holder = items[0].parent if items else None
    while holder is not None and holder.parent is not None and holder.rank >= RANKS["1."]:
        beside = holder.parent.children
        items = [one for one in beside if one.number and one.words.start <= node.words.start]
        holder = holder.parent
    return items


def _is_nobodys(node: Node) -> bool:
    return facts(own_lines(node)).assigned.is_empty


def _lift(node: Node) -> None:
    """Move a list of offices below the last of several items up to what holds them all."""
    children = node.children
    if len(children) < _LEAST_ITEMS or node.rank < _LEAST_ITEMS:
        return
    bearing = [child for child in children if names_offices(child)]
    last = children[-1]
    if bearing == [last] and not says_offices(last.words) and not last.children:
        start = next(place for place, line in enumerate(last.lines) if says_offices(line.words))
        if start == 0 or len(children) > _LEAST_ITEMS:
            node.lines += last.lines[start:]
            del last.lines[start:]
