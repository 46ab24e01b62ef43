"""Figures, days and truths: nothing is read as what was not typed, and the cure is given."""

from decimal import Decimal
from pathlib import Path

import pytest

from anplan.base.spelling import shown
from tests.files.yaml.written import refusals, report

READING = "readings:\n  - indicator: it\n    value: {value}\n    as_of: {as_of}\n"
FIGURE = "Write digits and a point only, such as 121.3; where there is no figure yet, write unavailable: "


def reading(value: str = "1", as_of: str = "2025-06-30") -> str:
    return READING.format(value=value, as_of=as_of)


@pytest.mark.parametrize(
    ("typed", "value", "measure"),
    [
        ("2.10", "2.10", None),
        ("0", "0", None),
        ("-1", "-1", None),
        ("+1", "1", None),
        ("0123", "123", None),
        ("'12'", "12", None),
        ('"12"', "12", None),
        ("|-\n      12", "12", None),
        ("235亿元", "235", "亿元"),
        ("235 亿元", "235", "亿元"),
        ("7.5%", "7.5", "%"),
        ("3‰", "3", "‰"),
        ("40件(套)", "40", "件(套)"),
        ("5元/平方米", "5", "元/平方米"),
        ("123456789012345678901234", "123456789012345678901234", None),
    ],
)
def test_a_figure_is_what_was_typed(
    tmp_path: Path, typed: str, value: str, measure: str | None
) -> None:
    amount = report(tmp_path, reading(typed)).readings[0].value
    assert amount is not None
    assert (str(amount.value), amount.measure) == (str(Decimal(value)), measure)


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("２３５", "235"),
        ("2３5", "235"),
        ("１２１．３", "121.3"),
        ("121。3", "121.3"),
        ("５亿元", "5亿元"),
        ("7.5％", "7.5%"),
        ("７．５％", "7.5%"),
        ("−5", "-5"),
        ("－5", "-5"),
        ("+１", "1"),
        (".5", "0.5"),
        ("1,235", "1235"),
        ("1，235", "1235"),
        ("1,234,567.8", "1234567.8"),
        ("1,235亿元", "1235亿元"),
        ("1_000", "1000"),
        ("约235", "235"),
        ("约7.5％", "7.5%"),
        ("超过235亿元", "235亿元"),
        ("235余", "235"),
        ("235亿余元", "235亿元"),
        ("235以上", "235"),
        ("235亿元左右", "235亿元"),
        ("5 亿 元", "5亿元"),
        ("235亿元　", "235亿元"),
        ("235\u00a0亿元", "235亿元"),
    ],
)
def test_a_figure_in_another_spelling_is_given_back_in_ours(
    tmp_path: Path, typed: str, cure: str
) -> None:
    refusal = f"3:12 S107 A number in the wrong format: {shown(typed)}. Write {cure}"
    assert refusals(tmp_path, reading(typed)) == [(typed, refusal)]
    (tmp_path / "cured").mkdir()
    assert str(report(tmp_path / "cured", reading(cure)).readings[0].value) == cure


@pytest.mark.parametrize(
    "typed",
    [
        *("NO", "no", "yes", "on", "~", "null", "true", ".nan", "-.inf", "NaN", "Infinity"),
        *("1:30", "190:20:30", "0o17", "0x1F", "0b11", "1e30", "5.", "1.2.3", "--1"),
        *("1,2", "1,23,4", "1__0", "1_", "12 5", "1 000", "1'000", "3/4", "5-8", "235+"),
        *("二百三十五", "亿元", "¥5", "5½", "٢٣٥", "５:30", "2025-06-30", "无", "5*2", "=1+1"),
    ],
)
def test_what_is_no_figure_is_not_made_one(tmp_path: Path, typed: str) -> None:
    refusal = f"3:12 S103 Not a number: {typed}. {FIGURE}and why"
    assert refusals(tmp_path, reading(typed)) == [(typed, refusal)]


@pytest.mark.parametrize("typed", ["1" * 25, "0." + "3" * 24, "９" * 25, "1" * 900, "1," * 30])
def test_a_figure_of_more_than_24_digits_is_refused(tmp_path: Path, typed: str) -> None:
    refusal = (
        "A number of more than 24 digits. Write the figure itself, in the indicator's own measure"
    )
    assert refusals(tmp_path, reading(typed)) == [(typed, f"3:12 Y112 {refusal}")]


