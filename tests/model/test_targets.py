"""Targets as documents write them: about, between, a place, against another figure, words, by year."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from anplan.files.schema.validate import record_of
from anplan.model.indicators import Indicator
from anplan.model.reports import Reading
from anplan.model.targets import Target
from tests.model.refusal import refused

INDICATOR: Mapping[str, object] = {
    "title": "成交额",
    "measure": "亿元",
    "kind": "flow",
    "target": {"at_least": "235"},
    "trajectory": "linear",
    "reported_by": ["jxkc"],
}


@pytest.mark.parametrize(
    ("content", "comparator", "value", "low", "high", "upward"),
    [
        ({"about": "6.2", "within": "0.3"}, "about", "6.2", "5.9", "6.5", True),
        ({"between": ["1", "2"]}, "between", "1", "1", "2", True),
        ({"rank": "40", "among": "全省县区"}, "rank", "40", "40", None, False),
        ({"at_least": "0", "against": "全市平均水平"}, "at_least", "0", "0", None, True),
        ({"words": "与经济增长基本同步"}, "words", "0", "0", None, True),
    ],
)
def test_a_target_is_one_of_these(
    content: Mapping[str, object],
    comparator: str,
    value: str,
    low: str,
    high: str | None,
    upward: bool,
) -> None:
    target = record_of(Target, content)
    assert (target.comparator, target.upward) == (comparator, upward)
    assert (target.value, target.low) == (Decimal(value), Decimal(low))
    assert target.high == (None if high is None else Decimal(high))
    assert target.has_figure == (comparator != "words")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"about": "6.2"}, "S102 The key within is missing"),
        ({"about": "6.2", "within": "-1"}, "S112 within is less than zero: -1"),
        ({"at_least": "6.2", "within": "1"}, "S112 within says nothing beside at_least"),
        (
            {"about": "1", "within": "1", "against": "全市"},
            "S112 against says nothing beside about",
        ),
        ({"at_most": "40", "among": "全省"}, "S112 among says nothing beside at_most"),
        ({"between": ["2", "1"]}, "S112 between has two figures, the smaller one first"),
        ({"between": ["1"]}, "S112 between has two figures, the smaller one first"),
        ({"rank": "0"}, "S103 0 is less than 1"),
        ({"against": "全市"}, "S109 A target has just one comparison; this one has 0"),
        (
            {"rank": "40", "words": "前列"},
            "S109 A target has just one comparison; this one has 2",
        ),
    ],
)
def test_half_a_target_is_refused(content: Mapping[str, object], refusal: str) -> None:
    assert refused(Target, content) == refusal


@pytest.mark.parametrize(
    ("content", "value", "is_met", "is_met_of_a_sum"),
    [
        ({"about": "6.2", "within": "0.3"}, "5.9", True, True),
        ({"about": "6.2", "within": "0.3"}, "5.89", False, False),
        ({"about": "6.2", "within": "0.3"}, "6.51", False, True),
        ({"between": ["1", "2"]}, "1", True, True),
        ({"between": ["1", "2"]}, "3", True, True),
        ({"between": ["1", "2"]}, "0", False, False),
        ({"rank": "40"}, "40", True, True),
        ({"rank": "40"}, "41", False, False),
        ({"more_than": "0", "against": "全市平均水平"}, "0", False, False),
    ],
)
def test_what_meets_a_target(
    content: Mapping[str, object], value: str, *, is_met: bool, is_met_of_a_sum: bool
) -> None:
    target = record_of(Target, content)
    assert target.is_met_by(Decimal(value), grows=False) == is_met
    assert target.is_met_by(Decimal(value), grows=True) == is_met_of_a_sum


def indicator(**changes: object) -> dict[str, object]:
    """The keys of an indicator; None takes one out."""
    return {key: value for key, value in {**INDICATOR, **changes}.items() if value is not None}


PLACE = {"kind": "stock", "measure": "位", "target": {"rank": "40"}, "trajectory": None}
COMPARED = {
    "kind": "rate",
    "measure": "%",
    "target": {"at_least": "0", "against": "全市平均水平"},
    "trajectory": None,
}
WORDS = {"kind": "rate", "measure": None, "target": {"words": "基本同步"}, "trajectory": None}
YEARLY = {"target": None, "yearly": {"2025": "100", "2026": "150"}}


@pytest.mark.parametrize(
    "changes",
    [
        PLACE,
        COMPARED,
        WORDS,
        WORDS | {"reported_by": None},
        YEARLY,
        YEARLY | {"target": {"about": "120", "within": "5"}},
        {"kind": "rate", "baseline": "3.5"},
    ],
)
def test_what_each_of_them_needs_not(changes: Mapping[str, object]) -> None:
    assert isinstance(record_of(Indicator, indicator(**changes)), Indicator)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        (
            PLACE | {"kind": "count"},
            "S112 A place or a difference does not accumulate: kind is count",
        ),
        (PLACE | {"trajectory": "end"}, "S112 A target by rank has no trajectory"),
        (PLACE | {"baseline": "50"}, "S112 A target by rank has no baseline"),
        (COMPARED | {"baseline": "5"}, "S112 A target by against has no baseline"),
        (
            COMPARED | {"kind": "stock", "reported_by": ["jxkc", "tjj"]},
            "S112 What is reported for a target by against cannot be added up",
        ),
        (
            WORDS | {"trajectory": "end", "kind": "stock"},
            "S112 A target by words has no trajectory",
        ),
        ({"target": None}, "S102 The key target is missing"),
        ({"measure": None}, "S102 The key measure is missing"),
        ({"reported_by": None}, "S102 The key reported_by is missing"),
        (YEARLY | {"trajectory": None}, "S102 The key trajectory is missing"),
        (
            YEARLY | {"kind": "stock"},
            "S112 Only a flow or a count begins anew each year: kind is stock",
        ),
        (
            YEARLY | {"kind": "rate", "measure": "%", "trajectory": None},
            "S112 Only a flow or a count begins anew each year: kind is rate",
        ),
        (
            YEARLY | {"target": {"rank": "3"}, "trajectory": None, "measure": "位"},
            "S112 Targets by year have one figure each",
        ),
        (YEARLY | {"target": {"between": ["1", "2"]}}, "S112 Targets by year have one figure each"),
        (YEARLY | {"baseline": "5"}, "S112 What begins anew each year has no baseline"),
        (YEARLY | {"yearly": {"25": "5"}}, "S103 Not a year: 25"),
        ({"weight": "-1"}, "S112 A weight is less than zero: -1"),
        (
            {"target": {"about": "120", "within": "5"}, "shares": {"jxkc": "120"}},
            "S112 Shares divide one figure: at_least, more_than",
        ),
        (
            {
                "amended": [
                    {"on": "2025-06-01", "document": "文", "reason": "调", "target": {"rank": "3"}}
                ]
            },
            "S112 A later target compares otherwise than the first: rank",
        ),
    ],
)
def test_what_does_not_go_with_them(changes: Mapping[str, object], refusal: str) -> None:
    assert refused(Indicator, indicator(**changes)) == refusal


def test_a_figure_to_compare_with_stands_beside_a_value() -> None:
    both = {"indicator": "it", "value": "6.5", "as_of": "2025-06-30", "compared": "6.1"}
    compared = record_of(Reading, both).compared
    assert compared is not None
    assert compared.value == Decimal("6.1")
    alone = {"indicator": "it", "unavailable": "未发布", "compared": "6.1"}
    assert refused(Reading, alone) == (
        "S112 A figure to compare with stands beside a value, and there is none"
    )


@pytest.mark.parametrize(
    ("changes", "is_used_up"),
    [
        ({"target": {"at_most": "5"}}, True),
        ({"target": {"at_most": "0"}}, False),
        ({"target": {"at_most": "0"}, "yearly": {"2025": "3"}}, True),
        ({"target": {"at_most": "5"}, "baseline": "9"}, False),
        ({"target": {"at_least": "5"}}, False),
        (PLACE, False),
    ],
    ids=["ceiling", "nothing", "of a year", "reduction", "floor", "place"],
)
def test_what_goes_up_to_a_ceiling_uses_up_room(
    changes: Mapping[str, object], is_used_up: bool
) -> None:
    assert record_of(Indicator, indicator(**changes)).uses_up_room is is_used_up
