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


@pytest.mark.parametrize("typed", ["", "很多", "18家", "暂无"])
def test_what_is_no_figure_is_rejected(typed: str) -> None:
    assert isinstance(figure_argument(typed, "亿元"), Rejected)


@pytest.mark.parametrize("typed", ["2025-06-30", "2025.6.30", "6月30日", "2025年6月30日", "6-30"])
def test_a_day_in_many_spellings(typed: str) -> None:
    assert day_argument(typed, JUNE) == date(2025, 6, 30)


def test_what_is_no_day_is_rejected() -> None:
    assert day_argument("月底", JUNE) == Rejected(
        say("Not a day: {text}", text="月底"), say("Write a day as 2025-06-30")
    )
