"""How ``diff`` words what a plan's own thing says otherwise: of two texts that differ."""

from typing import Any

import pytest

from anplan.show.entry_text import change_text
from anplan.state.history.changes import changes_between
from anplan.state.history.statements import statements_of
from tests.builders import indicator, project
from tests.show.example import CHINESE, ENGLISH

RATE: dict[str, Any] = {"kind": "rate", "measure": "%"}
POINTS = {"2025-06-30": "60", "2025-12-31": "120"}


def changed(**was: Any) -> Any:
    """An amendment of 1 July."""
    usual = {
        "on": "2025-07-01",
        "target": {"at_least": "150"},
        "document": "会议纪要",
        "reason": "上调",
    }
    return {"amended": [usual | was]}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            RATE | {"target": {"about": "6.2", "within": "0.3"}},
            RATE | {"target": {"about": "6.2", "within": "0.5"}},
            "目标值：6.2%左右（允许相差0.3） → 6.2%左右（允许相差0.5）",
        ),
        (
            {"yearly": {"2025": "120"}, "target": None},
            {"yearly": {"2025": "120"}, "target": {"at_least": "0"}},
            "目标值：无 → ≥0亿元",
        ),
        ({"weight": "40"}, {"weight": "50"}, "考核分值：40 → 50"),
        (
            {"trajectory": {"curve": POINTS}},
            {"trajectory": {"steps": POINTS}},
            "序时方式：curve 2025-06-30 60、2025-12-31 120 → steps 2025-06-30 60、2025-12-31 120",
        ),
        (
            changed(),
            changed(reason="上级下达"),
            "目标调整：2025-07-01 ≥150亿元 会议纪要（上调） → 2025-07-01 ≥150亿元 会议纪要（上级下达）",
        ),
    ],
    ids=["within", "no target", "weight", "shape of the way", "reason of a change"],
)
def test_both_texts_tell_what_differs(old: Any, new: Any, told: str) -> None:
    assert text(old, new) == told


def test_in_english_too() -> None:
    old, new = (RATE | {"target": {"about": "6.2", "within": one}} for one in ("0.3", "0.5"))

    assert text(old, new, ENGLISH) == "target: about 6.2% (within 0.3) → about 6.2% (within 0.5)"


def text(old: Any, new: Any, words: Any = CHINESE) -> str:
    """What is told of an indicator that changed."""
    before, after = (project(indicators={"it": indicator(**keys)}) for keys in (old, new))
    ((change),) = changes_between(statements_of(before), statements_of(after))
    assert change.before is not None
    assert change.after is not None
    return change_text(words, after, change.before, change.after)
