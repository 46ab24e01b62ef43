"""A figure beside others: the one before, the one it replaces, and how both are named."""

from decimal import Decimal

from anplan.base.quantity import MONEY, Quantity
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.state.facts import Fact

SLIP = 1000


def explained(fact: Fact) -> bool:
    """Return whether a figure carries a reason, or repeats one that did."""
    before = fact.replaced
    repeats = before is not None and before.value == fact.value and explained(before)
    return fact.reason is not None or repeats


def earlier(fact: Fact) -> Fact | None:
    """Return what an earlier report said for the same day."""
    before = fact.replaced
    while before is not None and before.period == fact.period:
        before = before.replaced
    return before


def is_slip(value: Decimal, last: Decimal) -> bool:
    """Return whether two figures are so far apart that one is in another measure."""
    low, high = sorted((abs(value), abs(last)))
    return low != 0 and high >= SLIP * low


def other_measure(typed: Quantity, indicator: Indicator, near: Decimal) -> Quantity | None:
    """Return the same digits in the measure that brings them near to a figure."""
    if indicator.measure not in MONEY:
        return None
    readings = [Quantity(typed.value, measure) for measure in MONEY if measure != typed.measure]
    return next(
        (reading for reading in readings if not is_slip(reading.to(indicator.measure), near)), None
    )


def typed_figure(project: Project, fact: Fact, indicator: Indicator) -> Quantity:
    """Return a figure as it was typed, with its measure."""
    place = fact.spot.path[1]
    assert isinstance(place, int)
    value = project.reports[fact.unit, fact.period].readings[place].value
    assert value is not None
    return Quantity(value.value, value.measure or indicator.measure)


def counted(fact: Fact, indicator: Indicator) -> Quantity:
    """Return a figure in the indicator's measure."""
    return Quantity(fact.value, indicator.measure)
