"""Leaders' instructions, each once, with all the units that it was given to."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.state.asked import Asked
from anplan.state.brief_before import brief_before
from anplan.state.question import Question


class Instructed(NamedTuple):
    """One instruction, as it stands with each of its units, in the plan's order."""

    parts: tuple[Asked, ...]

    @property
    def given(self) -> Asked:
        """Return what all its units were asked: who, on which day, in which words, until when."""
        return self.parts[0]

    @property
    def waiting(self) -> tuple[Asked, ...]:
        """Return what no unit has answered yet."""
        return tuple(part for part in self.parts if part.answer is None)

    def answered_after(self, day: date) -> tuple[Asked, ...]:
        """Return what was answered after a day, the earliest first."""
        told = [part for part in self.parts if part.answer is not None and part.answer.day > day]
        return tuple(sorted(told, key=_day_answered))

    def answered_by(self, day: date) -> tuple[Asked, ...]:
        """Return what had been answered by a day."""
        return tuple(part for part in self.parts if part.answer and part.answer.day <= day)


def _day_answered(part: Asked) -> date:
    return part.answer.day if part.answer else date.max


def instructed(asked: Iterable[Asked]) -> tuple[Instructed, ...]:
    """Put together what several units were asked by one instruction, in the order they were given."""
    by_entry: dict[object, list[Asked]] = {}
    for one in asked:
        if one.sort == "leader":
            by_entry.setdefault((one.spot.file, one.spot.path), []).append(one)
    return tuple(Instructed(tuple(parts)) for parts in by_entry.values())


def told_until(project: Project, question: Question, period: Period) -> date:
    """Return the last day whose answers are old in the brief of a period.

    That is the day before the period, or the one with whose knowledge the brief before was made: what
    was answered between two briefs stands in the later one, whichever month it is of.
    """
    before = brief_before(project, question)
    known = date.min if before is None else before.counted_until
    return min(known, period.start - timedelta(days=1))


def told_instructions(
    project: Project, question: Question, period: Period, asked: Iterable[Asked]
) -> Iterator[Instructed]:
    """Yield the instructions that the brief of a period tells: open ones, and what was answered since."""
    old = told_until(project, question, period)
    for one in instructed(asked):
        if one.waiting or one.answered_after(old):
            yield one
