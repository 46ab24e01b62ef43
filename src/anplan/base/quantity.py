"""Figures and what they are counted in: exact decimals, exact conversion of money."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

MAX_DIGITS = 24
MONEY = {"元": 0, "万元": 4, "亿元": 8}
LEAST = Decimal("0.0001")
"""Amounts below it are told in a smaller measure."""
EXACT = Context(prec=4 * MAX_DIGITS)
"""Enough digits for any sum or conversion of figures of at most 24 digits."""

_QUANTITY = r"([+-]?[0-9]+(?:\.[0-9]+)?)[ ]?((?:[^\W\d_]|[%‰/()（）])+)?"
_MEASURE = r"[^\s\d_,.:;+，。：；％]+"
_INEXACT_MEASURE = ".*(?:余|左右|以上)|[多超近约]"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as typed; without a measure it is counted in the indicator's own."""

    value: Decimal
    measure: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Read ``121.3``, ``121.3亿元`` or ``7.5%``; raise ValueError for anything else."""
        match = re.fullmatch(_QUANTITY, text)
        if match is None or digits(match[1]) > MAX_DIGITS:
            raise ValueError(text)
        return cls(Decimal(match[1]), match[2])

    @classmethod
    def parse_exact(cls, text: str) -> "Quantity":
        """Read a figure whose measure is a word and says no 余; raise ValueError for any other."""
        quantity = cls.parse(text)
        measure = quantity.measure
        if measure is None:
            return quantity
        is_word = re.fullmatch(_MEASURE, measure) and (measure[0].isalpha() or measure[0] in "%‰")
        if not is_word or re.match(_INEXACT_MEASURE, measure):
            raise ValueError(text)
        return quantity

    def to(self, measure: str) -> Decimal:
        """Return the value counted in a measure; raise ValueError where the two do not convert."""
        if self.measure is None or self.measure == measure:
            return self.value
        if self.measure not in MONEY or measure not in MONEY:
            raise ValueError(self.measure)
        shift = MONEY[self.measure] - MONEY[measure]
        return tidy(self.value.scaleb(shift, context=EXACT))

    def readable(self) -> "Quantity":
        """Return an amount of money that is small beside its measure in a smaller one."""
        if self.measure not in MONEY or not 0 < abs(self.value) < LEAST:
            return self
        smaller = [Quantity(self.to(measure), measure) for measure in ("万元", "元")]
        return next((amount for amount in smaller if abs(amount.value) >= 1), smaller[-1])

    def __str__(self) -> str:
        """Return it as typed."""
        return f"{self.value:f}{self.measure or ''}"


def digits(number: str) -> int:
    """Return how many digits a number's text has."""
    return sum(character in "0123456789" for character in number)


def tidy(value: Decimal) -> Decimal:
    """Return a figure without needless zeros behind the point, and without an exponent."""
    if value == value.to_integral_value(context=EXACT):
        return value.quantize(Decimal(1), context=EXACT)
    return value.normalize(context=EXACT)


def total(values: Iterable[Decimal]) -> Decimal:
    """Return the sum of figures, without rounding."""
    result = Decimal(0)
    for value in values:
        result = EXACT.add(result, value)
    return result
