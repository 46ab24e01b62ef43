"""End: nothing is expected before the target's day, so there is no pace and no gap."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

STOCK: dict[str, Any] = {"kind": "stock", "target": {"at_least": "50"}, "trajectory": "end"}

END = [
    Example(
        "not-due-yet",
        "30/50 = 60.0 %, nothing expected → blue",
        day="2025-07-10",
        figures={"2025-06-30": "30"},
        indicator=STOCK,
        outcome=Outcome("blue", "g", "60.0"),
    ),
    Example(
        "the-day-before-it-is-due",
        "40/50 = 80.0 %, one day left → blue",
        day="2025-12-30",
        figures={"2025-11-30": "40"},
        indicator=STOCK,
        outcome=Outcome("blue", "g", "80.0"),
    ),
    Example(
        "met-before-its-day",
        "50/50 = 100.0 % → green",
        day="2025-07-10",
        figures={"2025-06-30": "50"},
        indicator=STOCK,
        outcome=Outcome("green", "f", "100.0"),
    ),
    Example(
        "met-and-fallen-back",
        "52 in May had met it, 48/50 = 96.0 % in June → yellow",
        day="2025-07-10",
        figures={"2025-05-31": "52", "2025-06-30": "48"},
        indicator=STOCK,
        outcome=Outcome("yellow", "g", "96.0"),
    ),
    Example(
        "fallen-back-and-met-again",
        "52, 48, and 51/50 = 102.0 % → green",
        day="2025-07-10",
        figures={"2025-04-30": "52", "2025-05-31": "48", "2025-06-30": "51"},
        indicator=STOCK,
        outcome=Outcome("green", "f", "102.0"),
    ),
    Example(
        "fallen-without-having-met-it",
        "45, then 40/50 = 80.0 %: it was never met, so it did not fall back → blue",
        day="2025-07-10",
        figures={"2025-05-31": "45", "2025-06-30": "40"},
        indicator=STOCK,
        outcome=Outcome("blue", "g", "80.0"),
    ),
    Example(
        "a-one-off-event-not-there-yet",
        "0/1 = 0.0 % → blue",
        day="2025-07-10",
        figures={"2025-06-30": "0"},
        indicator={"kind": "count", "target": {"at_least": "1"}, "trajectory": "end"},
        outcome=Outcome("blue", "g", "0.0"),
    ),
    Example(
        "met-on-its-day",
        "50/50 = 100.0 %, now the whole is expected: pace 100.0 %, gap 0.0 → green",
        day="2025-12-31",
        figures={"2025-12-31": "50"},
        indicator=STOCK,
        outcome=Outcome("green", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "missed-on-its-day",
        "49/50 = 98.0 %, pace 100.0 %, gap −2.0; not met → red whatever the distance",
        day="2026-01-10",
        figures={"2025-12-31": "49"},
        indicator=STOCK,
        outcome=Outcome("red", "c", "98.0", "100.0", "-2.0"),
    ),
]
