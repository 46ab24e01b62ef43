"""A small bar of months: a sign for each."""

from fractions import Fraction

import pytest

from anplan.base.period import Period
from anplan.show.bars import ASCII, BLOCKS, Signs, bar
from anplan.show.layout.cells import cell_width
from anplan.state.months import MonthFigure

MONTH = Period.parse("2025-01")


def figure(share: str | None, *, due: bool = True, reached: bool = False) -> MonthFigure:
    return MonthFigure(MONTH, None if share is None else Fraction(share), due, reached)


@pytest.mark.parametrize(("signs", "shown"), [(BLOCKS, "▁▁▂▄▇▇█·  "), (ASCII, "002599#.  ")])
def test_a_sign_is_as_high_as_its_share(signs: Signs, shown: str) -> None:
    months = [
        *map(figure, ("-1/2", "0", "1/5", "1/2", "99/100", "1")),
        figure("1", reached=True),
        figure(None),
        figure(None, due=False),
        figure(None, due=False),
    ]
    assert bar(months, signs) == shown


@pytest.mark.parametrize("signs", [BLOCKS, ASCII])
def test_no_two_signs_are_alike_and_each_takes_one_cell(signs: Signs) -> None:
    assert len(set(signs.every)) == len(signs.every) == cell_width(signs.every)


def test_the_plain_signs_are_in_every_font() -> None:
    assert ASCII.every.isascii()
