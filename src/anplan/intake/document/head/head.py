"""The head of a document: title, number, issuer and day; a notice stands before the scheme it sends.

The body begins below the title of the scheme. What the notice itself asks for is kept apart.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from anplan.base.month_names import ANY_MONTH, MONTH_NAMES
from anplan.intake.document.head.titles import (
    CHINESE_DAY,
    DAY,
    DAY_AT_END,
    ISSUER,
    NUMBER,
    Value,
    is_letterhead,
    scheme,
)
from anplan.intake.document.text.blocks import Grid, Line, Piece
from anplan.intake.document.text.numbers import chinese_value, item_number
from anplan.intake.document.text.words import Words

_LATIN_DAY = re.compile(rf"(\d{{1,2}}) ({ANY_MONTH}),? (20\d\d)")
_NO_DAY_OF_ISSUE = re.compile(r"发布(?:日期|时间)|浏览|更新|截至|截止|时限|期限|前[。)]?$")
_PUBLISHED = re.compile(r"(?:发布|公开|公布)(?:日期|时间)\s*[:：]?")
_NAMED_ISSUER = re.compile(r"(?:发布机构|发文单位|发布单位|来源)\s*[:：]?\s*([一-龥]{3,30})")
_ISSUES = re.compile(
    r"^(?P<name>[一-龥<>()]{2,30}?(?:人民政府|政府|办公室|办公厅|委员会|局|厅|委|领导小组|指挥部|学院|大学|医院|集团|公司))"
    r"关于[^。]{4,80}的(?:通知|意见|通报|函|决定|(?:若干)?(?:措施|政策|规定|办法))$"
)
"""A title that begins with who issues it: 某市人民政府办公室关于…的通知."""
_LATIN_ISSUER = re.compile(
    r"(?:[A-Z][\w&'-]*,? (?:(?:and|of|for|the|&) )*){0,7}"
    r"(?:Council|Authority|Board|Trust|University|Department|Ministry|Agency|Office|Government|Commission|Partnership)"
)
_FIRST, _LAST, _BELOW_TITLE, _NOTICE = 12, 6, 3, 80
_SHORT, _LONGEST_DAY, _LONGEST_WITH_DAY, _LONGEST_ISSUER = 40, 14, 200, 34


class Head(NamedTuple):
    """The head of a document, and the index of the piece with which its body begins.

    ``published`` is the day on which a page put it up: no day of issue, but near one.
    """

    title: Value | None = None
    number: Value | None = None
    issuer: Value | None = None
    issued: Value | None = None
    body: int = 0
    published: Value | None = None


def read_head(pieces: Sequence[Piece]) -> Head:
    """Read the head of a document."""
    lines = [(place, piece) for place, piece in enumerate(pieces) if isinstance(piece, Line)]
    found = scheme(lines)
    body = found.body if found else 0
    front = list(_front(pieces, body)) or [line.words for _, line in lines[:_FIRST]]
    signed = _signed([line.words for _, line in lines[:_NOTICE]])
    end = [line.words for place, line in lines if place >= body][-_LAST:]
    return Head(
        found.title if found else None,
        _first(front, NUMBER),
        _issuer(front) or _issuer(signed) or _issuer(end) or _first(front, _ISSUES, "name"),
        _issued(front) or _issued(signed) or _issued(end),
        body,
        _published(front),
    )


def _signed(front: Sequence[Words]) -> list[Words]:
    """Return who signed and the day below, where a notice's own text stands above them."""
    return next(([*pair] for pair in pairwise(front) if are_signature(*pair)), [])


def are_signature(above: Words, below: Words) -> bool:
    """Return whether two lines are a signature: who issues, and the day below."""
    name = above.folded.replace(" ", "")
    is_name = len(name) <= _LONGEST_ISSUER and ISSUER.fullmatch(name)
    return bool(is_name and DAY.fullmatch(below.folded.replace(" ", "")))


