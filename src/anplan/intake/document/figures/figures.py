"""Figures to be reached: value, measure and comparator, with what they are about, where, by when."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from anplan.intake.document.figures.comparators import Comparator, comparison, of_the_last, shared
from anplan.intake.document.figures.found import Clause, Found
from anplan.intake.document.figures.latin import is_money, latin_measure
from anplan.intake.document.figures.names import LIVES, OF_LIVES
from anplan.intake.document.figures.no_targets import is_no_target
from anplan.intake.document.figures.ranks import Rank, ranks
from anplan.intake.document.figures.results import is_past
from anplan.intake.document.text.deadlines import cycle_of
from anplan.intake.document.text.measures import ABOUT, MEASURE
from anplan.intake.document.text.words import Words

_NUMBER = (
    r"(?<![\dA-Za-z.:+×])(?P<number>(?:(?<=[一-龥])|(?<=[一-龥] ))\d{1,3}(?: \d{3})+(?:\.\d+)?(?=(?: ?[一-龥%]))|"
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
)
"""Thousands may be parted by a comma or, behind Chinese words, by a blank: 不少于 72 000 个."""
_FIGURE = re.compile(
    _NUMBER
    + r" ?(?:(?:(?P<first>%|个|家|名|项|所|处|座|条|人|户|[万亿])(?=[-~至到] ?[\d.]+ ?(?:余|多)?(?P=first)|(?<=[%万亿])))?"
    r"[-~至到] ?(?P<upper>\d+(?:\.\d+)?) ?)?" + MEASURE
)
_ROUGH = re.compile(r"(?<=[\d万亿])(?:余|多)(?=.)")
_HOPED = re.compile(r"力争|争取|努力|aim to|strive")
_CLAUSE_END = re.compile(r"[。;!?\n]|,(?!(?<=\d,)\d{3}(?!\d))|\. |、")
_SENTENCE_END = re.compile(r"[。;!?\n]|\. (?=[A-Z])")
_SCOPE = re.compile(r"全[市县区省州镇乡国]|城乡|城镇|农村|[^,。;]{0,4}规模以上")
_SPAN = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|份|初|[上中下]旬)?|第?[一二三四]季度[末底]?|[上下]半年)(?:之?前|以前)?|"
    r"\d+年内|[一二三四五六七八九十]年内|每年|年均(?=[^,;]*$)|每月|每季度|到\d{4}年(?:底|末)?|\d{4}年底?前?|"
    r"全年|年底前?"
)
_LEADS_UP = re.compile(
    rf"(?:(?:不少于|不低于|不超过|至少|超过|突破|控制在|达到?|提高到?|增长|下降|完成|稳定|保持|在|{ABOUT}|到|至|为|以上|"
    r"不高于|新增|力争)+ ?)$"
)
_BEHIND = re.compile(r"(?:以上|以内|左右)?(?:的)?([^,。;、()\d]{2,20})")
_EACH = re.compile(r"每(?:年|月|季度|半年)|年均(?=[^,;]*$)")
_EACH_BEHIND = re.compile(
    r"^[^.;]{0,60}?\b(?:(?:each|every|a|per) (?:month|quarter|half-year|year)\b(?! (?:ago|earlier|later))|annually|monthly|quarterly)"
)
_BETWEEN = re.compile(r"\b[Bb]etween (\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: ?%)? and $")
_LEVEL = re.compile(
    r"余额|存量|保有量|总量|规模|达到?$|总数|(?:稳定|保持|控制|维持|压缩|缩短)(?:在|到|至)|浓度|强度|指数|系数|密度|"
    r"每[千万百][^,。;]{0,6}人|人均|户均|平均|年限|寿命|(?<!新增)[^,。;]{0,6}(?:企业|主体|商户|户数|家数|用户)(?:总数)?(?:突破|超过)$"
)
"""What is a level at a time, not added up over the year: 规上企业突破3800家, PM2.5平均浓度."""
_LEVEL_MEASURE = re.compile("微克|毫克|个?工作日|小时|分钟|个环节|分贝")
_ADDED_UP = re.compile(r"完成|投资|成交|新增|引进|减轻|发放|培训")
_CUT_ANYWHERE = re.compile(r"[元米亩斤吨升克瓦时里顷]$|[万亿]|公里|公顷|平方|立方|km|ha\b|GWh|MW")
"""Measures of which there may be a part: 6.35亿美元, 60.5公里, 0.95万人次."""
_CLAUSE, _SENTENCE, _NEAR, _LETTERS = 80, 300, 40, 400


class Target(NamedTuple):
    """A figure to be reached. ``about``, ``kind`` and ``every`` are guesses by the words around.

    Without a figure it is held ``against`` what others have, or is ``in_words`` alone.
    """

    words: Words
    value: Decimal
    measure: str
    comparator: Comparator
    about: Words | None = None
    scope: Words | None = None
    span: Words | None = None
    every: str | None = None
    is_rough: bool = False
    is_hoped: bool = False
    is_rank: bool = False
    kind: str = "count"
    against: str = ""
    in_words: str = ""


def targets(words: Words, year: int | None = None) -> Iterator[Target]:
    """Yield the figures to be reached that a text names; ``year`` is the plan's own."""
    folded = words.folded
    is_latin = _is_latin(folded)
    for match in _FIGURE.finditer(folded):
        found = _found(folded, match)
        if not is_no_target(found, year):
            target = _target(words, folded, match, found, is_latin=is_latin)
            between = _BETWEEN.search(found.before) if is_latin else None
            lower = Decimal(between[1].replace(",", "")) if between else None
            yield from _range(lower, target) if lower is not None else _ends(target, match)
    for rank in ranks(words):
        if is_past(_found_rank(words, rank), year):
            continue
        yield Target(
            rank.words,
            Decimal(rank.value),
            rank.measure,
            "<=",
            rank.before,
            is_rank=True,
            kind="rank",
        )


