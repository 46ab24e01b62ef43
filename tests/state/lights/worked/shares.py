"""Shares of a target: each unit judged by its own, the whole by their sum.

Unless an example says otherwise, 甲 (a) is to reach 80 and 乙 (b) 40 of at least 120 亿元 by
2025-12-31, evenly over the months of the year; red is more than 10 points behind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from anplan.state.indicators import IndicatorState
from tests.builders import indicator, project, reading, report, state_on
from tests.state.lights.worked.example import Outcome, outcome_of

COUNT: dict[str, Any] = {"kind": "count", "measure": "个", "target": {"at_least": "10"}}
STEPS: dict[str, Any] = {"steps": {"2025-06-30": "4", "2025-12-31": "10"}}
CURVE: dict[str, Any] = {"curve": {"2025-06-30": "30", "2025-12-31": "120"}}
THREE: dict[str, Any] = {"reported_by": ["a", "b", "c"]}


def changed(on: str, target: str, **shares: str) -> dict[str, Any]:
    """A target changed by a later document, shared out anew where shares are given."""
    said = {"on": on, "target": {"at_least": target}, "document": "试〔2025〕9号", "reason": "调整"}
    return {"amended": [said | ({"shares": shares} if shares else {})]}


def shared_out(
    figures: Mapping[str, Mapping[str, str]],
    day: str,
    *,
    decisions: Iterable[Mapping[str, str]] = (),
    **keys: Any,
) -> IndicatorState:
    """The state of an indicator that is shared out, from each unit's figures by their days."""
    usual = {"reported_by": ["a", "b"], "shares": {"a": "80", "b": "40"}}
    made = project(
        indicators={"it": indicator(**usual | keys)},
        units=tuple(figures),
        reports={
            (unit, as_of[:7]): report(reading(value, as_of))
            for unit, told in figures.items()
            for as_of, value in told.items()
        },
        decisions=decisions,
    )
    return state_on(day, made).indicator("it")


@dataclass(frozen=True, slots=True)
class Shared:
    """One case: its arithmetic in words, the units' figures, and what is right of each and the whole.

    ``shares`` are the outcomes of the units that have one, in their order.
    """

    id: str
    by_hand: str
    a: Mapping[str, str]
    b: Mapping[str, str]
    shares: tuple[Outcome, ...]
    whole: Outcome
    c: Mapping[str, str] = field(default_factory=dict)
    day: str = "2025-07-10"
    indicator: Mapping[str, Any] = field(default_factory=dict)
    decisions: tuple[Mapping[str, str], ...] = ()

    def found(self) -> tuple[tuple[Outcome, ...], Outcome]:
        """Ask anplan: the shares' outcomes, and the whole's."""
        figures = {"a": self.a, "b": self.b, "c": self.c}
        state = shared_out(figures, self.day, decisions=self.decisions, **self.indicator)
        return tuple(outcome_of(share.state) for share in state.shares), outcome_of(state)


