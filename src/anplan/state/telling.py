"""Which papers the brief of a period counts and shows, and which stand beside it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.period import MONTHS, SPANS, Period
from anplan.model.paths import period_of
from anplan.model.plan import Obligation
from anplan.model.project import Project
from anplan.state.papers import Paper, owing_units


class Telling(NamedTuple):
    """What the brief of a period tells of: whose papers for it, whose for parts of it.

    ``owing`` are the units that owe a report for the period, ``within`` those that owe one for a
    shorter time that ends in it.
    """

    period: Period
    owing: frozenset[str]
    within: frozenset[str]

    @classmethod
    def of(cls, project: Project, period: Period) -> "Telling":
        """Gather who owes what."""
        return cls(period, owing_for(project, period), frozenset(_owing_within(project, period)))

    def tells_of(self, unit: str, reported: Period) -> bool:
        """Return whether the brief tells of a unit's paper of a period.

        It does of the period's own; from a unit that owes none for it, of those for shorter times
        that end in it; from one that owes neither, of that for a longer time that ends in it.
        """
        if reported == self.period:
            return True
        if reported.end not in self.period or unit in self.owing:
            return False
        return MONTHS[reported.span] < MONTHS[self.period.span] or unit not in self.within

    def told(self, papers: Iterable[Paper], *, longer_briefs: bool = False) -> tuple[Paper, ...]:
        """Return those of some papers that the brief counts.

        A brief of a longer time is none of them: it stands beside this one and tells of itself.
        ``longer_briefs``: briefs of before did count it.
        """
        return tuple(
            paper
            for paper in papers
            if paper.period
            and self.tells_of(paper.unit, paper.period)
            and (longer_briefs or not self.is_longer_brief(paper))
        )

    def is_longer_brief(self, paper: Paper) -> bool:
        """Return whether a paper is the coordinator's own summary of a longer time."""
        return paper.period is not None and paper.is_brief and paper.period > self.period


def owing_for(project: Project, period: Period) -> frozenset[str]:
    """Return the units that owe a report for a period."""
    return frozenset(
        unit
        for obligation in _reports(project)
        if period in obligation.periods
        for unit in owing_units(project, obligation, period)
    )


def owing_on(project: Project, day: date) -> frozenset[str]:
    """Return the units that owe a report for a period that ends on a day, whichever its length."""
    return frozenset(
        unit
        for obligation in _reports(project)
        for period in obligation.periods
        if period is not None and period.end == day
        for unit in owing_units(project, obligation, period)
    )


def _owing_within(project: Project, period: Period) -> Iterator[str]:
    """Yield the units that owe a report for a shorter time that ends in a period."""
    for obligation in _reports(project):
        for part in obligation.periods:
            if part and part.end in period and MONTHS[part.span] < MONTHS[period.span]:
                yield from owing_units(project, obligation, part)


def _reports(project: Project) -> Iterator[Obligation]:
    for obligation in project.plan.obligations:
        if obligation.counted and obligation.paper == "report":
            yield obligation


def longer_periods(period: Period) -> tuple[Period, ...]:
    """Return the longer periods that end with a period, the shortest first."""
    longer = (Period.of(span, period.end) for span in SPANS if MONTHS[span] > MONTHS[period.span])
    return tuple(other for other in longer if other.end == period.end)


def is_told_in(file: str, period: Period) -> bool:
    """Return whether a file is by its name of a period, or of another one that ends in it."""
    told = period_of(f"{file.removesuffix('.md').removesuffix('.yaml')}.yaml")
    return told is not None and told.end in period


def papers_ending_with(
    project: Project, owed: Iterable[Paper], period: Period
) -> dict[Period, tuple[Paper, ...]]:
    """Return the papers that whoever asks about a period is to hear of, by the line they stand in.

    Under the period itself stand those that its brief counts, even where there are none; under each
    longer one that ends with it those beside, from units that owe the period's own as well.
    """
    every = tuple(owed)
    by_period = {period: Telling.of(project, period).told(every)}
    for longer in longer_periods(period):
        beside = tuple(
            paper for paper in every if paper.period == longer and paper not in by_period[period]
        )
        if beside:
            by_period[longer] = beside
    return by_period
