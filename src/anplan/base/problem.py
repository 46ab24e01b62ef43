"""A problem with the data is a value that knows its place."""

from collections.abc import Iterable, Iterator
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


MOST_KEPT = 20_000
"""Beyond so many problems only the first of a file and level is kept: nobody reads more."""


class Kept:
    """Bounds what a run remembers, whatever the files hold; no file with a problem is left out."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._count = 0
        self._seen: set[tuple[str, Level]] = set()

    def of(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Return those of the problems that are kept."""
        for problem in problems:
            key = problem.where.file, problem.level
            if self._count < MOST_KEPT or key not in self._seen:
                self._count += 1
                self._seen.add(key)
                yield problem
