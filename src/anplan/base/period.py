"""Periods of reporting: a month, a quarter, a half-year, a year."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Literal, Self

from anplan.base.days import add_months, month_end

Span = Literal["month", "quarter", "half", "year"]
MONTHS: dict[Span, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_PERIOD = re.compile(r"([12][0-9]{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?")


@lru_cache(maxsize=4096)
def _last_day(span: Span, start: date) -> date:
    """Return a period's last day; kept, for every report asks about the same few months."""
    return month_end(add_months(start, MONTHS[span] - 1))


@lru_cache(maxsize=4096)
def _file_name(span: Span, start: date) -> str:
    """Return the name of a period's file without its suffix."""
    year, month = start.year, start.month
    names = {
        "month": f"{year:04}-{month:02}",
        "quarter": f"{year:04}-Q{(month + 2) // 3}",
        "half": f"{year:04}-H{(month + 5) // 6}",
        "year": f"{year:04}",
    }
    return names[span]


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole months: ``2025-06``, ``2025-Q2``, ``2025-H1`` or ``2025``.

    Later means a later last day; of two that end together the longer one is later.
    """

    span: Span
    start: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2025-06``, ``2025-Q2``, ``2025-H1`` or ``2025``; raise ValueError otherwise."""
        match = _PERIOD.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year, month, quarter, half = match.groups()
        if month:
            return cls("month", date(int(year), int(month), 1))
        if quarter:
            return cls("quarter", date(int(year), 3 * int(quarter) - 2, 1))
        if half:
            return cls("half", date(int(year), 6 * int(half) - 5, 1))
        return cls("year", date(int(year), 1, 1))

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


def periods_between(span: Span, first: date, last: date) -> tuple[Period, ...]:
    """Return the periods of a span from that of the day ``first`` to that of the day ``last``."""
    periods = []
    period = Period.of(span, first)
    while period.start <= last:
        periods.append(period)
        period = period.shifted(1)
    return tuple(periods)
