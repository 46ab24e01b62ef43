"""What the parts of a brief share: the words, the state, the period, the coordinator's notes."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from anplan.base.message import Message
from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.paths import task_of
from anplan.model.reports import Report
from anplan.show.safe import one_line
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper
from anplan.state.question import spoken_reports

_BLANKS = re.compile(
    "(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]) (?=[0-9-])|(?<=[0-9月日份]) (?=[\u4e00-\u9fff])"
)
"""Blanks between Chinese and figures, as a screen has them and a letter does not."""


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

    def tell(self, message: Message) -> str:
        """Translate a message as a letter writes it: days and months without the known year."""
        text = self.words.tell(self._lettered(message))
        return _BLANKS.sub("", text) if self.words.chinese else text

    def _lettered(self, value: Any) -> Any:
        if isinstance(value, Message):
            values = {name: self._lettered(one) for name, one in value.values.items()}
            return Message(value.text, values)
        if isinstance(value, tuple):
            return tuple(map(self._lettered, value))
        if isinstance(value, date):
            return self.day(value)
        return self.words.period(value) if isinstance(value, Period) else value

    def day(self, day: date) -> str:
        """Write a day, with its year where it is not the period's."""
        same_year = day.year == self.period.end.year
        return self.words.short_day(day) if same_year else self.words.day(day)

    def ref_text(self, ref: str) -> str:
        """Name what a ref refers to: the task's number, and the title of the action or the task."""
        project = self.state.project
        record = project.action(ref) or project.tasks.get(ref)
        return self.typeset(f"{task_of(ref)} {record.title}") if record else ref

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
