"""Phrases that the cures of several rules share."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from anplan.base.message import Message, say
from anplan.base.words import did_you_mean, folded, nearest

MOST_COMPARED = 300
"""Among more words than these no nearest one is looked for: each would cost a comparison."""

MOST_TOLD = 50
"""So many choices a cure names; the rest is an ellipsis."""


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    return nearest(word, known)


def few(words: Iterable[str]) -> tuple[str, ...]:
    """Return the first of many words, so that a cure can be read."""
    some = tuple(islice(words, MOST_TOLD + 1))
    return some if len(some) <= MOST_TOLD else (*some[:-1], "…")


def closest(word: str, *known: Iterable[str]) -> str | None:
    """Return the word most likely meant, from the first of several lists that has one."""
    for words in known:
        choices = tuple(islice(words, MOST_COMPARED + 1))
        if len(choices) <= MOST_COMPARED and (close := _nearest(word, choices)):
            return close
    return None


def closest_task(word: str, *known: Iterable[str]) -> str | None:
    """Return the task number that one sign too many or too few makes of it.

    Another digit in the same place is just another task; nobody can tell which was meant.
    """
    close = closest(word, *known)
    return close if close and len(folded(close)) != len(folded(word)) else None


def one_task_of(word: str, known: Iterable[str]) -> Message:
    """Ask for the task number most likely meant, else tell all of them."""
    choices = tuple(known)
    return cure(closest_task(word, choices), say("The tasks are {choices}", choices=few(choices)))


def one_of(word: str, known: Iterable[str]) -> Message:
    """Ask for the nearest known word, else tell all of them."""
    choices = tuple(known)
    some = say("Write one of: {choices}", choices=few(choices))
    return did_you_mean(closest(word, choices), some if choices else say("There is none yet"))


def cure(close: str | None, rest: Message) -> Message:
    """Ask for the nearest word, where there is one, and tell the rest."""
    return say("Did you mean {word}? {rest}", word=close, rest=rest) if close else rest
