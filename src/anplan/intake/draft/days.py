"""Days that a document names in words: 6月底前, 年内, 2025年12月31日前, by the end of March 2026."""

import re
from datetime import date

from anplan.base.days import month_end
from anplan.base.month_names import ANY_MONTH, MONTH_NAMES
from anplan.intake.document.numbers import chinese_value

_NUMBER = r"(\d{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY = re.compile(
    rf"(?:(\d{{4}})年|[今本当]年|(次|明)年)?{_NUMBER}月份?(?:(\d{{1,2}})[日号]|(初|上旬|中旬|中(?!小)|下旬|底|末))?"
)
_DOTTED = re.compile(r"(\d{4})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?!\d)")
_QUARTER = re.compile(r"(?:(\d{4})年|[今本当]年)?第?([一二三四1-4])(?:个)?季度")
_HALF = re.compile(r"(?:(\d{4})年|[今本当]年)?([上下])半年")
_YEAR = re.compile(
    r"(?:(\d{4})|(次|明)|[今本当]|(?<![\d一二三四五六七八九十两几多半第]))年度?(?:底|末|终|内|$)"
)
_BARE_YEAR = re.compile(r"(20\d\d)(?!年?(?:之|以)?前)")
_LATIN = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({ANY_MONTH})\b(?: (\d{{1,2}}),)?(?: (20\d\d))?",
    re.IGNORECASE,
)
_LATIN_QUARTER = re.compile(r"\bQ([1-4])(?: (20\d\d))?", re.IGNORECASE)
_PARTS = {"初": 10, "上旬": 10, "中旬": 20, "中": 20}
"""The last day that a part of a month may mean; of any other it is the month's."""


def day_of(folded: str, year: int | None) -> date | None:
    """Return the last day that words mean; ``year`` is that of a day without one.

    None where they name no day, or one without a year that nobody knows.
    """
    for find in (_of_month, _of_dotted, _of_quarter, _of_half, _of_latin, _of_year):
        try:
            found = find(folded, year)
        except ValueError:
            return None
        if found is not None:
            return found
    return None


def _of_month(folded: str, year: int | None) -> date | None:
    matches = list(_DAY.finditer(folded))
    if not matches:
        return None
    match = matches[-1]
    said = next((int(one[1]) for one in reversed(matches) if one[1]), year)
    if said is None:
        return None
    first = date(said + bool(match[2]), _value(match[3]), 1)
    if match[4]:
        return first.replace(day=int(match[4]))
    return first.replace(day=_PARTS[match[5]]) if match[5] in _PARTS else month_end(first)


def _value(digits: str) -> int:
    return int(digits) if digits.isdecimal() else chinese_value(digits)


def _of_dotted(folded: str, _year: int | None) -> date | None:
    match = _DOTTED.search(folded)
    if match is None:
        return None
    first = date(int(match[1]), int(match[2]), 1)
    return first.replace(day=int(match[3])) if match[3] else month_end(first)


def _of_quarter(folded: str, year: int | None) -> date | None:
    match = _QUARTER.search(folded)
    return _end(match[1], year, 3 * _value(match[2])) if match else None


def _of_half(folded: str, year: int | None) -> date | None:
    match = _HALF.search(folded)
    return _end(match[1], year, 6 if match[2] == "上" else 12) if match else None


def _end(said: str | None, year: int | None, month: int) -> date | None:
    known = int(said) if said else year
    return month_end(date(known, month, 1)) if known else None


def _of_latin(folded: str, year: int | None) -> date | None:
    if quarter := _LATIN_QUARTER.search(folded):
        return _end(quarter[2], year, 3 * int(quarter[1]))
    match = _LATIN.search(folded)
    if match is None:
        return None
    known = int(match[4]) if match[4] else year
    if known is None:
        return None
    first = date(known, MONTH_NAMES.index(match[2].capitalize()) + 1, 1)
    said = match[1] or match[3]
    return first.replace(day=int(said)) if said else month_end(first)


def _of_year(folded: str, year: int | None) -> date | None:
    match = _YEAR.search(folded)
    if match is None:
        bare = _BARE_YEAR.search(folded)
        return date(int(bare[1]), 12, 31) if bare else None
    known = int(match[1]) if match[1] else year
    return None if known is None else date(known + bool(match[2]), 12, 31)


def years_of(folded: str) -> tuple[int, int] | None:
    """Return the first and the last year that a title names: 2021—2025年, 2024-25, 2025年."""
    if match := re.search(r"(20\d\d)年?(?:[-~至到/]| to )(20)?(\d\d)(?!\d)", folded):
        first, last = int(match[1]), int(f"{match[2] or match[1][:2]}{match[3]}")
        if first <= last:
            return first, last
    single = re.search(r"(20\d\d)", folded)
    return (int(single[1]), int(single[1])) if single else None
