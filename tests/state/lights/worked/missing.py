"""Missing figures: several units' values add up only for days that every unit has a value for."""

from typing import Any

from tests.builders import reading, report
from tests.state.lights.worked.example import Example, Outcome

TWO: dict[str, Any] = {"reported_by": ["jxkc", "kgj"]}
UNITS: dict[str, Any] = {"units": ["jxkc", "kgj"]}

MISSING = [
    Example(
        "nothing-reported",
        "no value → grey, neither red nor zero",
        day="2025-07-10",
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "nothing-reported-by-the-target-s-day",
        "no value comes before the target's day → grey",
        day="2026-01-10",
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "a-figure-from-after-the-day-asked-is-not-there-yet",
        "30 June is after 29 June → grey",
        day="2025-06-29",
        figures={"2025-06-30": "60"},
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "two-units-add-up",
        "40 + 20 = 60; 60/120 = 50.0 %, pace 50.0 %, gap 0.0 → green",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-06"): report(reading("40", "2025-06-30")),
            ("kgj", "2025-06"): report(reading("20", "2025-06-30")),
        },
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "two-units-add-up-in-their-own-measures",
        "400000 万元 + 20 亿元 = 60 亿元; 50.0 %, pace 50.0 %, gap 0.0 → green",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-06"): report(reading("400000万元", "2025-06-30")),
            ("kgj", "2025-06"): report(reading("20亿元", "2025-06-30")),
        },
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "one-of-two-missing-leaves-the-last-complete-day",
        "June has only 45; May had 30 + 20 = 50: 41.7 %, pace 5/12 = 41.7 %, gap 0.0 → green",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-05"): report(reading("30", "2025-05-31")),
            ("kgj", "2025-05"): report(reading("20", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("45", "2025-06-30")),
        },
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("green", "i", "41.7", "41.7", "0.0"),
    ),
    Example(
        "one-of-two-never-reported",
        "no day is complete, however much the other has → grey",
        day="2025-07-10",
        reports={("jxkc", "2025-06"): report(reading("130", "2025-06-30"))},
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "figures-of-different-days-do-not-add-up",
        "30 June and 29 June: no day is complete → grey",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-06"): report(reading("40", "2025-06-30")),
            ("kgj", "2025-06"): report(reading("20", "2025-06-29")),
        },
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "the-last-complete-day-goes-stale",
        "complete in March: 15 + 15 = 30, 25.0 %, pace 25.0 %; on 1 July → grey",
        day="2025-07-01",
        reports={
            ("jxkc", "2025-03"): report(reading("15", "2025-03-31")),
            ("kgj", "2025-03"): report(reading("15", "2025-03-31")),
            ("jxkc", "2025-05"): report(reading("25", "2025-05-31")),
        },
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("grey", "d", "25.0", "25.0", "0.0"),
    ),
    Example(
        "one-of-two-missing-on-the-target-s-day",
        "complete in November: 110/120 = 91.7 %, pace 11/12 = 91.7 %; no sum of the day → grey",
        day="2026-01-10",
        reports={
            ("jxkc", "2025-11"): report(reading("60", "2025-11-30")),
            ("kgj", "2025-11"): report(reading("50", "2025-11-30")),
            ("jxkc", "2025-12"): report(reading("130", "2025-12-31")),
        },
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("grey", "c", "91.7", "91.7", "0.0"),
    ),
    Example(
        "a-figure-from-a-unit-that-does-not-report-it-does-not-count",
        "kgj is not in reported_by → grey",
        day="2025-07-10",
        reports={("kgj", "2025-06"): report(reading("60", "2025-06-30"))},
        project=UNITS,
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "a-figure-in-a-measure-that-does-not-convert-does-not-count",
        "60 家 are no 亿元 → grey",
        day="2025-07-10",
        figures={"2025-06-30": "60家"},
        outcome=Outcome("grey", "b"),
    ),
]
