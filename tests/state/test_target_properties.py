"""What holds for targets as documents write them, whatever is reported."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.state.indicators import IndicatorState
from tests.builders import judged, reading
from tests.state import strategies as some

RANK = {"red": 0, "yellow": 1, "grey": 2, "blue": 3, "green": 3, "closed": 3}
AS_OF, DAY, LAST, AFTER = "2025-06-30", "2025-07-10", "2025-12-31", "2026-01-05"
WHEN = st.sampled_from([(AS_OF, DAY), (LAST, AFTER)])


def told(state: IndicatorState) -> tuple[Any, ...]:
    """What was judged: the light, its rule, and every figure."""
    return state.verdict.light, state.verdict.rule, state.progress, state.printed, state.expected


def seen(value: Decimal, when: tuple[str, str], **keys: Any) -> IndicatorState:
    """An indicator with one figure, on its way or on its target's day."""
    return judged(when[1], reading(f"{value:f}", when[0]), **keys)


def figures(least: int = 0, most: int = 200) -> st.SearchStrategy[Decimal]:
    return st.decimals(least, most, places=1)


@settings(max_examples=60, deadline=None)
@given(far=figures(0, 30), further=figures(0, 30), within=figures(0, 10), when=WHEN)
def test_nearer_to_a_rate_is_never_worse_and_too_much_is_never_red(
    far: Decimal, further: Decimal, within: Decimal, when: tuple[str, str]
) -> None:
    keys = {"kind": "rate", "target": {"about": "50", "within": f"{within:f}"}}
    near, off = sorted((far, further))
    for side in (1, -1):
        lights = [seen(50 + side * by, when, **keys).verdict.light for by in (near, off)]
        assert RANK[lights[0]] >= RANK[lights[1]]
        assert (lights[0] == "green") == (near <= within)
        assert side < 0 or "red" not in lights


@settings(max_examples=60, deadline=None)
@given(value=figures(), goal=st.integers(1, 150), when=WHEN, way=some.trajectories())
def test_about_without_a_band_is_at_least_of_what_only_grows(
    value: Decimal, goal: int, when: tuple[str, str], way: Any
) -> None:
    near = seen(value, when, trajectory=way, target={"about": str(goal), "within": "0"})
    least = seen(value, when, trajectory=way, target={"at_least": str(goal)})
    assert told(near) == told(least)


@settings(max_examples=60, deadline=None)
@given(
    value=figures(),
    low=st.integers(1, 100),
    width=st.integers(1, 50),
    when=WHEN,
    keys=some.indicators(("at_least",)),
)
def test_a_range_is_judged_by_its_first_figure(
    value: Decimal, low: int, width: int, when: tuple[str, str], keys: dict[str, Any]
) -> None:
    usual = keys | {"reported_by": ["jxkc"]}
    between = {"between": [str(low), str(low + width)]}
    least = {"at_least": str(low)}
    assert told(seen(value, when, **usual | {"target": between})) == told(
        seen(value, when, **usual | {"target": least})
    )


@settings(max_examples=60, deadline=None)
@given(
    value=figures(),
    other=figures(),
    shift=figures(),
    comparator=st.sampled_from(["at_least", "more_than", "at_most", "less_than"]),
    kind=st.sampled_from(["rate", "stock"]),
    when=WHEN,
)
def test_what_both_figures_have_more_changes_no_comparison(
    value: Decimal,
    other: Decimal,
    shift: Decimal,
    comparator: str,
    kind: str,
    when: tuple[str, str],
) -> None:
    keys = {"kind": kind, "trajectory": None, "target": {comparator: "1", "against": "全市"}}
    states = [
        judged(when[1], reading(f"{value + by:f}", when[0], compared=f"{other + by:f}"), **keys)
        for by in (Decimal(0), shift)
    ]
    assert told(states[0]) == told(states[1])
    assert states[0].point is not None
    assert states[0].point.value == value - other


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.integers(1, 90), min_size=2, max_size=2), when=WHEN)
def test_a_better_place_is_never_a_worse_light(places: list[int], when: tuple[str, str]) -> None:
    keys = {"kind": "stock", "trajectory": None, "target": {"rank": "40"}}
    better, worse = (seen(Decimal(place), when, **keys) for place in sorted(places))
    assert RANK[better.verdict.light] >= RANK[worse.verdict.light]
    assert (better.verdict.light == "green") == (min(places) <= 40)
    assert tuple(better.printed) == (None, None, None)


@settings(max_examples=60, deadline=None)
@given(
    value=figures(),
    goal=st.integers(1, 150),
    year=st.sampled_from([2023, 2024, 2025]),
    month=st.integers(1, 12),
    comparator=st.sampled_from(["at_least", "more_than", "at_most", "less_than"]),
    kind=st.sampled_from(["flow", "count"]),
    shape=st.sampled_from(["linear", "end"]),
)
def test_a_year_of_several_is_judged_as_a_plan_of_that_year_alone(
    value: Decimal, goal: int, year: int, month: int, comparator: str, kind: str, shape: str
) -> None:
    as_of = date(year, month, 28).isoformat()
    usual = {"kind": kind, "trajectory": shape}
    several = judged(
        as_of,
        reading(f"{value:f}", as_of),
        entries={"start": "2023-01-01", "end": "2025-12-31"},
        **usual,
        target={comparator: "7"},
        yearly={str(year): str(goal)},
    )
    alone = judged(
        as_of,
        reading(f"{value:f}", as_of),
        entries={"start": f"{year}-01-01", "end": f"{year}-12-31"},
        **usual,
        target={comparator: str(goal)},
    )
    assert told(several) == told(alone)
    assert several.by == alone.by


@settings(max_examples=60, deadline=None)
@given(value=figures(0, 100), base=st.integers(0, 50), goal=st.integers(51, 90))
def test_a_rate_over_years_has_the_gap_to_its_way(value: Decimal, base: int, goal: int) -> None:
    state = judged(
        "2023-07-05",
        reading(f"{value:f}", "2023-06-30"),
        entries={"start": "2021-01-01", "end": "2025-12-31"},
        kind="rate",
        trajectory="linear",
        baseline=str(base),
        target={"at_least": str(goal)},
    )
    assert state.expected == Decimal(base + goal) / 2
    assert (state.progress.completion, state.progress.pace) == (None, None)
    assert state.progress.gap == value - Decimal(base + goal) / 2
