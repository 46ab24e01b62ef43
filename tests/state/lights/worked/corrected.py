"""Corrections: a value given again for the same day in a later report replaces the earlier.

Later means a later end of the period, then month < quarter < half-year < year.
"""

from typing import Any

from tests.builders import reading, report
from tests.state.lights.worked.example import Example, Outcome

TWO: dict[str, Any] = {"reported_by": ["jxkc", "kgj"]}
UNITS: dict[str, Any] = {"units": ["jxkc", "kgj"]}

CORRECTED = [
    Example(
        "down-by-the-next-report",
        "50 is now 44: 36.7 %, pace 5/12 = 41.7 %, gap −5.0 → yellow",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("44", "2025-05-31", reason="重复计入")),
        },
        outcome=Outcome("yellow", "i", "36.7", "41.7", "-5.0"),
    ),
    Example(
        "final-after-preliminary",
        "50 is now 51: 42.5 %, pace 41.7 %, gap 0.8 → green",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31", preliminary="true")),
            ("jxkc", "2025-06"): report(reading("51", "2025-05-31")),
        },
        outcome=Outcome("green", "i", "42.5", "41.7", "0.8"),
    ),
    Example(
        "twice",
        "50, 44, 48: 48/120 = 40.0 %, pace 41.7 %, gap −1.7 → yellow",
        day="2025-08-10",
        reports={
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("44", "2025-05-31", reason="重复计入")),
            ("jxkc", "2025-07"): report(reading("48", "2025-05-31", reason="补登")),
        },
        outcome=Outcome("yellow", "i", "40.0", "41.7", "-1.7"),
    ),
    Example(
        "later-is-the-report-of-the-later-period-not-the-one-handed-in-later",
        "June's 44 stands, though May's came after it: 36.7 %, pace 41.7 %, gap −5.0 → yellow",
        day="2025-07-30",
        reports={
            ("jxkc", "2025-06"): report(reading("44", "2025-05-31"), submitted="2025-07-03"),
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31"), submitted="2025-07-20"),
        },
        outcome=Outcome("yellow", "i", "36.7", "41.7", "-5.0"),
    ),
    Example(
        "a-quarter-is-later-than-its-last-month",
        "60 is now 57: 47.5 %, pace 50.0 %, gap −2.5 → yellow",
        day="2025-07-30",
        reports={
            ("jxkc", "2025-06"): report(reading("60", "2025-06-30")),
            ("jxkc", "2025-Q2"): report(reading("57", "2025-06-30", reason="季度核定")),
        },
        outcome=Outcome("yellow", "i", "47.5", "50.0", "-2.5"),
    ),
    Example(
        "a-half-year-is-later-than-its-last-quarter",
        "60, 57, 63: 63/120 = 52.5 %, pace 50.0 %, gap 2.5 → green",
        day="2025-07-30",
        reports={
            ("jxkc", "2025-H1"): report(reading("63", "2025-06-30", reason="半年核定")),
            ("jxkc", "2025-06"): report(reading("60", "2025-06-30")),
            ("jxkc", "2025-Q2"): report(reading("57", "2025-06-30", reason="季度核定")),
        },
        outcome=Outcome("green", "i", "52.5", "50.0", "2.5"),
    ),
    Example(
        "a-later-day-is-another-figure-not-a-correction",
        "May's 50 stays, June's 60 is the newest: 50.0 %, pace 50.0 %, gap 0.0 → green",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("60", "2025-06-30")),
        },
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "one-of-two-units-corrects-its-own-part",
        "30 + 20 is now 30 + 14 = 44: 36.7 %, pace 41.7 %, gap −5.0 → yellow",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-05"): report(reading("30", "2025-05-31")),
            ("kgj", "2025-05"): report(reading("20", "2025-05-31")),
            ("kgj", "2025-06"): report(reading("14", "2025-05-31", reason="重复计入")),
        },
        indicator=TWO,
        project=UNITS,
        outcome=Outcome("yellow", "i", "36.7", "41.7", "-5.0"),
    ),
    Example(
        "a-ceiling-not-passed-after-all",
        "130 is now 31: 25.8 %, pace 41.7 %, gap −(25.8 − 41.7) = 15.9 → green",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-05"): report(reading("130", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("31", "2025-05-31", reason="录入错误")),
        },
        indicator={"target": {"at_most": "120"}},
        outcome=Outcome("green", "i", None, "41.7", "15.9"),
    ),
    Example(
        "the-year-s-own-figure",
        "118 is now 120.5: 100.4 %, pace 100.0 %, gap 0.4 → green",
        day="2026-02-10",
        reports={
            ("jxkc", "2025-12"): report(reading("118", "2025-12-31", preliminary="true")),
            ("jxkc", "2026-01"): report(reading("120.5", "2025-12-31")),
        },
        outcome=Outcome("green", "c", "100.4", "100.0", "0.4"),
    ),
]