@pytest.mark.parametrize(("typed", "marked", "column"), [("", "", 11), ("''", "''", 12)])
def test_a_figure_left_empty(tmp_path: Path, typed: str, marked: str, column: int) -> None:
    refusal = (
        "The value is empty. Write the figure; where there is none yet, write unavailable: and why"
    )
    text = reading(typed).replace("value: \n", "value:\n")
    assert refusals(tmp_path, text) == [(marked, f"3:{column} S111 {refusal}")]


@pytest.mark.parametrize("typed", ["待填", "（待填）", "TODO"])
def test_the_template_is_no_value(tmp_path: Path, typed: str) -> None:
    refusal = f"The template's text was left as it is: {typed}. "
    refusal += "Write what there is to say, or leave the entry out"
    assert refusals(tmp_path, reading(typed)) == [(typed, f"3:12 S106 {refusal}")]
    assert refusals(tmp_path, reading(as_of=typed)) == [(typed, f"4:12 S106 {refusal}")]


@pytest.mark.parametrize(
    "typed",
    [
        *("2025.6.30", "2025.06.30", "2025/6/30", "2025/06/30", "2025-6-30", "20250630"),
        *("2025年6月30日", "2025年06月30号", "2025 年 6 月 30 日"),
        *("2025－06－30", "２０２５-０６-３０", "２０２５年６月３０日", "2025—06—30", "2025–06–30"),
        *("2025 - 06 - 30", "2025−06−30"),
    ],
)
def test_a_day_in_another_spelling_is_given_back_in_ours(tmp_path: Path, typed: str) -> None:
    refusal = f"4:12 S107 A day in the wrong format: {typed}. Write 2025-06-30"
    assert refusals(tmp_path, reading(as_of=typed)) == [(typed, refusal)]


@pytest.mark.parametrize(
    "typed", ["2025-02-30", "2025-02-29", "2025-13-01", "2025-06-31", "0000-01-01", "2025/2/30"]
)
def test_a_day_that_does_not_exist(tmp_path: Path, typed: str) -> None:
    refusal = f"4:12 S108 There is no such day: {typed}. "
    refusal += "Check the length of the month; days are written year-month-day"
    assert refusals(tmp_path, reading(as_of=typed)) == [(typed, refusal)]


@pytest.mark.parametrize(
    "typed",
    [
        *("2025-06", "2025", "6月30日", "30/6/2025", "25-6-30", "06-30", "today", "6月底"),
        *(
            "二〇二五年六月三十日",
            "2025-H1",
            "٢٠٢٥-٠٦-٣٠",
        ),
    ],
)
def test_what_is_no_day_is_not_made_one(tmp_path: Path, typed: str) -> None:
    refusal = f"4:12 S103 Not a day: {typed}. Write a day as 2025-06-30"
    assert refusals(tmp_path, reading(as_of=typed)) == [(typed, refusal)]


@pytest.mark.parametrize("typed", ["yes", "no", "on", "True", "FALSE", "1", "0", "是", "~", "y"])
def test_only_true_and_false_are_truths(tmp_path: Path, typed: str) -> None:
    refusal = f"5:18 S103 Neither true nor false: {typed}. Write true or false"
    text = f"{reading()}    preliminary: {typed}\n"
    assert refusals(tmp_path, text) == [(typed, refusal)]


@pytest.mark.parametrize(
    "typed", ["NO", "1:30", "0o17", "1e3", "1_000", "2.10", "~", "null", "yes", "0x1F", "+1", "[1]"]
)
def test_a_text_stays_the_text_it_is(tmp_path: Path, typed: str) -> None:
    quoted = f"'{typed}'" if typed.startswith("[") else typed
    assert report(tmp_path, f"nothing: {quoted}\n").nothing == typed


def test_a_long_value_is_cut_in_the_message(tmp_path: Path) -> None:
    typed = "五" * 100
    ((marked, refusal),) = refusals(tmp_path, reading(typed))
    assert marked == typed
    assert refusal.startswith(f"3:12 S103 Not a number: {'五' * 39}…. ")
