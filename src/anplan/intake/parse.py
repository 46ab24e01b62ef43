"""Figures, days and choices as people type them into a form, and what is understood.

Pure: a text in, a :class:`ParsedValue` out. Nothing is guessed in silence: whatever was read
otherwise than it was typed is reported, and what may be meant in two ways is not taken.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.quantity import MAX_DIGITS, MONEY, Quantity, digits
from anplan.base.spelling import (
    SpeltDay,
    SpeltFigure,
    half_width,
    read_day,
    read_figure,
    shown_on_one_line,
    signless,
)
from anplan.base.words import folded, look_up
from anplan.intake.forms import Level

_ABSENT_CHINESE = (
    *("暂无", "无", "暂缺", "空", "暂无数据", "无数据"),
    *(
        f"{when}{what}"
        for when in ("暂未", "尚未", "未", "待")
        for what in ("公布", "发布", "统计")
    ),
)
_ABSENT_ENGLISH = ("none", "n/a", "na", "not available")
_ABSENT_SIGNS = ("", "-", "—", "——", "/")
_ABSENT = frozenset(map(folded, (*_ABSENT_CHINESE, *_ABSENT_ENGLISH, *_ABSENT_SIGNS)))
_MAX_LATE = timedelta(days=31)
_AFTER_NEW_YEAR = (1, 2)
_SHORT = ("month", "two-months")
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
    figure = read_figure(typed, measure)
    quantity = figure and _quantity(figure, measure)
    if figure is None or quantity is None:
        return _refused(_no_figure(typed))
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
        return _refused(_no_figure(typed))
    if not figure.is_exact:
        note = say(
            "{typed} was taken as {value}; is it exactly that?",
            typed=shown_on_one_line(typed),
            value=value,
        )
        return ParsedValue(value, "unclear", note)
    return _understood(typed, value)


def _no_figure(typed: str) -> Message:
    """Say that a text is no figure; where it tells of a rise or a fall, how a fall is written."""
    number = signless(typed)
    if number is None:
        return say("not a figure: {typed}", typed=shown_on_one_line(typed))
    return say(
        "not a figure: {typed}; a rise is written {rise}, a fall {fall}",
        typed=shown_on_one_line(typed),
        rise=number,
        fall=f"-{number}",
    )


def _quantity(figure: SpeltFigure, measure: str) -> Quantity | None:
    """Count a figure; 万 and 亿 alone count money where the measure does."""
    if digits(figure.number) > MAX_DIGITS:
        return None
    value = Decimal(figure.number)
    if measure in MONEY and figure.measure in ("万", "亿"):
        return Quantity(value, f"{figure.measure}元")
    if folded(figure.measure) == folded(measure):
        return Quantity(value, measure)
    return Quantity(value, figure.measure or None)


# Days ----------------------------------------------------------------------------------------


def parse_day(typed: str, period: Period, *, latest: date | None = None) -> ParsedValue:
    """Parse a day of a period's paper.

    Without a year it lies in the period's own, on ``latest`` at the latest: else within a month
    of the period's end. It never slips into another year, but for the last one's in a paper of
    January or February: then that is asked back.
    """
    if is_absent(typed):
        return ParsedValue("")
    spelt = read_day(typed)
    if spelt is None:
        return _refused(say("not a day: {typed}", typed=shown_on_one_line(typed)))
    if spelt.year is None:
        bound = latest or late_for(period)
        return _without_year(typed, spelt, period, bound)
    day = _existing(spelt.year, spelt.month, spelt.number)
    if day is None:
        return _refused(say("there is no such day: {typed}", typed=shown_on_one_line(typed)))
    return _understood(typed, day.isoformat())


def late_for(period: Period) -> date:
    """Return the last day that a day without its year may be in a period's paper."""
    return period.end + _MAX_LATE


def _without_year(typed: str, spelt: SpeltDay, period: Period, latest: date) -> ParsedValue:
    """Find the year of a day that was written without one; ask back where it is a guess."""
    days = _possible_days(spelt, period, latest)
    shown = shown_on_one_line(typed)
    if not days and period.span in _SHORT and period.start.month in _AFTER_NEW_YEAR:
        before = _existing(period.start.year - 1, spelt.month, spelt.number)
        if before and _existing(period.start.year, spelt.month, spelt.number):
            note = say("{typed} was taken as {day}, of the year before", typed=shown, day=before)
            return ParsedValue(before.isoformat(), "unclear", note)
    if not days:
        return _refused(_too_late(shown, spelt, period, latest))
    if len(days) > 1:
        note = say("{typed} may be {days}; write it with its year", typed=shown, days=tuple(days))
        return ParsedValue(days[0].isoformat(), "unclear", note)
    return _understood(typed, days[0].isoformat())


def _too_late(shown: str, spelt: SpeltDay, period: Period, latest: date) -> Message:
    """Say why a day without its year is none that a paper can tell of."""
    day = _existing(period.start.year, spelt.month, spelt.number)
    before = _existing(period.start.year - 1, spelt.month, spelt.number)
    if day is None:
        year = str(period.start.year)
        return say(
            "{typed}: {year} has no such day; write it with its year", typed=shown, year=year
        )
    if latest < late_for(period):
        return say(
            "{typed}: {day} is still to come on {latest}; a day of another year is written with "
            "it: {example}",
            typed=shown,
            day=day,
            latest=latest,
            example=before or day,
        )
    return say(
        "{typed}: {day} is more than a month after {period}; if it is meant, write it with its "
        "year: {example}",
        typed=shown,
        day=day,
        period=period,
        example=day,
    )


def _possible_days(spelt: SpeltDay, period: Period, latest: date) -> list[date]:
    """Return what a day without its year may be: in the period or just after it, else before."""
    years = range(period.start.year, max(latest.year, period.end.year) + 1)
    existing = (_existing(year, spelt.month, spelt.number) for year in years)
    days = [day for day in existing if day is not None and day <= latest]
    return [day for day in days if day >= period.start] or days[-1:]


def _existing(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


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
