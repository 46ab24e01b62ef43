"""What the files' mappings become: plain named tuples whose annotations are their schema.

A key is written ``name: Annotated[Type, Doc("what it is")] = default``. What reads a file holds
its content against these annotations, and calls the record's ``check``, where it has one, for
what its keys must be together. A record with ``of_word`` may also be written as a single word, one with
``of_list`` as a list.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, Protocol, get_args, get_origin

from anplan.base.message import Message, say
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Text

Record = Any
"""A record: named tuples have no base class of their own that could be named here."""

RecordClass = Any
"""A class of records."""

REQUIRED: Any = ...
"""The default of a key that must be there, where it stands below one that may be absent."""


class Doc(NamedTuple):
    """What a key means, in a sentence: the reference and editors show it."""

    text: str


class NotEmpty(NamedTuple):
    """A list that holds at least one entry."""


class OrOne(NamedTuple):
    """A list whose only entry may be written as a single word."""


class Others(NamedTuple):
    """Marks where a record gathers the keys that it does not name itself."""


class Names(NamedTuple):
    """Marks ids, or the keys of a mapping: of which kinds of things they may be.

    An editor offers those that the plan has; that there is such a thing the rules see to.
    """

    kinds: tuple[str, ...]


class Within(NamedTuple):
    """A whole number from ``least`` to ``most``, both included."""

    least: int
    most: int

    def check(self, number: int, text: str) -> None:
        """Raise Refusal where a number lies outside; ``text`` is how it was typed."""
        if number < self.least:
            raise _outside(
                say("{text} is less than {limit}", text=text, limit=self.least),
                say("Write {limit} or more", limit=self.least),
            )
        if number > self.most:
            raise _outside(
                say("{text} is more than {limit}", text=text, limit=self.most),
                say("Write {limit} or less", limit=self.most),
            )


def _outside(message: Message, hint: Message) -> Refusal:
    return Refusal("S103", message, hint)


class Field(NamedTuple):
    """One key of a record: its type with what limits it, its default, what it means."""

    hint: Any
    default: Any
    doc: str

    @property
    def required(self) -> bool:
        """Return whether the key must be there."""
        return self.default is REQUIRED


@cache
def fields_of(kind: RecordClass) -> Mapping[str, Field]:
    """Return the fields of a record class by their keys, in the order of the file."""
    defaults = kind._field_defaults
    gathering, _ = others_of(kind) or (None, None)
    return {
        key_of(name): _field(hint, defaults.get(name, REQUIRED))
        for name, hint in kind.__annotations__.items()
        if name != gathering
    }


@cache
def others_of(kind: RecordClass) -> tuple[str, Field] | None:
    """Return where a record class gathers keys that it does not name, and what a value of them is.

    None where it takes no other keys.
    """
    for name, hint in kind.__annotations__.items():
        if any(isinstance(mark, Others) for mark in get_args(hint)):
            field = _field(hint, kind._field_defaults[name])
            _, values = get_args(get_args(field.hint)[0])
            return name, field._replace(hint=values)
    return None


def key_of(name: str) -> str:
    """Return the key of a record's field: ``from_`` is ``from``, a word of Python's own."""
    return name.removesuffix("_")


def made_of(kind: RecordClass, keys: Mapping[str, Any]) -> Record:
    """Return a record of what stands under its keys."""
    return kind(**{name: keys[key_of(name)] for name in kind._fields if key_of(name) in keys})


def _field(hint: Any, default: Any) -> Field:
    base, *marks = get_args(hint)
    doc = next(mark.text for mark in marks if isinstance(mark, Doc))
    limits = tuple(mark for mark in marks if not isinstance(mark, Doc))
    return Field(Annotated[base, *limits] if limits else base, default, doc)


def is_record(value: object) -> bool:
    """Return whether a value is a record: also a tuple, but no list of the file."""
    return isinstance(value, tuple) and hasattr(value, "_fields")


def is_record_class(hint: Any) -> bool:
    """Return whether a type is a class of records."""
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def takes_word(kind: RecordClass) -> bool:
    """Return whether a record may also be written as a single word."""
    return hasattr(kind, "of_word")


def takes_list(kind: RecordClass) -> bool:
    """Return whether a record may also be written as a list of words."""
    return hasattr(kind, "of_list")


def words_for(kind: RecordClass) -> tuple[str, ...]:
    """Return the single words that may stand for a record; () where none or any may."""
    if not takes_word(kind):
        return ()
    (key,) = kind.of_word("")
    optional = get_args(fields_of(kind)[key].hint)
    return get_args(optional[0])


def records_in(hint: Any) -> tuple[RecordClass, ...]:
    """Return the record classes that a type names, in their order."""
    if is_record_class(hint):
        return (hint,)
    inside = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return tuple(kind for part in inside for kind in records_in(part))


class Sourced(Protocol):
    """Something that stands on words of the document."""

    @property
    def quote(self) -> str | None:
        """The document's exact words it stands on."""

    @property
    def assumed(self) -> tuple[str, ...]:
        """The keys that a person added."""


Quote = Annotated[Text | None, Doc("The document's exact words it stands on.")]
Assumed = Annotated[
    tuple[str, ...], Doc("The keys that a person added because the document is silent.")
]
