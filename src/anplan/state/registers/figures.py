"""What gives the figures of a plan: units report them, or items of registers are counted."""

from datetime import date
from typing import NamedTuple

from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.state.facts import Readings, Series, gather, series_of
from anplan.state.question import Question, Reports, is_known, known_reports
from anplan.state.registers.counted import counted_days, counted_series
from anplan.state.registers.standing import Registers


class Told(NamedTuple):
    """All that is known where a question is asked: reports, their readings gathered once, items."""

    reports: Reports
    readings: Readings
    registers: Registers

    @classmethod
    def of(cls, project: Project, question: Question) -> "Told":
        """Gather what is known where a question is asked."""
        reports = known_reports(project, question)
        return cls(reports, gather(reports), Registers(project))

    def series(self, name: str, question: Question, indicator: Indicator) -> Series:
        """Return an indicator's figures up to the day of the question it was gathered for.

        ``indicator`` is the one that is called ``name``, or a unit's share of it.
        """
        project = self.registers.project
        if indicator.counted_from is not None:
            return counted_series(project, indicator.counted_from, self.registers, question)
        return series_of(indicator, self.readings.get(name, ()), question.day)

    def days_before(self, name: str, question: Question, indicator: Indicator) -> frozenset[date]:
        """Return the days of an indicator's figures that were known where an earlier question was asked."""
        project = self.registers.project
        if indicator.counted_from is not None:
            return counted_days(project, indicator.counted_from, question)
        known = tuple(
            entry
            for entry in self.readings.get(name, ())
            if is_known(project, question, *entry[:2], project.reports[entry[0], entry[1]])
        )
        return frozenset(point.as_of for point in series_of(indicator, known, question.day).points)
