"""The next number that is free for an item of a register."""

import re
from collections.abc import Iterable

from anplan.base.item_numbers import folded_number

_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})")


def free_id(known: Iterable[str]) -> str | None:
    """Return the id behind the highest numbered one of those that begin as the last one does.

    It is written alike; None where none is numbered.
    """
    numbered = [found.groups() for found in map(_NUMBERED.fullmatch, known) if found]
    if not numbered:
        return None
    front = numbered[-1][0]
    alike = [digits for other, digits in numbered if folded_number(other) == folded_number(front)]
    highest = max(alike, key=int)
    return f"{front}{int(highest) + 1:0{len(highest)}d}"
