"""Figures far from target, pace and the last one: found at their line with what may be meant."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import CONTRACTS, JUNE, MAY, changed, reading
from anplan.checks.rule import Example
from tests.checks.workspace import found

MEANT = "Is {cure} meant? If {value} is right, say why in reason"
LOOK = "Look at the figure and its measure; if it is right, say why in reason"
FAR = "is far from what stands beside it: target"


def growth(value: str, last: str = "", reason: str = "") -> Example:
    """Report a growth, after an earlier one."""
    before = reading(last, "2025-03-31", name="growth", file=MAY) if last else {}
    return {**before, **reading(value, "2025-06-30", name="growth", reason=reason)}


def first(value: str, *, target: str = "at_least: 120", kind: str = "flow") -> Example:
    """Report contracts for the first time, with another target."""
    text = changed(CONTRACTS, "at_least: 120", target)[CONTRACTS]
    text = text.replace("kind: flow", f"kind: {kind}").replace("[kind,", "[kind, target,")
    return {
        CONTRACTS: text,
        MAY: "submitted: 2025-06-04\nnothing: 本月无新进展\n",
        **reading(value, "2025-05-31"),
    }


CASES = [
    (
        growth("107.6"),
        f"{JUNE}:4:12 V113 107.6% {FAR} 7% | {MEANT.format(cure='7.6%', value='107.6%')}",
    ),
    (
        growth("0.076", "7.1"),
        (
            f"{JUNE}:4:12 V113 0.076% {FAR} 7%, 7.1% on 2025-03-31 | "
            f"{MEANT.format(cure='7.6%', value='0.076%')}"
        ),
    ),
    (
        first("5250"),
        f"{JUNE}:4:12 V113 5250亿元 {FAR} 120亿元, expected by then 50亿元 | {LOOK}",
    ),
    (
        first("525000"),
        (
            f"{JUNE}:4:12 V113 525000亿元 {FAR} 120亿元, expected by then 50亿元 | "
            f"{MEANT.format(cure='525000万元', value='525000亿元')}"
        ),
    ),
    (
        first("0.005万元", target="at_most: 120"),
        f"{JUNE}:4:12 V113 0.005万元 {FAR} 120亿元, expected by then 50亿元 | {LOOK}",
    ),
    (
        first("0.00525", target="at_most: 120", kind="stock"),
        f"{JUNE}:4:12 V113 0.00525亿元 {FAR} 120亿元 | {LOOK}",
    ),
]


@pytest.mark.parametrize(("files", "line"), CASES)
def test_it_is_found_at_its_line(files: Example, line: str, tmp_path: Path) -> None:
    assert found(tmp_path, files) == [line]


SILENT = {
    "a growth": growth("7.6", "7.1"),
    "a fall": growth("-3.2", "7.1"),
    "an index that a reason confirms": growth("107.6", reason="按可比价核定"),
    "a first figure": first("52.5"),
    "a first figure in another measure that converts": first("525000万元"),
    "nothing yet": first("0"),
}


@pytest.mark.parametrize("name", SILENT)
def test_silent(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, SILENT[name]) == []


def test_a_thousandfold_slip_against_the_last_figure_is_told_once(tmp_path: Path) -> None:
    told = found(tmp_path, reading("525000"))
    assert [problem.split()[1] for problem in told] == ["V102"]
