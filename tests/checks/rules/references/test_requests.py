"""Answers: nothing is answered before it is asked; what is added to a report later has its own day."""

from pathlib import Path

import pytest

from anplan.checks.rule import Example
from tests.checks.workspace import found

YUEHU = "units/yuehu/2025-06.yaml"
INSTRUCTED = """\
decisions:
  - on: 2025-06-20
    kind: instruct
    ref: instruction/2025-06-1
    units: [yuehu]
    by: 区长
    reason: 请会商场地。
    until: 2025-06-30
"""


def answered(on: str) -> Example:
    """An instruction of 20 June, and the answer of a day in a report of 2 July."""
    return {
        "plan/decisions/2025-06.yaml": INSTRUCTED,
        YUEHU: (
            "submitted: 2025-07-02\nanswers:\n  - ref: instruction/2025-06-1\n"
            f"    text: |-\n      已会商。\n    on: {on}\n"
        ),
    }


@pytest.mark.parametrize("on", ["2025-06-20", "2025-07-02", "2025-07-09"])
def test_an_answer_holds_from_the_day_it_was_asked_on(tmp_path: Path, on: str) -> None:
    assert found(tmp_path, answered(on)) == []


def test_an_answer_before_it_was_asked(tmp_path: Path) -> None:
    assert found(tmp_path, answered("2025-06-19")) == [
        (
            f"{YUEHU}:6:9 R134 2025-06-19 is before 2025-06-20, when instruction/2025-06-1 was asked | "
            "Correct the day: nothing is answered before it is asked"
        )
    ]


def test_the_coordinator_decides_nothing_about_a_measure_of_the_unit_s_own(tmp_path: Path) -> None:
    files = {
        "units/yuehu/scheme.yaml": (
            "submitted: 2025-04-20\nmeasures:\n  - id: visits\n    ref: 1.1\n    title: 走访企业\n"
            "    by: 2025-09-30\n"
        ),
        YUEHU: "submitted: 2025-07-02\nrequests:\n  - kind: close\n    ref: scheme/visits\n",
    }
    assert found(tmp_path, files) == [
        (
            f"{YUEHU}:4:10 R130 scheme/visits is a measure of the unit's own: the coordinator "
            "decides nothing about it | Name the action or the indicator that it serves"
        )
    ]
