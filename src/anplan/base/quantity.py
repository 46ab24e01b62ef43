"""Figures and what they are counted in: exact decimals, exact conversion of money."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

MAX_DIGITS = 24
MONEY = {"元": 0, "万元": 4, "亿元": 8}
EXACT = Context(prec=4 * MAX_DIGITS)
"""Enough digits for any sum or conversion of figures of at most 24 digits."""

_FORM = r"([+-]?[0-9]+(?:\.[0-9]+)?)[ ]?((?:[^\W\d_]|[%‰/()（）])+)?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as typed; without a measure it is counted in the indicator's own."""

    value: Decimal
    measure: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Read ``121.3``, ``121.3亿元`` or ``7.5%``; raise ValueError for anything else."""
        form = re.fullmatch(_FORM, text)
        if form is None or digits(form[1]) > MAX_DIGITS:
            raise ValueError(text)
        return cls(Decimal(form[1]), form[2])

    def to(self, measure: str) -> Decimal:
        """Return the value counted in a measure; raise ValueError where the two do not convert."""
        if self.measure is None or self.measure == measure:
            return self.value
        if self.measure not in MONEY or measure not in MONEY:
            raise ValueError(self.measure)
        shift = MONEY[self.measure] - MONEY[measure]
        return tidy(self.value.scaleb(shift, context=EXACT))

    def __str__(self) -> str:
        """Write it as typed."""
        return f"{self.value:f}{self.measure or ''}"


def digits(number: str) -> int:
    """Count the digits of a number's text."""
    return sum(character.isdecimal() for character in number)


def tidy(value: Decimal) -> Decimal:
    """Drop the zeros behind the point that say nothing, without writing an exponent."""
    if value == value.to_integral_value(context=EXACT):
        return value.quantize(Decimal(1), context=EXACT)
    return value.normalize(context=EXACT)


def total(values: Iterable[Decimal]) -> Decimal:
    """Add figures up without rounding."""
    result = Decimal(0)
    for value in values:
        result = EXACT.add(result, value)
    return result
