"""Aims without a figure: more than others reach, or in step with them."""

import pytest

from anplan.intake.document.figures.comparisons import comparisons
from anplan.intake.document.text.words import Words
from tests.intake.document.reading import read


def said(text: str) -> list[tuple[str, str, str]]:
    """Return what each is about, its comparator, and what it is held against or in step with."""
    return [
        (one.about.text if one.about else "", one.comparator, one.against or one.in_words)
        for one in comparisons(Words(text, 0))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("城镇居民收入增速高于全市平均水平", ("城镇居民收入增速", ">", "全市平均水平")),
        ("财政收入增速不低于全省平均水平。", ("财政收入增速", ">=", "全省平均水平")),
        ("农民收入增速快于经济增长，", ("农民收入增速", ">", "经济增长")),
        ("能耗强度低于全国平均水平", ("能耗强度", "<", "全国平均水平")),
        ("群众满意度达到全市平均水平", ("群众满意度", ">=", "全市平均水平")),
        ("居民收入与经济增长基本同步", ("居民收入", "=", "与经济增长基本同步")),
        (
            "Keep the employment rate above the national average.",
            ("Keep the employment rate", ">", "the national average"),
        ),
    ],
)
def test_what_is_compared_and_with_what(text: str, found: tuple[str, str, str]) -> None:
    assert said(text) == [found]


def test_what_it_is_about_may_stand_in_the_clause_before() -> None:
    assert said("税收增长5%，增速高于全市平均水平。") == [("税收增长", ">", "全市平均水平")]


@pytest.mark.parametrize(
    "text",
    [
        "满意度高于全市平均水平2个百分点",
        "去年增速高于全市平均水平。",
        "主要工艺达到全国先进水平。",
        "环保设施与主体工程同步建设。",
    ],
)
def test_figures_results_levels_and_works_are_none(text: str) -> None:
    assert not said(text)


def test_they_are_no_figures_of_the_reading() -> None:
    reading = read(
        "某区2025年工作方案\n1.增加收入。居民收入增速高于全市平均水平。（责任单位：区人社局）"
    )
    assert not reading.targets
    assert [(one.task, one.target.against) for one in reading.comparisons] == [(0, "全市平均水平")]
