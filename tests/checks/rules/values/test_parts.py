"""A part that is more than its whole: of sums alone."""

from typing import Any

import pytest

from anplan.checks.all_rules import BY_CODE
from anplan.checks.rules.values.parts import more_than_the_whole
from anplan.checks.subjects import Facts
from tests.builders import indicator, project, reading, report


def found(**keys: Any) -> int:
    """How many figures are found of a part with 9 of a whole with 8."""
    made = project(
        indicators={"all": indicator(**keys), "some": indicator(part_of="all", **keys)},
        reports={
            ("jxkc", "2025-06"): report(
                reading("8", "2025-06-30", "all"), reading("9", "2025-06-30", "some")
            )
        },
    )
    return len(list(more_than_the_whole(Facts.of(made, BY_CODE))))


@pytest.mark.parametrize("kind", ["flow", "count", "stock"])
def test_a_sum_of_a_part_is_never_more(kind: str) -> None:
    assert found(kind=kind, measure="家") == 1


@pytest.mark.parametrize(
    "keys",
    [
        {"kind": "rate", "measure": "%"},
        {"kind": "stock", "measure": "%"},
        {"kind": "stock", "measure": "个百分点"},
        {"kind": "stock", "measure": "元/人"},
        {"kind": "stock", "measure": "元", "title": "人均可支配收入"},
        {"kind": "stock", "measure": "位", "target": {"rank": "40"}, "trajectory": None},
    ],
    ids=["growth", "share", "points", "average", "average in its title", "place"],
)
def test_a_growth_a_share_an_average_and_a_place_may_be_the_higher_one(
    keys: dict[str, Any],
) -> None:
    assert found(**keys) == 0
