"""What was meant, where only the spelling of a value is wrong."""

from decimal import Decimal

import pytest

from anplan.base.message import say
from anplan.base.quantity import Quantity
from anplan.model.types.cures import (
    nearly_day,
    nearly_figure,
    nearly_period,
    not_a_number,
    several,
    several_hint,
)
from anplan.show.words import Words


@pytest.mark.parametrize(
    "typed",
    [
        *("5", "不足5", "接近5", "~5", "～5", "≈5", "≥5", "＞5", "不到 5", "5左右", "约５"),
        *("5以上", "5余", "超过５", "近5", "大约5"),
    ],
)
def test_a_vague_figure_is_cured_as_the_figure_in_it(typed: str) -> None:
    assert nearly_figure(typed) == Quantity(Decimal(5))


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("不足1,235万元", "1235万元"),
        ("1,235日", "1235日"),
        ("1,235元/平方米", "1235元/平方米"),
        ("1,235元／平方米", "1235元/平方米"),
        ("４0件（套）", "40件（套）"),
        ("235亿余元", "235亿元"),
        (".5", "0.5"),
    ],
)
def test_a_cure_keeps_the_measure(typed: str, cure: str) -> None:
    assert str(nearly_figure(typed)) == cure


@pytest.mark.parametrize(
    "typed", ["5~8", "5～8家", "5多8", "5 8", "12\u30005", "5²", "①", "近乎5", "不足", "~", ""]
)
def test_digits_are_never_joined_and_none_is_made_up(typed: str) -> None:
    assert nearly_figure(typed) is None


def test_a_number_of_too_many_digits_has_no_cure() -> None:
    assert not_a_number("1" * 25, None, say("Write {cure}", cure=5)).code == "Y112"


@pytest.mark.parametrize(
    "typed", ["2025.6.30", "２０２５年６月３０日", "2025 - 06 - 30", "20250630", "2025／6／30号"]
)
def test_a_day_in_many_spellings(typed: str) -> None:
    assert nearly_day(typed) == (2025, 6, 30)


def test_a_day_is_read_before_it_is_known_to_exist() -> None:
    assert nearly_day("2025-2-30") == (2025, 2, 30)
    assert nearly_day("6月30日") is None


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("2025年6月", "2025-06"),
        ("2025-6", "2025-06"),
        ("2025q2", "2025-Q2"),
        ("２０２５ H1", "2025-H1"),
        ("2025年", "2025"),
        ("上半年", "上半年"),
    ],
)
def test_a_period_in_another_spelling(typed: str, cure: str) -> None:
    assert nearly_period(typed) == cure


def test_words_between_which_yaml_sees_no_comma() -> None:
    assert several("jxkc、 sfj；kx") == ("jxkc", "sfj", "kx")
    assert several("jxkc") == ()
    hint = Words("en").tell(several_hint(("jxkc", "sfj")))
    assert hint == "Write a half-width comma between them: jxkc, sfj"
