"""Indicators: a target has one comparison, a trajectory one shape, and both fit the kind."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from anplan.files.schema.validate import record_of
from anplan.model.indicators import Indicator, Trajectory
from anplan.model.targets import Target
from tests.model.refusal import refused


@pytest.mark.parametrize(
    ("content", "comparator", "value", "upward", "strict"),
    [
        ({"at_least": "235"}, "at_least", 235, True, False),
        ({"more_than": "400"}, "more_than", 400, True, True),
        ({"at_most": "5"}, "at_most", 5, False, False),
        ({"less_than": "5"}, "less_than", 5, False, True),
        ({"at_least": "0", "by": "2025-10-31"}, "at_least", 0, True, False),
    ],
)
def test_a_target(
    content: Mapping[str, str], comparator: str, value: int, *, upward: bool, strict: bool
) -> None:
    target = record_of(Target, content)
    assert (target.comparator, target.value) == (comparator, Decimal(value))
    assert (target.upward, target.strict) == (upward, strict)


@pytest.mark.parametrize(("content", "count"), [({}, 0), ({"at_least": "1", "at_most": "2"}, 2)])
def test_a_target_has_just_one_comparison(content: Mapping[str, str], count: int) -> None:
    refusal = f"S109 A target has just one comparison; this one has {count}"
    assert refused(Target, content) == refusal


@pytest.mark.parametrize(
    ("content", "points"),
    [
        ("linear", ()),
        ("end", ()),
        ({"shape": "end"}, ()),
        (
            {"curve": {"2025-09-30": "150", "2025-06-30": "90"}},
            ((date(2025, 6, 30), Decimal(90)), (date(2025, 9, 30), Decimal(150))),
        ),
        ({"steps": {"2025-06-30": "20"}}, ((date(2025, 6, 30), Decimal(20)),)),
    ],
)
def test_a_trajectory_is_a_word_or_points_in_the_order_of_their_days(
    content: object, points: object
) -> None:
    assert record_of(Trajectory, content).points == points


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"curve": {}},
        {"shape": "linear", "steps": {"2025-06-30": "1"}},
        {"curve": {"2025-06-30": "1"}, "steps": {"2025-06-30": "1"}},
    ],
)
def test_a_trajectory_has_just_one_shape(content: Mapping[str, object]) -> None:
    assert refused(Trajectory, content) == "S109 A trajectory has just one shape"


INDICATOR: Mapping[str, object] = {
    "title": "成交额",
    "measure": "亿元",
    "kind": "flow",
    "target": {"at_least": "235"},
    "trajectory": "linear",
    "reported_by": ["jxkc"],
}


def test_what_an_indicator_is_where_it_does_not_say() -> None:
    indicator = record_of(Indicator, INDICATOR)
    assert indicator.baseline is None
    assert indicator.start == 0
    assert (indicator.every, indicator.aspirational) == ("month", False)
    assert indicator.label == "成交额"
    assert record_of(Indicator, {**INDICATOR, "short": "成交"}).label == "成交"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        (
            {"kind": "rate"},
            "S112 A rate has no trajectory: it is compared with its full target",
        ),
        ({"trajectory": None}, "S102 The key trajectory is missing"),
        (
            {"kind": "rate", "trajectory": None, "reported_by": ["jxkc", "tjj"]},
            "S112 Rates of several units cannot be added up",
        ),
    ],
)
def test_what_does_not_fit_an_indicator(changes: Mapping[str, object], refusal: str) -> None:
    content = {key: value for key, value in {**INDICATOR, **changes}.items() if value is not None}
    assert refused(Indicator, content) == refusal


COUNTED = {
    "title": "入库项目",
    "measure": "个",
    "kind": "count",
    "target": {"at_least": "50"},
    "trajectory": "linear",
    "counted_from": {"register": "projects", "stage": "stored"},
}


def test_a_figure_that_is_counted_from_a_register_names_no_unit_of_its_own() -> None:
    assert record_of(Indicator, COUNTED).reported_by == ()
    assert refused(Indicator, COUNTED | {"reported_by": ["jxkc"]}) == (
        "S112 A figure that is counted from a register is reported by nobody else"
    )
    assert refused(Indicator, COUNTED | {"kind": "flow"}) == (
        "S112 Items of a register are counted: kind is flow"
    )
    assert refused(Indicator, COUNTED | {"shares": {"jxkc": "50"}}) == (
        "S112 A figure that is counted from a register has no shares"
    )


def test_any_other_figure_says_who_reports_it() -> None:
    own = {key: value for key, value in COUNTED.items() if key != "counted_from"}
    assert refused(Indicator, own) == "S102 The key reported_by is missing"
