"""Shares of a target: each unit judged by its own, worked by hand; the whole is their sum.

Unless an example says otherwise, 甲 is to reach 80 and 乙 40 of at least 120 亿元 by 2025-12-31,
evenly over the months of the year; red is more than 10 points behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.state.indicators import IndicatorState
from anplan.state.shares import shares_on
from tests.builders import DAY, indicator, project, reading, report, state_on
from tests.state.lights.worked.example import Outcome, outcome_of

COUNT = {"kind": "count", "measure": "个", "target": {"at_least": "10"}}
STEPS = {"steps": {"2025-06-30": "4", "2025-12-31": "10"}}
CURVE = {"curve": {"2025-06-30": "30", "2025-12-31": "120"}}


def changed(on: str, target: str, **shares: str) -> Mapping[str, Any]:
    """A target changed by a later document, shared out anew where shares are given."""
    said = {"on": on, "target": {"at_least": target}, "document": "试〔2025〕9号", "reason": "调整"}
    return {"amended": [said | ({"shares": shares} if shares else {})]}


def state_of(
    first: Mapping[str, str], second: Mapping[str, str], day: str, **keys: Any
) -> IndicatorState:
    """The state of an indicator of two units, each with its figures by day."""
    usual = {"reported_by": ["a", "b"], "shares": {"a": "80", "b": "40"}}
    reports = {
        (unit, as_of[:7]): report(reading(value, as_of))
        for unit, figures in (("a", first), ("b", second))
        for as_of, value in figures.items()
    }
    made = project(indicators={"it": indicator(**usual | keys)}, units=("a", "b"), reports=reports)
    return state_on(day, made).indicator("it")


@dataclass(frozen=True, slots=True)
class Example:
    """One case: its arithmetic in words, the units' figures, and what is right of each and the whole."""

    id: str
    by_hand: str
    first: Mapping[str, str]
    second: Mapping[str, str]
    shares: tuple[Outcome, ...]
    whole: Outcome
    day: str = "2025-07-10"
    indicator: Mapping[str, Any] = field(default_factory=dict)

    def state(self) -> IndicatorState:
        """Ask anplan."""
        return state_of(self.first, self.second, self.day, **self.indicator)


