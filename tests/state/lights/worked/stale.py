"""Stale: grey a month after the second cycle that brought nothing newer.

After a figure of March the cycles of April and May bring nothing; a month after May is June,
so 30 June is the last day on which the figure still counts.
"""

from tests.state.lights.worked.example import Example, Outcome

STALE = [
    Example(
        "on-the-last-day",
        "March, then April and May, and June: fresh on 30 June; 30/120 = 25.0 %, pace 3/12 → green",
        day="2025-06-30",
        figures={"2025-03-31": "30"},
        outcome=Outcome("green", "i", "25.0", "25.0", "0.0"),
    ),
    Example(
        "on-the-day-after",
        "1 July → grey; the figures stand",
        day="2025-07-01",
        figures={"2025-03-31": "30"},
        outcome=Outcome("grey", "d", "25.0", "25.0", "0.0"),
    ),
    Example(
        "a-figure-from-within-a-month-is-of-that-month",
        "10 March is of March: fresh on 30 June; 20/120 = 16.7 %, pace 2/12 = 16.7 % → green",
        day="2025-06-30",
        figures={"2025-03-10": "20"},
        outcome=Outcome("green", "i", "16.7", "16.7", "0.0"),
    ),
    Example(
        "by-quarters-on-the-last-day",
        "Q1, then Q2 and Q3, and October: fresh on 31 October; 25.0 %, pace 25.0 % → green",
        day="2025-10-31",
        figures={"2025-03-31": "30"},
        indicator={"every": "quarter"},
        outcome=Outcome("green", "i", "25.0", "25.0", "0.0"),
    ),
    Example(
        "by-quarters-on-the-day-after",
        "1 November → grey",
        day="2025-11-01",
        figures={"2025-03-31": "30"},
        indicator={"every": "quarter"},
        outcome=Outcome("grey", "d", "25.0", "25.0", "0.0"),
    ),
    Example(
        "by-half-years-on-the-last-day",
        "2025-H1, then H2 and 2026-H1, and July: fresh on 31 July; 60/120, pace 6/24 → green",
        day="2026-07-31",
        figures={"2025-06-30": "60"},
        indicator={"every": "half", "target": {"at_least": "120", "by": "2026-12-31"}},
        outcome=Outcome("green", "i", "50.0", "25.0", "25.0"),
    ),
    Example(
        "by-half-years-on-the-day-after",
        "1 August → grey",
        day="2026-08-01",
        figures={"2025-06-30": "60"},
        indicator={"every": "half", "target": {"at_least": "120", "by": "2026-12-31"}},
        outcome=Outcome("grey", "d", "50.0", "25.0", "25.0"),
    ),
    Example(
        "across-the-new-year-into-a-short-month",
        "November, then December and January, and February: fresh on the 28th; 110/120, 11/18",
        day="2026-02-28",
        figures={"2025-11-30": "110"},
        indicator={"target": {"at_least": "120", "by": "2026-06-30"}},
        outcome=Outcome("green", "i", "91.7", "61.1", "30.6"),
    ),
    Example(
        "past-a-short-month",
        "1 March → grey",
        day="2026-03-01",
        figures={"2025-11-30": "110"},
        indicator={"target": {"at_least": "120", "by": "2026-06-30"}},
        outcome=Outcome("grey", "d", "91.7", "61.1", "30.6"),
    ),
    Example(
        "even-where-the-target-was-met",
        "120/120 = 100.0 % in March, pace 25.0 %, gap 75.0; stale comes before met → grey",
        day="2025-07-01",
        figures={"2025-03-31": "120"},
        outcome=Outcome("grey", "d", "100.0", "25.0", "75.0"),
    ),
    Example(
        "even-where-a-ceiling-was-passed",
        "(30 − 130)/120, pace 25.0 %, gap −83.3; stale comes before over → grey",
        day="2025-07-01",
        figures={"2025-03-31": "130"},
        indicator={"target": {"at_most": "120"}},
        outcome=Outcome("grey", "d", None, "25.0", "-83.3"),
    ),
    Example(
        "a-rate-too",
        "8.0 − 7.5 = 0.5 in March → grey",
        day="2025-07-01",
        figures={"2025-03-31": "8.0"},
        indicator={"kind": "rate", "measure": "%", "target": {"at_least": "7.5"}},
        outcome=Outcome("grey", "d", gap="0.5"),
    ),
    Example(
        "what-is-not-due-before-the-end-too",
        "30/50 = 60.0 % in March → grey, since even that is not known any more",
        day="2025-07-01",
        figures={"2025-03-31": "30"},
        indicator={"kind": "stock", "target": {"at_least": "50"}, "trajectory": "end"},
        outcome=Outcome("grey", "d", "60.0"),
    ),
]
