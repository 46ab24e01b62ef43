"""Which findings a change brings, and which were there before it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem


class Compared(NamedTuple):
    """Findings of a state, divided by whether the state before had them already."""

    new: list[Problem]
    old: list[Problem]

    @property
    def told(self) -> list[Problem]:
        """Give all of them; what was there before is a note, whatever its rule says."""
        return [*self.new, *(_as_note(problem) for problem in self.old)]


def compare(before: Iterable[Problem], after: Iterable[Problem]) -> Compared:
    """Hold settled findings against those of an earlier state.

    Lines may have moved: a finding is known by its rule, its file, the text of its line and
    what it says. One more of the same kind than before is a new one.
    """
    waiting = Counter(identity(problem) for problem in before)
    compared = Compared([], [])
    for problem in after:
        key = identity(problem)
        is_old = waiting[key] > 0
        waiting[key] -= is_old
        (compared.old if is_old else compared.new).append(problem)
    return compared


def brought(
    before: Sequence[tuple[Problem, str]], after: Sequence[tuple[Problem, str]]
) -> list[tuple[Problem, str]]:
    """Give the findings that are let stand now, and were not for this reason before."""
    waiting = Counter((identity(problem), reason) for problem, reason in before)
    found = []
    for problem, reason in after:
        key = identity(problem), reason
        if waiting[key] > 0:
            waiting[key] -= 1
        else:
            found.append((problem, reason))
    return found


def identity(problem: Problem) -> Hashable:
    """Give what makes two findings the same one, wherever their lines are."""
    where = problem.where
    line = where.source.strip() if isinstance(where, Place) else where.path
    return problem.code, where.file, line, _said(problem.message)


def _said(value: object) -> Hashable:
    if isinstance(value, Message):
        return value.text, tuple((name, _said(one)) for name, one in sorted(value.values.items()))
    return tuple(_said(one) for one in value) if isinstance(value, tuple) else str(value)


def _as_note(problem: Problem) -> Problem:
    message = say("There before: {finding}", finding=problem.message)
    return problem._replace(level="note", message=message)
