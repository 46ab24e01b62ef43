"""Periods: read, written, put in order and counted through."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anplan.base.period import SPANS, Period, Span, periods_between


def periods(last_year: int = 2999) -> st.SearchStrategy[Period]:
    """Any period that can be typed."""
    return st.builds(
        Period.of, st.sampled_from(SPANS), st.dates(date(1000, 1, 1), date(last_year, 12, 31))
    )


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("2025-06", "month", "2025-06-01", "2025-06-30"),
        ("2025-12", "month", "2025-12-01", "2025-12-31"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2025-B1", "two-months", "2025-01-01", "2025-02-28"),
        ("2025-B6", "two-months", "2025-11-01", "2025-12-31"),
        ("2025-Q1", "quarter", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "quarter", "2025-10-01", "2025-12-31"),
        ("2025-H1", "half", "2025-01-01", "2025-06-30"),
        ("2025-H2", "half", "2025-07-01", "2025-12-31"),
        ("2025", "year", "2025-01-01", "2025-12-31"),
    ],
)
def test_each_form_has_its_first_and_last_day(text: str, span: str, first: str, last: str) -> None:
    period = Period.parse(text)
    parsed = period.span, period.start.isoformat(), period.end.isoformat()
    assert parsed == (span, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25-06",
        "2025-6",
        "2025-13",
        "2025-00",
        "2025-B0",
        "2025-B7",
        "2025-b2",
        "2025-Q5",
        "2025-Q0",
        "2025-H3",
        "2025-q2",
        "2025-06-30",
        "2025/06",
        "2025-06\n",
        " 2025-06",
        "２０２５-06",
        "0000-06",
    ],
)
def test_no_other_form_is_a_period(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Period.parse(text)


@given(periods())
def test_written_and_read_again_it_is_the_same(period: Period) -> None:
    assert Period.parse(str(period)) == period


@example(Period.parse("2999-12"))
@given(periods())
def test_every_period_that_can_be_read_has_a_last_day(period: Period) -> None:
    """A file called 2999-12.yaml is odd, but it must not break off the sorting of all files."""
    assert period.end >= period.start


@given(periods(9998), st.sampled_from(SPANS))
def test_its_days_are_its_own(period: Period, span: Span) -> None:
    assert period.start in period
    assert period.end in period
    assert Period.of(period.span, period.end) == period
    assert Period.of(span, period.start).start <= period.start


@given(periods(9000), st.integers(-100, 100))
def test_moved_there_and_back_it_is_the_same(period: Period, count: int) -> None:
    if period.start.year > 200:
        assert period.shifted(count).shifted(-count) == period


@given(periods(9000))
def test_the_next_one_begins_when_it_is_over(period: Period) -> None:
    following = period.shifted(1)
    assert (following.start - period.end).days == 1
    assert following > period


def test_later_is_what_ends_later_and_of_two_the_longer() -> None:
    texts = ["2025", "2025-06", "2025-H1", "2025-07", "2025-Q2", "2025-05", "2025-12"]
    in_order = [str(period) for period in sorted(Period.parse(text) for text in texts)]
    assert in_order == ["2025-05", "2025-06", "2025-Q2", "2025-H1", "2025-07", "2025-12", "2025"]


def test_a_day_lies_in_its_month_only() -> None:
    june = Period.parse("2025-06")
    days = [date(2025, 5, 31), date(2025, 6, 1), date(2025, 6, 30), date(2025, 7, 1)]
    assert [day in june for day in days] == [False, True, True, False]


def test_moved_over_the_new_year() -> None:
    assert str(Period.parse("2025-Q4").shifted(1)) == "2026-Q1"
    assert str(Period.parse("2025-H1").shifted(-1)) == "2024-H2"
    assert str(Period.parse("2025-11").shifted(3)) == "2026-02"


def test_the_months_between_two_days() -> None:
    periods = periods_between("month", date(2025, 4, 15), date(2025, 6, 1))
    assert [str(period) for period in periods] == ["2025-04", "2025-05", "2025-06"]


def test_the_quarters_between_two_days() -> None:
    periods = periods_between("quarter", date(2025, 4, 1), date(2025, 10, 31))
    assert [str(period) for period in periods] == ["2025-Q2", "2025-Q3", "2025-Q4"]


def test_there_is_nothing_between_a_day_and_an_earlier_month() -> None:
    assert periods_between("month", date(2025, 6, 1), date(2025, 5, 31)) == ()


@pytest.mark.parametrize("name", ["2025-06", "2025-Q4", "2025-H1", "2025"])
def test_a_period_some_years_later(name: str) -> None:
    assert str(Period.parse(name).years_later(3)) == name.replace("2025", "2028")


@pytest.mark.parametrize(
    ("text", "option"),
    [("2025-06", "--month 2025-06"), ("2025-B3", "--period 2025-B3"), ("2025", "--period 2025")],
)
def test_a_command_line_names_it(text: str, option: str) -> None:
    assert Period.parse(text).option == option


@given(periods())
def test_its_number_counts_the_periods_of_its_year(period: Period) -> None:
    before = period.shifted(1 - period.number)
    assert (before.start.year, before.number) == (period.start.year, 1)
