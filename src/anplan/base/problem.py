"""A problem with the data is a value that knows its place."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from anplan.base.message import Message

Level = Literal["error", "warning", "note"]


class Place(NamedTuple):
    """A place in a file's text; line and column count from 1, and 0 means the whole file.

    ``source`` is the text of the line, to be quoted below the message.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    source: str = ""


class Spot(NamedTuple):
    """A value in a file by the keys that lead to it: ``("readings", 0, "value")``.

    Records carry no lines; ``files.yaml.places`` finds the line when a problem is shown.
    """

    file: str
    path: tuple[str | int, ...] = ()
    on_key: bool = False


class Problem(NamedTuple):
    """Something wrong in the data: the rule's code, the place, what is wrong, how to mend it."""

    code: str
    level: Level
    where: Place | Spot
    message: Message
    hint: Message | None = None


MAX_KEPT = 20_000
"""Beyond so many problems only the first of a file and level is kept: nobody reads more."""


class ProblemCap:
    """Caps the problems that a run keeps; every broken file keeps at least one."""

    def __init__(self) -> None:
        """Begin with no problem."""
        self._count = 0
        self._seen: set[tuple[str, Level]] = set()

    def kept(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield those of the problems that are kept."""
        for problem in problems:
            key = problem.where.file, problem.level
            if self._count < MAX_KEPT or key not in self._seen:
                self._count += 1
                self._seen.add(key)
                yield problem
