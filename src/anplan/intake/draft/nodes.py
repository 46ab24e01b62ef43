"""What a drafted file says: keys with their values, and the questions that stand above them."""

from typing import NamedTuple, TypeAlias

from anplan.base.message import Message
from anplan.intake.document.doubts import Question


class Flow(NamedTuple):
    """A list of short words on one line."""

    words: tuple[str, ...]


class Listed(NamedTuple):
    """A list of records, each on lines of its own."""

    records: tuple["Record", ...]


class Texts(NamedTuple):
    """A list of texts, each on a line of its own."""

    texts: tuple[str, ...]


class Key(NamedTuple):
    """A key, its value (a message is written in the plan's language), and what stands above it: open questions, then remarks."""

    name: str
    value: "Value"
    asked: tuple[Question, ...] = ()
    remarks: tuple[Message, ...] = ()


class Record(NamedTuple):
    """Keys in the order of the file."""

    keys: tuple[Key, ...]


Value: TypeAlias = str | Message | Flow | Listed | Texts | Record


def keys(*said: Key | None) -> Record:
    """Return a record of the keys that say something."""
    return Record(tuple(key for key in said if key is not None and not is_empty(key.value)))


def is_empty(value: Value) -> bool:
    """Return whether a value says nothing."""
    return not (value if isinstance(value, str) else value[0])


def assumed(*names: str) -> Key:
    """Return the key that names what the document does not give."""
    return Key("assumed", Flow(names))
