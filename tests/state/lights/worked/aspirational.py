"""Aspirational targets, 力争: never worse than yellow, and otherwise like any other."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

HOPED: dict[str, Any] = {"aspirational": "true"}

ASPIRATIONAL = [
    Example(
        "far-behind",
        "30/120 = 25.0 %, pace 50.0 %, gap −25.0 would be red → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "30"},
        indicator=HOPED,
        outcome=Outcome("yellow", "i", "25.0", "50.0", "-25.0"),
    ),
    Example(
        "a-little-behind",
        "57/120 = 47.5 %, pace 50.0 %, gap −2.5 → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "57"},
        indicator=HOPED,
        outcome=Outcome("yellow", "i", "47.5", "50.0", "-2.5"),
    ),
    Example(
        "ahead",
        "66/120 = 55.0 %, pace 50.0 %, gap 5.0 → green",
        day="2025-07-10",
        figures={"2025-06-30": "66"},
        indicator=HOPED,
        outcome=Outcome("green", "i", "55.0", "50.0", "5.0"),
    ),
    Example(
        "missed-on-its-day",
        "100/120 = 83.3 %, pace 100.0 %, gap −16.7 → yellow",
        day="2026-01-05",
        figures={"2025-12-31": "100"},
        indicator=HOPED,
        outcome=Outcome("yellow", "c", "83.3", "100.0", "-16.7"),
    ),
    Example(
        "met-on-its-day",
        "120/120 = 100.0 %, pace 100.0 %, gap 0.0 → green",
        day="2026-01-05",
        figures={"2025-12-31": "120"},
        indicator=HOPED,
        outcome=Outcome("green", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "over-its-ceiling",
        "130/120 = 108.3 %, pace 50.0 %, gap −58.3 would be red → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "130"},
        indicator=HOPED | {"target": {"at_most": "120"}},
        outcome=Outcome("yellow", "e", None, "50.0", "-58.3"),
    ),
    Example(
        "a-rate-far-below",
        "5.0 − 7.5 = −2.5 would be red → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "5.0"},
        indicator=HOPED | {"kind": "rate", "measure": "%", "target": {"at_least": "7.5"}},
        outcome=Outcome("yellow", "i", gap="-2.5"),
    ),
    Example(
        "a-step-missed-by-far",
        "11/20 = 55.0 %, pace 14/20 = 70.0 %, gap −15.0 would be red → yellow",
        day="2025-10-10",
        figures={"2025-09-30": "11"},
        indicator=HOPED
        | {
            "kind": "count",
            "target": {"at_least": "20"},
            "trajectory": {"steps": {"2025-09-30": "14"}},
        },
        outcome=Outcome("yellow", "h", "55.0", "70.0", "-15.0"),
    ),
    Example(
        "unknown-is-as-grey-as-elsewhere",
        "no figure → grey",
        day="2025-07-10",
        indicator=HOPED,
        outcome=Outcome("grey", "b"),
    ),
]
