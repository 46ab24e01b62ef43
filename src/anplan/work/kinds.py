"""Command lines that begin with a kind: ``record progress 2.4 TEXT``, ``decide close REF``."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.words import nearest


class Shape(NamedTuple):
    """What follows a kind: its words in their order, the options it needs and may take."""

    words: tuple[str, ...]
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


class Line(NamedTuple):
    """A line's kind, and its words by what they are; options are not yet held against it."""

    command: str
    kind: str
    shape: Shape
    given: dict[str, Any]


def line_of(
    command: str, shapes: Mapping[str, Shape], parts: Sequence[str], unknown: Message
) -> Line:
    """Find the kind and name its words; ``unknown`` is said of a kind that is not there."""
    name, rest = (parts[0], parts[1:]) if parts else ("", ())
    shape = shapes.get(name)
    if shape is None:
        close = nearest(name, shapes)
        raise UsageError(
            unknown,
            say("Did you mean {word}?", word=close)
            if close
            else say("Use one of: {choices}", choices=tuple(shapes)),
        )
    if len(rest) > len(shape.words):
        raise UsageError(
            say("Too much was given: {word}", word=rest[len(shape.words)]),
            say("Put a text of several words into quotes"),
        )
    return Line(command, name, shape, dict(zip(shape.words, rest, strict=False)))


def complete(line: Line, options: Mapping[str, Any]) -> dict[str, Any]:
    """Add the options; refuse one that the kind does not take, and tell what is missing."""
    shape = line.shape
    for key in options:
        if key not in (*shape.needs, *shape.takes):
            raise UsageError(say("{kind} takes no {option}", kind=line.kind, option=_option(key)))
    given = {**line.given, **options}
    for key in (*shape.words, *shape.needs):
        if key not in given:
            word = key.upper() if key in shape.words else _option(key)
            raise UsageError(
                say("{word} is missing", word=word), say("Write: {line}", line=_usage(line))
            )
    return given


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def _usage(line: Line) -> str:
    words: Iterable[str] = (word.upper() for word in line.shape.words)
    needs = (f"{_option(key)} {key.upper()}" for key in line.shape.needs)
    return " ".join([f"anplan {line.command}", line.kind, *words, *needs])
