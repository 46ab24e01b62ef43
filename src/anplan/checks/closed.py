"""What a closed month keeps as it is: by the day of a fact, whichever file tells of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.model.paths import report_path, scheme_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.sections import SECTIONS
from anplan.model.units import Measure
from anplan.state.question import handed_in

_SECTION_OF = {section.record: section for section in SECTIONS}


class Closing(NamedTuple):
    """A month whose brief is out, and the day on which it was issued."""

    month: Period
    issued: date

    @property
    def when(self) -> Message:
        """Return when the month was closed, as a message ends with it."""
        return say("{period} was closed on {day}", period=str(self.month), day=self.issued)


class Closings(NamedTuple):
    """The closed months of a project, and what belongs to them."""

    project: Project
    months: Mapping[Period, date]

    @classmethod
    def of(cls, project: Project) -> "Closings":
        """Gather them from a project."""
        return cls(project, dict(sorted(project.months_closed.items())))

    def of_day(self, day: date) -> Closing | None:
        """Return the first closed month that had seen a day, None where none has."""
        closing = self.project.closing(day)
        return None if closing is None else Closing(*closing)

    def of_report(self, period: Period) -> Closing | None:
        """Return the closed month in which a period ended: then its report is closed whole."""
        return self.of_day(period.end)

    def of_entry(self, unit: str, period: Period, report: Report, entry: Any) -> Closing | None:
        """Return the closed month whose brief had an entry of a report, None where none had it.

        A report of a time that is not over was in a brief with the entries whose own day lies in
        the closed month, if it was there on the day of issue; its words, if it spoke by then. One
        whose day nobody knows, as at the edge of a shallow clone, was there.
        """
        whole = self.of_report(period)
        if whole is not None:
            return whole
        day = own_day(entry)
        came = handed_in(self.project, report_path(unit, period), report.submitted)
        closing = self.of_day(day or came or date.max)
        is_later = closing is not None and came is not None and came > closing.issued
        return None if is_later else closing

    def of_new(self, period: Period, report: Report, entry: Any) -> Closing | None:
        """Return the closed month into which an entry of a report that is new now would go.

        None where the report is of a later time, and came after the issue as far as it says.
        """
        whole, day = self.of_report(period), own_day(entry)
        closing = self.of_day(day) if day is not None else None
        came = report.submitted
        is_backdated = closing is not None and came is not None and came <= closing.issued
        return closing if is_backdated else whole

    def of_scheme(self, unit: str) -> Closing | None:
        """Return the first closed month whose brief had a unit's scheme."""
        scheme = self.project.schemes.get(unit)
        if scheme is None:
            return None
        return self._first_with(handed_in(self.project, scheme_path(unit), scheme.submitted))

    def of_measure(self, unit: str, measure: Measure) -> Closing | None:
        """Return the first closed month whose brief had a measure; one that was added holds since a day."""
        whole = self.of_scheme(unit)
        if whole is None or measure.since is None or measure.since <= whole.issued:
            return whole
        return self._first_with(measure.since)

    @property
    def first(self) -> Closing | None:
        """Return the first closed month: every brief counts what is carried from the plan before."""
        return self._first_with(None)

    def _first_with(self, came: date | None) -> Closing | None:
        return next(
            (
                Closing(month, issued)
                for month, issued in self.months.items()
                if came is None or came <= issued
            ),
            None,
        )


def own_day(entry: Any) -> date | None:
    """Return the day that an entry of a report is about; None for words and what has none."""
    section = _SECTION_OF.get(type(entry))
    return None if section is None else section.day(entry)
