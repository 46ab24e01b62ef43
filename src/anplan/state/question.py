"""What is asked: for which day, and with which knowledge."""

from datetime import date
from typing import NamedTuple

from anplan.base.days import month_end
from anplan.base.period import Period, Span
from anplan.base.remembered import remembered
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.reports import Report

Reports = tuple[tuple[str, Period, Report], ...]
"""Reports, each with its unit and its period."""


class Question(NamedTuple):
    """Where the plan stands on ``day``, asked with a certain knowledge.

    ``day``: facts with an own day up to it count. ``papers_on``: the day on which papers are
    counted as in or missing. ``known``: where given, papers handed in later are left out, as
    they were when the question was first asked. ``span``: that of the brief which asks, where one
    does; else it is asked as the plan's briefs do.
    """

    day: date
    papers_on: date
    known: date | None = None
    span: Span | None = None

    @classmethod
    def on(cls, day: date) -> "Question":
        """Ask for one day with all that is known."""
        return cls(day, day)

    @classmethod
    def of_issue(cls, period: Period, issued: date) -> "Question":
        """Ask for a period as its brief does that was issued on a day: with what was known then."""
        return cls(period.end, issued, issued, period.span)

    @property
    def counted_until(self) -> date:
        """Return the last day whose papers, and decisions about papers, count."""
        return min(self.papers_on, self.known or self.papers_on)

    def is_past(self, day: date) -> bool:
        """Return whether a day is over: the last day of a month is, once it is asked about."""
        return day < self.day or (day == self.day and day == month_end(day))

    def is_past_for_papers(self, day: date) -> bool:
        """Return whether a day is over where papers are counted."""
        return day < self.papers_on or (day == self.papers_on == self.day and self.is_past(day))


def handed_in(project: Project, file: str, submitted: date | None) -> date | None:
    """Return the day a paper was handed in: as it says, else the day of its first commit."""
    return submitted or project.arrived.get(file)


@remembered(64)
def known_reports(
    project: Project, question: Question, units: frozenset[str] | None = None
) -> Reports:
    """Return the reports that may be used to answer, in the order of units and periods."""
    reports = (
        (unit, period, report)
        for (unit, period), report in project.reports.items()
        if units is None or unit in units
    )
    if question.known is None:
        return tuple(reports)
    return tuple(entry for entry in reports if is_known(project, question, *entry))


def is_known(
    project: Project, question: Question, unit: str, period: Period, report: Report
) -> bool:
    """Return whether a report had come by the day whose knowledge is asked with."""
    if question.known is None:
        return True
    day = handed_in(project, report_path(unit, period), report.submitted)
    return day is None or day <= question.known


@remembered(64)
def spoken_reports(
    project: Project, question: Question, units: frozenset[str] | None = None
) -> Reports:
    """Return the reports whose words hold on the day.

    A report speaks from the last day of its period, or from the day it was handed in where
    that came first.
    """
    return spoken(known_reports(project, question, units), question)


def spoken(known: Reports, question: Question) -> Reports:
    """Return those of known reports whose words hold on the day."""
    return tuple(entry for entry in known if _speaks(entry[1], entry[2], question.day))


def _speaks(period: Period, report: Report, day: date) -> bool:
    return period.end <= day or (report.submitted is not None and report.submitted <= day)


def holds(question: Question, own: date | None, period: Period, report: Report) -> bool:
    """Return whether an entry holds on the day: by its own day, else as its report speaks."""
    return _speaks(period, report, question.day) if own is None else own <= question.day
