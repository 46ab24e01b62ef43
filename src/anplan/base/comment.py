"""A comment in a file that speaks to anplan."""

from typing import NamedTuple

from anplan.base.problem import Place


class Remark(NamedTuple):
    """A comment that begins with ``anplan``: its place, its words, the entry below it.

    ``first`` and ``last`` are the lines of that entry, 0 where there is none. A comment that
    stands behind a value is not ``alone`` on its line.
    """

    where: Place
    words: str
    first: int = 0
    last: int = 0
    alone: bool = True

    def covers(self, where: Place) -> bool:
        """Return whether a place lies in the entry below the comment."""
        return self.where.file == where.file and self.first <= where.line <= self.last
