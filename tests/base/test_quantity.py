"""Figures: what is read as one, and the exact conversion of money."""

import re
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.base.quantity import MAX_DIGITS, Quantity, digits, tidy

PLACES = {"元": 0, "万元": 4, "亿元": 8}


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("121.3", "121.3", None),
        ("121.3亿元", "121.3", "亿元"),
        ("121.3 亿元", "121.3", "亿元"),
        ("7.5%", "7.5", "%"),
        ("-2.0%", "-2.0", "%"),
        ("+3", "3", None),
        ("0", "0", None),
        ("50家", "50", "家"),
    ],
)
def test_a_figure_and_what_it_is_counted_in(text: str, value: str, measure: str | None) -> None:
    assert Quantity.parse(text) == Quantity(Decimal(value), measure)


@pytest.mark.parametrize("text", ["", "约120", "120.", ".5", "5-3", "--5", "一百", "亿元", "5..5"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Quantity.parse(text)


@pytest.mark.parametrize("text", ["２３５", "２35", "－5", "１２１．３亿元"])
def test_full_width_figures_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Quantity.parse(text)


@pytest.mark.parametrize("text", ["121．3", "12３", "12３亿元", "121，3", "121。3"])
def test_full_width_signs_behind_the_first_digit_are_refused_too(text: str) -> None:
    """The rest of a figure must not be taken for what it is counted in."""
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Quantity.parse(text)


@pytest.mark.parametrize("text", ["1,234", "1_000", "1e3", "1:30"])
def test_other_ways_of_writing_a_figure_are_refused(text: str) -> None:
    """``1,234`` is not 1 counted in ``,234``."""
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Quantity.parse(text)


def test_twenty_four_digits_are_the_most() -> None:
    most = "9" * (MAX_DIGITS - 2) + ".25"
    assert Quantity.parse(most).value == Decimal(most)
    with pytest.raises(ValueError, match=re.escape("9" + most)):
        Quantity.parse("9" + most)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("1亿元", "万元", "10000"),
        ("1亿元", "元", "100000000"),
        ("1万元", "元", "10000"),
        ("121.3亿元", "万元", "1213000"),
        ("1元", "亿元", "0.00000001"),
        ("450000万元", "亿元", "45"),
        ("123456.789万元", "亿元", "12.3456789"),
        ("0.10亿元", "亿元", "0.10"),
        ("121.3", "亿元", "121.3"),
        ("50家", "家", "50"),
    ],
)
def test_money_converts_exactly(text: str, measure: str, value: str) -> None:
    assert f"{Quantity.parse(text).to(measure):f}" == value


@pytest.mark.parametrize(("text", "measure"), [("50家", "亿元"), ("5亿元", "家"), ("5%", "亿元")])
def test_what_is_no_money_does_not_convert(text: str, measure: str) -> None:
    with pytest.raises(ValueError, match=r"家|亿元|%"):
        Quantity.parse(text).to(measure)


@given(
    number=st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,12})?", fullmatch=True),
    measures=st.sampled_from(sorted(product(PLACES, PLACES))),
)
def test_no_digit_is_lost_there_and_back(number: str, measures: tuple[str, str]) -> None:
    first, second = measures
    there = Quantity.parse(number + first).to(second)
    assert there * 10 ** PLACES[second] == Decimal(number) * 10 ** PLACES[first]
    assert Quantity(there, second).to(first) == Decimal(number)


@pytest.mark.parametrize("measure", ["万元", "元"])
def test_the_longest_figure_converts_too(measure: str) -> None:
    number = "9" * MAX_DIGITS
    converted = Quantity.parse(f"{number}亿元").to(measure)
    assert int(converted) == int(number) * 10 ** (8 - PLACES[measure])


@given(st.from_regex(r"[+-]?(0|[1-9][0-9]{0,11})(\.[0-9]{1,12})?(亿元|万元|家|%)?", fullmatch=True))
def test_written_as_it_was_typed(text: str) -> None:
    assert str(Quantity.parse(text)) in (text, text.removeprefix("+"))


def test_digits_are_counted_without_sign_and_point() -> None:
    assert digits("-12.50") == 4


def test_zeros_that_say_nothing_are_dropped_without_an_exponent() -> None:
    assert [str(tidy(Decimal(text))) for text in ("1.500", "1E+3", "0.00")] == ["1.5", "1000", "0"]
