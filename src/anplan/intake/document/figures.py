"""Figures to be reached: value, measure and comparator, with what they are about, where, by when."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from anplan.intake.document.comparators import Comparator, comparison, shared
from anplan.intake.document.deadlines import cycle_of
from anplan.intake.document.found import Clause, Found
from anplan.intake.document.latin import is_money, latin_measure
from anplan.intake.document.measures import MEASURE
from anplan.intake.document.no_targets import is_no_target
from anplan.intake.document.ranks import ranks
from anplan.intake.document.words import Words

_NUMBER = r"(?<![\dA-Za-z.:+×])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_FIGURE = re.compile(
    _NUMBER
    + r" ?(?:(?P<first>%|个|家|名|项|所|处|座|条|人|户|[万亿])?[-~至到] ?(?P<upper>\d+(?:\.\d+)?) ?)?"
    + MEASURE
)
_ROUGH = re.compile(r"(?<=[\d万亿])(?:余|多)(?=.)")
_HOPED = re.compile(r"力争|争取|努力|aim to|strive")
_CLAUSE_END = re.compile(r"[。;,!?\n]|\. |、")
_SENTENCE_END = re.compile(r"[。;!?\n]|\. (?=[A-Z])")
_SCOPE = re.compile(r"全[市县区省州镇乡国]|城乡|城镇|农村|[^,。;]{0,4}规模以上")
_SPAN = re.compile(
    r"\d+年内|[一二三四五六七八九十]年内|每年|年均|每月|每季度|到\d{4}年(?:底|末)?|\d{4}年底?前?|"
    r"\d{1,2}月底前|上半年|全年|年底前?"
)
_LEADS_UP = re.compile(
    r"(?:(?:不少于|不低于|不超过|至少|超过|突破|控制在|达到?|提高到?|增长|下降|完成|稳定|保持|在|约|到|至|为|以上|"
    r"不高于|新增|力争)+ ?)$"
)
_BEHIND = re.compile(r"(?:以上|以内|左右)?(?:的)?([^,。;、()\d]{2,20})")
_EACH = re.compile(r"每(?:年|月|季度|半年)|年均")
_EACH_BEHIND = re.compile(
    r"^[^.;]{0,60}?\b(?:(?:each|every|a|per) (?:month|quarter|half-year|year)\b(?! (?:ago|earlier|later))|annually|monthly|quarterly)"
)
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
            yield from _ends(_target(words, folded, match, found, is_latin=is_latin), match)
    for rank in ranks(words):
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
        yield target._replace(comparator=">=")
        yield target._replace(value=upper, comparator="<=")


def _found(folded: str, match: re.Match[str]) -> Found:
    """Return a figure with its clause and its sentence."""
    start = match.start()
    end = start + len(match[0].rstrip())
    first, last = _around(folded, start, end, _CLAUSE_END, _CLAUSE)
    sentence, sentence_end = _around(folded, start, end, _SENTENCE_END, _SENTENCE)
    measure = "".join(match[part] or "" for part in ("scale", "measure", "per"))
    return Found(
        Clause(folded[first:start], folded[end:last], first),
        folded[sentence:start],
        folded[end:sentence_end],
        match["number"],
        measure,
        end,
    )


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
    if comparator == "=" and not compared.length:
        sides = found.sentence_before[-_CLAUSE:], folded[end : end + _CLAUSE]
        comparator = shared(*sides) or comparator
    if comparator == "=" and _ROUGH.search(match[0]):
        comparator = ">"
    return Target(
        words.part(found.clause.start, end + compared.length).stripped(",、;"),
        Decimal(match["number"].replace(",", "")),
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
        return (found.measure if "%" in found.measure else own), found.end
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
    if re.search(r"余额|存量|保有量|总量|规模|达到?$|总数", before):
        return "stock"
    return "flow" if re.search(r"完成|投资|成交|新增|引进|减轻|发放|培训", before) else "count"
