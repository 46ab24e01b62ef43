"""Periods and days as people write them where the year may be left out: 6月, 3-4月, 上半年, 6月30日.

English names of months are read as well: June, June 2025, 30 June, Sep 30, 2025.
"""

import re
from collections.abc import Iterable

from anplan.base.month_names import MONTH_NAMES
from anplan.base.period import Period, is_period

_BLANKS = r"\s"
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width letters, digits and signs; other signs that look like digits stay what they are."""
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NUMBER_OF = {
    short: number
    for number, name in enumerate(map(str.lower, MONTH_NAMES), 1)
    for short in (name, name[:3])
} | {"sept": 9}
_LONGEST = 40
"""The longest text that can be a month or a day; what is longer is none, and costs nothing."""
_APART = str.maketrans(",.-/", "    ")
_BESIDE = "([12][0-9]{3})|([0-9]{1,2})(?:st|nd|rd|th)?"
"""What stands beside the name of a month: a year or a day."""
_YEAR = "(?:([12][0-9]{3})(?:年|[-./])?)?"
_NUMBER = "(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTHS = (
    rf"([12][0-9]{{3}})(?:年|[-./]){_NUMBER}(?:月份?)?",
    r"([12][0-9]{3})(0[1-9]|1[0-2])",
    rf"{_YEAR}{_NUMBER}月份?",
)
_TWO_MONTHS = rf"{_YEAR}(?:[Bb]([1-6])|{_NUMBER}月?[-—–−~至到、]+{_NUMBER}月份?)"
_QUARTER = rf"{_YEAR}(?:[Qq]([1-4])|第?([1-4一二三四])季度?)"
_HALF = rf"{_YEAR}(?:[Hh]([12])|([上下])半年)"
_WHOLE_YEAR = "([12][0-9]{3})(?:年度?)?(?:全年)?|全年"
_LETTER_FIRST = "([BbQqHh])([1-6])[,/-]?([12][0-9]{3})"
_ORDINAL = "(?:the)?(first|second|third|fourth|1st|2nd|3rd|4th)(half|quarter)(?:of)?([12][0-9]{3})?"
_PLACES = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th")
_NAMED = "(half|quarter)([1-4])(?:of)?([12][0-9]{3})?"
_NAMED_MONTHS = r"([a-z]{3,9})\.?(?:[-–—~/]|to|and)([a-z]{3,9})\.?,?([12][0-9]{3})?"


def typed_periods(text: str, years: Iterable[int]) -> tuple[Period, ...]:
    """Return what a text may mean as a period: one of each year where it names none.

    Nothing is returned for what is no period.
    """
    narrow = _narrow(numbered(text))
    for pattern in _MONTHS:
        if match := re.fullmatch(pattern, narrow):
            return _each("{year}-{place:02}", match[1], _number(match[2]), years)
    if match := re.fullmatch(_TWO_MONTHS, narrow):
        place = int(match[2]) if match[2] else _place_of_two(_number(match[3]), _number(match[4]))
        return _each("{year}-B{place}", match[1], place, years)
    if match := re.fullmatch(_QUARTER, narrow):
        return _each("{year}-Q{place}", match[1], _number(match[2] or match[3]), years)
    if match := re.fullmatch(_HALF, narrow):
        place = int(match[2]) if match[2] else 1 + (match[3] == "下")
        return _each("{year}-H{place}", match[1], place, years)
    if match := re.fullmatch(_WHOLE_YEAR, narrow):
        return _each("{year}", match[1], 0, years)
    return _in_english(narrow.casefold(), years)


def _in_english(text: str, years: Iterable[int]) -> tuple[Period, ...]:
    """Read ``Q2 2025``, ``second quarter of 2025``, ``half 1 of 2025``, ``March–April``."""
    if match := re.fullmatch(_LETTER_FIRST, text):
        return _each(f"{{year}}-{match[1].upper()}{{place}}", match[3], int(match[2]), years)
    if match := re.fullmatch(_ORDINAL, text):
        place = _PLACES.index(match[1]) % 4 + 1
        return _each(f"{{year}}-{match[2][0].upper()}{{place}}", match[3], place, years)
    if match := re.fullmatch(_NAMED, text):
        return _each(f"{{year}}-{match[1][0].upper()}{{place}}", match[3], int(match[2]), years)
    if match := re.fullmatch(_NAMED_MONTHS, text):
        first, second = _NUMBER_OF.get(match[1], 0), _NUMBER_OF.get(match[2], 0)
        return _each("{year}-B{place}", match[3], _place_of_two(first, second), years)
    return ()


def _place_of_two(first: int, second: int) -> int:
    """Return which two months of the year two are; 0, which is none, for any others."""
    return second // 2 if second == first + 1 and second % 2 == 0 else 0


def is_typed_period(text: str) -> bool:
    """Return whether a word is understood as a period where one is typed."""
    return bool(typed_periods(text, (2000,)))


def numbered(text: str) -> str:
    """Return a day or a month with an English name as one with its number; else the text.

    ``30 June 2025`` becomes 2025年6月30日, ``June`` 6月.
    """
    if len(text) > _LONGEST or not text.isascii():
        return text
    words = text.casefold().translate(_APART).split()
    months = [_NUMBER_OF[word] for word in words if word in _NUMBER_OF]
    others = [re.fullmatch(_BESIDE, word) for word in words if word not in _NUMBER_OF]
    years = [match[1] for match in others if match and match[1]]
    days = [match[2] for match in others if match and match[2]]
    if len(months) != 1 or None in others or len(years) > 1 or len(days) > 1:
        return text
    return "".join(
        [*(f"{year}年" for year in years), f"{months[0]}月", *(f"{day}日" for day in days)]
    )


def _narrow(text: str) -> str:
    return re.sub(_BLANKS, "", text.translate(_NARROW))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _CHINESE.index(text) + 1


def _each(form: str, year: str | None, place: int, years: Iterable[int]) -> tuple[Period, ...]:
    of = (int(year),) if year else tuple(years)
    texts = (form.format(year=calendar_year, place=place) for calendar_year in of)
    return tuple(Period.parse(text) for text in texts if is_period(text))
