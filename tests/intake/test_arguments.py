"""Figures and days of a command line."""

from datetime import date
from decimal import Decimal

import pytest

from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.intake.arguments import day_argument, figure_argument

JUNE = Period.parse("2025-06")


@pytest.mark.parametrize(
    ("typed", "value", "differs"),
    [
        ("121.3", "121.3", False),
        ("121.3亿元", "121.3", False),
        ("1213000万元", "121.3", True),
        ("１８", "18", True),
    ],
)
def test_a_figure_in_the_measure(typed: str, value: str, *, differs: bool) -> None:
    assert figure_argument(typed, "亿元") == (Decimal(value), differs)


def test_another_word_that_counts_the_same_is_understood() -> None:
    assert figure_argument("36人", "名") == (Decimal(36), True)
    assert isinstance(figure_argument("36家", "名"), Rejected)


@pytest.mark.parametrize("typed", ["", "很多", "18家", "暂无"])
def test_what_is_no_figure_is_rejected(typed: str) -> None:
    assert isinstance(figure_argument(typed, "亿元"), Rejected)


@pytest.mark.parametrize(
    "typed", ["2025-06-30", "2025.6.30", "6月30日", "2025年6月30日", "6-30", "6月底", "截至6月30日"]
)
def test_a_day_in_many_spellings(typed: str) -> None:
    assert day_argument(typed, JUNE) == date(2025, 6, 30)


@pytest.mark.parametrize("typed", ["月底", "45838", "", "无"])
def test_what_is_no_day_is_rejected(typed: str) -> None:
    assert day_argument(typed, JUNE) == Rejected(
        say("Not a day: {text}", text=typed), say("Write a day as 2025-06-30")
    )


@pytest.mark.parametrize("typed", ["约126", "126左右", "12。6"])
def test_a_rough_figure_is_not_taken_from_a_command_line(typed: str) -> None:
    assert isinstance(figure_argument(typed, "家"), Rejected)


def test_a_day_that_is_not_in_its_year_is_rejected_with_the_reason() -> None:
    rejected = day_argument("12月31日", JUNE, date(2025, 7, 3))
    assert isinstance(rejected, Rejected)
    assert rejected.message == say(
        "{typed}: {day} is still to come on {latest}; a day of another year is written with it: "
        "{example}",
        typed="12月31日",
        day=date(2025, 12, 31),
        latest=date(2025, 7, 3),
        example=date(2024, 12, 31),
    )


def test_a_day_long_after_a_paper_and_one_that_no_year_has_are_told_as_such() -> None:
    late = day_argument("12月31日", JUNE)
    assert isinstance(late, Rejected)
    assert late.message.text.startswith("{typed}: {day} is more than a month after {period}")
    none = day_argument("2月30日", JUNE)
    assert isinstance(none, Rejected)
    assert none.message.text == "{typed}: {year} has no such day; write it with its year"


def test_a_guess_of_the_year_is_rejected() -> None:
    assert isinstance(day_argument("12月31日", Period.parse("2025-01")), Rejected)
