"""Paragraphs in which several items stand that a page ran together: 1、… 责任单位：… 2、… 责任单位：…."""

import re
from collections.abc import Iterable, Iterator

from anplan.intake.document.text.blocks import Block, Paragraph
from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Words, fold
from anplan.intake.document.who.office_headings import is_mere_name

_BEGIN = r"(?:^|(?<=[ 。;:!?)]))"
_CHINESE = "[一二三四五六七八九十]{1,3}"
_ITEMS = (
    re.compile(rf"{_BEGIN}\d{{1,2}}[、.](?!\d)"),
    re.compile(rf"{_BEGIN}\(\d{{1,2}}\)"),
    re.compile(rf"{_BEGIN}\({_CHINESE}\)"),
    re.compile(rf"{_BEGIN}{_CHINESE}、"),
)
_LOST_BREAK = re.compile(
    rf"(?<=[。:)]) +(?=(?:{_CHINESE}、|\({_CHINESE}\)|\d{{1,2}}[、.])[\u3400-\u9fff“])"
)
"""A blank that stands for the end of a paragraph: Chinese has none behind a full stop."""
_ANY_BREAK = re.compile(
    rf" (?=(?:{_CHINESE}、|\({_CHINESE}\)|\d{{1,2}}[、.](?!\d))[ \u3400-\u9fff“]|"
    r"[〇零○OＯ一二三四五六七八九\d]{4}年[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}日(?: |$))|"
    r"(?<=\d日|[一二三四五六七八九十]日) (?=[^ ]{6,60} )"
)
"""What parts a paragraph of which other breaks were lost: also days, and the title behind one."""
_HEADING_IN_FRONT = re.compile(
    rf"(?:{_CHINESE}、|\({_CHINESE}\))[^。;,:!?]{{2,60}}(?: +|: *)(?=\d{{1,2}}[、.][\u3400-\u9fff“])"
)
"""A chapter's heading with its first item on the same line: 三、提升技能 8.健全制度。"""
_WHO = re.compile("(?:责任|牵头|配合|负责|主办|承办|落实)(?:单位|部门|科室)|牵头|负责[)。]?$")
_LABEL = re.compile(r" (?=[\u3400-\u9fff]{2,6}:)")
_LEAST, _LEAST_BREAKS, _MOST_SAY = 30, 2, 0.6


def apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with such paragraphs parted, an item each."""
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) >= _LEAST:
            yield from (block._replace(text=part) for part in _parts(block.text))
        else:
            yield block


def _parts(text: str) -> Iterator[str]:
    folded = fold(text)
    breaks = [match.end() for match in _LOST_BREAK.finditer(folded)]
    items = _items(folded)
    heading = _HEADING_IN_FRONT.match(folded)
    if heading and not items:
        breaks.append(heading.end())
        items = [heading.end()]
    if not items and (len(breaks) < _LEAST_BREAKS or _are_of_one_item(folded, breaks)):
        yield text
        return
    also = [match.end() for form in (_ANY_BREAK, _LABEL) for match in form.finditer(folded)]
    yield from _cut(text, sorted({*breaks, *items, *also}))


def _are_of_one_item(folded: str, breaks: list[int]) -> bool:
    """Return whether parts are steps of one item: the last of them alone names who has them all."""
    last = breaks[-1]
    return (
        item_number(folded) is not None
        and _WHO.search(folded, last) is not None
        and _WHO.search(folded, 0, last) is None
    )


def _is_name_in_front(folded: str) -> bool:
    """Return whether what stands in front of items says who has them all: 县水利局：（1）…（2）…."""
    return folded.endswith(":") and is_mere_name(Words(folded, 0))


def _cut(text: str, places: Iterable[int]) -> Iterator[str]:
    start = 0
    for place in places:
        if text[start:place].strip():
            yield text[start:place].strip()
        start = place
    if text[start:].strip():
        yield text[start:].strip()


def _items(folded: str) -> list[int]:
    """Return where items begin that count on from one and most of which name who has them."""
    for form in _ITEMS:
        places: list[int] = []
        for match in form.finditer(folded):
            number = item_number(match[0])
            if number is not None and number.value == len(places) + 1:
                places.append(match.start())
        ends = [*places[1:], len(folded)]
        who = sum(
            _WHO.search(folded, start, end) is not None
            for start, end in zip(places, ends, strict=False)
        )
        is_of_one = len(places) > 1 and _is_name_in_front(folded[: places[0]])
        if is_of_one or (len(places) > 1 and who == len(places)):
            return places
        if len(places) > 2 and who >= _MOST_SAY * len(places):
            return places
    return []
