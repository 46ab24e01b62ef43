"""What gives the figures of a plan: units report them, or items of registers are counted."""

from datetime import date
from typing import NamedTuple

from anplan.model.project import Project
from anplan.state.facts import Readings, Series, gather, series_of
from anplan.state.question import Question, is_known
from anplan.state.registers.counted import counted_days, counted_series
from anplan.state.registers.ways import Registers


class Told(NamedTuple):
    """All that reports tell of figures: readings that were gathered once, and items."""

    readings: Readings
    registers: Registers

    @classmethod
    def of(cls, project: Project, question: Question) -> "Told":
        """Gather what is known where a question is asked."""
        return cls(gather(project, question), Registers(project))

    def series(self, name: str, question: Question) -> Series:
        """Return an indicator's figures up to the day of the question it was gathered for."""
        project = self.registers.project
        indicator = project.indicators[name]
        if indicator.counted_from is not None:
            return counted_series(project, indicator.counted_from, self.registers, question)
        return series_of(indicator, self.readings.get(name, ()), question.day)

    def days_before(self, name: str, question: Question) -> frozenset[date]:
        """Return the days of an indicator's figures that were known where an earlier question was asked."""
        project = self.registers.project
        indicator = project.indicators[name]
        if indicator.counted_from is not None:
            return counted_days(project, indicator.counted_from, question)
        known = tuple(
            entry
            for entry in self.readings.get(name, ())
            if is_known(project, question, *entry[:2], project.reports[entry[0], entry[1]])
        )
        return frozenset(point.as_of for point in series_of(indicator, known, question.day).points)
