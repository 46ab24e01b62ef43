"""Deadlines: 6月底前, 2025年12月31日前, 年底前, 每季度, 全年, 持续推进."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from anplan.base.month_names import ANY_MONTH
from anplan.intake.document.text.words import Words

DeadlineKind = Literal["by", "every", "standing"]

_YEAR = r"(?:(?:\d{3,4}|今|本|当|明|次)年度?)"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_DAY = r"(?:\d{1,2}[日号]|底|末|初|中旬|上旬|下旬|中)"
_QUARTER = r"(?:第?[一二三四1-4](?:个)?季度(?:末|底)?|[上下]半年|上半年底)"
_SEASON = "(?:主?汛期?|采暖[季期]|供暖[季期]|入[冬汛]|春节|国庆节?|中秋节?|(?:[春秋]季)?(?:学期)?开学|清明节?|重阳节?|元旦|端午节?|五一|十一)"
_POINT = rf"(?:{_YEAR}?{_SEASON}(?=之?前|以前)|{_YEAR}?(?:{_MONTH}{_DAY}?|{_QUARTER}|(?:年)?(?:底|末|终))|(?:{_YEAR}|年)(?:底|末|终|内)?|\d{{4}}\.\d{{1,2}}(?:\.\d{{1,2}})?|\d{{1,2}}[日号](?=之?前|以前))"
_BY = re.compile(
    rf"(?P<by>(?<![\d从自])(?:{_POINT})(?:之?前|以前)(?!后))"
    rf"|(?P<within>(?:{_YEAR}年?|(?<![\d一二三四五六七八九十两几多半])年)内(?!容))"
    rf"|(?P<latin>\b[Bb]y (?:the )?(?:end of )?(?:\d{{1,2}} )?(?:{ANY_MONTH})"
    r"(?: \d{1,2},)?(?: \d{4})?|\b[Bb]y (?:the )?(?:end of )?20\d\d\b(?![/-])|\b[Bb]y Q[1-4] \d{4})"
)
_YEARS_AGO = re.compile(r"\d{4}年(?:之|以)?前(?:建成|竣工|建设|投用|出厂|出生|参加工作|入职)?的")
"""Which things are meant, by their age: 2000年以前建成的小区."""
_EVERY = re.compile(
    r"每(?:个)?(?:月|季度|季|半年|年|周|两个?月|双月|学期)|全年|按[月季]|Every (?:month|quarter|year)|[Mm]onthly|[Qq]uarterly|[Aa]nnually"
)
_STANDING = re.compile(
    r"持续(?:推进|实施|开展)?|长期(?:坚持|推进)?|常态化(?:推进|开展)?|常年|贯穿全年|(?:立行|立知|即知|立查)立?即?改|立即(?:整改|执行|落实)|Ongoing|ongoing|[Cc]ontinuous"
)
_POINT_ALONE = re.compile(rf"{_POINT}(?:前|之前|以前|完成|底前|内|启动|开工|竣工|投入使用)*")


_EXCEPTED = re.compile(r"[,;、(][^,。;]{0,10}(?:另有|除)[^,。;]{0,16}(?:除外|外)\)?$")
"""What does not belong to a deadline: 11月底前，另有规定的除外."""
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_LATIN_DAY = re.compile(
    rf"(?:[Bb]y |[Ee]nd (?:of )?)*(?:(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}},)?(?: 20\d\d)?|"
    r"Q[1-4](?: 20\d\d(?:/\d\d)?)?|(?:Spring|Summer|Autumn|Winter) 20\d\d|20\d\d(?:[/-]\d\d(?:\d\d)?)?|"
    r"\d{1,2}/\d{1,2}/20\d\d|[Oo]ngoing|[Aa]nnual(?:ly)?|[Mm]onthly|[Qq]uarterly|[Ww]eekly)"
)


class Deadline(NamedTuple):
    """A deadline in the document's words: by a day, in every period, or work that goes on."""

    words: Words
    kind: DeadlineKind


def deadlines(words: Words) -> Iterator[Deadline]:
    """Yield the days by which running text wants something done."""
    for match in _BY.finditer(words.folded):
        if _YEARS_AGO.match(words.folded, match.start()):
            continue
        yield Deadline(words.part(match.start(), match.end()), "by")


def stated_deadline(words: Words) -> Deadline | None:
    """Return the deadline that a field or a cell for deadlines says; None where it is blank."""
    words = words.stripped("。;,、().")
    if excepted := _EXCEPTED.search(words.folded):
        words = words.part(0, excepted.start())
    folded = words.folded
    if not folded or folded in ("/", "-", "--", "无", "N/A", "n/a", "TBC"):
        return None
    if _BY.search(folded) or re.search(r"\d", folded):
        return Deadline(words, "by")
    if _EVERY.search(folded):
        return Deadline(words, "every")
    return Deadline(words, "standing" if _STANDING.search(folded) else "by")


def looks_like_deadline(folded: str) -> bool:
    """Return whether a short text can stand in a column of deadlines."""
    text = folded.strip()
    if not text or len(text) > 24:
        return False
    return bool(
        _LATIN_DAY.fullmatch(text)
        or _BY.search(text)
        or _POINT_ALONE.match(text)
        or _EVERY.match(text)
        or _STANDING.match(text)
    )


def cycle_of(folded: str) -> str | None:
    """Return how often words say that something comes back."""
    for form, cycle in _CYCLES:
        if re.search(form, folded):
            return cycle
    return None


_CYCLES = (
    (r"每(?:个)?月|按月|[Mm]onthly|(?:[Ee]very|each|a|per) month|月报", "month"),
    (r"每两个?月|双月", "two-months"),
    (
        r"每(?:个)?季|按季|季度末月|[Qq]uarterly|(?:[Ee]very|each|a|per) quarter|季报|每季",
        "quarter",
    ),
    (r"每半年|半年|[Hh]alf[- ]year|年中", "half"),
    (r"每年|全年|年度|[Aa]nnual|(?:[Ee]very|each|a|per) year|年末|年底", "year"),
    (r"每周|[Ww]eekly", "week"),
)
