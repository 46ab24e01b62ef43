"""Measures of a scheme: the same one twice."""

from pathlib import Path

import pytest

from tests.checks.workspace import found

SCHEME = "units/kcj/scheme.yaml"
FIRST = "id: hall, ref: 1.1/service-hall, text: 完成大厅装修。, by: 2025-06-30"
CURE = "Leave one of the two out, or say in its title what sets it apart"


def beside(second: str, first: str = FIRST) -> dict[str, str]:
    return {SCHEME: f"submitted: 2025-04-20\nmeasures:\n  - {{{first}}}\n  - {{{second}}}\n"}


@pytest.mark.parametrize(
    "second",
    [
        "id: m-2, ref: 1.1/service-hall, text: 完成 大厅装修。, by: 2025-06-30",
        "id: m-2, ref: 1.1/service-hall, text: 完成大厅装修。, by: 2025-09-30",
        "ref: 1.1, text: 完成大厅装修。, by: 2025-06-30",
        "id: m-2, ref: 1.1/service-hall, text: 大厅装修验收, by: 2025-06-30",
    ],
)
def test_the_same_measure_twice_is_told(tmp_path: Path, second: str) -> None:
    told = [line for line in found(tmp_path, beside(second)) if " V121 " in line]
    assert len(told) == 1
    assert told[0].startswith(f"{SCHEME}:4:")
    assert told[0].endswith(
        f"The scheme has this measure already: 完成大厅装修, hall 1.1/service-hall | {CURE}"
    )


@pytest.mark.parametrize(
    "second",
    [
        "id: m-2, ref: 1.1/service-hall, text: 大厅启用, by: 2025-08-31",
        "id: m-2, ref: 1.2, text: 完成大厅装修。, by: 2025-08-31",
        "id: m-2, ref: 1.1/service-hall, text: 巡查大厅, by: 2025-06-30, every: month",
    ],
)
def test_another_measure_is_none(tmp_path: Path, second: str) -> None:
    assert not [line for line in found(tmp_path, beside(second)) if " V121 " in line]


def test_two_measures_of_one_task_may_have_one_day(tmp_path: Path) -> None:
    first = "id: a, ref: 1.2, text: 走访企业, by: 2025-06-30"
    second = "id: b, ref: 1.2, text: 举办培训, by: 2025-06-30"
    assert not [line for line in found(tmp_path, beside(second, first)) if " V121 " in line]
