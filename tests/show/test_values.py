"""Figures as they are printed: signs, decimals that keep the side, stars on what is preliminary."""

from decimal import Decimal

import pytest

from anplan.show.brief.punctuation import full_width
from anplan.show.layout.lines import plain
from anplan.show.layout.screen import Screen
from anplan.show.screens.page import Page
from anplan.show.screens.status import indicator_table
from anplan.show.values import counts_by_light, percent, signed, target_text
from anplan.show.words import Words
from anplan.state.lights.verdict import Light
from tests.builders import indicator, judged, project, reading, state_on

CHINESE, ENGLISH = Words("zh_CN"), Words("en")


def row(*readings: dict[str, object], day: str = "2025-07-15", **changes: object) -> list[str]:
    """Return an indicator's cells of the status table."""
    page = Page(Screen(), CHINESE, state_on(day, project()))
    indicator_table(page, [judged(day, *readings, **changes)])
    return plain(page.screen).splitlines()[1].split()


@pytest.mark.parametrize(
    ("figure", "text"),
    [("4.9", "+4.9"), ("-15.0", "-15.0"), ("0", "0"), ("0.0", "0"), ("1E+2", "+100"), (None, "")],
)
def test_changes_have_a_sign(figure: str | None, text: str) -> None:
    assert signed(None if figure is None else Decimal(figure)) == text


def test_percentages_have_no_exponent() -> None:
    assert (percent(Decimal("1E+2")), percent(None)) == ("100", "")


@pytest.mark.parametrize(
    ("target", "changes", "text"),
    [
        ({"at_least": "235"}, {}, "≥235亿元"),
        ({"more_than": "400"}, {}, ">400亿元"),
        ({"at_most": "7.50"}, {"measure": "%"}, "≤7.50%"),
        ({"less_than": "3"}, {"measure": "家"}, "<3家"),
        ({"at_least": "3"}, {"measure": "家", "aspirational": "true"}, "力争≥3家"),
    ],
)
def test_targets(target: dict[str, str], changes: dict[str, str], text: str) -> None:
    made = indicator(target=target, **changes)
    assert target_text(CHINESE, made, made.target) == text


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("60", ["50.0", "50.0", "0.0", "绿"]),
        ("64.8", ["54.0", "50.0", "+4.0", "绿"]),
        ("59.99", ["49.99", "50.00", "-0.01", "黄"]),
        ("48", ["40.0", "50.0", "-10.0", "黄"]),
        ("47.99", ["39.99", "50.00", "-10.01", "红"]),
        ("59.99999", ["49.99999", "50.00000", "-0.00001", "黄"]),
        ("119.99", ["99.99", "50.00", "+49.99", "绿"]),
    ],
)
def test_as_many_decimals_as_keep_the_side(value: str, cells: list[str]) -> None:
    assert row(reading(value, "2025-06-30"))[-5:-1] == cells


def test_a_preliminary_figure_has_a_star() -> None:
    assert row(reading("60", "2025-06-30", preliminary="true"))[-1] == "06-30*"


def test_an_indicator_without_a_figure_has_empty_cells() -> None:
    assert row() == ["成交额", "≥120亿元", "灰"]


def test_a_change_stands_where_the_days_allow_it() -> None:
    assert row(reading("50", "2025-05-31"), reading("60.5", "2025-06-30"))[3] == "+10.5"
    assert row(reading("60", "2025-05-31"), reading("60", "2025-06-30", reason="x"))[3] == "0"


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("区委(区人民政府)办公室", "区委（区人民政府）办公室"),
        ("甲,乙;丙:丁?戊!", "甲，乙；丙：丁？戊！"),
        ("“拨转股”:3", "“拨转股”：3"),
        ("2025-06-30,9:30 (a)", "2025-06-30,9:30 (a)"),
        ("1.5%", "1.5%"),
    ],
)
def test_marks_beside_chinese_become_wide(text: str, wide: str) -> None:
    assert full_width(text) == wide


def test_counts_of_lights_stand_in_the_order_that_is_asked_for() -> None:
    lights: tuple[Light, ...] = ("red", "green", "red")
    assert counts_by_light(CHINESE, lights, ("red", "yellow", "green")) == "红2、绿1"
    assert counts_by_light(ENGLISH, lights, ("green", "red")) == "green 1, red 2"
