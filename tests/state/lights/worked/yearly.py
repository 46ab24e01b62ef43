"""A target for each year: the figure begins anew each January."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

PLAN: dict[str, Any] = {"start": "2024-01-01", "end": "2026-12-31"}
LATE: dict[str, Any] = {"start": "2024-07-01", "end": "2026-12-31"}
EACH: dict[str, Any] = {"target": {"at_least": "120"}, "yearly": {"2024": "1000", "2025": "1500"}}
ALONE: dict[str, Any] = {"target": None, "yearly": {"2024": "1000", "2025": "1500"}}
CLOSED = {"kind": "close", "ref": "it", "by": "试验办主任", "reason": "已完成"}

YEARLY = [
    Example(
        "just-as-expected-in-its-year",
        "1500 × 6/12 = 750 → green",
        day="2025-07-10",
        figures={"2025-06-30": "750"},
        indicator=EACH,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
        project=PLAN,
    ),
    Example(
        "behind-in-its-year",
        "(675 − 750)/1500 = −5.0 → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "675"},
        indicator=EACH,
        outcome=Outcome("yellow", "i", "45.0", "50.0", "-5.0"),
        project=PLAN,
    ),
    Example(
        "last-year-s-figure-is-none-of-this-year",
        "1020 of December 2024 met 1000; nothing of 2025 yet → grey",
        day="2025-02-10",
        figures={"2024-12-31": "1020"},
        indicator=EACH,
        outcome=Outcome("grey", "b"),
        project=PLAN,
    ),
    Example(
        "a-year-s-target-on-its-last-day",
        "1500 of 1500 → green",
        day="2025-12-31",
        figures={"2025-12-31": "1500"},
        indicator=EACH,
        outcome=Outcome("green", "c", "100.0", "100.0", "0.0"),
        project=PLAN,
    ),
    Example(
        "a-year-s-target-missed-on-its-last-day",
        "1490 < 1500 → red",
        day="2025-12-31",
        figures={"2025-12-31": "1490"},
        indicator=EACH,
        outcome=Outcome("red", "c", "99.3", "100.0", "-0.7"),
        project=PLAN,
    ),
    Example(
        "the-year-before",
        "400 of 1000: 40.0 − 50.0 = −10.0 → yellow",
        day="2024-07-10",
        figures={"2024-06-30": "400"},
        indicator=EACH,
        outcome=Outcome("yellow", "i", "40.0", "50.0", "-10.0"),
        project=PLAN,
    ),
    Example(
        "a-year-that-is-not-listed-has-the-target-s-figure",
        "60 of 120 → green",
        day="2026-07-10",
        figures={"2026-06-30": "60"},
        indicator=EACH,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
        project=PLAN,
    ),
    Example(
        "a-year-without-any-target",
        "no target for 2026 → grey",
        day="2026-07-10",
        figures={"2026-06-30": "60"},
        indicator=ALONE,
        outcome=Outcome("grey", "b"),
        project=PLAN,
    ),
    Example(
        "closed-in-january-by-december-s-figure",
        "2024 was closed on 15 January; 1500 of 2025 is met, and not yet closed → green",
        day="2025-11-10",
        figures={"2024-12-31": "1020", "2025-10-31": "1500"},
        indicator=EACH,
        outcome=Outcome("green", "f", "100.0", "83.3", "16.7"),
        project=PLAN | {"decisions": [CLOSED | {"on": "2025-01-15"}]},
    ),
    Example(
        "closed-in-its-own-year",
        "1500 of 2025 was met, and then closed → closed",
        day="2025-11-20",
        figures={"2024-12-31": "1020", "2025-10-31": "1500"},
        indicator=EACH,
        outcome=Outcome("closed", "f", "100.0", "83.3", "16.7"),
        project=PLAN | {"decisions": [CLOSED | {"on": "2025-11-15"}]},
    ),
    Example(
        "without-a-target-at-least-is-meant",
        "1600 ≥ 1500 → green",
        day="2025-12-31",
        figures={"2025-12-31": "1600"},
        indicator=ALONE,
        outcome=Outcome("green", "c", "106.7", "100.0", "6.7"),
        project=PLAN,
    ),
    Example(
        "a-later-document-changes-its-own-year",
        "750 of 2000: 37.5 − 50.0 = −12.5 → red",
        day="2025-07-10",
        figures={"2025-06-30": "750"},
        indicator=EACH
        | {
            "amended": [
                {
                    "on": "2025-05-01",
                    "target": {"at_least": "2000"},
                    "document": "纪要",
                    "reason": "上调",
                }
            ]
        },
        outcome=Outcome("red", "i", "37.5", "50.0", "-12.5"),
        project=PLAN,
    ),
    Example(
        "and-no-other-year",
        "60 of 120 in 2026, though 2025 was changed → green",
        day="2026-07-10",
        figures={"2026-06-30": "60"},
        indicator=EACH
        | {
            "amended": [
                {
                    "on": "2025-05-01",
                    "target": {"at_least": "2000"},
                    "document": "纪要",
                    "reason": "上调",
                }
            ]
        },
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
        project=PLAN,
    ),
    Example(
        "a-plan-that-begins-in-summer",
        "July to September are 3 of 6 months: 500 of 1000 → green",
        day="2024-10-10",
        figures={"2024-09-30": "500"},
        indicator=EACH,
        outcome=Outcome("green", "i", "50.0", "50.0", "0.0"),
        project=LATE,
    ),
    Example(
        "steps-of-its-year",
        "600 due by June, 500 there: (500 − 600)/1500 = −6.7 → yellow",
        day="2025-07-10",
        figures={"2025-06-30": "500"},
        indicator=EACH | {"trajectory": {"steps": {"2024-12-31": "1000", "2025-06-30": "600"}}},
        outcome=Outcome("yellow", "h", "33.3", "40.0", "-6.7"),
        project=PLAN,
    ),
    Example(
        "a-year-without-steps-expects-nothing-before-its-end",
        "no step in 2025 → blue",
        day="2025-07-10",
        figures={"2025-06-30": "500"},
        indicator=EACH | {"trajectory": {"steps": {"2024-12-31": "1000"}}},
        outcome=Outcome("blue", "g", "33.3"),
        project=PLAN,
    ),
]
