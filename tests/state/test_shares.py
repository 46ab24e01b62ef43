"""Shares of a target beyond their lights, which are worked by hand in ``lights/worked/shares.py``."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.state.shares import shares_on
from tests.builders import DAY, indicator, project, reading, report, state_on
from tests.state.lights.worked.shares import CURVE, STEPS, changed, shared_out


def test_without_shares_nothing_is_shared_out() -> None:
    state = shared_out({"a": {"2025-06-30": "40"}, "b": {}}, "2025-07-10", shares=None)

    assert state.shares == ()


def test_a_share_has_an_outlook_of_its_own() -> None:
    """(40 − 10) ÷ 6 = 5 is needed of 乙, (10 − 4) ÷ 3 = 2 came: 22 by the end of the year."""
    state = shared_out(
        {
            "a": {"2025-03-31": "20", "2025-06-30": "40"},
            "b": {"2025-03-31": "4", "2025-06-30": "10"},
        },
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
    state = shared_out(
        {"a": {"2025-08-31": str(value)}, "b": {"2025-08-31": str(other)}},
        "2025-09-10",
        target={"at_least": str(first + second)},
        shares={"a": str(first), "b": str(second)},
        trajectory=way,
    )
    expected = [share.state.expected for share in state.shares]

    assert sum(part for part in expected if part is not None) == state.expected
