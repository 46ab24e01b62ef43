"""What the parts of a brief share: the words, the state, the period, the coordinator's notes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.reports import Report
from anplan.show.safe import one_line
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper, told_in
from anplan.state.question import spoken_reports


class Writer(NamedTuple):
    """What every part of one brief is written with."""

    words: Words
    state: State
    period: Period
    notes: BriefNotes

    def name(self, unit: str) -> str:
        """Name a unit in full, on one line."""
        return one_line(self.typeset(self.state.project.full_name(unit)))

    def typeset(self, text: str) -> str:
        """Write a text of the plan with the punctuation that an office prints."""
        return title_text(self.words, text)

    def reports(self) -> Iterator[tuple[str, Report]]:
        """Yield what the units reported in the period, in the plan's order of units.

        It is a unit's report for the period; from a unit that owes none for it, what it
        reported for a longer time that ends with it.
        """
        reports: dict[str, Report] = {}
        for unit, report in self._spoken():
            reports[unit] = together(reports[unit], report) if unit in reports else report
        for unit in self.state.project.units:
            if unit in reports:
                yield unit, reports[unit]

    def _spoken(self) -> Iterator[tuple[str, Report]]:
        project = self.state.project
        for unit, period, report in spoken_reports(project, self.state.question):
            if told_in(project, self.period, unit, period):
                yield unit, report

    def papers(self) -> list[Paper]:
        """Return the papers that the period's brief counts."""
        project = self.state.project
        return [
            paper
            for paper in self.state.papers
            if paper.period and told_in(project, self.period, paper.unit, paper.period)
        ]

    def day(self, day: date) -> str:
        """Write a day, with its year where that is not the period's."""
        return self.words.day_in(day, self.period.end.year)

    def period_text(self, period: Period) -> str:
        """Write a period; a month with its year where the plan or the day of issue has another."""
        plan, issued = self.state.project.plan, self.notes.issued
        years = {plan.start.year, plan.end.year, issued.year if issued else plan.end.year}
        return self.words.period_in(period, years.pop() if len(years) == 1 else 0)

    def nothing_asked(self, units: Iterable[str]) -> bool:
        """Return whether no paper of the period is owed by any of some units."""
        return {paper.unit for paper in self.papers()}.isdisjoint(units)


def together(first: Report, second: Report) -> Report:
    """Return two reports of a unit as one: what both say, and the later day."""
    entries = {
        name: (*getattr(first, name), *getattr(second, name))
        for name in Report._fields
        if type(getattr(first, name)) is tuple
    }
    return second._replace(
        submitted=second.submitted or first.submitted,
        nothing=None if any(entries.values()) else first.nothing or second.nothing,
        **entries,
    )
