"""Against another figure: what is judged is the difference, in the measure."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

RATE: dict[str, Any] = {
    "kind": "rate",
    "measure": "%",
    "target": {"at_least": "0", "against": "全市平均水平"},
}
MORE: dict[str, Any] = {
    "kind": "rate",
    "measure": "%",
    "target": {"more_than": "0", "against": "全市平均水平"},
}
BELOW: dict[str, Any] = {
    "kind": "stock",
    "measure": "天",
    "trajectory": None,
    "target": {"at_most": "-2", "against": "全省平均水平"},
}

AGAINST = [
    Example(
        "above-the-average",
        "6.5 − 6.1 = 0.4 ≥ 0 → green before its day",
        day="2025-07-10",
        figures={"2025-06-30": "6.5"},
        indicator=RATE,
        outcome=Outcome("green", "f", gap="0.4"),
        compared={"2025-06-30": "6.1"},
    ),
    Example(
        "just-the-average",
        "6.1 − 6.1 = 0 ≥ 0 → green before its day",
        day="2025-07-10",
        figures={"2025-06-30": "6.1"},
        indicator=RATE,
        outcome=Outcome("green", "f", gap="0.0"),
        compared={"2025-06-30": "6.1"},
    ),
    Example(
        "a-little-below-the-average",
        "6.0 − 6.1 = −0.1 → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "6.0"},
        indicator=RATE,
        outcome=Outcome("yellow", "i", gap="-0.1"),
        compared={"2025-06-30": "6.1"},
    ),
    Example(
        "far-below-the-average",
        "5.0 − 6.1 = −1.1 < −1.0 → red",
        day="2025-07-10",
        figures={"2025-06-30": "5.0"},
        indicator=RATE,
        outcome=Outcome("red", "i", gap="-1.1"),
        compared={"2025-06-30": "6.1"},
    ),
    Example(
        "just-the-average-where-more-is-wanted",
        "6.1 − 6.1 = 0, equalled on its day → yellow",
        day="2026-01-10",
        figures={"2025-12-31": "6.1"},
        indicator=MORE,
        outcome=Outcome("yellow", "c", gap="0.0"),
        compared={"2025-12-31": "6.1"},
    ),
    Example(
        "below-the-average-on-its-day",
        "6.0 − 6.1 = −0.1 → red",
        day="2026-01-10",
        figures={"2025-12-31": "6.0"},
        indicator=RATE,
        outcome=Outcome("red", "c", gap="-0.1"),
        compared={"2025-12-31": "6.1"},
    ),
    Example(
        "two-days-less-than-the-average",
        "11 − 13 = −2 ≤ −2 → green",
        day="2025-07-10",
        figures={"2025-06-30": "11"},
        indicator=BELOW,
        outcome=Outcome("green", "f"),
        compared={"2025-06-30": "13"},
    ),
    Example(
        "one-day-less-than-the-average",
        "12 − 13 = −1 > −2, no rate: no points → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "12"},
        indicator=BELOW,
        outcome=Outcome("yellow", "i"),
        compared={"2025-06-30": "13"},
    ),
    Example(
        "one-day-less-than-the-average-on-its-day",
        "12 − 13 = −1 > −2 → red",
        day="2026-01-10",
        figures={"2025-12-31": "12"},
        indicator=BELOW,
        outcome=Outcome("red", "c"),
        compared={"2025-12-31": "13"},
    ),
    Example(
        "a-figure-without-what-it-is-held-against",
        "nothing can be judged → grey",
        day="2025-07-10",
        figures={"2025-06-30": "6.5"},
        indicator=RATE,
        outcome=Outcome("grey", "b"),
    ),
]
