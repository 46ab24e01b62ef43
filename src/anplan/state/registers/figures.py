"""What gives the figures of a plan: units report them, items are counted, or another plan has them."""

from datetime import date
from typing import NamedTuple

from anplan.base.remembered import remembered
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.model.sharing_sense import usable
from anplan.state.facts import Readings, Series, gather, series_of
from anplan.state.question import Question, Reports, is_known, known_reports
from anplan.state.registers.counted import counted_days, counted_series
from anplan.state.registers.standing import Registers
from anplan.state.taken import taken


class Told(NamedTuple):
    """All that is known where a question is asked: reports, their readings gathered once, items.

    ``beside`` is the same of the plans from which figures are taken.
    """

    reports: Reports
    readings: Readings
    registers: Registers
    beside: "ToldBeside"

    @classmethod
    def of(cls, project: Project, question: Question) -> "Told":
        """Gather what is known where a question is asked, whatever the day."""
        return _told(project, question.known)

    def series(self, name: str, question: Question, indicator: Indicator) -> Series:
        """Return an indicator's figures up to the day of the question it was gathered for.

        ``indicator`` is the one that is called ``name``, or a unit's share of it.
        """
        project = self.registers.project
        if indicator.shared_from is not None:
            return self._taken(name, question)
        if indicator.counted_from is not None:
            return counted_series(project, indicator.counted_from, self.registers, question)
        return series_of(indicator, self.readings.get(name, ()), question.day)

    def _taken(self, name: str, question: Question) -> Series:
        """Return the figures that another plan has, as they are called here; none where it has none."""
        project = self.registers.project
        figure = usable(project, name)
        if figure is None or figure.project is None or figure.record is None:
            return Series()
        told = self.beside.of(figure.project, question)
        series = told.series(figure.indicator, question, figure.record)
        return taken(series, project, name, figure)

    def days_before(self, name: str, question: Question, indicator: Indicator) -> frozenset[date]:
        """Return the days of an indicator's figures that were known where an earlier question was asked."""
        project = self.registers.project
        if indicator.shared_from is not None:
            return frozenset(point.as_of for point in self._taken(name, question).points)
        if indicator.counted_from is not None:
            return counted_days(project, indicator.counted_from, question)
        known = tuple(
            entry
            for entry in self.readings.get(name, ())
            if is_known(project, question, *entry[:2], project.reports[entry[0], entry[1]])
        )
        return frozenset(point.as_of for point in series_of(indicator, known, question.day).points)


@remembered(8)
def _told(project: Project, known: date | None) -> Told:
    reports = known_reports(project, Question(date.max, date.max, known))
    return Told(reports, gather(reports), Registers(project), ToldBeside())


def figures_taken(project: Project, name: str, day: date = date.max) -> Series:
    """Return the figures that an indicator takes from another plan up to a day; none where it takes none."""
    question = Question.on(day)
    indicator = project.indicators[name]
    if indicator.shared_from is None:
        return Series()
    return Told((), {}, Registers(project), ToldBeside()).series(name, question, indicator)


class ToldBeside:
    """What is known of other plans, gathered once for each plan and each knowledge."""

    def __init__(self) -> None:
        """Begin with nothing gathered."""
        self._told: dict[tuple[int, date | None], Told] = {}

    def of(self, project: Project, question: Question) -> Told:
        """Return what is known of a plan where a question is asked."""
        key = id(project), question.known
        if key not in self._told:
            self._told[key] = Told.of(project, question)
        return self._told[key]