EXAMPLES = [
    Example(
        "both-on-their-way",
        "40/80 and 20/40 = 50.0 %, pace 50.0 %; together 60/120",
        first={"2025-06-30": "40"},
        second={"2025-06-30": "20"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"),) * 2,
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "one-makes-up-for-the-other",
        "50/80 = 62.5 %, gap 12.5; 10/40 = 25.0 %, gap −25.0 → red; together 60/120",
        first={"2025-06-30": "50"},
        second={"2025-06-30": "10"},
        shares=(
            Outcome("green", "i", "62.5", "50.0", "12.5"),
            Outcome("red", "i", "25.0", "50.0", "-25.0"),
        ),
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
    ),
    Example(
        "one-is-through-already",
        "80/80 met; 16/40 = 40.0 %, gap −10.0 → yellow; together 96/120 = 80.0 %",
        first={"2025-06-30": "80"},
        second={"2025-06-30": "16"},
        shares=(
            Outcome("green", "f", "100.0", "50.0", "50.0"),
            Outcome("yellow", "i", "40.0", "50.0", "-10.0"),
        ),
        whole=Outcome("green", "i", "80.0", "50.0", "30.0"),
    ),
    Example(
        "who-has-not-reported-is-grey-and-the-whole-has-no-sum",
        "40/80 = 50.0 %; of the other nothing",
        first={"2025-06-30": "40"},
        second={},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"), Outcome("grey", "b")),
        whole=Outcome("grey", "b"),
    ),
    Example(
        "each-by-its-own-newest-figure",
        "甲 June 40/80, pace 6/12; 乙 May 20/40 = 50.0 %, pace 5/12; the whole May: 30 + 20 = 50/120",
        first={"2025-05-31": "30", "2025-06-30": "40"},
        second={"2025-05-31": "20"},
        shares=(
            Outcome("green", "i", "50.0", "50.0", "0.0"),
            Outcome("green", "i", "50.0", "41.7", "8.3"),
        ),
        whole=Outcome("green", "i", "41.7", "41.7", "0.0"),
    ),
    Example(
        "steps-scaled",
        "6 of 10, step 4 of 10: 2.4, in whole things 2; 4 of 10: 1.6, so 1; 1/6 = 16.7 % misses 2/6 = 33.3 %",
        first={"2025-06-30": "1"},
        second={"2025-06-30": "3"},
        shares=(
            Outcome("red", "h", "16.7", "33.3", "-16.6"),
            Outcome("green", "h", "75.0", "25.0", "50.0"),
        ),
        whole=Outcome("green", "h", "40.0", "40.0", "0.0"),
        indicator=COUNT | {"trajectory": STEPS, "shares": {"a": "6", "b": "4"}},
    ),
    Example(
        "a-curve-scaled",
        "30 of 120 by 30 June: 20 of 80 and 10 of 40 = 25.0 %; 20/80 = 25.0 %, 5/40 = 12.5 %",
        first={"2025-06-30": "20"},
        second={"2025-06-30": "5"},
        shares=(
            Outcome("green", "i", "25.0", "25.0", "0.0"),
            Outcome("red", "i", "12.5", "25.0", "-12.5"),
        ),
        whole=Outcome("yellow", "i", "20.8", "25.0", "-4.2"),
        indicator={"trajectory": CURVE},
    ),
    Example(
        "thirds-stay-exact",
        "7 and 3 of 10, linear: 3.5 → 3, 3/7 = 42.9 %; 1.5 → 1, 1/3 = 33.3 %; 5 of 10",
        first={"2025-06-30": "3"},
        second={"2025-06-30": "1"},
        shares=(
            Outcome("green", "i", "42.9", "42.9", "0.0"),
            Outcome("green", "i", "33.3", "33.3", "0.0"),
        ),
        whole=Outcome("yellow", "i", "40.0", "50.0", "-10.0"),
        indicator=COUNT | {"shares": {"a": "7", "b": "3"}},
    ),
    Example(
        "nothing-due-before-the-end",
        "blue until the day, whatever there is",
        first={"2025-06-30": "10"},
        second={"2025-06-30": "40"},
        shares=(Outcome("blue", "g", "12.5"), Outcome("green", "f", "100.0")),
        whole=Outcome("blue", "g", "41.7"),
        indicator={"trajectory": "end"},
    ),
    Example(
        "on-the-target-s-day",
        "79/80 is not met → red; 41/40 is; together 120/120",
        first={"2025-12-31": "79"},
        second={"2025-12-31": "41"},
        shares=(
            Outcome("red", "c", "98.8", "100.0", "-1.2"),
            Outcome("green", "c", "102.5", "100.0", "2.5"),
        ),
        whole=Outcome("green", "c", "100.0", "100.0", "0.0"),
        day="2026-01-10",
    ),
    Example(
        "a-ceiling-shared-out",
        "at most 80 and 40: 45/80 is 6.25 points over 50.0 % → yellow; 10/40 is under its way",
        first={"2025-06-30": "45"},
        second={"2025-06-30": "10"},
        shares=(
            Outcome("yellow", "i", None, "50.0", "-6.3"),
            Outcome("green", "i", None, "50.0", "25.0"),
        ),
        whole=Outcome("green", "i", None, "50.0", "4.2"),
        indicator={"target": {"at_most": "120"}},
    ),
    Example(
        "a-share-of-nothing",
        "0 of 0 is kept: no percentages; the other has all",
        first={"2025-06-30": "60"},
        second={"2025-06-30": "0"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"), Outcome("green", "f")),
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
        indicator={"shares": {"a": "120", "b": "0"}},
    ),
    Example(
        "a-changed-target-with-its-own-shares",
        "from July 90 and 60: 45/90 = 50.0 %, 35/60 = 58.3 %, pace 7/12 = 58.3 %; 80/150 = 53.3 %",
        first={"2025-07-31": "45"},
        second={"2025-07-31": "35"},
        shares=(
            Outcome("yellow", "i", "50.0", "58.3", "-8.3"),
            Outcome("green", "i", "58.3", "58.3", "0.0"),
        ),
        whole=Outcome("yellow", "i", "53.3", "58.3", "-5.0"),
        day="2025-08-10",
        indicator=changed("2025-07-01", "150", a="90", b="60"),
    ),
    Example(
        "a-figure-from-before-the-change-is-held-against-the-old-share",
        "30 June, 40/80 and 20/40: 50.0 %",
        first={"2025-06-30": "40"},
        second={"2025-06-30": "20"},
        shares=(Outcome("green", "i", "50.0", "50.0", "0.0"),) * 2,
        whole=Outcome("green", "i", "50.0", "50.0", "0.0"),
        indicator=changed("2025-07-01", "150", a="90", b="60"),
    ),
    Example(
        "a-changed-target-without-shares-is-judged-as-a-whole-alone",
        "150 since July: nobody says whose; 80/150 = 53.3 %",
        first={"2025-07-31": "45"},
        second={"2025-07-31": "35"},
        shares=(),
        whole=Outcome("yellow", "i", "53.3", "58.3", "-5.0"),
        day="2025-08-10",
        indicator=changed("2025-07-01", "150"),
    ),
    Example(
        "a-target-confirmed-keeps-its-shares",
        "120 again: 80 and 40 stand; 40/80, 20/40, pace 7/12",
        first={"2025-07-31": "40"},
        second={"2025-07-31": "20"},
        shares=(Outcome("yellow", "i", "50.0", "58.3", "-8.3"),) * 2,
        whole=Outcome("yellow", "i", "50.0", "58.3", "-8.3"),
        day="2025-08-10",
        indicator=changed("2025-07-01", "120"),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: Example) -> None:
    """The failure shows the arithmetic beside what anplan found."""
    state = example.state()

    assert tuple(outcome_of(share.state) for share in state.shares) == example.shares, (
        example.by_hand
    )
    assert outcome_of(state) == example.whole, example.by_hand


def test_without_shares_nothing_is_shared_out() -> None:
    assert state_of({"2025-06-30": "40"}, {}, "2025-07-10", shares=None).shares == ()


def test_a_share_has_an_outlook_of_its_own() -> None:
    """(40 − 10) ÷ 6 = 5 is needed of 乙, (10 − 4) ÷ 3 = 2 came: 22 by the end of the year."""
    state = state_of(
        {"2025-03-31": "20", "2025-06-30": "40"},
        {"2025-03-31": "4", "2025-06-30": "10"},
        "2025-07-10",
    )
    (_, second) = state.shares

    assert second.state.outlook is not None
    assert second.state.outlook.needed == Fraction(5)
    assert second.state.outlook.projected == Fraction(22)


def test_only_the_unit_s_own_fear_lowers_its_light() -> None:
    made = project(
        indicators={"it": indicator(reported_by=["a", "b"], shares={"a": "80", "b": "40"})},
        units=("a", "b"),
        reports={
            ("a", "2025-06"): report(reading("40", "2025-06-30")),
            ("b", "2025-06"): report(
                reading("20", "2025-06-30"), at_risk=[{"ref": "it", "text": "有困难"}]
            ),
        },
    )
    state = state_on("2025-07-10", made).indicator("it")

    assert [share.state.verdict.light for share in state.shares] == ["green", "yellow"]
    assert state.verdict.light == "yellow"


def test_the_shares_in_force_are_those_of_the_last_change_that_has_any() -> None:
    shared = indicator(
        reported_by=["a", "b"],
        shares={"a": "80", "b": "40"},
        **changed("2025-07-01", "150", a="150"),
    )

    assert dict(shares_on(shared, DAY("2025-06-30"))) == {"a": 80, "b": 40}
    assert dict(shares_on(shared, DAY("2025-07-01"))) == {"a": 150}


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 60),
    st.integers(1, 60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(["linear", STEPS, CURVE]),
)
def test_what_is_expected_of_the_shares_adds_up_to_what_is_expected_of_the_whole(
    first: int, second: int, value: int, other: int, way: Any
) -> None:
    state = state_of(
        {"2025-08-31": str(value)},
        {"2025-08-31": str(other)},
        "2025-09-10",
        target={"at_least": str(first + second)},
        shares={"a": str(first), "b": str(second)},
        trajectory=way,
    )
    expected = [share.state.expected for share in state.shares]

    assert sum(part for part in expected if part is not None) == state.expected
