"""Aims without a figure: more than others reach (高于全市平均水平), in step with them (与经济增长基本同步)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from anplan.intake.document.figures.comparators import Comparator
from anplan.intake.document.figures.figures import Target
from anplan.intake.document.text.words import Words

_SIGNS: tuple[tuple[Comparator, str], ...] = (
    (
        ">=",
        "不低于|不少于|不慢于|不落后于|达到或超过|达到|赶上|at or above|no lower than|not below",
    ),
    ("<=", "不高于|不超过|不大于|at or below|no higher than|not above"),
    (">", "高于|快于|优于|好于|大于|领先于|领先|超过|高出|above|higher than|faster than"),
    ("<", "低于|小于|慢于|少于|below|lower than"),
)
_OTHERS = (
    r"(?P<other>(?:[^\d,。;、:!?()]{0,16}?(?:平均(?:水平|增速|增幅|增长(?:水平|速度|率)?|值|线)?|均值)|"
    r"(?:全[国省市县区州]|经济|GDP|地区生产总值|城镇居民|城乡居民|财政收入|往年|上年|去年)"
    r"[^\d,。;、:!?()]{0,14}?(?:水平|增长|增速|增幅|增长速度|增长率|同期)|城[镇乡]居民|经济|往年|上年|去年|"
    r"the [a-z ]{0,20}average))"
)
_COMPARED = re.compile(
    rf"(?P<sign>{'|'.join(words for _, words in _SIGNS)}) ?(?:同期)?{_OTHERS}(?=[,。;、:!?()\n]|\.(?: |$)| by |的(?:目标|要求)|$)"
)
_IN_STEP = re.compile(
    r"(?P<said>[与和同跟](?P<other>[^,。;、:!?()]{2,16}?)(?:(?:基本|总体|大体|保持)*(?:同步|持平|相当))(?:增长|提高)?)"
    r"(?=[,。;、:!?()\n]|$)"
)
_GROWS = re.compile(r"经济|生产总值|GDP|收入|增长|增速|平均")
_CUT = re.compile(r"[,。;、:!?\n]|\. ")
_TOLD = re.compile(r"已|去年|上年|截至|目前|连续|了")
_LEVEL = re.compile(r"先进|领先|一流|最高|最好")
"""What no reading can be held against: nobody measures 全国先进水平."""
_DIGIT = re.compile(r"\d")
_LOOK_BACK, _LEAST = 60, 3
_FILLED = re.compile(
    r"(?:力争|确保|努力|争取|实现|明显|显著|总体|均|都|应|要|须|持续|继续|保持|稳定|始终|为|在|至|到| (?:is|are|stays?|kept))+$"
)


def comparisons(words: Words) -> Iterator[Target]:
    """Yield what a text wants to be more, or as much, as others have, without a figure."""
    folded = words.folded
    for match in _COMPARED.finditer(folded):
        sign = next(one for one, said in _SIGNS if match["sign"] in said.split("|"))
        against = words.part(*match.span("other")).condensed
        if _LEVEL.search(match["other"]):
            continue
        yield from _target(
            words, folded, match, Target(words, Decimal(0), "", sign, against=against)
        )
    for match in _IN_STEP.finditer(folded):
        if _GROWS.search(match["other"]):
            said = words.part(*match.span("said")).condensed
            yield from _target(
                words, folded, match, Target(words, Decimal(0), "", "=", in_words=said)
            )


def _target(words: Words, folded: str, match: re.Match[str], made: Target) -> Iterator[Target]:
    """Yield a target with what it is about; none where it tells what is so already."""
    first = _clause(folded, match.start())
    about = _about(words, first, match.start())
    if len(about.text) < _LEAST and first > 0:
        first = _clause(folded, first - 1)
        about = words.part(first, _figure_or(folded, first, match.start())).stripped(",、;:，；：")
    if not _TOLD.search(folded[first : match.start()]):
        whole = words.part(first, match.end())
        yield made._replace(words=whole, about=about if len(about.text) >= _LEAST else None)


def _figure_or(folded: str, first: int, end: int) -> int:
    """Return where the first figure of a clause begins; its end where there is none."""
    figure = _DIGIT.search(folded, first, end)
    return figure.start() if figure and figure.start() > first + _LEAST else end


def _clause(folded: str, place: int) -> int:
    """Return where the clause in which a place lies begins, near enough."""
    low = max(0, place - _LOOK_BACK)
    return max((cut.end() for cut in _CUT.finditer(folded, low, place)), default=low)


def _about(words: Words, first: int, end: int) -> Words:
    about = words.part(first, end)
    filled = _FILLED.search(about.folded)
    return about.part(0, filled.start()) if filled else about
