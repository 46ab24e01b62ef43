"""What the parts of a brief share: the words, the state, the period, the coordinator's notes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from anplan.base.headings import headed
from anplan.base.message import Message
from anplan.base.period import Period
from anplan.base.remembered import remembered
from anplan.model.briefs import BriefNotes
from anplan.model.paths import task_of
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.show.safe import one_line
from anplan.show.screens.questions import clause
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper
from anplan.state.question import Question, spoken_reports
from anplan.state.telling import Telling

_AFTER = "(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]) (?=[0-9-])"
_BLANKS = re.compile(f"{_AFTER}|(?<=[0-9月日份度年]) (?=[\u4e00-\u9fff])")
"""Blanks between Chinese and figures, as a screen has them and a letter does not."""
_FIRST_BLANKS = re.compile(f"{_AFTER}|(?<=[0-9月日份]) (?=[\u4e00-\u9fff])")
"""Those that the first edition left out: it kept the one behind a quarter."""


class Writer(NamedTuple):
    """What every part of one brief is written with; ``unit`` is whose words are written."""

    words: Words
    state: State
    period: Period
    notes: BriefNotes
    unit: str = ""

    def name(self, unit: str) -> str:
        """Name a unit in full, on one line."""
        return one_line(self.typeset(self.state.project.full_name(unit)))

    def typeset(self, text: str) -> str:
        """Write a text of the plan with the punctuation that an office prints."""
        return title_text(self.words, text)

    def tell(self, message: Message) -> str:
        """Translate a message as a letter writes it: days and months without the known year."""
        text = self.words.tell(self._lettered(message))
        blanks = _BLANKS if self.words.tells("outlook") else _FIRST_BLANKS
        return blanks.sub("", text) if self.words.chinese else text

    def _lettered(self, value: Any) -> Any:
        if isinstance(value, Message):
            values = {name: self._lettered(part) for name, part in value.values.items()}
            return Message(value.text, values)
        if isinstance(value, tuple):
            return tuple(map(self._lettered, value))
        if isinstance(value, date):
            return self.day(value)
        return self.near_period(value) if isinstance(value, Period) else value

    def ref_text(self, ref: str) -> str:
        """Name what a ref refers to: the task's number, and the title of the action or the task."""
        measure = self.state.project.measure(self.unit, ref)
        if measure is None:
            return self.typeset(self.state.project.numbered(ref))
        task = self.state.project.printed(task_of(measure.ref))
        return self.typeset(headed(task, clause(one_line(measure.name))))

    def reports(self) -> Iterator[tuple[str, Report]]:
        """Yield what the units reported in the period, in the plan's order of units.

        It is a unit's report for the period; from a unit that owes none for it, what it
        reported for shorter times in it or for a longer one that ends in it.
        """
        reports = _reported(self.state.project, self.state.question, self.period)
        for unit in self.state.project.units:
            if unit in reports:
                yield unit, reports[unit]

    def papers(self) -> list[Paper]:
        """Return the papers that the period's brief counts."""
        telling = Telling.of(self.state.project, self.period)
        longer_briefs = not self.words.tells("gathered")
        return list(telling.told(self.state.papers, longer_briefs=longer_briefs))

    def day(self, day: date) -> str:
        """Write a day, with its year where that is not the period's or the plan has several."""
        return self.words.day_in(day, self._known_year)

    def lettered_day(self, day: date) -> str:
        """Write a day that briefs of before wrote in digits."""
        return self.day(day) if self.words.tells("dated") else day.isoformat()

    def near_period(self, period: Period) -> str:
        """Write a period that a text speaks of: a month with its year where days have theirs."""
        if not self.words.tells("dated"):
            return self.words.period(period)
        return self.words.period_in(period, self._known_year)

    @property
    def _known_year(self) -> int:
        return known_year(self.words, self.state.project.plan, self.period)

    def period_text(self, period: Period) -> str:
        """Write a period; a month with its year where the plan or the day of issue has another."""
        plan, issued = self.state.project.plan, self.notes.issued
        years = {plan.start.year, plan.end.year, issued.year if issued else plan.end.year}
        return self.words.period_in(period, years.pop() if len(years) == 1 else 0)

    def nothing_asked(self, units: Iterable[str]) -> bool:
        """Return whether no paper of the period is owed by any of some units."""
        return {paper.unit for paper in self.papers()}.isdisjoint(units)


@remembered(8)
def _reported(project: Project, question: Question, told: Period) -> Mapping[str, Report]:
    """Put together what each unit reported of which the brief of a period tells."""
    telling = Telling.of(project, told)
    reports: dict[str, tuple[Period, Report]] = {}
    for unit, period, report in spoken_reports(project, question):
        if not telling.tells_of(unit, period):
            continue
        last, before = reports.get(unit, (period, None))
        if before is not None and last.end != period.end:
            before = over(before)
        reports[unit] = period, report if before is None else together(before, report)
    return {unit: report for unit, (_, report) in reports.items()}


def known_year(words: Words, plan: Plan, period: Period) -> int:
    """Return the year that days in a period's brief need not name; 0 where each names its own."""
    year = period.end.year
    return year if year == plan.only_year or not words.tells("dated") else 0


def over(report: Report) -> Report:
    """Return a report of an earlier time without what held up to the next one alone."""
    return report._replace(next=(), at_risk=())


def together(first: Report, second: Report) -> Report:
    """Return two reports of a unit as one: what both say, and the later day."""
    entries: dict[str, Any] = {
        name: (*getattr(first, name), *getattr(second, name))
        for name in Report._fields
        if type(getattr(first, name)) is tuple
    }
    return second._replace(
        submitted=second.submitted or first.submitted,
        nothing=None if any(entries.values()) else first.nothing or second.nothing,
        **entries,
    )
