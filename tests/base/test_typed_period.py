"""Periods and days as people write them."""

import pytest

from anplan.base.spelling import SpeltDay, read_day
from anplan.base.typed_period import numbered, typed_periods

YEARS = (2025, 2026)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025-06", "2025-06"),
        ("2025-6", "2025-06"),
        ("2025.6", "2025-06"),
        ("2025/06", "2025-06"),
        ("202506", "2025-06"),
        ("2025年6月", "2025-06"),
        ("２０２５年６月份", "2025-06"),
        ("2025年 十二月", "2025-12"),
        ("2025-H1", "2025-H1"),
        ("2025h2", "2025-H2"),
        ("2025年上半年", "2025-H1"),
        ("2025-Q2", "2025-Q2"),
        ("2025年第二季度", "2025-Q2"),
        ("2025年3季度", "2025-Q3"),
        ("June 2025", "2025-06"),
        ("jun 2025", "2025-06"),
        ("Sept. 2025", "2025-09"),
        ("2025 December", "2025-12"),
        ("2025年", "2025"),
        ("2025年度", "2025"),
        ("2025年全年", "2025"),
        ("2025-B2", "2025-B2"),
        ("2025b6", "2025-B6"),
        ("B2 2025", "2025-B2"),
        ("2025年3-4月", "2025-B2"),
        ("2025年3月—4月", "2025-B2"),
        ("2025年1至2月份", "2025-B1"),
        ("2025年十一、十二月", "2025-B6"),
        ("March–April 2025", "2025-B2"),
        ("Jan/Feb 2025", "2025-B1"),
        ("Q2 2025", "2025-Q2"),
        ("q2/2025", "2025-Q2"),
        ("2025 H1", "2025-H1"),
        ("H2, 2025", "2025-H2"),
        ("second quarter of 2025", "2025-Q2"),
        ("1st half 2025", "2025-H1"),
        ("the first half of 2025", "2025-H1"),
        ("the fourth quarter of 2025", "2025-Q4"),
        ("quarter 3 of 2025", "2025-Q3"),
        ("half 2 of 2025", "2025-H2"),
    ],
)
def test_a_period_with_its_year(text: str, meant: str) -> None:
    assert [str(period) for period in typed_periods(text, YEARS)] == [meant]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("6月", "06"),
        ("10月份", "10"),
        ("六月", "06"),
        ("十一月", "11"),
        ("June", "06"),
        ("Sep", "09"),
        ("下半年", "H2"),
        ("Q3", "Q3"),
        ("二季度", "Q2"),
        ("第四季度", "Q4"),
        ("上半年", "H1"),
        ("5-6月", "B3"),
        ("B3", "B3"),
        ("May–June", "B3"),
        ("first half", "H1"),
    ],
)
def test_a_period_without_its_year_is_of_each_year(text: str, place: str) -> None:
    assert [str(period) for period in typed_periods(text, YEARS)] == [
        f"2025-{place}",
        f"2026-{place}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6",
        "2.4",
        "13月",
        "2025-13",
        "0月",
        "2025-6-3",
        "⑥月",
        "五季度",
        "June July",
        "Sep 30",
        "Juneau",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert typed_periods(text, YEARS) == ()


@pytest.mark.parametrize(
    "text", ["30 June 2025", "June 30, 2025", "30th Jun 2025", "30-Jun-2025", "2025 june 30"]
)
def test_a_day_with_the_name_of_its_month(text: str) -> None:
    assert read_day(numbered(text)) == SpeltDay(2025, 6, 30)


@pytest.mark.parametrize("text", ["30 June", "Jun 30"])
def test_its_year_may_be_left_out(text: str) -> None:
    assert read_day(numbered(text)) == SpeltDay(None, 6, 30)


@pytest.mark.parametrize("text", ["June", "June 2025", "30 Juneau", "June July 3"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(numbered(text)) is None


def test_the_whole_year_is_that_of_the_plan() -> None:
    assert [str(period) for period in typed_periods("全年", YEARS)] == ["2025", "2026"]


@pytest.mark.parametrize(
    "text",
    [
        *("2025年2-3月", "12-1月", "2025-3-4", "3-5月", "April–May 2025", "B7 2025", "2025-B0"),
        *("Q5 2025", "H3 2025", "third half of 2025", "quarter", "half 3 of 2025", "2025年第二期"),
    ],
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert typed_periods(text, YEARS) == ()
