"""Rates: held against the full target all the time; the gap is in percentage points."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

GROWTH: dict[str, Any] = {"kind": "rate", "measure": "%", "target": {"at_least": "7.5"}}
DEBT: dict[str, Any] = {"kind": "rate", "measure": "%", "target": {"at_most": "60"}}

RATE = [
    Example(
        "just-the-target",
        "7.5 − 7.5 = 0.0, met → green",
        day="2025-06-10",
        figures={"2025-05-31": "7.5"},
        indicator=GROWTH,
        outcome=Outcome("green", "f", gap="0.0"),
    ),
    Example(
        "above-the-target",
        "8.2 − 7.5 = 0.7, met → green",
        day="2025-06-10",
        figures={"2025-05-31": "8.2"},
        indicator=GROWTH,
        outcome=Outcome("green", "f", gap="0.7"),
    ),
    Example(
        "half-a-point-below",
        "7.0 − 7.5 = −0.5 ≥ −1.0 → yellow",
        day="2025-06-10",
        figures={"2025-05-31": "7.0"},
        indicator=GROWTH,
        outcome=Outcome("yellow", "i", gap="-0.5"),
    ),
    Example(
        "exactly-one-point-below-is-still-yellow",
        "6.5 − 7.5 = −1.0, on the milder side",
        day="2025-06-10",
        figures={"2025-05-31": "6.5"},
        indicator=GROWTH,
        outcome=Outcome("yellow", "i", gap="-1.0"),
    ),
    Example(
        "a-little-more-than-one-point-below-is-red-and-printed-so",
        "6.46 − 7.5 = −1.04 < −1.0 → red; −1.0 would say yellow, so two decimals",
        day="2025-06-10",
        figures={"2025-05-31": "6.46"},
        indicator=GROWTH,
        outcome=Outcome("red", "i", gap="-1.04"),
    ),
    Example(
        "a-hair-below-is-not-printed-as-level",
        "7.46 − 7.5 = −0.04 → yellow; −0.0 would say level, so two decimals",
        day="2025-06-10",
        figures={"2025-05-31": "7.46"},
        indicator=GROWTH,
        outcome=Outcome("yellow", "i", gap="-0.04"),
    ),
    Example(
        "shrinking",
        "−2.0 − 7.5 = −9.5 < −1.0 → red",
        day="2025-06-10",
        figures={"2025-05-31": "-2.0"},
        indicator=GROWTH,
        outcome=Outcome("red", "i", gap="-9.5"),
    ),
    Example(
        "the-limit-for-rates-is-a-setting",
        "7.0 − 7.5 = −0.5 < −0.4 → red",
        day="2025-06-10",
        figures={"2025-05-31": "7.0"},
        indicator=GROWTH,
        project={"settings": {"red_rate": "0.4"}},
        outcome=Outcome("red", "i", gap="-0.5"),
    ),
    Example(
        "a-ceiling-kept",
        "60 − 58.5 = 1.5, sign turned, met → green",
        day="2025-06-10",
        figures={"2025-05-31": "58.5"},
        indicator=DEBT,
        outcome=Outcome("green", "f", gap="1.5"),
    ),
    Example(
        "a-ceiling-passed-by-one-point",
        "60 − 61 = −1.0 → yellow",
        day="2025-06-10",
        figures={"2025-05-31": "61"},
        indicator=DEBT,
        outcome=Outcome("yellow", "i", gap="-1.0"),
    ),
    Example(
        "missed-on-the-target-s-day",
        "7.4 − 7.5 = −0.1; not met → red whatever the distance",
        day="2026-01-20",
        figures={"2025-12-31": "7.4"},
        indicator=GROWTH,
        outcome=Outcome("red", "c", gap="-0.1"),
    ),
    Example(
        "once-met-says-nothing-of-the-target-s-day",
        "8.0 in November; a rate can fall, so without the year's own figure → grey",
        day="2026-01-20",
        figures={"2025-11-30": "8.0"},
        indicator=GROWTH,
        outcome=Outcome("grey", "c", gap="0.5"),
    ),
]
