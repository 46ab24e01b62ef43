"""Whose summary it is, of which period, and what was handed in for it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.reports import Entry, Report
from anplan.show.brief.tasks import entries_of
from anplan.show.brief.writer import Writer
from anplan.state.papers import Paper
from anplan.state.question import spoken_reports


class Told(NamedTuple):
    """What a unit wrote about a task in one of its papers."""

    unit: str
    period: Period
    entries: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """Return the words, one entry after another."""
        return "".join(entry.text for entry in self.entries)


class Scope(NamedTuple):
    """A summary's writer; ``unit`` is the one whose own summary it is, None for the whole plan."""

    writer: Writer
    unit: str | None = None

    @property
    def period(self) -> Period:
        """Return the period that is summed up."""
        return self.writer.period

    def covers(self, day: date) -> bool:
        """Return whether a day lies in the period."""
        return day in self.period

    def reports(self) -> Iterator[tuple[str, Period, Report]]:
        """Yield the papers of the period and of its parts, the earliest first."""
        question, project = self.writer.state.question, self.writer.state.project
        units = None if self.unit is None else frozenset((self.unit,))
        spoken = spoken_reports(project, question, units)
        for unit, period, report in sorted(spoken, key=lambda entry: entry[1].rank):
            if period.start >= self.period.start and period.end <= self.period.end:
                yield unit, period, report

    def told(self, task: str) -> tuple[Told, ...]:
        """Return what units wrote about a task: in papers of the whole period first, then the latest."""
        every = [
            Told(unit, period, entries)
            for unit, period, report in self.reports()
            if (entries := entries_of(self.writer, unit, report.progress, task))
        ]
        return tuple(sorted(every, key=lambda told: told.period.rank, reverse=True))

    def papers(self) -> tuple[Paper, ...]:
        """Return the papers that were owed for the period or a part of it, or fell due in it."""
        return tuple(paper for paper in self.writer.state.papers if self._owed(paper))

    def _owed(self, paper: Paper) -> bool:
        if self.unit is not None and paper.unit != self.unit:
            return False
        if paper.period is None:
            return self.covers(paper.due)
        return paper.period.start >= self.period.start and paper.period.end <= self.period.end
