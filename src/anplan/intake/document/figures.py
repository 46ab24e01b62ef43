"""Figures to be reached: comparator, value, measure, with what they are about, where and by when."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from anplan.intake.document.deadlines import cycle_of
from anplan.intake.document.measures import LATIN_NOUN, MEASURE
from anplan.intake.document.numbers import chinese_value
from anplan.intake.document.no_targets import Clause, Found, is_no_target
from anplan.intake.document.words import Words

Comparator = Literal[">=", ">", "<=", "<", "="]

_NUMBER = r"(?<![\dA-Za-z.:+×])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_FIGURE = re.compile(
    _NUMBER
    + r" ?(?:(?P<first>%|个|家|名|项|所|处|座|条|人|户|[万亿])?[-~至到] ?(?P<upper>\d+(?:\.\d+)?) ?)?"
    + MEASURE
)
_BEFORE: tuple[tuple[Comparator, re.Pattern[str]], ...] = tuple(
    (comparator, re.compile(rf"(?:{words})(?:了|到|至|在|于|为)? ?$"))
    for comparator, words in (
        (
            "<=",
            "不超过|不高于|不大于|不多于|不超|最多|最高不超过|控制在|限制在|压降至|at most|no more than|up to|not exceed(?:ing)?|within",
        ),
        (
            ">=",
            "不少于|不低于|不小于|不得少于|不得低于|不弱于|至少|最少|不下于|>=|≥|不落后于|at least|no fewer than|no less than|not less than|minimum of",
        ),
        (">", "超过|突破|高于|大于|多于|超|逾|>|优于|more than|over|above|exceed(?:ing)?"),
        (">=", r"(?:至少|最少|at least)[^\d,。;、]{1,6}|(?:不少于|不低于)[^\d,。;、]{1,16}的"),
        ("<", "低于|小于|少于|<|below|under|less than|fewer than"),
        ("<=", "≤|<="),
    )
)
_AFTER: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (">=", re.compile(r" ?(?:及|或)?(?:以上|之上)|\+| or (?:more|above)|(?: [a-z]+){0,2} or more")),
    ("<=", re.compile(r" ?(?:及|或)?(?:以内|以下|之内|内(?=[,。;、)]|$))| or (?:fewer|less)")),
)
_ABOUT = re.compile(r" ?(?:左右|上下)")
_ABOUT_BEFORE = re.compile(r"(?:约|大约|近|approximately|around|about) ?$")
_ROUGH = re.compile(r"(?<=[\d万亿])(?:余|多)(?=.)")
_HOPED = re.compile(r"力争|争取|努力|aim to|strive")
_RANK = re.compile(
    r"(?:前|第|位居第|排名第|top )(?: ?)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<measure>名|位|强)?"
)
_RANKED = re.compile(r"排名|排位|位次|位居|进入|进位|名次|保持|列|争|跻身|考核|综合|rank|among")
_CLAUSE_END = re.compile(r"[。;,!?\n]|\. |、")
_SENTENCE_END = re.compile(r"[。;!?\n]|\. (?=[A-Z])")
_SCOPE = re.compile(r"全[市县区省州镇乡国]|城乡|城镇|农村|[^,。;]{0,4}规模以上")
_SPAN = re.compile(
    r"\d+年内|[一二三四五六七八九十]年内|每年|年均|每月|每季度|到\d{4}年(?:底|末)?|\d{4}年底?前?|\d{1,2}月底前|上半年|全年|年底前?"
)


class Target(NamedTuple):
    """A figure to be reached. ``about``, ``kind`` and ``every`` are guesses by the words around."""

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


class Unsure(NamedTuple):
    """A figure of which the words do not say whether it is to be reached."""

    words: Words
    reason: str


def targets(words: Words, year: int | None = None) -> Iterator[Target]:
    """Yield the figures to be reached that a text names; ``year`` is the plan's own."""
    folded = words.folded
    taken = -1
    for match in _FIGURE.finditer(folded):
        if match.start() < taken:
            continue
        found = _found(folded, match)
        if is_no_target(found, year):
            continue
        for target in _targets_of(words, folded, match, found):
            taken = max(taken, found.end)
            yield target
    yield from _ranks(words, folded)


def _found(folded: str, match: re.Match[str]) -> Found:
    """Return a figure with its clause and its sentence."""
    start = match.start()
    end = start + len(match[0].rstrip())
    first = max(
        (cut.end() for cut in _CLAUSE_END.finditer(folded, max(0, start - 80), start)),
        default=max(0, start - 80),
    )
    last = _CLAUSE_END.search(folded, end)
    clause_end = min(last.start() if last else len(folded), end + 80)
    sentence_first = max(
        (cut.end() for cut in _SENTENCE_END.finditer(folded, max(0, start - 300), start)),
        default=max(0, start - 300),
    )
    sentence_last = _SENTENCE_END.search(folded, end)
    sentence_end = min(sentence_last.start() if sentence_last else len(folded), end + 200)
    measure = (match["scale"] or "") + (match["measure"] or "") + (match["per"] or "")
    return Found(
        Clause(folded[first:start], folded[end:clause_end], first),
        folded[sentence_first:start],
        folded[end:sentence_end],
        match["number"],
        measure,
        end,
        bool(match["upper"]),
    )