SHARES = [
    Shared(
        "both-on-their-way",
        "40/80 and 20/40 = 50.0 %, pace 50.0 %; together 60/120",
        a={"2025-06-30": "40"},
        b={"2025-06-30": "20"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"),) * 2,
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Shared(
        "one-makes-up-for-the-other",
        "50/80 = 62.5 %, gap 12.5; 10/40 = 25.0 %, gap −25.0 → red; together 60/120",
        a={"2025-06-30": "50"},
        b={"2025-06-30": "10"},
        shares=(
            Outcome("green", "i", "62.5", "50.0", "12.5"),
            Outcome("red", "i", "25.0", "50.0", "-25.0"),
        ),
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Shared(
        "one-is-through-already",
        "80/80 met; 16/40 = 40.0 %, gap −10.0 → yellow; together 96/120 = 80.0 %",
        a={"2025-06-30": "80"},
        b={"2025-06-30": "16"},
        shares=(
            Outcome("green", "f", "100.0", "50.0", "50.0"),
            Outcome("yellow", "i", "40.0", "50.0", "-10.0"),
        ),
        whole=Outcome("green", "i", "80.0", "50.0", "30.0"),
    ),
    Shared(
        "who-has-not-reported-is-grey-and-the-whole-has-no-sum",
        "40/80 = 50.0 %; of the other nothing",
        a={"2025-06-30": "40"},
        b={},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"), Outcome("grey", "b")),
        whole=Outcome("grey", "b"),
    ),
    Shared(
        "each-by-its-own-newest-figure",
        "甲 June 40/80, pace 6/12; 乙 May 20/40 = 50.0 %, pace 5/12; the whole May: 30 + 20 = 50/120",
        a={"2025-05-31": "30", "2025-06-30": "40"},
        b={"2025-05-31": "20"},
        shares=(
            Outcome("green", "i", "50.0", "50.0", "0.0"),
            Outcome("green", "i", "50.0", "41.7", "8.3"),
        ),
        whole=Outcome("green", "i", "41.7", "41.7", "0.0"),
    ),
    Shared(
        "steps-scaled",
        "6 of 10, step 4 of 10: 2.4, in whole things 2; 4 of 10: 1.6, so 1; 1/6 = 16.7 % misses 2/6 = 33.3 %",
        a={"2025-06-30": "1"},
        b={"2025-06-30": "3"},
        shares=(
            Outcome("red", "h", "16.7", "33.3", "-16.6"),
            Outcome("green", "h", "75.0", "25.0", "50.0"),
        ),
        whole=Outcome("green", "h", "40.0", "40.0", "0.0"),
        indicator=COUNT | {"trajectory": STEPS, "shares": {"a": "6", "b": "4"}},
    ),
    Shared(
        "a-curve-scaled",
        "30 of 120 by 30 June: 20 of 80 and 10 of 40 = 25.0 %; 20/80 = 25.0 %, 5/40 = 12.5 %",
        a={"2025-06-30": "20"},
        b={"2025-06-30": "5"},
        shares=(
            Outcome("green", "i", "25.0", "25.0", "0.0"),
            Outcome("red", "i", "12.5", "25.0", "-12.5"),
        ),
        whole=Outcome("yellow", "i", "20.8", "25.0", "-4.2"),
        indicator={"trajectory": CURVE},
    ),
    Shared(
        "thirds-stay-exact",
        "7 and 3 of 10, linear: 3.5 → 3, 3/7 = 42.9 %; 1.5 → 1, 1/3 = 33.3 %; 5 of 10",
        a={"2025-06-30": "3"},
        b={"2025-06-30": "1"},
        shares=(
            Outcome("green", "i", "42.9", "42.9", "0.0"),
            Outcome("green", "i", "33.3", "33.3", "0.0"),
        ),
        whole=Outcome("yellow", "i", "40.0", "50.0", "-10.0"),
        indicator=COUNT | {"shares": {"a": "7", "b": "3"}},
    ),
    Shared(
        "nothing-due-before-the-end",
        "blue until the day, whatever there is",
        a={"2025-06-30": "10"},
        b={"2025-06-30": "40"},
        shares=(Outcome("blue", "g", "12.5"), Outcome("green", "f", "100.0")),
        whole=Outcome("blue", "g", "41.7"),
        indicator={"trajectory": "end"},
    ),
    Shared(
        "on-the-target-s-day",
        "79/80 is not met → red; 41/40 is; together 120/120",
        a={"2025-12-31": "79"},
        b={"2025-12-31": "41"},
        shares=(
            Outcome("red", "c", "98.8", "100.0", "-1.2"),
            Outcome("green", "c", "102.5", "100.0", "2.5"),
        ),
        whole=Outcome("green", "c", "100.0", "100.0", "0.0"),
        day="2026-01-10",
    ),
    Shared(
        "a-ceiling-shared-out",
        "at most 80 and 40: 45/80 is 6.25 points over 50.0 % → yellow; 10/40 is under its way",
        a={"2025-06-30": "45"},
        b={"2025-06-30": "10"},
        shares=(
            Outcome("yellow", "i", None, "50.0", "-6.3"),
            Outcome("green", "i", None, "50.0", "25.0"),
        ),
        whole=Outcome("green", "i", None, "50.0", "4.2"),
        indicator={"target": {"at_most": "120"}},
    ),
    Shared(
        "a-share-of-nothing",
        "0 of 0 is kept: no percentages; the other has all",
        a={"2025-06-30": "60"},
        b={"2025-06-30": "0"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"), Outcome("green", "f")),
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
        indicator={"shares": {"a": "120", "b": "0"}},
    ),
    Shared(
        "a-changed-target-with-its-own-shares",
        "from July 90 and 60: 45/90 = 50.0 %, 35/60 = 58.3 %, pace 7/12 = 58.3 %; 80/150 = 53.3 %",
        a={"2025-07-31": "45"},
        b={"2025-07-31": "35"},
        shares=(
            Outcome("yellow", "i", "50.0", "58.3", "-8.3"),
            Outcome("green", "i", "58.3", "58.3", "0.0"),
        ),
        whole=Outcome("yellow", "i", "53.3", "58.3", "-5.0"),
        day="2025-08-10",
        indicator=changed("2025-07-01", "150", a="90", b="60"),
    ),
    Shared(
        "a-figure-from-before-the-change-is-held-against-the-old-share",
        "30 June, 40/80 and 20/40: 50.0 %",
        a={"2025-06-30": "40"},
        b={"2025-06-30": "20"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"),) * 2,
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
        indicator=changed("2025-07-01", "150", a="90", b="60"),
    ),
    Shared(
        "a-changed-target-without-shares-is-judged-as-a-whole-alone",
        "150 since July: nobody says whose; 80/150 = 53.3 %",
        a={"2025-07-31": "45"},
        b={"2025-07-31": "35"},
        shares=(),
        whole=Outcome("yellow", "i", "53.3", "58.3", "-5.0"),
        day="2025-08-10",
        indicator=changed("2025-07-01", "150"),
    ),
    Shared(
        "a-target-confirmed-keeps-its-shares",
        "120 again: 80 and 40 stand; 40/80, 20/40, pace 7/12",
        a={"2025-07-31": "40"},
        b={"2025-07-31": "20"},
        shares=(Outcome("yellow", "i", "50.0", "58.3", "-8.3"),) * 2,
        whole=Outcome("yellow", "i", "50.0", "58.3", "-8.3"),
        day="2025-08-10",
        indicator=changed("2025-07-01", "120"),
    ),
    Shared(
        "a-unit-that-has-no-share-counts-into-the-sum-alone",
        "丙 has no share, so no light; 40 + 20 + 12 = 72 of 120 = 60.0 %, gap 10.0",
        a={"2025-06-30": "40"},
        b={"2025-06-30": "20"},
        c={"2025-06-30": "12"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"),) * 2,
        whole=Outcome("green", "i", "60.0", "50.0", "10.0"),
        indicator=THREE,
    ),
    Shared(
        "a-unit-without-a-share-that-did-not-report-leaves-the-whole-without-a-sum",
        "40/80 and 20/40 stand by themselves; the sum lacks 丙 → grey",
        a={"2025-06-30": "40"},
        b={"2025-06-30": "20"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"),) * 2,
        whole=Outcome("grey", "b"),
        indicator=THREE,
    ),
    Shared(
        "one-reports-so-late-that-its-figure-is-stale",
        "乙 has March alone, 10/40 = 25.0 %, stale after May → grey; "
        "甲 June 40/80; the whole March, 20 + 10 = 30 of 120 = 25.0 %, stale",
        a={"2025-03-31": "20", "2025-06-30": "40"},
        b={"2025-03-31": "10"},
        shares=(
            Outcome("green", "i", "50.0", "50.0", "0.0"),
            Outcome("grey", "d", "25.0", "25.0", "0.0"),
        ),
        whole=Outcome("grey", "d", "25.0", "25.0", "0.0"),
    ),
    Shared(
        "one-has-its-last-figure-and-the-other-not-yet",
        "甲 80/80 on its day; 乙 November alone, 38/40 = 95.0 %, pace 11/12 = 91.7 %: its last figure "
        "is missing → grey; the whole November, 70 + 38 = 108 of 120 = 90.0 %",
        a={"2025-11-30": "70", "2025-12-31": "80"},
        b={"2025-11-30": "38"},
        shares=(
            Outcome("green", "c", "100.0", "100.0", "0.0"),
            Outcome("grey", "c", "95.0", "91.7", "3.3"),
        ),
        whole=Outcome("grey", "c", "90.0", "91.7", "-1.7"),
        day="2026-01-10",
    ),
    Shared(
        "nobody-has-reported",
        "nothing of anybody → grey, each and the whole",
        a={},
        b={},
        shares=(Outcome("grey", "b"),) * 2,
        whole=Outcome("grey", "b"),
    ),
    Shared(
        "a-share-just-equalled-where-more-is-wanted",
        "more than 120: 80 is not more than 80 → yellow on its day; 41 > 40; together 121 > 120",
        a={"2025-12-31": "80"},
        b={"2025-12-31": "41"},
        shares=(
            Outcome("yellow", "c", "100.0", "100.0", "0.0"),
            Outcome("green", "c", "102.5", "100.0", "2.5"),
        ),
        whole=Outcome("green", "c", "100.8", "100.0", "0.8"),
        day="2026-01-10",
        indicator={"target": {"more_than": "120"}},
    ),
    Shared(
        "what-is-aspired-to-in-the-whole-is-so-in-each-share",
        "10/40 = 25.0 %, gap −25.0: 力争 → yellow; 50/80; together 60/120",
        a={"2025-06-30": "50"},
        b={"2025-06-30": "10"},
        shares=(
            Outcome("green", "i", "62.5", "50.0", "12.5"),
            Outcome("yellow", "i", "25.0", "50.0", "-25.0"),
        ),
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
        indicator={"aspirational": "true"},
    ),
    Shared(
        "a-decision-about-the-whole-is-about-each-share",
        "put off to 31 March 2026, so the year's last figures decide nothing yet: "
        "60/80 = 75.0 % and 40/40, pace 12/15 = 80.0 %; 100/120 = 83.3 %",
        a={"2025-12-31": "60"},
        b={"2025-12-31": "40"},
        shares=(
            Outcome("yellow", "i", "75.0", "80.0", "-5.0"),
            Outcome("green", "f", "100.0", "80.0", "20.0"),
        ),
        whole=Outcome("green", "i", "83.3", "80.0", "3.3"),
        day="2026-01-10",
        decisions=(
            {
                "on": "2025-12-20",
                "kind": "extend",
                "ref": "it",
                "until": "2026-03-31",
                "by": "试验办主任",
                "reason": "延期",
            },
        ),
    ),
    Shared(
        "a-unit-whose-share-ends-with-the-old-target",
        "since July 甲 has all 120: 60/120 = 50.0 %, pace 7/12 = 58.3 %; "
        "乙 has no share any more; together 80/120 = 66.7 %",
        a={"2025-07-31": "60"},
        b={"2025-07-31": "20"},
        shares=(Outcome("yellow", "i", "50.0", "58.3", "-8.3"),),
        whole=Outcome("green", "i", "66.7", "58.3", "8.4"),
        day="2025-08-10",
        indicator=changed("2025-07-01", "120", a="120"),
    ),
    Shared(
        "a-unit-that-gets-its-first-share-by-a-later-document",
        "丙 has 30 of 150 since July: 10/30 = 33.3 % → red; 47/80 = 58.8 %, 24/40 = 60.0 %, "
        "pace 58.3 %; together 81/150 = 54.0 %",
        a={"2025-07-31": "47"},
        b={"2025-07-31": "24"},
        c={"2025-07-31": "10"},
        shares=(
            Outcome("green", "i", "58.8", "58.3", "0.5"),
            Outcome("green", "i", "60.0", "58.3", "1.7"),
            Outcome("red", "i", "33.3", "58.3", "-25.0"),
        ),
        whole=Outcome("yellow", "i", "54.0", "58.3", "-4.3"),
        day="2025-08-10",
        indicator=THREE | changed("2025-07-01", "150", a="80", b="40", c="30"),
    ),
]
