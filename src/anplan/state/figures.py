"""Exact figures of progress, and the decimals in which they are printed."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from anplan.base.quantity import tidy

USUAL_DECIMALS = 4
MOST_DECIMALS = 60
"""More than figures of 24 digits can differ by, so that what misses is always told."""
_ZERO = Fraction(0)


class Progress(NamedTuple):
    """How far, exactly: completion and pace in per cent, the gap in points (+ is ahead)."""

    completion: Fraction | None = None
    pace: Fraction | None = None
    gap: Fraction | None = None


class Printed(NamedTuple):
    """The same in decimals that lie on the same side of every threshold as the exact ones."""

    completion: Decimal | None = None
    pace: Decimal | None = None
    gap: Decimal | None = None


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Round half away from zero, exactly."""
    scale = 10**decimals
    whole, rest = divmod(abs(value.numerator) * scale, value.denominator)
    whole += 2 * rest >= value.denominator
    sign = int(value < 0 and whole > 0)
    return Decimal((sign, tuple(map(int, str(whole))), -decimals))


def plain(value: Fraction, *bounds: Fraction) -> Decimal:
    """Write a value with as many decimals as it needs, four where it has no end.

    There are more where four would put it on another side of zero or of one of ``bounds``.
    """
    ends = 10**USUAL_DECIMALS % value.denominator == 0
    for decimals in range(0 if ends else USUAL_DECIMALS, MOST_DECIMALS + 1):
        figure = rounded(value, decimals)
        if Fraction(figure) == value:
            break
        if not ends and all(_same_side(value, figure, bound) for bound in (_ZERO, *bounds)):
            break
    return figure


def exact(value: Fraction) -> Decimal:
    """Write a difference of figures as they were typed, to the last digit."""
    return next(
        (
            figure
            for decimals in range(MOST_DECIMALS)
            if Fraction(figure := rounded(value, decimals)) == value
        ),
        plain(value),
    )


def measure(
    value: Fraction,
    expected: Fraction | None,
    baseline: Fraction,
    target: Fraction,
    *,
    upward: bool,
) -> Progress:
    """Return completion, pace and gap of a value; none of them where target = baseline.

    The gap is positive where the value is on the good side of what is expected: above it
    for at_least and more_than, below it for at_most and less_than.
    """
    way = target - baseline
    if way == 0:
        return Progress()
    completion = (value - baseline) / way * 100
    if expected is None:
        return Progress(completion)
    pace = (expected - baseline) / way * 100
    return Progress(completion, pace, (completion - pace) * _turn(way, upward=upward))


def _turn(way: Fraction, *, upward: bool) -> int:
    return 1 if (way > 0) == upward else -1


def printed(progress: Progress, red: Fraction, *, turned: bool) -> Printed:
    """Choose the fewest decimals, at least one, that tell no other story than the figures.

    The printed gap is the difference of the printed completion and pace, sign turned where
    the exact one is.
    """
    for decimals in range(1, MOST_DECIMALS + 1):
        figures = _with(progress, decimals, turned=turned)
        if _same_sides(progress, figures, red):
            break
    return figures


def printed_gap(gap: Fraction, red: Fraction) -> Decimal:
    """Print a gap that stands alone, as a rate's does."""
    for decimals in range(1, MOST_DECIMALS + 1):
        figure = rounded(gap, decimals)
        if _same_side(gap, figure, Fraction(0)) and _same_side(gap, figure, -red):
            break
    return figure


def figure_beside(value: Fraction, *bounds: Fraction | Decimal) -> Decimal:
    """Write a value with as few decimals as keep it on its side of zero and of the bounds.

    It has one decimal, none where that is a zero, and more where it needs them.
    """
    for decimals in range(1, MOST_DECIMALS + 1):
        figure = rounded(value, decimals)
        if all(_same_side(value, figure, Fraction(bound)) for bound in (0, *bounds)):
            break
    return tidy(figure)


def _with(progress: Progress, decimals: int, *, turned: bool) -> Printed:
    completion, pace, gap = progress.completion, progress.pace, progress.gap
    shown_completion = None if completion is None else rounded(completion, decimals)
    shown_pace = None if pace is None else rounded(pace, decimals)
    shown_gap = None
    if gap is not None and shown_completion is not None and shown_pace is not None:
        ahead, behind = (shown_pace, shown_completion) if turned else (shown_completion, shown_pace)
        shown_gap = ahead - behind
    return Printed(shown_completion, shown_pace, shown_gap)


def _same_sides(progress: Progress, figures: Printed, red: Fraction) -> bool:
    none, full = Fraction(0), Fraction(100)
    pairs = [(progress.completion, figures.completion, bound) for bound in (none, full)]
    pairs += [(progress.pace, figures.pace, bound) for bound in (none, full)]
    pairs += [(progress.gap, figures.gap, bound) for bound in (none, -red)]
    return all(
        exact is None or shown is None or _same_side(exact, shown, bound)
        for exact, shown, bound in pairs
    )


def _same_side(exact: Fraction, shown: Decimal, bound: Fraction) -> bool:
    figure = Fraction(shown)
    return (exact > bound, exact < bound) == (figure > bound, figure < bound)
