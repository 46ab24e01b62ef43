"""An indicator's months: how much of its target each had reached, and which have no figure."""

from fractions import Fraction
from typing import Any

import pytest

from anplan.state.months import MonthFigure, month_figures
from tests.builders import indicator, project, reading, report, state_on


def months(day: str, readings: dict[str, str], **changes: Any) -> tuple[MonthFigure, ...]:
    """Return the months of an indicator with readings as of these days."""
    told = report(
        *(reading(value, as_of) for as_of, value in readings.items()), nothing="无" * (not readings)
    )
    made = project(
        indicators={"it": indicator(**changes)},
        units=("jxkc",),
        reports={("jxkc", "2025-12"): told},
    )
    state = state_on(day, made)
    return month_figures(state.indicators[0], made.plan, state.question)


def shares(figures: tuple[MonthFigure, ...]) -> list[str]:
    return ["-" if one.share is None else str(one.share) for one in figures]


def test_each_month_has_the_share_of_its_last_figure_and_a_gap_stays_one() -> None:
    figures = months("2025-05-20", {"2025-02-10": "10", "2025-02-28": "30", "2025-04-30": "60"})
    assert [str(one.month) for one in figures] == ["2025-01", "2025-02", "2025-03", "2025-04"]
    assert shares(figures) == ["-", "1/4", "-", "1/2"]
    assert all(one.due for one in figures)


def test_the_month_that_runs_is_told_once_it_has_a_figure_or_is_over() -> None:
    assert len(months("2025-05-20", {"2025-05-15": "50"})) == 5
    assert len(months("2025-05-31", {})) == 5
    assert len(months("2025-05-30", {})) == 4


def test_no_figure_was_due_before_the_cycle_was_over() -> None:
    figures = months("2025-06-30", {}, every="quarter")
    assert [one.due for one in figures] == [False, False, True] * 2


def test_a_plan_that_is_over_has_its_own_months_alone() -> None:
    figures = months("2026-03-10", {"2025-12-31": "120"})
    assert [str(figures[0].month), str(figures[-1].month)] == ["2025-01", "2025-12"]
    assert figures[-1].reached


def test_of_several_years_the_last_twelve_months_are_told() -> None:
    told = report(reading("50", "2026-06-30"))
    made = project(
        indicators={"it": indicator()},
        units=("jxkc",),
        reports={("jxkc", "2026-06"): told},
        end="2027-12-31",
    )
    state = state_on("2026-07-10", made)
    figures = month_figures(state.indicators[0], made.plan, state.question)
    assert [str(figures[0].month), str(figures[-1].month), len(figures)] == [
        "2025-07",
        "2026-06",
        12,
    ]


@pytest.mark.parametrize(
    ("target", "value", "reached"),
    [
        ({"at_least": "120"}, "120", True),
        ({"at_least": "120"}, "119.9", False),
        ({"more_than": "120"}, "120", False),
        ({"more_than": "120"}, "120.1", True),
    ],
)
def test_a_target_is_reached_as_its_own_comparison_says(
    target: dict[str, str], value: str, reached: bool
) -> None:
    figures = months("2025-01-31", {"2025-01-31": value}, target=target)
    assert figures[0].reached is reached


def test_the_way_begins_at_the_baseline_and_may_go_down() -> None:
    figures = months(
        "2025-01-31",
        {"2025-01-31": "15"},
        kind="stock",
        baseline="20",
        target={"at_most": "10"},
        trajectory="end",
    )
    assert figures[0].share == Fraction(1, 2)


def test_a_target_that_is_the_baseline_is_met_or_not() -> None:
    changes: dict[str, Any] = {"kind": "stock", "baseline": "20", "trajectory": "end"}
    for value, share in (("20", 1), ("19", 0)):
        figures = months("2025-01-31", {"2025-01-31": value}, target={"at_least": "20"}, **changes)
        assert figures[0].share == share


def test_a_figure_from_before_the_plan_is_in_no_month() -> None:
    assert shares(months("2025-01-31", {"2024-12-31": "60"})) == ["-"]
