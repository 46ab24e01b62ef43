"""A number in a text with the words around it, by which is told what it means."""

from typing import NamedTuple


class Clause(NamedTuple):
    """What stands in a figure's clause before and behind it, and where the clause begins."""

    before: str
    after: str
    start: int


class Found(NamedTuple):
    """A number in a text with the words around it, all folded; ``end`` is behind its measure."""

    clause: Clause
    sentence_before: str
    sentence_after: str
    number: str
    measure: str
    end: int

    @property
    def start(self) -> int:
        """Return where it begins in the text."""
        return self.clause.start + len(self.clause.before)

    @property
    def before(self) -> str:
        """Return what stands before it in its clause."""
        return self.clause.before

    @property
    def after(self) -> str:
        """Return what stands behind it in its clause."""
        return self.clause.after