def _is_latin(folded: str) -> bool:
    letters = sum(sign.isascii() and sign.isalpha() for sign in folded[:_LETTERS])
    return letters > len(folded[:_LETTERS]) // 2


def _ends(target: Target, match: re.Match[str]) -> Iterator[Target]:
    """Yield a target; of a range its lower and its upper end."""
    if match["upper"] is None:
        yield target
    elif (upper := Decimal(match["upper"])) > target.value:
        yield from _range(target.value, target._replace(value=upper))


def _range(lower: Decimal, upper: Target) -> Iterator[Target]:
    """Yield both ends of a range, of which the upper one is there."""
    yield upper._replace(value=lower, comparator=">=")
    yield upper._replace(comparator="<=")


def _found(folded: str, match: re.Match[str]) -> Found:
    """Return a figure with its clause and its sentence."""
    start = match.start()
    end = start + len(match[0].rstrip())
    found = _within(folded, start, end)
    measure = "".join(match[part] or "" for part in ("scale", "measure", "per"))
    is_year = re.fullmatch(r"(?:19|20)\d\d", match["number"]) is not None
    of_lives = folded[end : end + 1] in OF_LIVES and LIVES.search(found.before)
    if not measure and of_lives and not is_year:
        measure, found = folded[end], _within(folded, start, end + 1)
    return found._replace(number=match["number"], measure=measure)


def _within(folded: str, start: int, end: int) -> Found:
    """Return a place in a text with the clause and the sentence around it."""
    first, last = _around(folded, start, end, _CLAUSE_END, _CLAUSE)
    sentence, sentence_end = _around(folded, start, end, _SENTENCE_END, _SENTENCE)
    clause = Clause(folded[first:start], folded[end:last], first)
    return Found(clause, folded[sentence:start], folded[end:sentence_end], "", "", end)


