"""What is needed and what is projected, worked by hand.

Unless an example says otherwise, the indicator is a flow that should reach at least 120 亿元 by
2025-12-31, month by month, in a plan that begins on 2025-01-01 at 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from anplan.state.outlook import Outlook
from tests.builders import judged, reading

COUNT: dict[str, Any] = {"kind": "count", "measure": "个", "target": {"at_least": "20"}}
CEILING: dict[str, Any] = {"target": {"at_most": "120"}}
QUARTERLY: dict[str, Any] = {"every": "quarter"}
STEPS = {"steps": {"2025-06-30": "8", "2025-09-30": "14"}}
CURVE = {"curve": {"2025-06-30": "90", "2025-12-31": "120"}}
EVEN = {"2025-03-31": "30", "2025-04-30": "40", "2025-05-31": "50", "2025-06-30": "60"}


def raised(on: str, **target: str) -> Mapping[str, Any]:
    """A target that a later document changed."""
    change = {"on": on, "target": target, "document": "试〔2025〕9号", "reason": "年中调整"}
    return {"amended": [change]}


def settled(kind: str, until: str | None = None) -> Mapping[str, Any]:
    """What the coordinator decided on 1 June about the indicator."""
    decision = {
        "kind": kind,
        "on": "2025-06-01",
        "ref": "it",
        "by": "试验办主任",
        "reason": "会议定",
    }
    return {"decisions": [decision | ({"until": until} if until else {})]}


@dataclass(frozen=True, slots=True)
class Example:
    """One case: its arithmetic in words, the day asked for, the figures, and what is right.

    ``needed`` (for a ceiling ``room``) is by month, ``average`` by cycle.
    """

    id: str
    by_hand: str
    day: str
    figures: Mapping[str, str]
    needed: str | None = None
    average: str | None = None
    projected: str | None = None
    room: str | None = None
    indicator: Mapping[str, Any] = field(default_factory=dict)
    project: Mapping[str, Any] = field(default_factory=dict)
    preliminary: bool = False
    is_silent: bool = False

    def ask(self) -> Outlook | None:
        """Ask anplan."""
        more = {"preliminary": "true"} if self.preliminary else {}
        told = (reading(value, as_of, **more) for as_of, value in self.figures.items())
        return judged(self.day, *told, entries=self.project, **self.indicator).outlook


EXAMPLES = [
    Example(
        "a-flow-behind",
        "(120 − 45) ÷ 6 = 12.5; (45 − 21) ÷ 3 = 8; 45 + 8 × 6 = 93",
        day="2025-07-10",
        figures={"2025-03-31": "21", "2025-06-30": "45"},
        needed="25/2",
        average="8",
        projected="93",
    ),
    Example(
        "a-flow-just-on-its-way",
        "(120 − 60) ÷ 6 = 10; (60 − 30) ÷ 3 = 10; 60 + 10 × 6 = 120",
        day="2025-07-10",
        figures=EVEN,
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "the-last-three-cycles-alone-count",
        "(60 − 50) ÷ 3 = 10/3, whatever came before; 60 + 10/3 × 6 = 80",
        day="2025-07-10",
        figures={"2025-01-31": "40", "2025-03-31": "50", "2025-06-30": "60"},
        needed="10",
        average="10/3",
        projected="80",
    ),
    Example(
        "the-first-month-projects-nothing",
        "(120 − 9) ÷ 11; one closed month is less than three",
        day="2025-02-10",
        figures={"2025-01-31": "9"},
        needed="111/11",
    ),
    Example(
        "two-months-project-nothing",
        "(120 − 20) ÷ 10 = 10; two closed months",
        day="2025-03-10",
        figures={"2025-01-31": "9", "2025-02-28": "20"},
        needed="10",
    ),
    Example(
        "three-months-from-the-start",
        "(120 − 30) ÷ 9 = 10; (30 − 0) ÷ 3 = 10, the start being 0; 30 + 10 × 9 = 120",
        day="2025-04-10",
        figures={"2025-01-31": "9", "2025-02-28": "20", "2025-03-31": "30"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "one-figure-and-the-start",
        "(120 − 24) ÷ 8 = 12; of 24 in 4 months 6 by 31 January; (24 − 6) ÷ 3 = 6; 24 + 6 × 8 = 72",
        day="2025-05-10",
        figures={"2025-04-30": "24"},
        needed="12",
        average="6",
        projected="72",
    ),
    Example(
        "a-month-without-a-figure-within",
        "May is missing; (60 − 30) ÷ 3 = 10 all the same",
        day="2025-07-10",
        figures={"2025-03-31": "30", "2025-04-30": "35", "2025-06-30": "60"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "no-figure-where-the-cycles-begin",
        "between 20 (February) and 50 (May) March has 30; (60 − 30) ÷ 3 = 10; 60 + 10 × 6 = 120",
        day="2025-07-10",
        figures={"2025-02-28": "20", "2025-05-31": "50", "2025-06-30": "60"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "a-long-gap-is-averaged-over-its-span",
        "45 in 5 months are 9 a month: 31 March has 15 + 9 × 2 = 33; (60 − 33) ÷ 3 = 9; 60 + 9 × 6",
        day="2025-07-10",
        figures={"2025-01-31": "15", "2025-06-30": "60"},
        needed="10",
        average="9",
        projected="114",
    ),
    Example(
        "a-figure-in-the-middle-of-a-month",
        "15 June is half a month: 6.5 left, (120 − 55) ÷ 6.5 = 10; May is closed: (50 − 20) ÷ 3 = 10; "
        "55 + 10 × 6.5 = 120",
        day="2025-06-20",
        figures={"2025-02-28": "20", "2025-05-31": "50", "2025-06-15": "55"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "an-old-figure-is-projected-from-its-own-day",
        "asked on 10 July, of 31 May: seven months, (120 − 50) ÷ 7 = 10; (50 − 20) ÷ 3; 50 + 10 × 7",
        day="2025-07-10",
        figures={"2025-02-28": "20", "2025-05-31": "50"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "a-stale-figure-says-nothing",
        "of March, asked on 1 July: nothing newer for two cycles and a month",
        day="2025-07-01",
        figures={"2025-03-31": "30"},
        is_silent=True,
    ),
    Example(
        "no-figure-at-all",
        "nothing to look ahead from",
        day="2025-07-10",
        figures={},
        is_silent=True,
    ),
    Example(
        "the-target-is-met",
        "120 of 120: nothing is missing",
        day="2025-11-10",
        figures={"2025-10-31": "120"},
        is_silent=True,
    ),
    Example(
        "a-strict-target-that-is-equalled",
        "120 is not more than 120, but what is missing has no figure; (120 − 84) ÷ 3 = 12; 120 + 24",
        day="2025-11-10",
        figures={"2025-07-31": "84", "2025-10-31": "120"},
        indicator={"target": {"more_than": "120"}},
        average="12",
        projected="144",
    ),
    Example(
        "after-the-target-s-day",
        "nothing is ahead any more",
        day="2026-01-10",
        figures={"2025-09-30": "80", "2025-12-31": "110"},
        is_silent=True,
    ),
    Example(
        "on-the-target-s-day",
        "the year is over by the end of its last day",
        day="2025-12-31",
        figures={"2025-08-31": "80", "2025-11-30": "110"},
        is_silent=True,
    ),
    Example(
        "the-last-month",
        "(120 − 110) ÷ 1 = 10; (110 − 80) ÷ 3 = 10; 110 + 10 = 120",
        day="2025-12-10",
        figures={"2025-08-31": "80", "2025-11-30": "110"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "less-than-a-month-left",
        "16 of 31 days are left: all 8 have to come; November: (110 − 80) ÷ 3 = 10; 112 + 10 × 16/31",
        day="2025-12-20",
        figures={"2025-08-31": "80", "2025-11-30": "110", "2025-12-15": "112"},
        needed="8",
        average="10",
        projected="3632/31",
    ),
    Example(
        "a-day-of-its-own",
        "due 31 October: 4 months, (120 − 60) ÷ 4 = 15; (60 − 30) ÷ 3 = 10; 60 + 10 × 4 = 100",
        day="2025-07-10",
        figures=EVEN,
        indicator={"target": {"at_least": "120", "by": "2025-10-31"}},
        needed="15",
        average="10",
        projected="100",
    ),
    Example(
        "a-day-that-was-put-off",
        "due 31 October, extended to 31 December: as if that were its day",
        day="2025-07-10",
        figures=EVEN,
        indicator={"target": {"at_least": "120", "by": "2025-10-31"}},
        project=settled("extend", "2025-12-31"),
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "exempt",
        "nothing is asked of it",
        day="2025-07-10",
        figures=EVEN,
        project=settled("exempt", "2025-12-31"),
        is_silent=True,
    ),
    Example(
        "a-count-in-whole-things",
        "(20 − 7) ÷ 6 = 2.2, so 3; (7 − 2) ÷ 3 = 5/3; 7 + 5/3 × 6 = 17",
        day="2025-07-10",
        figures={"2025-03-31": "2", "2025-06-30": "7"},
        indicator=COUNT,
        needed="3",
        average="5/3",
        projected="17",
    ),
    Example(
        "a-projected-count-is-rounded-down",
        "(20 − 8) ÷ 5 = 2.4, so 3; (8 − 4) ÷ 3 = 4/3; 8 + 4/3 × 5 = 14.7, so 14",
        day="2025-08-10",
        figures={"2025-04-30": "4", "2025-07-31": "8"},
        indicator=COUNT,
        needed="3",
        average="4/3",
        projected="14",
    ),
    Example(
        "a-strict-count-needs-one-more",
        "more than 20 is 21: (21 − 9) ÷ 6 = 2; (9 − 3) ÷ 3 = 2; 9 + 2 × 6 = 21",
        day="2025-07-10",
        figures={"2025-03-31": "3", "2025-06-30": "9"},
        indicator=COUNT | {"target": {"more_than": "20"}},
        needed="2",
        average="2",
        projected="21",
    ),
    Example(
        "a-count-that-stands-still",
        "(20 − 5) ÷ 6 = 2.5, so 3; (5 − 5) ÷ 3 = 0; 5 it stays",
        day="2025-07-10",
        figures={"2025-03-31": "5", "2025-06-30": "5"},
        indicator=COUNT,
        needed="3",
        average="0",
        projected="5",
    ),
    Example(
        "steps-change-nothing",
        "14 are due by 30 September, but needed is by the target: (20 − 8) ÷ 6 = 2; (8 − 2) ÷ 3 = 2",
        day="2025-07-10",
        figures={"2025-03-31": "2", "2025-06-30": "8"},
        indicator=COUNT | {"trajectory": STEPS},
        needed="2",
        average="2",
        projected="20",
    ),
    Example(
        "a-curve-changes-nothing",
        "90 were due by 30 June; (120 − 60) ÷ 6 = 10; the pace is that of the figures",
        day="2025-07-10",
        figures=EVEN,
        indicator={"trajectory": CURVE},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "nothing-due-before-the-end",
        "trajectory end: (20 − 8) ÷ 6 = 2; (8 − 2) ÷ 3 = 2; 8 + 2 × 6 = 20",
        day="2025-07-10",
        figures={"2025-03-31": "2", "2025-06-30": "8"},
        indicator=COUNT | {"trajectory": "end"},
        needed="2",
        average="2",
        projected="20",
    ),
    Example(
        "from-a-baseline",
        "3 months from 30: (60 − 30) ÷ 3 = 10; (120 − 60) ÷ 9 = 20/3; 60 + 10 × 9 = 150",
        day="2025-04-10",
        figures={"2025-03-31": "60"},
        indicator={"baseline": "30"},
        needed="20/3",
        average="10",
        projected="150",
    ),
    Example(
        "a-ceiling-that-will-hold",
        "each month may bring (120 − 60) ÷ 6 = 10; (60 − 36) ÷ 3 = 8; 60 + 8 × 6 = 108",
        day="2025-07-10",
        figures={"2025-03-31": "36", "2025-06-30": "60"},
        indicator=CEILING,
        room="10",
        average="8",
        projected="108",
    ),
    Example(
        "a-ceiling-that-is-passed-already",
        "130 is over: no room; (130 − 100) ÷ 3 = 10; 130 + 10 × 6 = 190",
        day="2025-07-10",
        figures={"2025-03-31": "100", "2025-06-30": "130"},
        indicator=CEILING,
        average="10",
        projected="190",
    ),
    Example(
        "a-ceiling-of-a-count-is-rounded-the-other-way",
        "room (10 − 5) ÷ 2 = 2.5, so 2; (5 − 1) ÷ 3 = 4/3; at the end of August 5 + 4/3 × 2 = 7.7, so 8",
        day="2025-07-10",
        figures={"2025-03-31": "1", "2025-06-30": "5"},
        indicator=COUNT | {"target": {"at_most": "10", "by": "2025-08-31"}},
        room="2",
        average="4/3",
        projected="8",
    ),
    Example(
        "a-strict-ceiling-of-a-count",
        "less than 12 is 11 at most: (11 − 5) ÷ 6 = 1; (5 − 2) ÷ 3 = 1; 5 + 6 = 11",
        day="2025-07-10",
        figures={"2025-03-31": "2", "2025-06-30": "5"},
        indicator=COUNT | {"target": {"less_than": "12"}},
        room="1",
        average="1",
        projected="11",
    ),
    Example(
        "a-target-that-was-raised",
        "150 since 1 July, though the figure of June is judged by 120: (150 − 60) ÷ 6 = 15",
        day="2025-07-10",
        figures=EVEN,
        indicator=raised("2025-07-01", at_least="150"),
        needed="15",
        average="10",
        projected="120",
    ),
    Example(
        "a-target-that-will-be-raised-later",
        "150 from 1 August on, asked on 10 July: 120 is in force",
        day="2025-07-10",
        figures=EVEN,
        indicator=raised("2025-08-01", at_least="150"),
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "a-target-that-was-lowered-below-the-value",
        "60 of 50: met by the target in force",
        day="2025-07-10",
        figures=EVEN,
        indicator=raised("2025-07-01", at_least="50"),
        is_silent=True,
    ),
    Example(
        "by-quarters",
        "three quarters from 0: (90 − 0) ÷ 3 = 30 a quarter; a month (120 − 90) ÷ 3 = 10; 90 + 30 × 1",
        day="2025-10-20",
        figures={"2025-03-31": "30", "2025-06-30": "60", "2025-09-30": "90"},
        indicator=QUARTERLY,
        needed="10",
        average="30",
        projected="120",
    ),
    Example(
        "two-quarters-project-nothing",
        "(120 − 60) ÷ 6 = 10; two closed quarters",
        day="2025-07-20",
        figures={"2025-03-31": "30", "2025-06-30": "60"},
        indicator=QUARTERLY,
        needed="10",
    ),
    Example(
        "a-quarter-that-is-not-over-is-not-closed",
        "(120 − 70) ÷ 5 = 10 by the figure of July; the quarters closed are still two",
        day="2025-08-10",
        figures={"2025-03-31": "30", "2025-06-30": "60", "2025-07-31": "70"},
        indicator=QUARTERLY,
        needed="10",
    ),
    Example(
        "preliminary-figures-count-like-final-ones",
        "(120 − 60) ÷ 6 = 10; (60 − 30) ÷ 3 = 10",
        day="2025-07-10",
        figures=EVEN,
        preliminary=True,
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "figures-that-fell-are-no-pace",
        "60, corrected to 50 later on: (50 − 60) ÷ 3 is below 0; (120 − 50) ÷ 6",
        day="2025-07-10",
        figures={"2025-03-31": "60", "2025-06-30": "50"},
        needed="35/3",
        average="-10/3",
    ),
    Example(
        "a-fall-within-rising-figures",
        "30, 70, 60: (60 − 30) ÷ 3 = 10 over the three months",
        day="2025-07-10",
        figures={"2025-03-31": "30", "2025-05-31": "70", "2025-06-30": "60"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "a-plan-that-begins-in-september",
        "October to December are 3 of its months, and (48 − 12) ÷ 3 = 12; to August 8: (120 − 48) ÷ 8",
        day="2026-01-10",
        figures={"2025-09-30": "12", "2025-12-31": "48"},
        project={"start": "2025-09-01", "end": "2026-08-31"},
        needed="9",
        average="12",
        projected="144",
    ),
    Example(
        "a-figure-of-a-day-before-the-plan-does-not-count",
        "99 of the year before is none of its figures; (30 − 0) ÷ 3 = 10",
        day="2025-04-10",
        figures={"2024-12-31": "99", "2025-03-31": "30"},
        needed="10",
        average="10",
        projected="120",
    ),
    Example(
        "a-stock-is-never-projected",
        "what stands at a day has no pace",
        day="2025-07-10",
        figures=EVEN,
        indicator={"kind": "stock"},
        is_silent=True,
    ),
    Example(
        "a-rate-is-never-projected",
        "nor has a rate",
        day="2025-07-10",
        figures=EVEN,
        indicator={"kind": "rate", "measure": "%"},
        is_silent=True,
    ),
]
