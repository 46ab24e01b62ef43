"""Days and months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.base.days import (
    add_months,
    first_of_next_month,
    month_end,
    next_month_end,
    whole_months,
    years_later,
)

DAY = date.fromisoformat
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2025-06-01", "2025-06-30"),
        ("2025-06-30", "2025-06-30"),
        ("2025-12-15", "2025-12-31"),
        ("2024-02-10", "2024-02-29"),
        ("2025-02-10", "2025-02-28"),
    ],
)
def test_the_last_day_of_a_month(day: str, last: str) -> None:
    assert month_end(DAY(day)) == DAY(last)


def test_the_first_day_of_the_next_month() -> None:
    assert first_of_next_month(DAY("2025-06-30")) == DAY("2025-07-01")
    assert first_of_next_month(DAY("2025-12-01")) == DAY("2026-01-01")


def test_the_last_day_of_the_next_month() -> None:
    assert next_month_end(DAY("2025-05-31")) == DAY("2025-06-30")
    assert next_month_end(DAY("2025-01-31")) == DAY("2025-02-28")
    assert next_month_end(DAY("2025-11-30")) == DAY("2025-12-31")


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2025-06-15", 1, "2025-07-15"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-06-30", -1, "2025-05-30"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2025-06-15", 0, "2025-06-15"),
    ],
)
def test_moved_by_months(day: str, months: int, moved: str) -> None:
    assert add_months(DAY(day), months) == DAY(moved)


@pytest.mark.parametrize(
    ("start", "day", "months"),
    [
        ("2025-01-01", "2025-01-30", 0),
        ("2025-01-01", "2025-01-31", 1),
        ("2025-01-01", "2025-02-27", 1),
        ("2025-01-01", "2025-02-28", 2),
        ("2025-01-01", "2025-06-15", 5),
        ("2025-01-01", "2025-06-30", 6),
        ("2025-01-01", "2025-12-31", 12),
        ("2025-04-01", "2025-10-31", 7),
        ("2025-04-09", "2025-05-07", 0),
        ("2025-04-09", "2025-05-08", 1),
        ("2025-01-01", "2024-06-30", 0),
    ],
)
def test_a_month_is_over_on_the_evening_of_its_last_day(start: str, day: str, months: int) -> None:
    assert whole_months(DAY(start), DAY(day)) == months


@given(DAYS, st.integers(0, 600))
def test_so_many_months_later_so_many_months_are_over(first: date, months: int) -> None:
    start = first.replace(day=1)
    last = add_months(start, months)
    assert whole_months(start, last) == months


@given(DAYS, DAYS)
def test_the_months_that_are_over_only_grow(first: date, second: date) -> None:
    start = date(1950, 3, 1)
    earlier, later = sorted((first, second))
    assert whole_months(start, earlier) <= whole_months(start, later)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        ("2025-06-30", 1, "2026-06-30"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2025-02-28", 3, "2028-02-29"),
        ("2024-02-28", 4, "2028-02-28"),
        ("2025-02-27", 3, "2028-02-27"),
    ],
)
def test_a_day_some_years_later(day: str, years: int, later: str) -> None:
    assert years_later(DAY(day), years) == DAY(later)


@given(DAYS, st.integers(0, 50))
def test_years_later_it_is_the_same_month_and_a_month_s_end_stays_one(
    day: date, years: int
) -> None:
    later = years_later(day, years)
    assert (later.year, later.month) == (day.year + years, day.month)
    assert day != month_end(day) or later == month_end(later)