def _targets_of(words: Words, folded: str, match: re.Match[str], found: Found) -> Iterator[Target]:
    measure, end = found.measure, found.end
    end_of_measure = end
    if not measure:
        noun = LATIN_NOUN.match(folded, end) if _is_latin(folded) else None
        if noun:
            measure, end = noun["noun"], noun.end()
            end_of_measure = end
    before, after = found.clause.before, folded[end : end + 12]
    comparator, sign_end = _comparator(before, after)
    about_end = _ABOUT.match(after)
    is_rough = bool(about_end or _ABOUT_BEFORE.search(before))
    if _ROUGH.search(folded[match.start("number") : match.end()]) and comparator == "=":
        comparator = ">"
    end += sign_end or (about_end.end() if about_end else 0)
    target = Target(
        _quote(words, found, match, end),
        Decimal(match["number"].replace(",", "")),
        _as_written(words, measure, end_of_measure, match),
        comparator,
        _about(words, found, match),
        _inside(words, found, _SCOPE),
        _inside(words, found, _SPAN),
        _every(found),
        is_rough,
        bool(_HOPED.search(found.clause.before))
        or bool(_HOPED.search(found.sentence_before[-40:])),
        kind=_kind(found),
    )
    if match["upper"]:
        upper = Decimal(match["upper"])
        if upper > target.value:
            yield target._replace(comparator=">=")
            yield target._replace(value=upper, comparator="<=")
        return
    yield target


def _as_written(words: Words, measure: str, end: int, match: re.Match[str]) -> str:
    """Return a measure in the document's own characters."""
    if not measure:
        return match["first"] or ""
    return words.text[end - len(measure) : end] if "%" not in measure else measure


def _is_latin(folded: str) -> bool:
    letters = sum(sign.isascii() and sign.isalpha() for sign in folded[:400])
    return letters > len(folded[:400]) // 2


def _comparator(before: str, after: str) -> tuple[Comparator, int]:
    """Return how a figure is compared, by the words on both sides, and how many stand behind."""
    prefix: Comparator | None = next(
        (sign for sign, form in _BEFORE if form.search(before[-24:])), None
    )
    about = _ABOUT.match(after)
    if about:
        return "=", 0
    for sign, form in _AFTER:
        if match := form.match(after):
            return (
                prefix if prefix in ("<=", ">") and sign == ">=" and prefix == "<=" else sign
            ), match.end()
    return prefix or "=", 0


def _quote(words: Words, found: Found, match: re.Match[str], end: int) -> Words:
    return words.part(found.clause.start, end).stripped(",、;")


def _about(words: Words, found: Found, match: re.Match[str]) -> Words | None:
    """Return what a figure is about: the words in front of it, else those behind."""
    before = words.part(found.clause.start, match.start())
    folded = before.folded
    cut = re.search(
        r"(?:(?:不少于|不低于|不超过|至少|超过|突破|控制在|达到?|提高到?|增长|下降|完成|稳定|保持|在|约|到|至|为|以上|不高于|新增|力争)+ ?)$",
        folded,
    )
    if cut:
        before = before.part(0, cut.start())
    if len(before.text) > 1:
        return before
    behind = re.match(r"(?:以上|以内|左右)?(?:的)?([^,。;、()\d]{2,20})", found.clause.after)
    if behind:
        return words.part(match.end() + behind.start(1), match.end() + behind.end(1))
    return None


def _inside(words: Words, found: Found, form: re.Pattern[str]) -> Words | None:
    """Return the last words of a form in front of a figure within its sentence."""
    last = None
    for last in form.finditer(found.sentence_before):
        pass
    if last is None:
        return None
    offset = found.end_of_before - len(found.sentence_before)
    return words.part(offset + last.start(), offset + last.end())


def _every(found: Found) -> str | None:
    match = re.search(r"每(?:年|月|季度|半年)|年均", found.sentence_before[-40:])
    return (cycle_of(match[0]) or "year") if match else None


def _kind(found: Found) -> str:
    """Guess what sort of indicator a figure belongs to."""
    before = found.clause.before
    if found.measure in ("%", "‰", "个百分点", "百分点"):
        return "rate"
    if re.search(r"余额|存量|保有量|总量|规模|达到?$|总数", before):
        return "stock"
    return "flow" if re.search(r"完成|投资|成交|新增|引进|减轻|发放|培训", before) else "count"


def _ranks(words: Words, folded: str) -> Iterator[Target]:
    """Yield ranks to be reached: 排名进入全省前10位; smaller is better."""
    for match in _RANK.finditer(folded):
        first = max(0, match.start() - 30)
        cuts = [cut.end() for cut in _CLAUSE_END.finditer(folded, first, match.start())]
        start = max(cuts, default=first)
        before = folded[start : match.start()]
        is_named = match["measure"] is not None
        if not _RANKED.search(before) or not (is_named or match[0].startswith(("前", "top"))):
            continue
        if match[0].startswith("第") and not re.search(r"排名|位居|位列|位次", before):
            continue
        yield Target(
            words.part(start, match.end()),
            Decimal(_rank_value(match["number"])),
            match["measure"] or "",
            "<=",
            words.part(start, match.start()),
            is_rank=True,
            kind="rank",
        )


def _rank_value(written: str) -> int:
    return int(written) if written.isdigit() else chinese_value(written)
