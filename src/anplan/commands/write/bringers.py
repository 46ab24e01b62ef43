"""Which of several changes bring something about: each alone, or some of them together."""

from collections.abc import Callable, Iterable

Remains = Callable[[frozenset[str]], bool]
"""Tells whether it is there with some of the changes alone, each by its file."""


def bringers(files: Iterable[str], remains: Remains) -> frozenset[str]:
    """Return the changes without which it would not be there: the others are innocent of it.

    Those that bring it alone, then, of the rest, as few as bring it together, until it is gone.
    """
    every = frozenset(files)
    found = frozenset(file for file in every if remains(frozenset({file})))
    rest = every - found
    while rest and remains(rest):
        together = _fewest(rest, remains)
        found |= together
        rest -= together
    return found


def _fewest(files: frozenset[str], remains: Remains) -> frozenset[str]:
    """Leave out one change after the other, as long as it is there without them."""
    kept = files
    for file in sorted(files):
        fewer = kept - {file}
        if fewer and remains(fewer):
            kept = fewer
    return kept
