"""A rate that goes from its baseline to its target over years: the gap is in percentage points."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

PLAN: dict[str, Any] = {"start": "2021-01-01", "end": "2025-12-31"}
UP: dict[str, Any] = {
    "kind": "rate",
    "measure": "%",
    "baseline": "15",
    "target": {"at_least": "20"},
    "trajectory": "linear",
}
DOWN: dict[str, Any] = {
    "kind": "rate",
    "measure": "%",
    "baseline": "20",
    "target": {"at_most": "15"},
    "trajectory": "linear",
}

RATE_OVER_YEARS = [
    Example(
        "just-as-expected",
        "15 + 5 × 30/60 = 17.5 → green",
        day="2023-07-10",
        figures={"2023-06-30": "17.5"},
        indicator=UP,
        outcome=Outcome("green", "i", gap="0.0"),
        project=PLAN,
    ),
    Example(
        "half-a-point-below",
        "17.0 − 17.5 = −0.5 → yellow",
        day="2023-07-10",
        figures={"2023-06-30": "17.0"},
        indicator=UP,
        outcome=Outcome("yellow", "i", gap="-0.5"),
        project=PLAN,
    ),
    Example(
        "more-than-a-point-below",
        "16.4 − 17.5 = −1.1 → red",
        day="2023-07-10",
        figures={"2023-06-30": "16.4"},
        indicator=UP,
        outcome=Outcome("red", "i", gap="-1.1"),
        project=PLAN,
    ),
    Example(
        "above-its-way",
        "18 − 17.5 = 0.5 → green",
        day="2023-07-10",
        figures={"2023-06-30": "18"},
        indicator=UP,
        outcome=Outcome("green", "i", gap="0.5"),
        project=PLAN,
    ),
    Example(
        "there-already",
        "20 ≥ 20 → green; 20 − 17.5 = 2.5",
        day="2023-07-10",
        figures={"2023-06-30": "20"},
        indicator=UP,
        outcome=Outcome("green", "f", gap="2.5"),
        project=PLAN,
    ),
    Example(
        "a-reduction-half-a-point-behind",
        "17.5 − 18.0 = −0.5 → yellow",
        day="2023-07-10",
        figures={"2023-06-30": "18.0"},
        indicator=DOWN,
        outcome=Outcome("yellow", "i", gap="-0.5"),
        project=PLAN,
    ),
    Example(
        "missed-on-its-day",
        "19.9 − 20 = −0.1 → red",
        day="2026-01-10",
        figures={"2025-12-31": "19.9"},
        indicator=UP,
        outcome=Outcome("red", "c", gap="-0.1"),
        project=PLAN,
    ),
]
