"""The next number that is free for an item of a register."""

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})")


def free_id(known: Iterable[str]) -> str | None:
    """Return the id behind the highest numbered one, written alike; None where none is numbered."""
    numbered = [found.groups() for found in map(_NUMBERED.fullmatch, known) if found]
    if not numbered:
        return None
    front, digits = max(numbered, key=lambda parts: int(parts[1]))
    return f"{front}{int(digits) + 1:0{len(digits)}d}"
