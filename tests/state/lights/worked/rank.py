"""Places: smaller is better; there is no way to one, no completion and no gap."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

PLACE: dict[str, Any] = {
    "kind": "stock",
    "measure": "位",
    "trajectory": None,
    "target": {"rank": "40", "among": "全省县区"},
}

RANK = [
    Example(
        "a-better-place",
        "38 ≤ 40 → green before its day",
        day="2025-07-10",
        figures={"2025-06-30": "38"},
        indicator=PLACE,
        outcome=Outcome("green", "f"),
    ),
    Example(
        "just-the-place",
        "40 ≤ 40 → green before its day",
        day="2025-07-10",
        figures={"2025-06-30": "40"},
        indicator=PLACE,
        outcome=Outcome("green", "f"),
    ),
    Example(
        "a-missed-place-before-its-day",
        "45 − 40 = 5 places short → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "45"},
        indicator=PLACE,
        outcome=Outcome("yellow", "i"),
    ),
    Example(
        "a-place-that-was-lost",
        "38 in May, 41 in June: 1 short → yellow",
        day="2025-07-10",
        figures={"2025-05-31": "38", "2025-06-30": "41"},
        indicator=PLACE,
        outcome=Outcome("yellow", "i"),
    ),
    Example(
        "a-place-on-its-day",
        "39 ≤ 40 → green",
        day="2026-01-10",
        figures={"2025-12-31": "39"},
        indicator=PLACE,
        outcome=Outcome("green", "c"),
    ),
    Example(
        "a-missed-place-on-its-day",
        "41 − 40 = 1 place short → red",
        day="2026-01-10",
        figures={"2025-12-31": "41"},
        indicator=PLACE,
        outcome=Outcome("red", "c"),
    ),
    Example(
        "an-aspirational-place-missed-on-its-day",
        "1 place short, aspirational → yellow",
        day="2026-01-10",
        figures={"2025-12-31": "41"},
        indicator=PLACE | {"aspirational": "true"},
        outcome=Outcome("yellow", "c"),
    ),
    Example(
        "a-place-that-nobody-told-anew",
        "nothing newer than March after June and a month → grey",
        day="2025-08-10",
        figures={"2025-03-31": "38"},
        indicator=PLACE,
        outcome=Outcome("grey", "d"),
    ),
]
