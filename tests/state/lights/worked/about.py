"""Near a figure: what lies inside the band is green, on either side; a sum may be more."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

FLOW: dict[str, Any] = {"target": {"about": "120", "within": "5"}}
RATE: dict[str, Any] = {"kind": "rate", "measure": "%", "target": {"about": "6.2", "within": "0.3"}}
STOCK: dict[str, Any] = {
    "kind": "stock",
    "baseline": "100",
    "target": {"about": "120", "within": "5"},
}
LEVEL: dict[str, Any] = {
    "kind": "stock",
    "baseline": "100",
    "target": {"about": "100", "within": "2"},
}

ABOUT = [
    Example(
        "a-little-less-than-expected-is-within",
        "60 − 56 = 4 ≤ 5: green, though 56/120 − 50 % = −3.3",
        day="2025-07-10",
        figures={"2025-06-30": "56"},
        indicator=FLOW,
        outcome=Outcome("green", "i", "46.7", "50.0", "-3.3"),
    ),
    Example(
        "less-than-the-band-allows",
        "(60 − 5 − 54)/120 = 0.8 points beyond the band → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "54"},
        indicator=FLOW,
        outcome=Outcome("yellow", "i", "45.0", "50.0", "-5.0"),
    ),
    Example(
        "ten-points-beyond-the-band-are-still-yellow",
        "(60 − 5 − 43)/120 = 10.0, on the milder side",
        day="2025-07-10",
        figures={"2025-06-30": "43"},
        indicator=FLOW,
        outcome=Outcome("yellow", "i", "35.8", "50.0", "-14.2"),
    ),
    Example(
        "more-than-ten-points-beyond-the-band",
        "(60 − 5 − 42)/120 = 10.8 → red",
        day="2025-07-10",
        figures={"2025-06-30": "42"},
        indicator=FLOW,
        outcome=Outcome("red", "i", "35.0", "50.0", "-15.0"),
    ),
    Example(
        "a-sum-is-met-from-the-lower-end-on",
        "115 ≥ 120 − 5 → green before its day",
        day="2025-07-10",
        figures={"2025-06-30": "115"},
        indicator=FLOW,
        outcome=Outcome("green", "f", "95.8", "50.0", "45.8"),
    ),
    Example(
        "a-sum-may-be-more-than-the-band",
        "130 > 125, which is no fault → green",
        day="2026-01-10",
        figures={"2025-12-31": "130"},
        indicator=FLOW,
        outcome=Outcome("green", "c", "108.3", "100.0", "8.3"),
    ),
    Example(
        "a-sum-below-the-band-on-its-day",
        "114 < 115 → red",
        day="2026-01-10",
        figures={"2025-12-31": "114"},
        indicator=FLOW,
        outcome=Outcome("red", "c", "95.0", "100.0", "-5.0"),
    ),
    Example(
        "a-stock-inside-the-target-s-band",
        "|118 − 120| ≤ 5: met before its day → green",
        day="2025-07-10",
        figures={"2025-06-30": "118"},
        indicator=STOCK,
        outcome=Outcome("green", "f", "90.0", "50.0", "40.0"),
    ),
    Example(
        "a-stock-near-what-is-expected",
        "|112 − 110| ≤ 5 → green",
        day="2025-07-10",
        figures={"2025-06-30": "112"},
        indicator=STOCK,
        outcome=Outcome("green", "i", "60.0", "50.0", "10.0"),
    ),
    Example(
        "a-stock-that-is-far-too-much",
        "(130 − 110 − 5)/20 = 75 points beyond the band → red",
        day="2025-07-10",
        figures={"2025-06-30": "130"},
        indicator=STOCK,
        outcome=Outcome("red", "i", "150.0", "50.0", "100.0"),
    ),
    Example(
        "a-stock-that-is-too-much-on-its-day",
        "130 > 125 → red",
        day="2026-01-10",
        figures={"2025-12-31": "130"},
        indicator=STOCK,
        outcome=Outcome("red", "c", "150.0", "100.0", "50.0"),
    ),
    Example(
        "a-level-that-is-kept",
        "target = baseline: no percentages; |101 − 100| ≤ 2 → green",
        day="2025-07-10",
        figures={"2025-06-30": "101"},
        indicator=LEVEL,
        outcome=Outcome("green", "f"),
    ),
    Example(
        "a-level-that-is-not-kept",
        "target = baseline: no percentages; 103 − 100 > 2 → red",
        day="2025-07-10",
        figures={"2025-06-30": "103"},
        indicator=LEVEL,
        outcome=Outcome("red", "i"),
    ),
    Example(
        "a-rate-inside-the-band",
        "6.0 − 6.2 = −0.2, within 0.3 → green",
        day="2025-07-10",
        figures={"2025-06-30": "6.0"},
        indicator=RATE,
        outcome=Outcome("green", "f", gap="-0.2"),
    ),
    Example(
        "a-rate-a-little-above-the-band",
        "6.7 − 6.2 = 0.5, 0.2 beyond the band → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "6.7"},
        indicator=RATE,
        outcome=Outcome("yellow", "i", gap="0.5"),
    ),
    Example(
        "a-rate-far-below-the-band",
        "4.8 − 6.2 = −1.4, 1.1 beyond the band → red",
        day="2025-07-10",
        figures={"2025-06-30": "4.8"},
        indicator=RATE,
        outcome=Outcome("red", "i", gap="-1.4"),
    ),
    Example(
        "a-rate-above-the-band-on-its-day",
        "6.6 − 6.2 = 0.4 > 0.3 → red",
        day="2026-01-10",
        figures={"2025-12-31": "6.6"},
        indicator=RATE,
        outcome=Outcome("red", "c", gap="0.4"),
    ),
]
