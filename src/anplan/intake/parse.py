"""Figures, days and choices as people type them into a form, and what is understood.

Pure: a text in, a :class:`ParsedValue` out. Nothing is guessed in silence: whatever was read
otherwise than it was typed is reported, and what may be meant in two ways is not taken.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.quantity import MAX_DIGITS, MONEY, Quantity, digits
from anplan.base.spelling import VAGUE, half_width, shown_on_one_line, ungrouped
from anplan.base.words import folded, look_up
from anplan.intake.forms import Level

_ABSENT_CHINESE = ("暂无", "无", "暂未发布", "未发布", "暂缺", "空")
_ABSENT_ENGLISH = ("none", "n/a", "na", "not available")
_ABSENT_SIGNS = ("", "-", "—", "——", "/")
_ABSENT = frozenset(map(folded, (*_ABSENT_CHINESE, *_ABSENT_ENGLISH, *_ABSENT_SIGNS)))
_FULL_DAY = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_TIGHT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT_DAY = re.compile(r"([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_MIDNIGHT = re.compile(r"(?<!\s)\s+00:00:00$")
_BLANKS_AND_BRACKETS = re.compile(r"[\s()]")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_SERIAL_START = date(1899, 12, 30)
_MAX_LATE = timedelta(days=31)
_HUGE = 1e30


class ParsedValue(NamedTuple):
    """A value as a report's text, empty where there is none, and what to report about it."""

    value: str
    level: Level = "ok"
    note: Message | None = None


def cell_text(value: Any) -> str:
    """Return the text of a cell's value as a spreadsheet shows it; '' for an empty cell."""
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
    return folded(half_width(typed)) in _ABSENT


def parse_figure(typed: str, measure: str) -> ParsedValue:
    """Parse a figure counted in a measure; no figure is no value, never zero."""
    if is_absent(typed):
        return ParsedValue("")
    narrow = _BLANKS_AND_BRACKETS.sub("", half_width(typed))
    exact = re.sub(VAGUE, "", narrow)
    quantity = _quantity(ungrouped(exact), measure)
    if quantity is None:
        return _refused(say("not a figure: {typed}", typed=shown_on_one_line(typed)))
    try:
        value = f"{quantity.to(measure):f}"
    except ValueError:
        return _refused(
            say(
                "{typed} is not counted in {measure}",
                typed=shown_on_one_line(typed),
                measure=measure or "—",
            )
        )
    if digits(value) > MAX_DIGITS:
        return _refused(say("not a figure: {typed}", typed=shown_on_one_line(typed)))
    if exact != narrow:
        note = say(
            "{typed} was taken as {value}; is it exactly that?",
            typed=shown_on_one_line(typed),
            value=value,
        )
        return ParsedValue(value, "unclear", note)
    return _understood(typed, value)


def _quantity(text: str, measure: str) -> Quantity | None:
    """Read a figure; 万 and 亿 alone count money where the measure does."""
    try:
        quantity = Quantity.parse(text)
    except ValueError:
        return None
    if measure in MONEY and quantity.measure in ("万", "亿"):
        return Quantity(quantity.value, f"{quantity.measure}元")
    if quantity.measure is not None and folded(quantity.measure) == folded(measure):
        return Quantity(quantity.value, measure)
    return quantity


def parse_day(typed: str, period: Period) -> ParsedValue:
    """Parse a day; without a year it is the one of the period that lies nearest before."""
    if is_absent(typed):
        return ParsedValue("")
    day = _day(_MIDNIGHT.sub("", half_width(typed)).replace(" ", ""), period)
    if day is None:
        return _refused(say("not a day: {typed}", typed=shown_on_one_line(typed)))
    return _understood(typed, day.isoformat())


def _day(text: str, period: Period) -> date | None:
    full = _FULL_DAY.fullmatch(text) or _TIGHT_DAY.fullmatch(text)
    try:
        if full:
            return date(int(full[1]), int(full[2]), int(full[3]))
        if _SERIAL.fullmatch(text):
            return _SERIAL_START + timedelta(days=int(text))
        short = _SHORT_DAY.fullmatch(text)
        return _nearest_day(period, int(short[1]), int(short[2])) if short else None
    except ValueError:
        return None


def _nearest_day(period: Period, month: int, number: int) -> date:
    """Choose the year in which the day does not lie far behind the period's end."""
    latest = period.end + _MAX_LATE
    for year in (latest.year, latest.year - 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day <= latest:
            return day
    raise ValueError(number)


def parse_choice(typed: str, words: Mapping[str, str]) -> ParsedValue:
    """Parse one of a few words into what it stands for."""
    if not typed.strip():
        return ParsedValue("")
    value = look_up(typed, words)
    if value is None:
        return _refused(
            say(
                "{typed} is none of: {choices}",
                typed=shown_on_one_line(typed),
                choices=tuple(words),
            )
        )
    return ParsedValue(value)


def _refused(note: Message) -> ParsedValue:
    return ParsedValue("", "error", note)


def _understood(typed: str, value: str) -> ParsedValue:
    """Return a value that was taken, with a note where it was typed otherwise."""
    if typed == value:
        return ParsedValue(value)
    note = say("{typed} → {value}", typed=shown_on_one_line(typed), value=value)
    return ParsedValue(value, "changed", note)
