"""A problem with the data is a value that knows its place."""

from typing import Literal, NamedTuple

from anplan.base.message import Message

Level = Literal["error", "warning", "note"]


class Place(NamedTuple):
    """A place in a file's text; line and column count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    source: str = ""


class Spot(NamedTuple):
    """A value in a file by the keys that lead to it: ``("readings", 0, "value")``.

    Models do not carry lines; ``files.places`` finds the line when somebody asks.
    """

    file: str
    path: tuple[str | int, ...] = ()
    on_key: bool = False


class Problem(NamedTuple):
    """Something wrong in the data: its code, where it is, what is wrong, how to mend it."""

    code: str
    level: Level
    where: Place | Spot
    message: Message
    hint: Message | None = None
