"""The target's day: from then on a figure of that day decides, and its absence is grey."""

from collections.abc import Mapping

from tests.state.lights.worked.example import Example, Outcome


def decision(kind: str, on: str, until: str | None = None) -> Mapping[str, str]:
    """What the coordinator settled about the indicator."""
    said = {"kind": kind, "on": on, "ref": "it", "by": "试验办主任", "reason": "专题会议定"}
    return said | ({"until": until} if until else {})


TARGET_DAY = [
    Example(
        "met",
        "120/120 = 100.0 %, pace 100.0 %, gap 0.0 → green",
        day="2025-12-31",
        figures={"2025-12-31": "120"},
        outcome=Outcome("green", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "missed-by-a-hair-is-red",
        "119.9/120 = 99.9 %, pace 100.0 %, gap −0.1; not met → red whatever the distance",
        day="2026-01-10",
        figures={"2025-12-31": "119.9"},
        outcome=Outcome("red", "c", "99.9", "100.0", "-0.1"),
    ),
    Example(
        "the-day-before-it-is-judged-by-its-gap",
        "110/120 = 91.7 %, pace 11/12 = 91.7 %, gap 0.0 → green",
        day="2025-12-30",
        figures={"2025-11-30": "110"},
        outcome=Outcome("green", "i", "91.7", "91.7", "0.0"),
    ),
    Example(
        "no-figure-of-the-day",
        "the last one is of November: 91.7 %, pace 91.7 %, but it decides nothing → grey",
        day="2025-12-31",
        figures={"2025-11-30": "110"},
        outcome=Outcome("grey", "c", "91.7", "91.7", "0.0"),
    ),
    Example(
        "a-flow-that-met-it-early-needs-none",
        "121/120 = 100.8 % of November, pace 91.7 %, gap 9.1 → green",
        day="2026-01-10",
        figures={"2025-11-30": "121"},
        outcome=Outcome("green", "c", "100.8", "91.7", "9.1"),
    ),
    Example(
        "a-stock-that-met-it-early-can-fall",
        "the same as a stock: no figure of the day → grey",
        day="2026-01-10",
        figures={"2025-11-30": "121"},
        indicator={"kind": "stock"},
        outcome=Outcome("grey", "c", "100.8", "91.7", "9.1"),
    ),
    Example(
        "a-figure-of-a-later-day-decides-too",
        "15 January is after the day: 120/120 = 100.0 %, pace 100.0 %, gap 0.0 → green",
        day="2026-01-20",
        figures={"2026-01-15": "120"},
        outcome=Outcome("green", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "of-several-the-first-on-or-after-the-day-decides",
        "118/120 = 98.3 % on the day, pace 100.0 %, gap −1.7; what came in July is late → red",
        day="2025-08-10",
        figures={"2025-06-30": "118", "2025-07-31": "125"},
        indicator={"kind": "stock", "target": {"at_least": "120", "by": "2025-06-30"}},
        outcome=Outcome("red", "c", "98.3", "100.0", "-1.7"),
    ),
    Example(
        "a-day-of-its-own",
        "due 30 June: 120/120 = 100.0 %, pace 100.0 %, gap 0.0 → green",
        day="2025-07-10",
        figures={"2025-06-30": "120"},
        indicator={"target": {"at_least": "120", "by": "2025-06-30"}},
        outcome=Outcome("green", "c", "100.0", "100.0", "0.0"),
    ),
    Example(
        "the-way-ends-on-a-day-of-its-own",
        "due 30 June, so 3 of 6 months are over in March: pace 50.0 %; 60/120 = 50.0 % → green",
        day="2025-04-10",
        figures={"2025-03-31": "60"},
        indicator={"target": {"at_least": "120", "by": "2025-06-30"}},
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "met-and-closed",
        "125/120 = 104.2 %, pace 100.0 %, gap 4.2, and closed → closed",
        day="2026-01-10",
        figures={"2025-12-31": "125"},
        project={"decisions": [decision("close", "2026-01-08")]},
        outcome=Outcome("closed", "c", "104.2", "100.0", "4.2"),
    ),
    Example(
        "closed-only-while-it-is-met",
        "110/120 = 91.7 %, pace 100.0 %, gap −8.3; the decision does not change that → red",
        day="2026-01-10",
        figures={"2025-12-31": "110"},
        project={"decisions": [decision("close", "2026-01-08")]},
        outcome=Outcome("red", "c", "91.7", "100.0", "-8.3"),
    ),
    Example(
        "reopened",
        "closed on the 8th, reopened on the 9th: met → green",
        day="2026-01-10",
        figures={"2025-12-31": "125"},
        project={"decisions": [decision("close", "2026-01-08"), decision("reopen", "2026-01-09")]},
        outcome=Outcome("green", "c", "104.2", "100.0", "4.2"),
    ),
    Example(
        "closed-early",
        "126/120 = 105.0 % in June, pace 50.0 %, gap 55.0; a flow keeps it, and closed → closed",
        day="2025-07-10",
        figures={"2025-06-30": "126"},
        project={"decisions": [decision("close", "2025-07-08")]},
        outcome=Outcome("closed", "f", "105.0", "50.0", "55.0"),
    ),
    Example(
        "extended",
        "due 31 March: 110/120 = 91.7 %, pace 12/15 = 80.0 %, gap 11.7 → green, not yet missed",
        day="2026-01-10",
        figures={"2025-12-31": "110"},
        project={"decisions": [decision("extend", "2025-12-20", "2026-03-31")]},
        outcome=Outcome("green", "i", "91.7", "80.0", "11.7"),
    ),
    Example(
        "exempt-on-the-last-day-of-the-exemption",
        "exempt before anything else → grey; the figures stand",
        day="2026-01-10",
        figures={"2025-12-31": "110"},
        project={"decisions": [decision("exempt", "2025-12-20", "2026-01-10")]},
        outcome=Outcome("grey", "a", "91.7", "100.0", "-8.3"),
    ),
    Example(
        "exempt-no-more",
        "one day after the exemption: not met → red",
        day="2026-01-11",
        figures={"2025-12-31": "110"},
        project={"decisions": [decision("exempt", "2025-12-20", "2026-01-10")]},
        outcome=Outcome("red", "c", "91.7", "100.0", "-8.3"),
    ),
]
