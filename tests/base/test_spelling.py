"""How people spell figures, and how what they typed is quoted."""

import re

import pytest

from anplan.base.spelling import (
    VAGUE,
    half_width,
    plain_signs,
    shown,
    shown_on_one_line,
    ungrouped,
    without_blanks,
)


@pytest.mark.parametrize(
    "typed",
    [
        *("约5", "大约5", "近5", "接近5", "超5", "超过5", "逾5", "不到5", "不足5"),
        *("5余", "5多", "5左右", "5以上", "~5", "≈5", ">5", "<5", "≥5", "≤5"),
    ],
)
def test_what_makes_a_figure_vague(typed: str) -> None:
    assert re.sub(VAGUE, "", typed) == "5"


def test_the_longer_word_is_found_first() -> None:
    assert re.findall(VAGUE, "大约5,接近6,超过7") == ["大约", "接近", "超过"]


def test_half_width_is_what_unicode_calls_compatible() -> None:
    assert half_width("　２０２５－０６　ａＢ％（５） ") == "2025-06 aB%(5)"


def test_plain_signs_are_those_of_figures_alone() -> None:
    assert plain_signs("－１２１．３％") == "-121.3%"
    assert plain_signs("—5–6−7。8，9／1＋～＜＞") == "-5-6-7.8,9/1+~<>"
    assert plain_signs("5² 40件（套）") == "5² 40件（套）"


def test_blanks_of_every_width_go() -> None:
    assert without_blanks(" 5\u3000亿\u00a0元 ") == "5亿元"


@pytest.mark.parametrize(
    ("typed", "strictly", "loosely"),
    [
        ("1,264", "1264", "1264"),
        ("1,234,567.8", "1234567.8", "1234567.8"),
        ("-1,264家", "-1264家", "-1264家"),
        ("1_264", "1_264", "1264"),
        ("1264,000", "1264,000", "1264000"),
        ("1,26", "1,26", "1,26"),
        ("12,34,567", "12,34,567", "12,34,567"),
        ("1.2,345", "1.2,345", "1.2,345"),
        ("1,234,56", "1,234,56", "1,234,56"),
    ],
)
def test_groups_of_digits(typed: str, strictly: str, loosely: str) -> None:
    assert ungrouped(typed) == strictly
    assert ungrouped(typed, loosely=True) == loosely


@pytest.mark.parametrize(("length", "last"), [(40, "五"), (41, "…"), (500, "…")])
def test_a_long_text_is_cut_when_shown(length: int, last: str) -> None:
    text = shown("五" * length)
    assert (len(text), text[-1]) == (40, last)


def test_blanks_are_kept_where_they_are_what_is_wrong() -> None:
    assert shown("235亿元\u3000") == "235亿元\u3000"
    assert shown_on_one_line(" 一\n\n二 ") == "一 二"
