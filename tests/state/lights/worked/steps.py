"""Steps: held against the last point passed, and against the next when it is near.

Two by 31 March, 8 by 30 June, 14 by 30 September on the way to 20 by the year's end. Between
points no gap is printed, except where a missed point is judged by it.
"""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

BATCHES: dict[str, Any] = {
    "kind": "count",
    "target": {"at_least": "20"},
    "trajectory": {"steps": {"2025-03-31": "2", "2025-06-30": "8", "2025-09-30": "14"}},
}

STEPS = [
    Example(
        "between-points-without-a-gap",
        "7/20 = 35.0 %; the last point was 2/20 = 10.0 %, reached; the next is 41 days off → green",
        day="2025-05-25",
        figures={"2025-05-20": "7"},
        indicator=BATCHES,
        outcome=Outcome("green", "h", "35.0", "10.0"),
    ),
    Example(
        "on-a-point-and-reached",
        "8/20 = 40.0 %, pace 8/20 = 40.0 %, gap 0.0 → green",
        day="2025-07-05",
        figures={"2025-06-30": "8"},
        indicator=BATCHES,
        outcome=Outcome("green", "h", "40.0", "40.0", "0.0"),
    ),
    Example(
        "on-a-point-and-a-little-short",
        "7/20 = 35.0 %, pace 40.0 %, gap −5.0 ≥ −10 → yellow",
        day="2025-07-05",
        figures={"2025-06-30": "7"},
        indicator=BATCHES,
        outcome=Outcome("yellow", "h", "35.0", "40.0", "-5.0"),
    ),
    Example(
        "on-a-point-and-far-short",
        "11/20 = 55.0 %, pace 14/20 = 70.0 %, gap −15.0 < −10 → red",
        day="2025-10-10",
        figures={"2025-09-30": "11"},
        indicator=BATCHES,
        outcome=Outcome("red", "h", "55.0", "70.0", "-15.0"),
    ),
    Example(
        "a-missed-point-stays-missed-until-it-is-reached",
        "6/20 = 30.0 %, the point of 30 June asks 40.0 %, gap −10.0 → yellow, on the milder side",
        day="2025-07-25",
        figures={"2025-07-20": "6"},
        indicator=BATCHES,
        outcome=Outcome("yellow", "h", "30.0", "40.0", "-10.0"),
    ),
    Example(
        "a-point-reached-late-is-green-again",
        "8/20 = 40.0 % in July, pace 40.0 %; 30 September is more than a month off → green",
        day="2025-07-25",
        figures={"2025-06-30": "7", "2025-07-20": "8"},
        indicator=BATCHES,
        outcome=Outcome("green", "h", "40.0", "40.0"),
    ),
    Example(
        "the-next-point-is-near-and-less-than-half-of-the-way-done",
        "20 days before 8: (4 − 2)/(8 − 2) = 1/3 < 1/2 → yellow; 4/20 = 20.0 %, pace 10.0 %",
        day="2025-06-15",
        figures={"2025-06-10": "4"},
        indicator=BATCHES,
        outcome=Outcome("yellow", "h", "20.0", "10.0"),
    ),
    Example(
        "the-next-point-is-near-and-half-of-the-way-done",
        "(5 − 2)/(8 − 2) = 1/2, not less → green; 5/20 = 25.0 %, pace 10.0 %",
        day="2025-06-15",
        figures={"2025-06-10": "5"},
        indicator=BATCHES,
        outcome=Outcome("green", "h", "25.0", "10.0"),
    ),
    Example(
        "the-next-point-is-still-far",
        "(2 − 2)/(8 − 2) = 0, but two months to go → green; 2/20 = 10.0 %, pace 10.0 %",
        day="2025-05-05",
        figures={"2025-04-30": "2"},
        indicator=BATCHES,
        outcome=Outcome("green", "h", "10.0", "10.0"),
    ),
    Example(
        "before-the-first-point-the-baseline-is-enough",
        "expected 0: 0/20 = 0.0 %, pace 0.0 %; 31 March is seven weeks off → green",
        day="2025-02-15",
        figures={"2025-02-10": "0"},
        indicator=BATCHES,
        outcome=Outcome("green", "h", "0.0", "0.0"),
    ),
    Example(
        "before-the-first-point-and-near-it",
        "three weeks before 2: 0/2 < 1/2 → yellow",
        day="2025-03-15",
        figures={"2025-03-10": "0"},
        indicator=BATCHES,
        outcome=Outcome("yellow", "h", "0.0", "0.0"),
    ),
    Example(
        "after-the-last-point",
        "15/20 = 75.0 %, the last point was 14/20 = 70.0 %, no next one → green",
        day="2025-11-10",
        figures={"2025-10-31": "15"},
        indicator=BATCHES,
        outcome=Outcome("green", "h", "75.0", "70.0"),
    ),
    Example(
        "met-before-its-day",
        "20/20 = 100.0 % on the point of 30 June, pace 40.0 %, gap 60.0; met already → green",
        day="2025-07-05",
        figures={"2025-06-30": "20"},
        indicator=BATCHES,
        outcome=Outcome("green", "f", "100.0", "40.0", "60.0"),
    ),
    Example(
        "a-count-expects-whole-things",
        "8.5 rounded down is 8, reached: 8/20 = 40.0 %, pace 40.0 % → green",
        day="2025-07-25",
        figures={"2025-07-20": "8"},
        indicator=BATCHES | {"trajectory": {"steps": {"2025-06-30": "8.5"}}},
        outcome=Outcome("green", "h", "40.0", "40.0"),
    ),
]
