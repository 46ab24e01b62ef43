"""Days that a document names in words: 6月底前, 年内, 2025年12月31日前, by the end of March 2026."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from anplan.base.days import month_end
from anplan.base.month_names import ANY_MONTH, MONTH_NAMES
from anplan.intake.document.text.numbers import chinese_value

_NUMBER = r"(\d{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY = re.compile(
    rf"(?:(\d{{4}})年|[今本当]年|(次|明)年)?{_NUMBER}月份?(?:(\d{{1,2}})[日号]|(初|上旬|中旬|中(?!小)|下旬|底|末))?"
)
_DOTTED = re.compile(
    r"(\d{4})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?!\d)(?: ?[-~至到] ?(\d{1,2})[./](\d{1,2})(?!\d))?"
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)")
_WHOSE_YEAR = r"(?:(\d{4})年|[今本当]年|(次|明)年)?"
_QUARTER = re.compile(rf"{_WHOSE_YEAR}第?([一二三四1-4])(?:个)?季度")
_HALF = re.compile(rf"{_WHOSE_YEAR}([上下])半年")
_YEAR = re.compile(
    r"(?:(\d{4})|(次|明)|[今本当]|(?<![\d一二三四五六七八九十两几多半第]))年度?(?:底|末|终|内|$)"
)
_BARE_YEAR = re.compile(r"(?<![/\d])(20\d\d)(?!年?(?:之|以)?前)(?!/\d)")
_FINANCIAL = re.compile(r"(?<![\d/])(20\d\d)/(?:20)?(\d\d)(?![\d/])")
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter)\b|[春夏秋冬]季?|学期|开学|[暑寒]假|汛|[采供]暖|农时|"
    r"春节|清明|端午|中秋|重阳|国庆|元旦|五一|十一(?!五)",
    re.IGNORECASE,
)
"""What lies in a year, and is not its end."""
_LATIN = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({ANY_MONTH})\b(?: (\d{{1,2}}),)?(?: (20\d\d))?",
    re.IGNORECASE,
)
_LATIN_QUARTER = re.compile(r"\bQ([1-4])(?: (20\d\d))?", re.IGNORECASE)
_UNTIL = frozenset("-~至到")
_MONTHS = 12
_PARTS = {"初": 10, "上旬": 10, "中旬": 20, "中": 20}
"""The last day that a part of a month may mean; of any other it is the month's."""


def day_of(folded: str, year: int | None) -> date | None:
    """Return the last day that words mean; ``year`` is that of a day without one.

    None where they name no day, or one without a year that nobody knows; and where they may mean
    several: a season, a financial year, 06/07/2025.
    """
    if financial_years(folded):
        return None
    for find in (_of_month, _of_slashed, _of_dotted, _of_quarter, _of_half, _of_latin, _of_year):
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
    said = _said_year(matches, year)
    if said is None:
        return None
    first = date(said + bool(match[2]) + _is_past_new_year(folded, matches), _value(match[3]), 1)
    if match[4]:
        return first.replace(day=int(match[4]))
    return first.replace(day=_PARTS[match[5]]) if match[5] in _PARTS else month_end(first)


def _said_year(matches: Sequence[re.Match[str]], year: int | None) -> int | None:
    """Return the year that was said last; the given one where none was."""
    return next((int(one[1]) for one in reversed(matches) if one[1]), year)


def _is_past_new_year(folded: str, matches: Sequence[re.Match[str]]) -> bool:
    """Return whether a span of months ends in the year after the one in which it begins."""
    if not matches[1:] or matches[-1][1] or matches[-1][2]:
        return False
    before, last = matches[-2:]
    between = folded[before.end() : last.start()].strip()
    return between in _UNTIL and _value(last[3]) < _value(before[3])


def _value(digits: str) -> int:
    return int(digits) if digits.isdecimal() else chinese_value(digits)


def _of_dotted(folded: str, _year: int | None) -> date | None:
    matches = list(_DOTTED.finditer(folded))
    if not matches:
        return None
    match = matches[-1]
    if match[4]:
        return date(int(match[1]), int(match[4]), int(match[5]))
    first = date(int(match[1]), int(match[2]), 1)
    return first.replace(day=int(match[3])) if match[3] else month_end(first)


def _of_slashed(folded: str, _year: int | None) -> date | None:
    """Read 30/06/2025 and 06/30/2025; raise ValueError where either may be meant."""
    matches = list(_SLASHED.finditer(folded))
    if not matches:
        return None
    one, other, year = map(int, matches[-1].groups())
    if one != other and max(one, other) <= _MONTHS:
        raise ValueError(matches[-1][0])
    day, month = (one, other) if one > _MONTHS else (other, one)
    return date(year, month, day)


def _of_quarter(folded: str, year: int | None) -> date | None:
    return _of_part(_QUARTER, folded, year, lambda word: 3 * _value(word))


def _of_half(folded: str, year: int | None) -> date | None:
    return _of_part(_HALF, folded, year, lambda word: 6 if word == "上" else 12)


def _of_part(
    pattern: re.Pattern[str], folded: str, year: int | None, month_of: Callable[[str], int]
) -> date | None:
    """Return the end of the last quarter or half that is named."""
    matches = list(pattern.finditer(folded))
    if not matches:
        return None
    said = _said_year(matches, year)
    return None if said is None else _end(said + bool(matches[-1][2]), month_of(matches[-1][3]))


def _end(year: int, month: int) -> date:
    return month_end(date(year, month, 1))


def _of_latin(folded: str, year: int | None) -> date | None:
    if quarters := list(_LATIN_QUARTER.finditer(folded)):
        quarter = quarters[-1]
        known = int(quarter[2]) if quarter[2] else year
        return None if known is None else _end(known, 3 * int(quarter[1]))
    matches = list(_LATIN.finditer(folded))
    if not matches:
        return None
    match = matches[-1]
    known = next((int(one[4]) for one in reversed(matches) if one[4]), year)
    if known is None:
        return None
    first = date(known, MONTH_NAMES.index(match[2].capitalize()) + 1, 1)
    said = match[1] or match[3]
    return first.replace(day=int(said)) if said else month_end(first)


def _of_year(folded: str, year: int | None) -> date | None:
    match = _YEAR.search(folded)
    if match is None:
        bare = None if _SEASON.search(folded) else _BARE_YEAR.search(folded)
        return date(int(bare[1]), 12, 31) if bare else None
    known = int(match[1]) if match[1] else year
    return None if known is None else date(known + bool(match[2]), 12, 31)


def financial_years(folded: str) -> tuple[int, int] | None:
    """Return the years of 2025/26: one financial year, whose months the words do not tell."""
    match = _FINANCIAL.search(folded)
    if match is None:
        return None
    first = int(match[1])
    return (first, first + 1) if int(match[2]) == (first + 1) % 100 else None


def years_of(folded: str) -> tuple[int, int] | None:
    """Return the first and the last year that a title names: 2021—2025年, 2024-25, 2025年."""
    if match := re.search(r"(20\d\d)年?(?:[-~至到/]| to )(20)?(\d\d)(?!\d)", folded):
        first, last = int(match[1]), int(f"{match[2] or match[1][:2]}{match[3]}")
        if first <= last:
            return first, last
    single = re.search(r"(20\d\d)(?!年?远景)", folded)
    return (int(single[1]), int(single[1])) if single else None
