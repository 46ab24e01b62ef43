"""Figures, days and choices as people type them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.base.period import Period
from anplan.intake.forms import PRELIMINARY_WORDS
from anplan.intake.parse import cell_text, is_absent, parse_choice, parse_day, parse_figure

JUNE, DECEMBER = Period.parse("2025-06"), Period.parse("2025-12")
FIGURES = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


@pytest.mark.parametrize(
    ("typed", "measure", "value", "level"),
    [
        ("121.3", "亿元", "121.3", "ok"),
        ("126.4亿元", "亿元", "126.4", "changed"),
        ("126.4亿", "亿元", "126.4", "changed"),
        ("1213000万元", "亿元", "121.3", "changed"),
        ("１８", "名", "18", "changed"),
        ("18 名", "名", "18", "changed"),
        ("1,264", "家", "1264", "changed"),
        ("1,234,567.5", "元", "1234567.5", "changed"),
        ("7.5%", "%", "7.5", "changed"),
        ("7.5％", "%", "7.5", "changed"),
        ("-0.5", "%", "-0.5", "ok"),
        ("约126", "家", "126", "unclear"),
        ("126家左右", "家", "126", "unclear"),
        ("20余家", "家", "20", "unclear"),
        ("不足5", "家", "5", "unclear"),
        ("接近5", "家", "5", "unclear"),
        ("~5", "家", "5", "unclear"),
        ("12。5", "%", "12.5", "unclear"),
        ("(3.2)", "%", "-3.2", "changed"),
        ("（3.2%）", "%", "-3.2", "changed"),
        ("−3.2", "%", "-3.2", "changed"),
        ("178.6（亿元）", "亿元", "178.6", "changed"),
        ("178.6（亿元）", "万元", "1786000", "changed"),
        ("(1213000)万元", "亿元", "-121.3", "changed"),
        ("12m²", "m²", "12", "changed"),
        ("12 ㎡", "m²", "12", "changed"),
        ("33①", "名", "", "error"),
        ("33²", "名", "", "error"),
        ("33⒈", "名", "", "error"),
        ("33～35", "名", "", "error"),
        ("33至35名", "名", "", "error"),
        ("33\n35", "名", "", "error"),
        ("▲3.2", "%", "", "error"),
        ("下降3.2%", "%", "", "error"),
        ("～５家", "家", "5", "unclear"),
        ("0", "家", "0", "ok"),
        ("1,5", "家", "", "error"),
        ("12,64", "家", "", "error"),
        ("3亿元", "家", "", "error"),
        ("3家", "亿元", "", "error"),
        ("3家5个", "家", "", "error"),
        ("1.2.3", "家", "", "error"),
        ("12-15", "家", "", "error"),
        ("=1+1", "家", "", "error"),
        ("1e3", "家", "", "error"),
        ("三家", "家", "", "error"),
    ],
)
def test_a_figure(typed: str, measure: str, value: str, level: str) -> None:
    parsed = parse_figure(typed, measure)
    assert (parsed.value, parsed.level) == (value, level)
    assert (parsed.note is None) == (level == "ok")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "暂无",
        "无",
        "—",
        "——",
        "/",
        "暂未发布",
        "暂未公布",
        "尚未公布",
        "待统计",
        "暂无数据",
        "－",
    ],
)
def test_no_figure_is_no_value_and_never_zero(typed: str) -> None:
    assert is_absent(typed)
    assert parse_figure(typed, "家").value == ""


@given(FIGURES)
def test_a_figure_means_the_same_however_it_is_spelt(value: Decimal) -> None:
    plain = f"{value:f}"
    for typed in (plain, f"{value:,f}", f"{value:,f}亿元", f" {plain} 亿元".translate(FULL_WIDTH)):
        assert Decimal(parse_figure(typed, "亿元").value) == value
    assert Decimal(parse_figure(f"{plain}万元", "亿元").value) == value.scaleb(-4)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_understood_or_reported(typed: str) -> None:
    parsed = parse_figure(typed, "亿元")
    if parsed.value and parsed.value != typed:
        assert parsed.note is not None
    if not parsed.value and not is_absent(typed):
        assert parsed.level == "error"
    known_on = parse_day(typed, JUNE)
    if known_on.value:
        assert date.fromisoformat(known_on.value)


@pytest.mark.parametrize(
    "typed",
    [
        *("2025.6.30", "2025年6月30日", "6月30日", "6月30号", "2025/6/30", "2025-6-30"),
        *("20250630", "２０２５．６．３０", "6.30", "2025-06-30 00:00:00"),
    ],
)
def test_a_day_is_reported_as_it_is_understood(typed: str) -> None:
    parsed = parse_day(typed, JUNE)
    assert (parsed.value, parsed.level) == ("2025-06-30", "changed")


@given(st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 12, 31)))
def test_a_full_day_is_read_in_every_spelling(known_on: date) -> None:
    year, month, number = known_on.year, known_on.month, known_on.day
    for typed in (f"{year}.{month}.{number}", f"{year}年{month}月{number}日", f"{known_on:%Y%m%d}"):
        assert parse_day(typed, JUNE).value == known_on.isoformat()
    assert parse_day(known_on.isoformat(), JUNE) == (known_on.isoformat(), "ok", None)


@given(
    st.dates(min_value=date(2024, 1, 1), max_value=date(2024, 12, 31)),
    st.integers(min_value=1, max_value=12),
    st.sampled_from(["{}月{}日", "{}.{}", "{}-{}", "{}/{}", "{}月{}号", "{} 月 {} 日"]),
)
def test_a_day_without_a_year_is_never_moved_into_another(
    day: date, month: int, spelling: str
) -> None:
    period = Period.of("month", date(2025, month, 1))
    parsed = parse_day(spelling.format(day.month, day.day), period)
    if parsed.value:
        read = date.fromisoformat(parsed.value)
        assert (read.month, read.day) == (day.month, day.day)
        assert read <= period.end + timedelta(days=31)
        assert read.year == 2025 or read > period.end or parsed.level == "unclear"
    else:
        assert parsed.level == "error"


def test_the_year_of_a_day_around_new_year() -> None:
    assert parse_day("12月31日", DECEMBER).value == "2025-12-31"
    assert parse_day("1月5日", DECEMBER).value == "2026-01-05"
    assert parse_day("11月30日", DECEMBER).value == "2025-11-30"


@pytest.mark.parametrize("period", ["2025-01", "2025-02"])
def test_last_year_is_a_guess_after_new_year_alone(period: str) -> None:
    parsed = parse_day("12月31日", Period.parse(period))
    assert (parsed.value, parsed.level) == ("2024-12-31", "unclear")


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("12月31日", "2025-10"),
        ("12.31", "2025-03"),
        ("12-31", "2025-Q1"),
        ("12月31日", "2025-H1"),
        ("2月29日", "2025-10"),
        ("2月29日", "2025-01"),
        ("2/29", "2025"),
        ("6月31日", "2025-06"),
    ],
)
def test_a_day_that_is_none_or_still_to_come_is_refused(typed: str, period: str) -> None:
    assert parse_day(typed, Period.parse(period)).level == "error"


def test_a_leap_day_is_a_day_of_its_own_year() -> None:
    assert parse_day("2月29日", Period.parse("2024-02")).value == "2024-02-29"


def test_a_day_that_is_still_to_come_for_who_types_it() -> None:
    assert parse_day("6月20日", JUNE, latest=date(2025, 6, 10)).level == "error"
    assert parse_day("6月10日", JUNE, latest=date(2025, 6, 10)).value == "2025-06-10"


def test_a_day_that_a_long_period_has_twice_is_asked_back() -> None:
    parsed = parse_day("1月5日", Period.parse("2025"))
    assert (parsed.value, parsed.level) == ("2025-01-05", "unclear")


@pytest.mark.parametrize("typed", ["6月31日", "2025-13-01", "月底", "25.6.30", "2025年6月", "6"])
def test_what_is_no_day(typed: str) -> None:
    assert parse_day(typed, JUNE).level == "error"


def test_a_choice() -> None:
    assert parse_choice("初步", PRELIMINARY_WORDS).value == "true"
    assert parse_choice(" Final ", PRELIMINARY_WORDS) == ("", "ok", None)
    assert parse_choice("大概", PRELIMINARY_WORDS).level == "error"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (121.3, "121.3"),
        (18.0, "18"),
        (1200.0, "1200"),
        (0.1 + 0.2, "0.3"),
        (7, "7"),
        (1e-7, "0.0000001"),
        (float("nan"), "nan"),
        (datetime(2025, 6, 30), "2025-06-30"),  # noqa: DTZ001 - a cell has no zone
        (date(2025, 6, 30), "2025-06-30"),
    ],
)
def test_the_text_of_a_cell(value: object, text: str) -> None:
    assert cell_text(value) == text
