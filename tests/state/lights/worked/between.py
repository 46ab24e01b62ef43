"""From one figure to another: the way leads to the lower one, and it is met from there on."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

COUNT: dict[str, Any] = {
    "kind": "count",
    "measure": "家",
    "trajectory": "end",
    "target": {"between": ["1", "2"]},
}
FLOW: dict[str, Any] = {"target": {"between": ["120", "130"]}}
RATE: dict[str, Any] = {"kind": "rate", "measure": "%", "target": {"between": ["6", "6.5"]}}

BETWEEN = [
    Example(
        "just-as-expected-of-the-lower-figure",
        "120 × 6/12 = 60 → green",
        day="2025-07-10",
        figures={"2025-06-30": "60"},
        indicator=FLOW,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "behind-on-the-way-to-the-lower-figure",
        "(54 − 60)/120 = −5.0 → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "54"},
        indicator=FLOW,
        outcome=Outcome("yellow", "i", "45.0", "50.0", "-5.0"),
    ),
    Example(
        "not-due-before-the-end",
        "none of 1—2 yet, nothing expected → blue",
        day="2025-07-10",
        figures={"2025-06-30": "0"},
        indicator=COUNT,
        outcome=Outcome("blue", "g", "0.0"),
    ),
    Example(
        "the-lower-figure-is-enough",
        "1 of 1—2 → green before its day",
        day="2025-07-10",
        figures={"2025-06-30": "1"},
        indicator=COUNT,
        outcome=Outcome("green", "f", "100.0"),
    ),
    Example(
        "the-lower-figure-on-its-day",
        "1 of 1—2 → green",
        day="2026-01-10",
        figures={"2025-12-31": "1"},
        indicator=COUNT,
        outcome=Outcome("green", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "nothing-on-its-day",
        "0 < 1 → red",
        day="2026-01-10",
        figures={"2025-12-31": "0"},
        indicator=COUNT,
        outcome=Outcome("red", "c", "0.0", "100.0", "-100.0"),
    ),
    Example(
        "more-than-the-upper-figure",
        "3 > 2, which is no fault → green",
        day="2026-01-10",
        figures={"2025-12-31": "3"},
        indicator=COUNT,
        outcome=Outcome("green", "c", "300.0", "100.0", "200.0"),
    ),
    Example(
        "a-rate-above-the-upper-figure",
        "6.8 ≥ 6: met → green; 6.8 − 6 = 0.8",
        day="2025-07-10",
        figures={"2025-06-30": "6.8"},
        indicator=RATE,
        outcome=Outcome("green", "f", gap="0.8"),
    ),
    Example(
        "a-rate-below-the-lower-figure",
        "5.5 − 6 = −0.5 → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "5.5"},
        indicator=RATE,
        outcome=Outcome("yellow", "i", gap="-0.5"),
    ),
]
