"""Strict targets, 突破 and 低于: the target's own figure is not yet enough."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

MORE: dict[str, Any] = {"target": {"more_than": "120"}}
LOWER: dict[str, Any] = {"kind": "stock", "baseline": "100", "target": {"less_than": "60"}}

STRICT = [
    Example(
        "equalled-before-its-day",
        "120/120 = 100.0 %, not more; pace 50.0 %, gap 50.0 → green by its gap",
        day="2025-07-10",
        figures={"2025-06-30": "120"},
        indicator=MORE,
        outcome=Outcome("green", "i", "100.0", "50.0", "50.0"),
    ),
    Example(
        "passed-before-its-day",
        "120.1/120 = 100.08 %, printed 100.1; pace 50.0 %; met already → green",
        day="2025-07-10",
        figures={"2025-06-30": "120.1"},
        indicator=MORE,
        outcome=Outcome("green", "f", "100.1", "50.0", "50.1"),
    ),
    Example(
        "passed-by-a-hair-is-not-printed-as-equalled",
        "120.01/120 = 100.008 %; 100.0 would say equalled, so two decimals → green",
        day="2025-07-10",
        figures={"2025-06-30": "120.01"},
        indicator=MORE,
        outcome=Outcome("green", "f", "100.01", "50.00", "50.01"),
    ),
    Example(
        "equalled-on-its-day",
        "120/120 = 100.0 %, pace 100.0 %, gap 0.0; equalled, not passed → yellow",
        day="2026-01-05",
        figures={"2025-12-31": "120"},
        indicator=MORE,
        outcome=Outcome("yellow", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "passed-on-its-day",
        "121/120 = 100.8 %, pace 100.0 %, gap 0.8 → green",
        day="2026-01-05",
        figures={"2025-12-31": "121"},
        indicator=MORE,
        outcome=Outcome("green", "c", "100.8", "100.0", "0.8"),
    ),
    Example(
        "short-on-its-day",
        "119/120 = 99.2 %, pace 100.0 %, gap −0.8 → red",
        day="2026-01-05",
        figures={"2025-12-31": "119"},
        indicator=MORE,
        outcome=Outcome("red", "c", "99.2", "100.0", "-0.8"),
    ),
    Example(
        "equalled-early-and-then-silent",
        "120 in November is not yet more than 120, so the year's own figure is wanted → grey",
        day="2026-01-05",
        figures={"2025-11-30": "120"},
        indicator=MORE,
        outcome=Outcome("grey", "c", "100.0", "91.7", "8.3"),
    ),
    Example(
        "a-strict-ceiling-equalled-early",
        "120/120 = 100.0 %, not over 120, pace 50.0 %, gap −50.0 → red by its gap",
        day="2025-07-10",
        figures={"2025-06-30": "120"},
        indicator={"target": {"less_than": "120"}},
        outcome=Outcome("red", "i", None, "50.0", "-50.0"),
    ),
    Example(
        "a-strict-reduction-met-before-its-day",
        "(59 − 100)/(60 − 100) = 102.5 %, pace 50.0 %, gap 52.5 → green",
        day="2025-07-10",
        figures={"2025-06-30": "59"},
        indicator=LOWER,
        outcome=Outcome("green", "f", "102.5", "50.0", "52.5"),
    ),
    Example(
        "a-strict-reduction-equalled-on-its-day",
        "(60 − 100)/(60 − 100) = 100.0 %, pace 100.0 %, gap 0.0; equalled → yellow",
        day="2026-01-05",
        figures={"2025-12-31": "60"},
        indicator=LOWER,
        outcome=Outcome("yellow", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "a-strict-rate-equalled-before-its-day",
        "7.5 − 7.5 = 0.0, not met, not behind → green by its gap",
        day="2025-07-10",
        figures={"2025-06-30": "7.5"},
        indicator={"kind": "rate", "measure": "%", "target": {"more_than": "7.5"}},
        outcome=Outcome("green", "i", gap="0.0"),
    ),
    Example(
        "a-strict-rate-equalled-on-its-day",
        "3.0 − 3.0 = 0.0; equalled → yellow",
        day="2026-01-20",
        figures={"2025-12-31": "3.0"},
        indicator={"kind": "rate", "measure": "%", "target": {"less_than": "3.0"}},
        outcome=Outcome("yellow", "c", gap="0.0"),
    ),
]
