"""Amended targets: a reading is held against the target in force on its own day."""

from collections.abc import Mapping
from typing import Any

from tests.state.lights.worked.example import Example, Outcome


def change(on: str, **target: str) -> Mapping[str, Any]:
    """A target changed from a day on."""
    return {"on": on, "target": target, "document": "试〔2025〕9号", "reason": "年中调整"}


RAISED: dict[str, Any] = {"amended": [change("2025-07-01", at_least="150")]}
BY_STEPS: dict[str, Any] = {
    "kind": "count",
    "target": {"at_least": "50"},
    "trajectory": {"steps": {"2025-06-30": "20", "2025-09-30": "35", "2025-12-31": "50"}},
}

AMENDED = [
    Example(
        "a-reading-from-before-keeps-the-old-target",
        "30 June, target 120: 60/120 = 50.0 %, pace 50.0 %, gap 0.0 → green",
        day="2025-07-10",
        figures={"2025-06-30": "60"},
        indicator=RAISED,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "a-reading-from-the-first-day-has-the-new-target",
        "1 July, target 150: 75/150 = 50.0 %, pace 6/12 = 50.0 %, gap 0.0 → green",
        day="2025-07-10",
        figures={"2025-07-01": "75"},
        indicator=RAISED,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "a-reading-from-after-has-the-new-target",
        "31 July, target 150: 70/150 = 46.7 %, pace 7/12 = 58.3 %, gap −11.6 → red",
        day="2025-08-10",
        figures={"2025-07-31": "70"},
        indicator=RAISED,
        outcome=Outcome("red", "i", "46.7", "58.3", "-11.6"),
    ),
    Example(
        "of-several-changes-the-last-one-in-force",
        "31 October, target 130: 104/130 = 80.0 %, pace 10/12 = 83.3 %, gap −3.3 → yellow",
        day="2025-11-10",
        figures={"2025-10-31": "104"},
        indicator={
            "amended": [
                change("2025-10-01", at_least="130"),
                change("2025-07-01", at_least="150"),
            ]
        },
        outcome=Outcome("yellow", "i", "80.0", "83.3", "-3.3"),
    ),
    Example(
        "a-lowered-target-met-at-once",
        "31 July, target 100: 100/100 = 100.0 %, pace 58.3 %, gap 41.7 → green",
        day="2025-08-10",
        figures={"2025-07-31": "100"},
        indicator={"amended": [change("2025-07-01", at_least="100")]},
        outcome=Outcome("green", "f", "100.0", "58.3", "41.7"),
    ),
    Example(
        "a-stricter-comparison",
        "31 December, more than 120: 120/120 = 100.0 %, pace 100.0 %; equalled → yellow",
        day="2026-01-10",
        figures={"2025-12-31": "120"},
        indicator={"amended": [change("2025-07-01", more_than="120")]},
        outcome=Outcome("yellow", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "an-earlier-day",
        "due 31 October: 118/120 = 98.3 %, pace 100.0 %, gap −1.7; not met → red",
        day="2025-11-05",
        figures={"2025-10-31": "118"},
        indicator={"amended": [change("2025-07-01", at_least="120", by="2025-10-31")]},
        outcome=Outcome("red", "c", "98.3", "100.0", "-1.7"),
    ),
    Example(
        "a-later-day",
        "due 31 March: 110/120 = 91.7 %, pace 12/15 = 80.0 %, gap 11.7 → green, not yet missed",
        day="2026-01-10",
        figures={"2025-12-31": "110"},
        indicator={"amended": [change("2025-12-01", at_least="120", by="2026-03-31")]},
        outcome=Outcome("green", "i", "91.7", "80.0", "11.7"),
    ),
    Example(
        "the-new-target-on-its-day",
        "130/150 = 86.7 %, pace 100.0 %, gap −13.3; 120 would have been met, 150 is not → red",
        day="2026-01-10",
        figures={"2025-12-31": "130"},
        indicator=RAISED,
        outcome=Outcome("red", "c", "86.7", "100.0", "-13.3"),
    ),
    Example(
        "lowered-below-its-steps",
        "steps 20, 35, 50 and now 30: those beyond count as 30; 29/30, pace 30/30, −3.3 → yellow",
        day="2025-10-10",
        figures={"2025-09-30": "29"},
        indicator=BY_STEPS | {"amended": [change("2025-09-01", at_least="30")]},
        outcome=Outcome("yellow", "h", "96.7", "100.0", "-3.3"),
    ),
    Example(
        "lowered-below-its-curve",
        "90 by June, 150 by September, now 100: on 30 September 100; 99/100, −1.0 → yellow",
        day="2025-10-10",
        figures={"2025-09-30": "99"},
        indicator={
            "trajectory": {"curve": {"2025-06-30": "90", "2025-09-30": "150"}},
            "amended": [change("2025-09-01", at_least="100")],
        },
        outcome=Outcome("yellow", "i", "99.0", "100.0", "-1.0"),
    ),
    Example(
        "a-reduction-that-need-not-go-so-far",
        "from 100: steps 80, 60 and now 70: (75 − 100)/(70 − 100) = 83.3 %, pace 100 % → red",
        day="2025-10-10",
        figures={"2025-09-30": "75"},
        indicator={
            "kind": "stock",
            "baseline": "100",
            "target": {"at_most": "60"},
            "trajectory": {"steps": {"2025-06-30": "80", "2025-09-30": "60"}},
            "amended": [change("2025-09-01", at_most="70")],
        },
        outcome=Outcome("red", "h", "83.3", "100.0", "-16.7"),
    ),
    Example(
        "lowered-to-its-baseline",
        "target = baseline = 20: no percentages; 21 ≥ 20 → green",
        day="2025-10-10",
        figures={"2025-09-30": "21"},
        indicator=BY_STEPS | {"baseline": "20", "amended": [change("2025-09-01", at_least="20")]},
        outcome=Outcome("green", "f"),
    ),
    Example(
        "lowered-below-its-baseline",
        "from 20, steps 35 and 50, now 10: the way turned, no step asks for more than 10; 9, −10.0 → yellow",
        day="2025-10-10",
        figures={"2025-09-30": "9"},
        indicator=BY_STEPS | {"baseline": "20", "amended": [change("2025-09-01", at_least="10")]},
        outcome=Outcome("yellow", "h", "110.0", "100.0", "-10.0"),
    ),
]
