"""When a plan runs, and in which language it is written."""

import re
from datetime import date
from typing import NamedTuple

from anplan.intake.document.figures.results import first_of_five_years
from anplan.intake.document.reading import Reading
from anplan.intake.draft.days import day_of, financial_years, years_of

_SPAN_YEARS = re.compile(r"(?:三|3)年(?:行动|计划|攻坚)")
_TYPED_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\D+(\d{4}-\d{2}-\d{2})")


class Span(NamedTuple):
    """The first and the last day of a plan; ``is_said``: its title names the years."""

    start: date
    end: date
    is_said: bool

    @property
    def year(self) -> int | None:
        """Return the plan's only year."""
        return self.start.year if self.start.year == self.end.year else None


def typed_span(text: str) -> Span | None:
    """Return the days that somebody typed: 2025-01-01 2025-12-31; None where they are none."""
    typed = _TYPED_SPAN.search(text)
    if typed is None:
        return None
    try:
        first, last = date.fromisoformat(typed[1]), date.fromisoformat(typed[2])
    except ValueError:
        return None
    return Span(first, last, is_said=True) if first <= last else None


def span_of(reading: Reading) -> Span | None:
    """Return when a plan runs by its own words: its title, else the year of its issue."""
    head = reading.head
    title = head.title.words.folded if head.title else ""
    if financial := financial_years(title):
        return Span(date(financial[0], 4, 1), date(financial[1], 3, 31), is_said=False)
    years = years_of(title)
    if years:
        return Span(date(years[0], 1, 1), date(years[1], 12, 31), is_said=True)
    if five := first_of_five_years(title):
        return Span(date(five, 1, 1), date(five + 4, 12, 31), is_said=True)
    issued = issued_of(reading)
    days = [
        day for task in reading.tasks if task.due and (day := day_of(task.due.words.folded, None))
    ]
    last = max((day.year for day in days), default=None)
    first = issued.year if issued else min((day.year for day in days), default=None)
    if first is None:
        return None
    if _SPAN_YEARS.search(title):
        return Span(date(first, 1, 1), date(first + 2, 12, 31), is_said=False)
    return Span(date(first, 1, 1), date(max(first, last or first), 12, 31), is_said=False)


def issued_of(reading: Reading) -> date | None:
    """Return the day on which the document was issued."""
    issued = reading.head.issued
    return date.fromisoformat(issued.value) if issued else None


def language_of(reading: Reading) -> str:
    """Return the language of most of a document's letters."""
    text = reading.source.text
    latin = sum(sign.isascii() and sign.isalpha() for sign in text)
    others = sum(not sign.isascii() and sign.isalpha() for sign in text)
    return "en" if latin > 4 * others else "zh_CN"
