"""Figures that may be counted in something else than their indicator, and those that fit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from anplan.model.indicators import Indicator, Kind, Trajectory
from anplan.model.targets import Target
from anplan.state.scale import Beside, Doubt, doubt_about

LINEAR, END = Trajectory(shape="linear"), Trajectory(shape="end")


def indicator(kind: Kind = "flow", measure: str = "亿元") -> Indicator:
    """Return an indicator of a kind; its target stands in what a figure is held against."""
    return Indicator(
        title="指标",
        measure=measure,
        kind=kind,
        target=Target(at_least=Decimal(1)),
        trajectory=None if kind == "rate" else LINEAR,
        reported_by=("kcj",),
    )


def beside(target: str, pace: str | None = None, last: str | None = None, units: int = 1) -> Beside:
    """Return what a figure is held against."""
    return Beside(
        Decimal(target),
        None if pace is None else Fraction(pace),
        None if last is None else Decimal(last),
        units,
    )


@pytest.mark.parametrize(
    ("value", "target", "last", "meant"),
    [
        ("0.076", "7.5", "7.1", "7.6"),
        ("0.076", "7.5", None, "7.6"),
        ("-0.021", "7.5", "2.2", "-2.1"),
        ("0.93", "95", None, "93"),
        ("0.2", "95", None, "20"),
        ("0.2", "95", "18", "20"),
        ("107.6", "7.5", "7.1", "7.6"),
        ("107.6", "7.5", None, "7.6"),
        ("96.8", "7.5", "2.0", "-3.2"),
        ("100", "5", None, "0"),
        ("112", "12", "10.5", "12"),
        ("120", "20", "18", "20"),
        ("76", "7.5", "7.1", "7.6"),
        ("760", "7.5", "7.1", "7.6"),
        ("7600", "7.5", "7.1", "7.6"),
        ("0.76", "7.5", "7.1", "7.6"),
        ("-0.21", "7.5", "-2.2", "-2.1"),
        ("1.076", "7.5", "7.1", "7.6"),
    ],
)
def test_a_rate_that_may_be_a_fraction_an_index_or_shifted(
    value: str, target: str, last: str | None, meant: str
) -> None:
    doubt = doubt_about(indicator("rate", "%"), Decimal(value), beside(target, last=last))
    assert doubt == Doubt(Decimal(meant))


@pytest.mark.parametrize(
    ("value", "target", "last"),
    [
        *(("7.6", "7.5", "7.1"), ("7.6", "7.5", None), ("0", "7.5", "7.1"), ("0.4", "7.5", "7.1")),
        *(("-3.2", "7.5", "7.1"), ("12.5", "7.5", "7.1"), ("0.005", "7", None), ("30", "7.5", "6")),
        *(
            ("0.1", "7.5", "0.2"),
            ("0.08", "7.5", "0.3"),
            ("98", "95", "93"),
            ("107.6", "105", None),
        ),
        *(("0.5", "0.6", "0.4"), ("60", "20", "18"), ("100", "95", "90"), ("100", "60", "45")),
        *(("5", "0.5", None), ("0.3", "0", None), ("2.5", "95", "1.8"), ("150", "100", "120")),
        *(
            ("1.05", "6", None),
            ("1.05", "1.5", "1.2"),
            ("0.9", "7.5", "1.3"),
            ("1.9", "7.5", "7.1"),
        ),
    ],
)
def test_a_rate_that_fits(value: str, target: str, last: str | None) -> None:
    held = beside(target, last=last)
    assert doubt_about(indicator("rate", "%"), Decimal(value), held) is None


def test_a_share_that_is_a_stock_is_held_against_its_target_like_a_rate() -> None:
    held = beside("95", "95", "92")
    assert doubt_about(indicator("stock", "%"), Decimal("0.93"), held) == Doubt(Decimal(93))


@pytest.mark.parametrize("times", ["0.0001", "0.001", "0.01", "100", "1000", "10000"])
@pytest.mark.parametrize(
    ("kind", "value", "target", "pace"),
    [
        ("flow", "121.3", "235", "117.5"),
        ("flow", "700", "1200", "900"),
        ("flow", "16", "235", "19"),
        ("stock", "380", "400", None),
        ("stock", "12", "20", "10"),
        ("count", "26000", "50000", "25000"),
    ],
)
def test_a_first_figure_in_another_measure(
    times: str, kind: Kind, value: str, target: str, pace: str | None
) -> None:
    held = beside(target, pace)
    assert doubt_about(indicator(kind), Decimal(value), held) is None
    assert doubt_about(indicator(kind), Decimal(value) * Decimal(times), held) == Doubt()


@pytest.mark.parametrize(
    ("kind", "value", "target", "pace", "last"),
    [
        ("flow", "0", "235", "117.5", None),
        ("flow", "6", "235", "117.5", None),
        ("flow", "400", "235", "117.5", None),
        ("flow", "0.2", "235", None, None),
        ("count", "1", "50", "37", None),
        ("count", "3", "120", "90", None),
        ("count", "1", "3", None, None),
        ("count", "10", "4", None, None),
        ("stock", "1", "20", None, None),
        ("stock", "1", "20", "0", None),
        ("flow", "-3", "235", "117.5", None),
        ("flow", "5000", "0", "0", None),
        ("flow", "168.3", "235", "156.7", "141.5"),
        ("flow", "20", "235", "39", "1.2"),
        ("count", "14", "50", "20", "1"),
        ("count", "26", "50", "20", "0"),
        ("stock", "30", "20", "20", "24"),
        ("stock", "2", "20", "20", "24"),
    ],
)
def test_an_amount_that_fits(
    kind: Kind, value: str, target: str, pace: str | None, last: str | None
) -> None:
    assert doubt_about(indicator(kind), Decimal(value), beside(target, pace, last)) is None


@pytest.mark.parametrize(
    ("kind", "value", "last"),
    [
        ("flow", "1683", "141.5"),
        ("flow", "16830", "141.5"),
        ("stock", "2400", "23"),
        ("stock", "0.24", "23"),
        ("stock", "40.1", "398"),
    ],
)
def test_a_leap_beyond_what_is_asked_for_and_a_stock_that_is_gone(
    kind: Kind, value: str, last: str
) -> None:
    held = beside("235", "156", last)
    assert doubt_about(indicator(kind), Decimal(value), held) == Doubt()


def test_each_of_many_units_has_a_small_part() -> None:
    assert doubt_about(indicator(), Decimal("0.5"), beside("235", "117.5", units=17)) is None
    assert doubt_about(indicator(), Decimal("0.005"), beside("235", "117.5", units=17)) == Doubt()
