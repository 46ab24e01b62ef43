"""Sentences for people, kept apart from the language they are shown in.

The core never formats a sentence: it makes a :class:`Message`, and ``show`` turns it
into Chinese or English. English texts are the keys of the catalogues in ``locale/``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Message(NamedTuple):
    """A text of the catalogue with the values that go into its ``{braces}``.

    A value may be a number, a day, a string, a message, or a tuple of these, which is
    shown as a list.
    """

    text: str
    values: Mapping[str, object] = MappingProxyType({})


class Rejected(NamedTuple):
    """Why something that was typed is not taken, and what to type instead."""

    message: Message
    hint: Message | None = None


def say(text: str, /, **values: object) -> Message:
    """Return a message; ``text`` must be a literal, since the catalogue is made from the code."""
    return Message(text, values)


def mark(text: str) -> str:
    """Mark a literal for the catalogue and return it unchanged."""
    return text
