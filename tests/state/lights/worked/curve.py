"""Curve: expected lies straight between the points, from the baseline at the start.

90 by 30 June and 150 by 30 September on the way to 200: 1 January to 30 June are 180 days,
and from there to each next point 92.
"""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

UNEVEN: dict[str, Any] = {
    "target": {"at_least": "200"},
    "trajectory": {"curve": {"2025-06-30": "90", "2025-09-30": "150"}},
}

CURVE = [
    Example(
        "on-a-point",
        "expected 90: pace 90/200 = 45.0 %; 90/200 = 45.0 %, gap 0.0 → green",
        day="2025-07-10",
        figures={"2025-06-30": "90"},
        indicator=UNEVEN,
        outcome=Outcome("green", "i", "45.0", "45.0", "0.0"),
    ),
    Example(
        "half-way-to-the-first-point",
        "1 April is day 90 of 180: expected 45, pace 22.5 %; 50/200 = 25.0 %, gap 2.5 → green",
        day="2025-04-20",
        figures={"2025-04-01": "50"},
        indicator=UNEVEN,
        outcome=Outcome("green", "i", "25.0", "22.5", "2.5"),
    ),
    Example(
        "half-way-between-two-points",
        "15 August is day 46 of 92: expected 120, pace 60.0 %; 110/200 = 55.0 %, −5.0 → yellow",
        day="2025-08-20",
        figures={"2025-08-15": "110"},
        indicator=UNEVEN,
        outcome=Outcome("yellow", "i", "55.0", "60.0", "-5.0"),
    ),
    Example(
        "after-the-last-point-straight-to-the-target",
        "15 November is day 46 of 92: expected 175, pace 87.5 %; 150/200 = 75.0 %, −12.5 → red",
        day="2025-11-20",
        figures={"2025-11-15": "150"},
        indicator=UNEVEN,
        outcome=Outcome("red", "i", "75.0", "87.5", "-12.5"),
    ),
    Example(
        "on-the-first-day-the-baseline",
        "expected 0: pace 0.0 %; 2/200 = 1.0 %, gap 1.0 → green",
        day="2025-01-20",
        figures={"2025-01-01": "2"},
        indicator=UNEVEN,
        outcome=Outcome("green", "i", "1.0", "0.0", "1.0"),
    ),
    Example(
        "from-a-baseline-above-zero",
        "100 → 130 by 30 June, half-way 115: pace 15/100 = 15.0 %; 12/100 = 12.0 %, −3.0 → yellow",
        day="2025-04-20",
        figures={"2025-04-01": "112"},
        indicator={
            "kind": "stock",
            "baseline": "100",
            "target": {"at_least": "200"},
            "trajectory": {"curve": {"2025-06-30": "130"}},
        },
        outcome=Outcome("yellow", "i", "12.0", "15.0", "-3.0"),
    ),
    Example(
        "a-count-expects-whole-things",
        "15 × 90/180 = 7.5, rounded down 7: pace 7/40 = 17.5 %; 7/40 = 17.5 %, gap 0.0 → green",
        day="2025-04-20",
        figures={"2025-04-01": "7"},
        indicator={
            "kind": "count",
            "target": {"at_least": "40"},
            "trajectory": {"curve": {"2025-06-30": "15"}},
        },
        outcome=Outcome("green", "i", "17.5", "17.5", "0.0"),
    ),
    Example(
        "a-point-on-the-first-day-stands-for-the-baseline",
        "10 + (100 − 10) × 90/180 = 55: pace 27.5 %; 55/200 = 27.5 %, gap 0.0 → green",
        day="2025-04-20",
        figures={"2025-04-01": "55"},
        indicator={
            "target": {"at_least": "200"},
            "trajectory": {"curve": {"2025-01-01": "10", "2025-06-30": "100"}},
        },
        outcome=Outcome("green", "i", "27.5", "27.5", "0.0"),
    ),
    Example(
        "from-the-start-of-the-implementation-phase",
        "1 April to 30 June are 90 days, 16 May is day 45: expected 40, 20.0 %; 22.0 % → green",
        day="2025-05-20",
        figures={"2025-05-16": "44"},
        indicator={
            "target": {"at_least": "200"},
            "trajectory": {"curve": {"2025-06-30": "80"}},
        },
        project={"settings": {"pace_base": "implementation"}},
        outcome=Outcome("green", "i", "22.0", "20.0", "2.0"),
    ),
    Example(
        "before-the-phase-the-baseline",
        "the way starts on 1 April, so in March 0 is expected: 1/200 = 0.5 %, gap 0.5 → green",
        day="2025-04-05",
        figures={"2025-03-31": "1"},
        indicator={
            "target": {"at_least": "200"},
            "trajectory": {"curve": {"2025-06-30": "80"}},
        },
        project={"settings": {"pace_base": "implementation"}},
        outcome=Outcome("green", "i", "0.5", "0.0", "0.5"),
    ),
    Example(
        "on-the-target-s-day-the-target",
        "expected 200, pace 100.0 %; 190/200 = 95.0 %, not met → red whatever the distance",
        day="2026-01-10",
        figures={"2025-12-31": "190"},
        indicator=UNEVEN,
        outcome=Outcome("red", "c", "95.0", "100.0", "-5.0"),
    ),
]
