"""Numbers of leaders' instructions: their form, the next one of a month, how people write them."""

import re
from collections.abc import Collection

from anplan.base.item_numbers import folded_number
from anplan.base.period import Period
from anplan.model.paths import INSTRUCTION

_FORM = re.compile(INSTRUCTION + r"([0-9]{4}-[0-9]{2})-[1-9][0-9]*")
_NOUGHTS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_YEAR = re.compile(r"^[0-9]{4}-")
_BEFORE = re.compile(r"^(?:instruction|批示)/?(?=[0-9])")
"""What people write before the number, with a slash behind it or without."""


def month_of_number(ref: str) -> Period | None:
    """Return the month that a number names; None where it has not the form of one."""
    form = _FORM.fullmatch(ref)
    try:
        return Period.parse(form[1]) if form else None
    except ValueError:
        return None


def next_number(month: Period, taken: Collection[str]) -> str:
    """Return the next number of a month."""
    numbers = (f"{INSTRUCTION}{month}-{number}" for number in range(1, len(taken) + 2))
    return next(number for number in numbers if number not in taken)


def names_instruction(word: str) -> bool:
    """Return whether a word says by itself that it is an instruction's number."""
    return _BEFORE.match(folded_number(word)) is not None


def instructions_meant(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the numbers that a word may mean, whatever its width, case, dashes and noughts.

    ``instruction/`` or 批示 may stand before it, and then the year be left out.
    """
    wanted = _plain(word)
    alike = tuple(dict.fromkeys(ref for ref in known if _plain(ref) == wanted))
    if alike or not names_instruction(word):
        return alike
    of_any_year = (ref for ref in known if _YEAR.sub("", _plain(ref)) == wanted)
    return tuple(dict.fromkeys(of_any_year))


def _plain(word: str) -> str:
    """Return a number without what people write before it, and without noughts that mean nothing."""
    return _NOUGHTS.sub("", _BEFORE.sub("", folded_number(word)))
