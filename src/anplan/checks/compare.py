"""Which findings a change brings, and which were there before it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem

T = TypeVar("T")


class Compared(NamedTuple):
    """Findings of a state, divided by whether the state before had them already."""

    new: list[Problem]
    old: list[Problem]

    @property
    def problems(self) -> list[Problem]:
        """Return all of them; what was there before is a note, whatever its rule says."""
        return [*self.new, *(_as_note(problem) for problem in self.old)]


def compare(before: Iterable[Problem], after: Iterable[Problem]) -> Compared:
    """Hold settled findings against those of an earlier state.

    Lines may have moved: a finding is known by its rule, its file, the text of its line and
    what it says. One more of the same kind than before is a new one.
    """
    return Compared(*_divided(before, after, identity))


def brought(
    before: Sequence[tuple[Problem, str]], after: Sequence[tuple[Problem, str]]
) -> list[tuple[Problem, str]]:
    """Return the findings that are let stand now, and were not for this reason before."""
    return _divided(before, after, lambda allowed: (identity(allowed[0]), allowed[1]))[0]


def _divided(
    before: Iterable[T], after: Iterable[T], key: Callable[[T], Hashable]
) -> tuple[list[T], list[T]]:
    """Divide what is there after into what is new, and what was there before as often."""
    waiting = Counter(map(key, before))
    new: list[T] = []
    old: list[T] = []
    for item in after:
        known = key(item)
        is_old = waiting[known] > 0
        waiting[known] -= is_old
        (old if is_old else new).append(item)
    return new, old


def identity(problem: Problem) -> Hashable:
    """Return what makes two findings the same one, wherever their lines are."""
    where = problem.where
    line = where.source.strip() if isinstance(where, Place) else where.path
    return problem.code, where.file, line, _said(problem.message)


def _said(value: object) -> Hashable:
    if isinstance(value, Message):
        return value.text, tuple((name, _said(part)) for name, part in sorted(value.values.items()))
    return tuple(_said(part) for part in value) if isinstance(value, tuple) else str(value)


def _as_note(problem: Problem) -> Problem:
    message = say("There before: {finding}", finding=problem.message)
    return problem._replace(level="note", message=message)
