"""Periods of reporting: a month, two months, a quarter, a half-year, a year."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Literal, Self

from anplan.base.days import add_months, month_end

Span = Literal["month", "two-months", "quarter", "half", "year"]
"""The cycles in which papers, figures, work and briefs come: the one list of them."""
MONTHS: dict[Span, int] = {"month": 1, "two-months": 2, "quarter": 3, "half": 6, "year": 12}
SPANS = tuple(MONTHS)
"""All cycles, the shortest first."""
PERIOD_FORM = r"[12][0-9]{3}(-(0[1-9]|1[0-2]|B[1-6]|Q[1-4]|H[12]))?"
_LETTERS: dict[str, Span] = {"B": "two-months", "Q": "quarter", "H": "half"}


def longer_of(first: Span, second: Span) -> Span:
    """Return the longer one of two cycles."""
    return max(first, second, key=MONTHS.__getitem__)


@lru_cache(maxsize=4096)
def _last_day(span: Span, start: date) -> date:
    """Return a period's last day; kept, for every report asks about the same few months."""
    return month_end(add_months(start, MONTHS[span] - 1))


@lru_cache(maxsize=4096)
def _file_name(span: Span, start: date) -> str:
    """Return the name of a period's file without its suffix."""
    year, month = start.year, start.month
    if span == "month":
        return f"{year:04}-{month:02}"
    letter = next((letter for letter, of in _LETTERS.items() if of == span), None)
    return f"{year:04}-{letter}{(month - 1) // MONTHS[span] + 1}" if letter else f"{year:04}"


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole months: ``2025-06``, ``2025-B3``, ``2025-Q2``, ``2025-H1`` or ``2025``.

    Later means a later last day; of two that end together the longer one is later.
    """

    span: Span
    start: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a period as its file is named; raise ValueError otherwise."""
        if not is_period(text):
            raise ValueError(text)
        year, part = int(text[:4]), text[5:]
        if not part:
            return cls("year", date(year, 1, 1))
        if part.isdecimal():
            return cls("month", date(year, int(part), 1))
        span = _LETTERS[part[0]]
        return cls(span, date(year, MONTHS[span] * (int(part[1]) - 1) + 1, 1))

    @classmethod
    def of(cls, span: Span, day: date) -> Self:
        """Return the period of that span in which a day lies."""
        months = MONTHS[span]
        return cls(span, date(day.year, (day.month - 1) // months * months + 1, 1))

    @property
    def end(self) -> date:
        """Return the last day."""
        return _last_day(self.span, self.start)

    @property
    def rank(self) -> tuple[date, int]:
        """Return the key by which periods are ordered: the last day, then the length."""
        return self.end, MONTHS[self.span]

    @property
    def number(self) -> int:
        """Return which one of its span in the year it is: 2 of 2025-Q2."""
        return (self.start.month - 1) // MONTHS[self.span] + 1

    @property
    def option(self) -> str:
        """Return how a command line names it: ``--month 2025-06``, ``--period 2025-Q2``."""
        return f"--{'month' if self.span == 'month' else 'period'} {self}"

    def shifted(self, count: int) -> Self:
        """Return the period of the same span ``count`` places later."""
        return type(self)(self.span, add_months(self.start, count * MONTHS[self.span]))

    def years_later(self, years: int) -> Self:
        """Return the same period of another year."""
        return self.shifted(years * MONTHS["year"] // MONTHS[self.span])

    def __contains__(self, day: date) -> bool:
        """Return whether a day lies in the period."""
        return self.start <= day <= self.end

    def __lt__(self, other: "Period") -> bool:
        """Return whether this period comes before another, by :attr:`rank`."""
        return self.rank < other.rank

    def __str__(self) -> str:
        """Return the period as its file is named."""
        return _file_name(self.span, self.start)


def is_period(text: str) -> bool:
    """Return whether a text is a period as its file is named."""
    return re.fullmatch(PERIOD_FORM, text) is not None


def periods_between(span: Span, first: date, last: date) -> tuple[Period, ...]:
    """Return the periods of a span from that of the day ``first`` to that of the day ``last``."""
    periods = []
    period = Period.of(span, first)
    while period.start <= last:
        periods.append(period)
        period = period.shifted(1)
    return tuple(periods)
