"""The value expected on each day, and the share of months that is over."""

from fractions import Fraction

import pytest

from anplan.model.indicators import Indicator
from anplan.state.lights.trajectory import elapsed_share, expected_on, last_step, next_step
from tests.builders import DAY, indicator, plan

YEAR = DAY("2025-01-01"), DAY("2025-12-31")
PHASE = DAY("2025-04-01"), DAY("2025-10-31")


def expected(made: Indicator, day: str) -> Fraction | None:
    """What is expected of an indicator on a day, by the months of the year."""
    return expected_on(made, made.target, plan(), YEAR[1], DAY(day))


@pytest.mark.parametrize(
    ("day", "share"),
    [
        ("2024-12-31", Fraction(0)),
        ("2025-01-30", Fraction(0)),
        ("2025-01-31", Fraction(1, 12)),
        ("2025-06-15", Fraction(5, 12)),
        ("2025-06-30", Fraction(1, 2)),
        ("2025-12-31", Fraction(1)),
        ("2026-06-30", Fraction(1)),
    ],
)
def test_the_share_of_the_year(day: str, share: Fraction) -> None:
    assert elapsed_share(*YEAR, DAY(day)) == share


def test_the_share_of_the_implementation_phase() -> None:
    assert elapsed_share(*PHASE, DAY("2025-06-30")) == Fraction(3, 7)


def test_a_span_of_less_than_a_month_is_over_on_its_last_day() -> None:
    span = DAY("2025-06-01"), DAY("2025-06-20")
    assert [elapsed_share(*span, DAY(day)) for day in ("2025-06-19", "2025-06-20")] == [0, 1]


def test_a_rate_is_held_against_its_target_all_the_time() -> None:
    assert expected(indicator(kind="rate", target={"at_least": "7.5"}), "2025-01-31") == Fraction(
        15, 2
    )


def test_nothing_is_expected_before_the_end() -> None:
    made = indicator(trajectory="end")
    assert [expected(made, day) for day in ("2025-12-30", "2025-12-31")] == [None, 120]


def test_what_is_expected_stops_at_the_target_s_day() -> None:
    assert expected(indicator(), "2026-06-30") == 120


def test_a_curve_that_reaches_the_target_s_day_ends_there() -> None:
    made = indicator(trajectory={"curve": {"2025-12-31": "120"}})
    # 182 of the 364 days from 1 January to 31 December are over on 2 July.
    assert expected(made, "2025-07-02") == 60


def test_a_curve_is_level_before_its_first_point() -> None:
    made = indicator(trajectory={"curve": {"2025-01-01": "10", "2025-06-30": "100"}})
    assert expected(made, "2024-12-20") == 10


def test_the_last_step_passed_and_the_next() -> None:
    steps = {"2025-03-31": "2", "2025-06-30": "8"}
    made = indicator(baseline="1", trajectory={"steps": steps})
    assert last_step(made, made.target, DAY("2025-03-30")) == 1
    assert last_step(made, made.target, DAY("2025-03-31")) == 2
    assert next_step(made, made.target, DAY("2025-03-31")) == (DAY("2025-06-30"), Fraction(8))
    assert next_step(made, made.target, DAY("2025-06-30")) is None
