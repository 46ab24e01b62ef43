"""Phrases that the cures of several rules share."""

from collections.abc import Iterable
from functools import lru_cache

from anplan.base.message import Message, say
from anplan.base.words import folded, nearest
from anplan.model.project import Project


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    return nearest(word, known)


def closest(word: str, *known: Iterable[str]) -> str | None:
    """Give the word most likely meant, from the first of several lists that has one."""
    return next((found for words in known if (found := _nearest(word, tuple(words)))), None)


def closest_task(word: str, *known: Iterable[str]) -> str | None:
    """Give the task number that one sign too many or too few makes of it.

    Another digit in the same place is just another task; nobody can tell which was meant.
    """
    found = closest(word, *known)
    return found if found and len(folded(found)) != len(folded(word)) else None


def one_task_of(word: str, known: Iterable[str]) -> Message:
    """Ask for the task number most likely meant, else tell all of them."""
    choices = tuple(known)
    return cure(closest_task(word, choices), say("The tasks are {choices}", choices=choices))


def one_of(word: str, known: Iterable[str]) -> Message:
    """Ask for the nearest known word, else tell all of them."""
    choices = tuple(known)
    close = closest(word, choices)
    if close:
        return say("Did you mean {word}?", word=close)
    return say("Write one of: {choices}", choices=choices) if choices else say("There is none yet")


def label(project: Project, unit: str) -> str:
    """Name a unit shortly, by its id where its file is not there."""
    return project.units[unit].label if unit in project.units else unit


def cure(close: str | None, rest: Message) -> Message:
    """Ask for the nearest word, where there is one, and tell the rest."""
    return say("Did you mean {word}? {rest}", word=close, rest=rest) if close else rest
