"""Days that a document names in words."""

from datetime import date

import pytest

from anplan.intake.draft.days import day_of, financial_years, years_of


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("6月底前", "2025-06-30"),
        ("2月底前", "2025-02-28"),
        ("2026年2月底前", "2026-02-28"),
        ("2025年12月31日前", "2025-12-31"),
        ("8月15日前", "2025-08-15"),
        ("十一月底前", "2025-11-30"),
        ("5月中旬前", "2025-05-20"),
        ("5月上旬", "2025-05-10"),
        ("次年3月底前", "2026-03-31"),
        ("3月至6月底前", "2025-06-30"),
        ("2026年3月—6月", "2026-06-30"),
        ("年底前", "2025-12-31"),
        ("年内", "2025-12-31"),
        ("今年底", "2025-12-31"),
        ("2027年底前", "2027-12-31"),
        ("一季度末前", "2025-03-31"),
        ("明年一季度", "2026-03-31"),
        ("一季度至三季度", "2025-09-30"),
        ("2025年四季度至次年二季度", "2026-06-30"),
        ("次年上半年", "2026-06-30"),
        ("上半年、下半年", "2025-12-31"),
        ("2025年11月至3月", "2026-03-31"),
        ("2025.3.1-2025.6.30", "2025-06-30"),
        ("2025.3.1-6.30", "2025-06-30"),
        ("2025-03-01至2025-06-30", "2025-06-30"),
        ("30/06/2025", "2025-06-30"),
        ("by 12/31/2025", "2025-12-31"),
        ("March - June 2025", "2025-06-30"),
        ("June 2025 and December 2025", "2025-12-31"),
        ("Q1 2025 - Q3 2025", "2025-09-30"),
        ("第3季度", "2025-09-30"),
        ("上半年", "2025-06-30"),
        ("下半年", "2025-12-31"),
        ("2025.6", "2025-06-30"),
        ("2025-06-18", "2025-06-18"),
        ("2026年", "2026-12-31"),
        ("by 31 March 2026", "2026-03-31"),
        ("by the end of September", "2025-09-30"),
        ("by March 5, 2026", "2026-03-05"),
        ("Q2 2026", "2026-06-30"),
        ("By end of 2027", "2027-12-31"),
    ],
)
def test_the_last_day_that_words_mean(words: str, day: str) -> None:
    assert day_of(words, 2025) == date.fromisoformat(day)


def test_no_day_where_several_may_be_meant() -> None:
    for words in ("Spring 2026", "summer 2025", "06/07/2025", "2025/26", "Q4 2025/26"):
        assert day_of(words, 2025) is None


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Delivery Plan 2025/26", (2025, 2026)),
        ("Plan 2024/2025", (2024, 2025)),
        ("Plan 2024/27", None),
    ],
)
def test_a_financial_year(title: str, years: tuple[int, int] | None) -> None:
    assert financial_years(title) == years


@pytest.mark.parametrize(
    "words", ["持续推进", "每季度", "6月底前", "2025年2月30日前", "9月31日前", ""]
)
def test_no_day_where_none_is_meant_or_nobody_knows_its_year(words: str) -> None:
    assert day_of(words, None) is None


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("教育工作方案(2021-2025年)", (2021, 2025)),
        ("2025年民生实事", (2025, 2025)),
        ("Climate Plan 2024-27", (2024, 2027)),
        ("Corporate Plan 2023 to 2026", (2023, 2026)),
        ("工作方案", None),
    ],
)
def test_the_years_of_a_title(title: str, years: tuple[int, int] | None) -> None:
    assert years_of(title) == years


@pytest.mark.parametrize(
    "words",
    ["2024年秋季学期开学前", "2025年主汛期前", "2025年春节前", "2025年采暖季前", "2025年清明节前"],
)
def test_a_season_of_a_year_is_not_its_end(words: str) -> None:
    assert day_of(words, 2025) is None
