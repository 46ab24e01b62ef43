"""Ranks to be reached: 排名进入全省前10位, 前三, among the top 20; smaller is better."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anplan.intake.document.text.numbers import chinese_value
from anplan.intake.document.text.words import Words

_RANK = re.compile(
    r"(?P<sort>前|第|top ) ?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?: ?(?P<measure>名|位|强))?"
)
_RANKED = re.compile(
    r"排名|排位|位次|位居|位列|进入|进位|名次|保持|列|争|跻身|考核|综合|居全|rank|among"
)
_PLACED = re.compile(r"排名|位居|位列|位次|(?:保持|稳居|居|稳定在|保持在)全[省市国区县州]$")
_THERE = re.compile(r"已经?[^,。;]{0,4}(?:进入|位列|位居|跻身|排名)")
"""A rank that is reached is a result."""
_REWARDED = re.compile(r"的[^,。;]{0,16}(?:奖励|表彰|给予|予以|通报)")
_WHO_LEADS = re.compile(r"(?:的|者)?(?:单位|部门)?(?:为|是|系)[^,。;]{0,6}牵头")
_CLAUSE_END = re.compile(r"[。;,!?\n、]")
_LOOK_BACK = 30


class Rank(NamedTuple):
    """A rank, its measure, the words that say it and those in front of it."""

    words: Words
    value: int
    measure: str
    before: Words


def ranks(words: Words) -> Iterator[Rank]:
    """Yield the ranks that a text wants to be reached."""
    folded = words.folded
    for match in _RANK.finditer(folded):
        first = max(0, match.start() - _LOOK_BACK)
        cuts = (cut.end() for cut in _CLAUSE_END.finditer(folded, first, match.start()))
        start = max(cuts, default=first)
        if _is_aim(match, folded[start : match.start()]):
            yield Rank(
                words.part(start, match.end()),
                _value(match["number"]),
                match["measure"] or "",
                words.part(start, match.start()),
            )


def _is_aim(match: re.Match[str], before: str) -> bool:
    """Return whether a number is a rank: 第三 may be anything's, 前三 in a clause about ranks not."""
    if _WHO_LEADS.match(match.string, match.end()):
        return False
    if _THERE.search(before) or _REWARDED.match(match.string, match.end()):
        return False
    if match["sort"] == "第":
        return match["measure"] is not None and bool(_PLACED.search(before))
    return bool(_RANKED.search(before))


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else chinese_value(written)
