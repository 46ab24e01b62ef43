"""Inputs that grow, and whether what is done with them grows no faster than they do.

The seconds of a run say nothing here; how much longer an input of eight times the length takes
does. A search that begins anew at every place takes 64 times as long.
"""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

TIMES = 8
MOST = 28
"""Eight times the work may seem so many times as long, on a machine that others use too."""

MEASURABLE = 0.02
"""What takes fewer seconds than this at its longest says nothing about its growth."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's time that something takes, the shortest of three."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
        if spent[0] < MEASURABLE:
            break
    return min(spent)


def grows_faster(work: Callable[[int], Callable[[], object]], length: int) -> bool:
    """Return whether ``work(n)`` takes far more than ``TIMES`` times as long for so many times n."""
    large = seconds(work(length * TIMES))
    if large < MEASURABLE:
        return False
    return large > MOST * seconds(work(length))


def beginnings(pattern: str | bytes) -> list[str]:
    """Return the beginnings of a text that a pattern finds, the shortest first."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    parsed = re._parser.parse(text)  # type: ignore[attr-defined]
    whole = "".join(_shortest(parsed))
    return [whole[:end] for end in range(1, len(whole) + 1)] or [""]


def _shortest(parsed: Any) -> Iterator[str]:
    """Yield the signs of a short text that a parsed pattern may find; each repeat comes once."""
    for kind, value in parsed:
        match str(kind):
            case "LITERAL":
                yield chr(value)
            case "IN":
                yield _member(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                yield from _shortest(value[2])
            case "SUBPATTERN":
                yield from _shortest(value[3])
            case "ATOMIC_GROUP":
                yield from _shortest(value)
            case "BRANCH":
                yield from _shortest(value[1][0])
            case "ANY" | "NOT_LITERAL" | "CATEGORY":
                yield "x"


def _member(members: Any) -> str:
    """Return a sign of a set."""
    (kind, value), *_ = members
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
        case "CATEGORY":
            return {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "1"}.get(str(value), "x")
    return "x"
