"""Figures, days and choices as people type them into a form, and what is understood.

Pure: a text in, an :class:`Understood` out. Nothing is guessed in silence: whatever was read
otherwise than it was typed is told, and what may be meant in two ways is not taken.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.quantity import MAX_DIGITS, MONEY, Quantity, digits
from anplan.base.words import folded, look_up
from anplan.intake.forms import Level

_ABSENT = {folded(word) for word in ("暂无", "无", "—", "——", "-", "--", "/", "暂未发布", "未发布", "暂缺",
                                     "空", "none", "n/a", "na", "not available")} | {""}  # fmt: skip
_VAGUE = re.compile("大约|约|接近|近|超过|超|逾|余|多|左右|以上|不到|不足|近乎|~|≈|>|<|≥|≤")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_FULL_DAY = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_TIGHT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT_DAY = re.compile(r"([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_SERIAL_START = date(1899, 12, 30)
_MONTH_LATE = timedelta(days=31)
_SHOWN = 40
_HUGE = 1e30


class Understood(NamedTuple):
    """A value as a report's text, empty where there is none, and what to tell about it."""

    value: str
    level: Level = "ok"
    note: Message | None = None


def cell_text(value: Any) -> str:
    """Return the text of a cell's value as a spreadsheet shows it; an empty cell gives ''."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, bool) or not isinstance(value, float):
        return str(value)
    text = f"{Decimal(f'{value:.15g}'):f}" if abs(value) < _HUGE else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_absent(typed: str) -> bool:
    """Return whether a cell is empty or says in a word that there is nothing."""
    return folded(_narrow(typed)) in _ABSENT


def figure(typed: str, measure: str) -> Understood:
    """Understand a figure counted in a measure; no figure is no value, never zero."""
    if is_absent(typed):
        return Understood("")
    narrow = re.sub(r"[\s()]", "", _narrow(typed))
    sharp = _VAGUE.sub("", narrow)
    found = _quantity(_ungrouped(sharp), measure)
    if found is None:
        return Understood("", "error", say("not a figure: {typed}", typed=shown(typed)))
    try:
        value = f"{found.to(measure):f}"
    except ValueError:
        told = say(
            "{typed} is not counted in {measure}", typed=shown(typed), measure=measure or "—"
        )
        return Understood("", "error", told)
    if digits(value) > MAX_DIGITS:
        return Understood("", "error", say("not a figure: {typed}", typed=shown(typed)))
    if sharp != narrow:
        told = say("{typed} was taken as {value}; is it exactly that?",
                   typed=shown(typed), value=value)  # fmt: skip
        return Understood(value, "unclear", told)
    return _told(typed, value)


def _quantity(text: str, measure: str) -> Quantity | None:
    try:
        found = Quantity.parse(text)
    except ValueError:
        return None
    if measure in MONEY and found.measure in ("万", "亿"):
        return Quantity(found.value, f"{found.measure}元")
    if found.measure is not None and folded(found.measure) == folded(measure):
        return Quantity(found.value, measure)
    return found


def _ungrouped(text: str) -> str:
    """Drop the commas of 1,264; any other comma stays and is refused."""
    head = re.match(r"[+-]?", text)
    assert head is not None
    rest = text[head.end() :]
    found = _GROUPED.match(rest)
    if found is None:
        return text
    return head[0] + found[0].replace(",", "") + rest[found.end() :]


def day(typed: str, period: Period) -> Understood:
    """Understand a day; without a year it is the one of the period that lies nearest before."""
    narrow = re.sub(r"\s+00:00:00$", "", _narrow(typed)).replace(" ", "")
    if is_absent(typed):
        return Understood("")
    found = _day(narrow, period)
    if found is None:
        return Understood("", "error", say("not a day: {typed}", typed=shown(typed)))
    return _told(typed, found.isoformat())


def _day(text: str, period: Period) -> date | None:
    full = _FULL_DAY.fullmatch(text) or _TIGHT_DAY.fullmatch(text)
    try:
        if full:
            return date(int(full[1]), int(full[2]), int(full[3]))
        if _SERIAL.fullmatch(text):
            return _SERIAL_START + timedelta(days=int(text))
        short = _SHORT_DAY.fullmatch(text)
        return _near(period, int(short[1]), int(short[2])) if short else None
    except ValueError:
        return None


def _near(period: Period, month: int, number: int) -> date:
    """Choose the year in which the day does not lie far behind the period's end."""
    latest = period.end + _MONTH_LATE
    for year in (latest.year, latest.year - 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if found <= latest:
            return found
    raise ValueError(number)


def choice(typed: str, words: Mapping[str, str]) -> Understood:
    """Understand one of a few words."""
    if not typed.strip():
        return Understood("")
    found = look_up(typed, words)
    if found is None:
        listed = tuple(words)
        told = say("{typed} is none of: {choices}", typed=shown(typed), choices=listed)
        return Understood("", "error", told)
    return Understood(found)


def _told(typed: str, value: str) -> Understood:
    if typed == value:
        return Understood(value)
    return Understood(value, "changed", say("{typed} → {value}", typed=shown(typed), value=value))


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def shown(text: str) -> str:
    """Return a text as a message shows it: on one line, a long one cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