def _front(pieces: Sequence[Piece], body: int) -> Iterator[Words]:
    """Yield the words above the body and the short ones right below its title."""
    yield from _words(pieces[:body])
    if body:
        below = _words(pieces[body : body + _BELOW_TITLE], with_cells=False)
        yield from (words for words in below if len(words.text) <= _SHORT or _is_field(words))


def _is_field(words: Words) -> bool:
    """Return whether a line tells of the page: 来源：某市人民政府办公室 发布日期：2025-04-02."""
    is_named = _NAMED_ISSUER.match(words.folded) or _PUBLISHED.match(words.folded)
    return is_named is not None and len(words.text) <= _LONGEST_WITH_DAY


def _words(pieces: Sequence[Piece], *, with_cells: bool = True) -> Iterator[Words]:
    """Yield paragraphs, and cells: a page's own table may say number and day."""
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece.words
        elif isinstance(piece, Grid) and with_cells and len(piece.rows) <= _FIRST:
            yield from (slot.words for row in piece.rows for slot in row if slot.words.text)


def _without_day(words: Words) -> Words:
    """Return a line without the day at its end: 某县人民政府办公室2010年5月5日印发."""
    day = DAY_AT_END.search(words.folded)
    return words.part(0, day.start()).stripped(" ") if day else words


def _first(front: Sequence[Words], form: re.Pattern[str], part: str | int = 0) -> Value | None:
    """Return the first words of a form, or what a part of it says."""
    for words in front:
        match = form.search(words.folded)
        if match:
            found = words.part(match.start(part), match.end(part))
            return Value(found.condensed, found)
    return None


def _issued(front: Sequence[Words]) -> Value | None:
    """Return the day below the notice; else the one that the page's own fields say."""
    alone = [words for words in front if len(words.text.replace(" ", "")) <= _LONGEST_DAY]
    for words in [*reversed(alone), *front]:
        folded = words.folded
        if len(folded) > _LONGEST_WITH_DAY:
            continue
        if _NO_DAY_OF_ISSUE.search(folded) and "成文" not in folded:
            continue
        found = _day_in(words, folded)
        if found:
            return found
    return None


def _published(front: Sequence[Words]) -> Value | None:
    """Return the day on which a page says that it put the document up."""
    days = (
        _day_in(words.part(match.end()), words.folded[match.end() :])
        for words in front
        if (match := _PUBLISHED.search(words.folded)) and len(words.text) <= _LONGEST_WITH_DAY
    )
    return next(filter(None, days), None)


def _day_in(words: Words, folded: str) -> Value | None:
    if match := DAY.search(folded):
        year, month, day = (int(part) for part in match.groups() if part)
    elif match := CHINESE_DAY.search(folded):
        digits = "".join("0" if sign in "○OＯ" else str(chinese_value(sign)) for sign in match[1])
        year, month, day = int(digits), chinese_value(match[2]), chinese_value(match[3])
    elif match := _LATIN_DAY.search(folded):
        year, month, day = int(match[3]), MONTH_NAMES.index(match[2]) + 1, int(match[1])
    else:
        return None
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Value(value, words.part(match.start(), match.end()))


def _issuer(front: Sequence[Words]) -> Value | None:
    """Return who signed; else whom the page's own fields name."""
    for words in map(_without_day, reversed(front)):
        plain = words.folded.replace(" ", "")
        is_name = len(plain) <= _LONGEST_ISSUER and ISSUER.fullmatch(plain)
        if is_name and item_number(plain) is None:
            return Value(words.condensed, words)
    for words in front:
        if _LATIN_ISSUER.fullmatch(words.folded):
            return Value(words.condensed, words)
    for words in front:
        name = words.folded.replace(" ", "").removesuffix("文件")
        if is_letterhead(words.folded) and ISSUER.fullmatch(name):
            return Value(words.condensed.removesuffix("文件"), words)
    return _first(front, _NAMED_ISSUER, 1)
