"""What a number format shows of a number."""

from decimal import Decimal
from typing import Any

import pytest

from anplan.intake.number_format import Shown, hides_texts, shown_as

PLAIN = Shown()


def share(percents: int = 1, **more: Any) -> Shown:
    return Shown(percents=percents, is_plain=False, **more)


def words(before: str = "", behind: str = "") -> Shown:
    return Shown(before, behind, is_plain=False)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("", PLAIN),
        ("General", PLAIN),
        ("G/通用格式", PLAIN),
        ("@", PLAIN),
        ("0.00", PLAIN),
        ("#,##0.00", PLAIN),
        ("#,##0.00_);[Red](#,##0.00)", PLAIN),
        ('_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', PLAIN),
        ("[$¥-804]#,##0.00", PLAIN),
        ("[DBNum1]0", PLAIN),
        ("0%", share()),
        ("0.0%;[Red]-0.0%", share()),
        ("0.00_ %", share()),
        ("%0", share()),
        ("General%", share()),
        ("0%%", share(2)),
        ('0"%"', words(behind="%")),
        (r"0.0\%", words(behind="%")),
        ("0.0_%", PLAIN),
        ("0.0*%", PLAIN),
        ('0"家"', words(behind="家")),
        ('"约"0"家"', words("约", "家")),
        ("General家", words(behind="家")),
        ("[>=1]0%;0%", share()),
    ],
)
def test_what_is_shown_is_the_number(number_format: str, shown: Shown) -> None:
    assert shown_as(number_format, Decimal("12.5")) == shown


@pytest.mark.parametrize(
    "number_format",
    ["0.0,", '0.0,"万"', "0,,", r"0\.0,", "0!.0,", "0-00", "yyyy-mm-dd", '[>1]0%;0.0"%"', '0","0'],
)
def test_what_is_shown_is_another_number(number_format: str) -> None:
    assert not shown_as(number_format, Decimal("12.5")).is_exact


def test_a_number_goes_by_the_section_of_its_sign() -> None:
    by_sign = '0%;-0.0;"无"'
    assert shown_as(by_sign, Decimal(1)) == share()
    assert shown_as(by_sign, Decimal(-1)) == PLAIN
    assert not shown_as(by_sign, Decimal(0)).is_exact
    assert not shown_as("0%;0.0", Decimal(-1)).has_its_sign
    assert not shown_as(";;;", Decimal(1)).is_seen
    assert not shown_as("0;-0;;@", Decimal(0)).is_seen
    assert shown_as("0;-0;;@", Decimal(5)) == PLAIN


def test_a_power_and_a_fraction_are_not_plain() -> None:
    assert [shown_as(one, Decimal(5)).is_plain for one in ("0.00E+00", "# ?/?")] == [False, False]


def test_a_format_hides_texts_by_its_last_section() -> None:
    assert [hides_texts(one) for one in (";;;", "0;0;0;@", "0", "")] == [True, False, False, False]


@pytest.mark.parametrize(
    "number_format", ['"' * 5_000, "[" * 5_000, "0" * 100_000, "\\" * 5_000, ";" * 5_000]
)
def test_a_strange_format_is_answered(number_format: str) -> None:
    assert isinstance(shown_as(number_format, Decimal(5)), Shown)
    assert hides_texts(number_format) in (True, False)
