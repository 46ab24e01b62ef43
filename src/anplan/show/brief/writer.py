"""What the parts of a brief share: the words, the state, the period, the coordinator's notes."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.reports import Report
from anplan.show.safe import one_line
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper
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
        """Yield the period's reports in the plan's order of units."""
        reports = {
            unit: report
            for unit, period, report in spoken_reports(self.state.project, self.state.question)
            if period == self.period
        }
        for unit in self.state.project.units:
            if unit in reports:
                yield unit, reports[unit]

    def papers(self) -> list[Paper]:
        """Return the period's papers."""
        return [paper for paper in self.state.papers if paper.period == self.period]
