"""Unavailable: a unit's word that there is no figure yet is neither zero nor missing."""

from typing import Any

from tests.builders import reading, report
from tests.state.lights.worked.example import Example, Outcome

NOT_OUT: dict[str, Any] = {"indicator": "it", "unavailable": "统计部门数据尚未发布"}

UNAVAILABLE = [
    Example(
        "no-figure-out-yet",
        "no value → grey",
        day="2025-07-10",
        reports={("jxkc", "2025-06"): report(NOT_OUT)},
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "no-rate-out-yet",
        "no value → grey, and no gap",
        day="2025-07-10",
        reports={("jxkc", "2025-06"): report(NOT_OUT)},
        indicator={"kind": "rate", "measure": "%", "target": {"at_least": "7.5"}},
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "it-is-not-zero-a-ceiling-is-not-kept-by-it",
        "0 would be under the ceiling; no value → grey",
        day="2026-01-10",
        reports={("jxkc", "2025-12"): report(NOT_OUT)},
        indicator={"target": {"at_most": "120"}},
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "the-last-figure-stands-until-it-is-stale",
        "40/120 = 33.3 % of April, pace 4/12 = 33.3 %, gap 0.0 → green",
        day="2025-06-10",
        reports={
            ("jxkc", "2025-04"): report(reading("40", "2025-04-30")),
            ("jxkc", "2025-05"): report(NOT_OUT),
        },
        outcome=Outcome("green", "i", "33.3", "33.3", "0.0"),
    ),
    Example(
        "it-does-not-keep-a-figure-fresh",
        "30/120 = 25.0 % of March, pace 25.0 %; on 1 July → grey",
        day="2025-07-01",
        reports={
            ("jxkc", "2025-03"): report(reading("30", "2025-03-31")),
            ("jxkc", "2025-05"): report(NOT_OUT),
            ("jxkc", "2025-06"): report(NOT_OUT),
        },
        outcome=Outcome("grey", "d", "25.0", "25.0", "0.0"),
    ),
    Example(
        "the-year-s-own-figure-not-out-yet",
        "110/120 = 91.7 % of November, pace 11/12 = 91.7 %; no figure of the day → grey",
        day="2026-01-10",
        reports={
            ("jxkc", "2025-11"): report(reading("110", "2025-11-30")),
            ("jxkc", "2025-12"): report(NOT_OUT),
        },
        outcome=Outcome("grey", "c", "91.7", "91.7", "0.0"),
    ),
    Example(
        "met-early-needs-no-last-figure",
        "126/120 = 105.0 % of October, pace 10/12 = 83.3 %, gap 21.7; a flow keeps it → green",
        day="2026-01-10",
        reports={
            ("jxkc", "2025-10"): report(reading("126", "2025-10-31")),
            ("jxkc", "2025-12"): report(NOT_OUT),
        },
        outcome=Outcome("green", "c", "105.0", "83.3", "21.7"),
    ),
    Example(
        "given-after-all-in-the-next-report",
        "50/120 = 41.7 % of May, pace 5/12 = 41.7 %, gap 0.0 → green",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-05"): report(NOT_OUT),
            ("jxkc", "2025-06"): report(reading("50", "2025-05-31")),
        },
        outcome=Outcome("green", "i", "41.7", "41.7", "0.0"),
    ),
    Example(
        "one-of-two-units-without-a-figure",
        "60 + nothing is no sum → grey",
        day="2025-07-10",
        reports={
            ("jxkc", "2025-06"): report(reading("60", "2025-06-30")),
            ("kgj", "2025-06"): report(NOT_OUT),
        },
        indicator={"reported_by": ["jxkc", "kgj"]},
        project={"units": ["jxkc", "kgj"]},
        outcome=Outcome("grey", "b"),
    ),
]
