"""What is needed and what is projected: the examples worked by hand, and what always holds."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anplan.state.indicators import IndicatorState
from tests.builders import DAY, indicator, judged, project, reading, report, state_on
from tests.state.outlook_examples import EVEN, EXAMPLES, Example

PAIR = {"reported_by": ["jxkc", "fgj"]}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example: Example) -> None:
    """The failure shows the arithmetic beside what anplan found."""
    found = example.ask()
    if example.is_silent:
        assert found is None, example.by_hand
        return
    assert found is not None, example.by_hand
    assert {
        "needed": found.needed,
        "room": found.room,
        "average": found.base and found.base.average,
        "projected": found.projected,
    } == {
        name: None if text is None else Fraction(text)
        for name, text in (
            ("needed", example.needed),
            ("room", example.room),
            ("average", example.average),
            ("projected", example.projected),
        )
    }, example.by_hand


def test_the_sum_of_two_units_is_looked_ahead_from_where_both_have_a_figure() -> None:
    """31 May: (120 − 50) ÷ 7 = 10; (50 − 20) ÷ 3 = 10, though one unit has June already."""
    made = project(
        indicators={"it": indicator(**PAIR)},
        units=("jxkc", "fgj"),
        reports={
            ("jxkc", "2025-05"): report(reading("5", "2025-02-28"), reading("30", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("36", "2025-06-30")),
            ("fgj", "2025-05"): report(reading("15", "2025-02-28"), reading("20", "2025-05-31")),
        },
    )

    ahead = state_on("2025-07-10", made).indicator("it").outlook

    assert ahead is not None
    assert ahead.as_of == DAY("2025-05-31")
    assert ahead.needed == 10
    assert ahead.base is not None
    assert ahead.base.average == 10


def test_a_value_that_lies_between_figures_is_marked() -> None:
    state = judged("2025-07-10", *(reading("20", "2025-02-28"), reading("60", "2025-06-30")))

    assert state.outlook is not None
    assert state.outlook.base is not None
    assert state.outlook.base.spread == (True, False)
    assert state.outlook.base.values == (Fraction(30), Fraction(60))


MONTH_ENDS = [f"2025-{month:02}-{day}" for month, day in enumerate((31, 28, 31, 30, 31, 30), 1)]


def ahead_of(values: list[int], target: int, comparator: str, kind: str) -> IndicatorState:
    """The state on 10 July of figures of the first months' ends."""
    told = (reading(str(value), day) for value, day in zip(values, MONTH_ENDS, strict=True))
    return judged("2025-07-10", *told, kind=kind, target={comparator: str(target)})


growing = st.lists(st.integers(0, 60), min_size=6, max_size=6).map(
    lambda steps: [sum(steps[: place + 1]) for place in range(6)]
)


@settings(max_examples=150, deadline=None)
@given(growing, st.integers(1, 500), st.sampled_from(["at_least", "more_than"]))
def test_the_pace_suffices_just_where_it_reaches_what_is_needed(
    values: list[int], target: int, comparator: str
) -> None:
    ahead = ahead_of(values, target, comparator, "flow").outlook
    assume(ahead is not None and ahead.needed is not None)
    assert ahead
    assert ahead.base
    assert ahead.projected is not None
    assert ahead.needed is not None

    assert (ahead.projected >= target) == (ahead.base.average >= ahead.needed)


@settings(max_examples=150, deadline=None)
@given(growing, st.integers(1, 500), st.sampled_from(["at_least", "at_most", "more_than"]))
def test_printed_figures_tell_the_story_of_the_exact_ones(
    values: list[int], target: int, comparator: str
) -> None:
    ahead = ahead_of(values, target, comparator, "flow").outlook
    assume(ahead is not None)
    assert ahead
    assert ahead.base
    assert ahead.projected is not None
    shown, monthly = ahead.printed, ahead.needed if ahead.room is None else ahead.room
    printed = shown.needed if shown.room is None else shown.room

    assert shown.average is not None
    assert shown.projected is not None
    assert _sign(shown.projected - target) == _sign(ahead.projected - target)
    if monthly is not None and printed is not None:
        assert _sign(shown.average - printed) == _sign(ahead.base.average - monthly)


@settings(max_examples=150, deadline=None)
@given(growing, st.integers(1, 500), st.sampled_from(["at_least", "more_than"]))
def test_what_is_needed_of_a_count_suffices_and_less_does_not(
    values: list[int], target: int, comparator: str
) -> None:
    ahead = ahead_of(values, target, comparator, "count").outlook
    assume(ahead is not None)
    assert ahead
    assert ahead.needed is not None
    goal = target + (comparator == "more_than")

    assert ahead.needed.denominator == 1
    assert values[-1] + 6 * ahead.needed >= goal > values[-1] + 6 * (ahead.needed - 1)


@settings(max_examples=150, deadline=None)
@given(growing, st.integers(1, 500), st.sampled_from(["at_most", "less_than"]))
def test_the_room_under_a_ceiling_keeps_it_and_one_more_does_not(
    values: list[int], target: int, comparator: str
) -> None:
    ahead = ahead_of(values, target, comparator, "count").outlook
    assume(ahead is not None and ahead.room is not None)
    assert ahead
    assert ahead.room is not None
    most = target - (comparator == "less_than")

    assert values[-1] + 6 * ahead.room <= most < values[-1] + 6 * (ahead.room + 1)


@settings(max_examples=100, deadline=None)
@given(growing, st.integers(1, 500), st.sets(st.integers(0, 4)))
def test_months_left_out_change_nothing_where_every_month_brought_the_same(
    values: list[int], target: int, gone: set[int]
) -> None:
    even = [(place + 1) * (values[0] + 1) for place in range(6)]
    told = [
        reading(str(value), day)
        for place, (value, day) in enumerate(zip(even, MONTH_ENDS, strict=True))
        if place not in gone
    ]
    sparse = judged("2025-07-10", *told, target={"at_least": str(target)}).outlook
    full = ahead_of(even, target, "at_least", "flow").outlook

    assert (sparse and (sparse.needed, sparse.projected)) == (
        full and (full.needed, full.projected)
    )


@settings(max_examples=100, deadline=None)
@given(growing, st.integers(1, 500))
def test_an_outlook_makes_no_light(values: list[int], target: int) -> None:
    """The light of the last figure is the same whatever came before it, but for its outlook."""
    whole = ahead_of(values, target, "at_least", "flow")
    last = judged(
        "2025-07-10", reading(str(values[-1]), MONTH_ENDS[-1]), target={"at_least": str(target)}
    )

    assert whole.verdict == last.verdict


@settings(max_examples=50, deadline=None)
@given(st.dates(date(2025, 7, 1), date(2025, 8, 31)))
def test_the_day_asked_about_changes_nothing_while_the_figure_is_fresh(day: date) -> None:
    told = [reading(value, as_of) for as_of, value in EVEN.items()]

    assert judged(day.isoformat(), *told).outlook == judged("2025-07-10", *told).outlook


def _sign(value: Any) -> int:
    return int(value > 0) - int(value < 0)
