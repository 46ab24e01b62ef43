"""Whether a figure may be counted in something else than its indicator.

It is held against what stands beside it: the target, the pace and the last figure. A fraction for
a percentage, last year = 100 for a growth, 亿元 or 元 for 万元, 人 for 万人: such a figure is far
from all of them at once. It may be right all the same: then somebody says so.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from anplan.base.quantity import EXACT, tidy
from anplan.model.indicators import Indicator

_HUNDRED = Fraction(100)
_FAR_BELOW = 30
_FAR_ABOVE = 8
_NEARLY_GONE = 8
_MANY = 100
"""A stock of so many does not fall tenfold in a month as one of a few may."""
_POINTS = 5
"""Percentage points by which a rate differs at least: 0.6 and 5.0 are both small."""
_INDEX = (50, 200)
_INDEX_TO_ONE = (Decimal("0.5"), Decimal(2))
_ONE_PLACE = (Fraction(85, 1000), Fraction(115, 1000))
"""A rate's share of the last one whose digits are the same, a place further down."""
_BEYOND_TARGET = 10
_BEYOND_PACE = 25
_BELOW_PACE = 40
_FEW_BELOW_PACE = 100
_BELOW_TARGET = 80
_FEW = 1000
"""A count of so few begins small: 1 of 120 may be right where 1.2 of 120 亿元 may not."""
_OVER = Fraction(3, 2)
_SHARES = ("%", "％", "‰")
_TOLERANCE = 8


class Beside(NamedTuple):
    """What a figure is held against, in the indicator's measure; None where there is none.

    ``units`` report the indicator: each has a part of target and pace.
    """

    target: Decimal
    pace: Fraction | None = None
    last: Decimal | None = None
    units: int = 1


class Doubt(NamedTuple):
    """A figure that may be counted in something else; ``meant`` is what it then would be."""

    meant: Decimal | None = None


def fits_last(indicator: Indicator, value: Decimal, last: Decimal) -> bool:
    """Return whether a figure is near enough to the last one to be in no doubt, whatever else.

    This is most of them: target and pace need not be known.
    """
    if last <= 0 or value <= 0:
        return False
    if _may_be_index(value) and _is_rate(indicator):
        return False
    if value >= last:
        return value < EXACT.multiply(last, _FAR_ABOVE)
    return EXACT.multiply(value, _NEARLY_GONE) > last


def doubt_about(indicator: Indicator, value: Decimal, beside: Beside) -> Doubt | None:
    """Return the doubt about a figure; None where it fits anything that stands beside it."""
    if value == 0:
        return None
    if _is_rate(indicator):
        return _doubt_about_rate(value, beside)
    return _doubt_about_amount(indicator, value, beside)


def _is_rate(indicator: Indicator) -> bool:
    return indicator.kind == "rate" or indicator.measure in _SHARES


# Rates and shares --------------------------------------------------------------------------


def _doubt_about_rate(value: Decimal, beside: Beside) -> Doubt | None:
    near = [Fraction(number) for number in (beside.last, beside.target) if number]
    figure = Fraction(value)
    if not near:
        return None
    if _is_index(figure, near):
        return Doubt(tidy(value - 100))
    if beside.last and (meant := _meant_after(value, Fraction(beside.last), near)) is not None:
        return Doubt(tidy(meant))
    if all(_FAR_BELOW * abs(figure) < abs(other) for other in near):
        meant = _scaled(value, near, (2,))
        return None if meant is None else Doubt(meant)  # what is smaller still is near zero
    if all(_is_far_above(figure, other) for other in near):
        return Doubt(_scaled(value, near, (-1, -2, -3, -4)))
    return None


def _meant_after(value: Decimal, last: Fraction, near: list[Fraction]) -> Decimal | None:
    """Return the rate that may be meant by one that is small only beside the last one."""
    figure = Fraction(value)
    if _is_index_to_one(figure, near):
        return EXACT.multiply(value - 1, 100)
    if _ONE_PLACE[0] <= figure / last <= _ONE_PLACE[1]:
        return value.scaleb(1, context=EXACT)
    return None


def _may_be_index(value: Decimal) -> bool:
    """Return whether a rate has the size of one with last year for 100, or for 1."""
    return any(low <= value <= high for low, high in (_INDEX, _INDEX_TO_ONE))


def _is_index_to_one(figure: Fraction, near: list[Fraction]) -> bool:
    """Return whether a rate looks like one that has last year for 1: 1.076 for 7.6 %."""
    rate = (figure - 1) * _HUNDRED
    is_near = all(3 * abs(rate - other) < abs(figure - other) for other in near)
    return _INDEX_TO_ONE[0] <= figure <= _INDEX_TO_ONE[1] and is_near


def _is_index(figure: Fraction, near: list[Fraction]) -> bool:
    """Return whether a rate looks like one that has last year for 100."""
    low, high = _INDEX
    is_near = all(3 * abs(figure - _HUNDRED - other) < abs(figure - other) for other in near)
    return low <= figure <= high and is_near


def _is_far_above(figure: Fraction, other: Fraction) -> bool:
    return abs(figure) > _FAR_ABOVE * abs(other) and abs(figure - other) > _POINTS


def _scaled(value: Decimal, near: Iterable[Fraction], places: Iterable[int]) -> Decimal | None:
    """Return the value with its point moved to where it fits; None where it fits nowhere."""
    moved = [value.scaleb(place, context=EXACT) for place in places]
    return next(
        (
            tidy(shifted)
            for shifted in moved
            if any(
                1 <= _TOLERANCE * abs(Fraction(shifted) / other) <= _TOLERANCE**2 for other in near
            )
        ),
        None,
    )


# Amounts and counts ------------------------------------------------------------------------


def _doubt_about_amount(indicator: Indicator, value: Decimal, beside: Beside) -> Doubt | None:
    figure, target = Fraction(value), Fraction(beside.target)
    if figure < 0 or target <= 0:
        return None
    if beside.last:
        is_odd = _is_odd_after(indicator, figure, Fraction(beside.last), beside)
    else:
        is_odd = _is_too_large(figure, beside) or _is_too_small(indicator, figure, beside)
    return Doubt() if is_odd else None


def _is_odd_after(indicator: Indicator, figure: Fraction, last: Fraction, beside: Beside) -> bool:
    """Return whether a figure leaps beyond what is asked for, or a stock is nearly gone."""
    asked = max(Fraction(beside.target), beside.pace or Fraction(0))
    if last <= 0:
        return False
    if figure >= _FAR_ABOVE * last and figure > _OVER * asked:
        return True
    times = _NEARLY_GONE if last >= _MANY else _FAR_BELOW
    return indicator.kind == "stock" and times * figure <= last


def _is_too_large(figure: Fraction, beside: Beside) -> bool:
    target, pace = Fraction(beside.target), beside.pace
    if figure >= _BEYOND_TARGET * target:
        return True
    return bool(pace) and pace is not None and figure > max(target, _BEYOND_PACE * pace)


def _is_too_small(indicator: Indicator, figure: Fraction, beside: Beside) -> bool:
    """Return whether so little is there that another measure is likelier than a slow start."""
    target = Fraction(beside.target)
    if beside.pace is None:
        return indicator.kind == "stock" and figure * _BELOW_TARGET * beside.units <= target
    is_few = indicator.kind == "count" and target < _FEW
    times = _FEW_BELOW_PACE if is_few or beside.units > 1 else _BELOW_PACE
    return beside.pace > 0 and figure * times * beside.units <= beside.pace
