"""Months as a small bar: a sign for each, as high as the share of the target that it had reached."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from anplan.state.months import MonthFigure


class Signs(NamedTuple):
    """The signs of a bar, the lowest first; ``reached`` for the target's own figure and beyond."""

    levels: str
    reached: str
    none: str

    @property
    def every(self) -> str:
        """Return all of them, which a terminal has to be able to show."""
        return self.levels + self.reached + self.none


BLOCKS = Signs("▁▂▃▄▅▆▇", "█", "·")
ASCII = Signs("0123456789", "#", ".")


def bar(months: Iterable[MonthFigure], signs: Signs) -> str:
    """Write a bar; where no figure was to be yet there is a blank, where one is missing a gap mark."""
    return "".join(_signs(months, signs))


def _signs(months: Iterable[MonthFigure], signs: Signs) -> Iterator[str]:
    for month in months:
        if month.reached:
            yield signs.reached
        elif month.share is not None:
            yield _level(month.share, signs.levels)
        else:
            yield signs.none if month.due else " "


def _level(share: Fraction, levels: str) -> str:
    return levels[min(max(0, int(share * len(levels))), len(levels) - 1)]