def _found_rank(words: Words, rank: Rank) -> Found:
    """Return a rank with its clause and its sentence."""
    found = _within(words.folded, rank.before.end - words.start, rank.words.end - words.start)
    return found._replace(number=str(rank.value), measure=rank.measure)


def _around(folded: str, start: int, end: int, ends: re.Pattern[str], most: int) -> tuple[int, int]:
    """Return where a clause or a sentence begins and ends, within so many signs."""
    first = max(0, start - most)
    before = (cut.end() for cut in ends.finditer(folded, first, start))
    after = ends.search(folded, end, end + most)
    return max(before, default=first), after.start() if after else min(end + most, len(folded))


def _target(
    words: Words, folded: str, match: re.Match[str], found: Found, *, is_latin: bool
) -> Target:
    measure, end = _measure(words, match, found, is_latin=is_latin)
    compared = comparison(found.clause.before, folded[end : end + 12])
    comparator = compared.comparator
    if is_latin and comparator == "=":
        comparator = comparison(found.clause.before, folded[found.end : found.end + 12]).comparator
    if comparator == "=" and not compared.length:
        sides = found.sentence_before[-_CLAUSE:], folded[end : end + _CLAUSE]
        comparator = shared(*sides) or of_the_last(found.measure, sides[1]) or comparator
    if comparator == "=" and _ROUGH.search(match[0]):
        comparator = ">"
    return Target(
        words.part(found.clause.start, end + compared.length).stripped(",、;"),
        Decimal(re.sub("[, ]", "", match["number"])),
        measure,
        comparator,
        _about(words, match, found),
        _last_of(words, found, _SCOPE),
        _last_of(words, found, _SPAN),
        _every(found),
        compared.is_rough,
        bool(_HOPED.search(found.sentence_before[-_NEAR:])),
        kind=_kind(found),
    )


def _measure(
    words: Words, match: re.Match[str], found: Found, *, is_latin: bool
) -> tuple[str, int]:
    """Return a measure in the document's own characters, and where it ends."""
    if found.measure and not is_money(found):
        parts = (words.text[slice(*match.span(part))] for part in ("scale", "measure", "per"))
        own = "".join(parts)
        return (found.measure if "%" in found.measure or not own else own), found.end
    if not is_latin:
        return match["first"] or "", found.end
    said, end = latin_measure(words, found)
    return said or match["first"] or "", end


def _about(words: Words, match: re.Match[str], found: Found) -> Words | None:
    """Return what a figure is about: the words in front of it, else those behind."""
    before = words.part(found.clause.start, match.start())
    if cut := _LEADS_UP.search(before.folded):
        before = before.part(0, cut.start())
    if len(before.text) > 1:
        return before
    behind = _BEHIND.match(found.clause.after)
    if behind is None:
        return None
    return words.part(found.end + behind.start(1), found.end + behind.end(1))


def _last_of(words: Words, found: Found, form: re.Pattern[str]) -> Words | None:
    """Return the last words of a form in front of a figure within its sentence."""
    matches = list(form.finditer(found.sentence_before))
    if not matches:
        return None
    offset = found.start - len(found.sentence_before)
    return words.part(offset + matches[-1].start(), offset + matches[-1].end())


def _every(found: Found) -> str | None:
    match = _EACH.search(found.sentence_before[-_NEAR:])
    match = match or _EACH_BEHIND.match(found.clause.after)
    return (cycle_of(match[0]) or "year") if match else None


def _kind(found: Found) -> str:
    """Guess what sort of indicator a figure belongs to."""
    before = found.clause.before
    if found.measure in ("%", "‰", "个百分点", "百分点"):
        return "rate"
    if _LEVEL.search(before) or _LEVEL_MEASURE.match(found.measure):
        return "stock"
    return "flow" if _ADDED_UP.search(before) or _CUT_ANYWHERE.search(found.measure) else "count"
