"""Which papers are owed, and whether they are done, late, missing or still open."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from anplan.base.days import month_end
from anplan.base.period import Period, periods_between
from anplan.model.paths import brief_path, report_path, scheme_path
from anplan.model.plan import Due, Obligation, Plan
from anplan.model.project import Project
from anplan.state.question import Question, handed_in

PaperState = Literal["done", "late", "missing", "open"]


class Paper(NamedTuple):
    """One paper owed by one unit.

    ``broken`` marks one that is there but cannot be read; ``moved_from`` is the rest day on
    which it would be due.
    """

    obligation: str
    unit: str
    period: Period | None
    due: date
    state: PaperState
    done_on: date | None
    file: str
    broken: bool = False
    moved_from: date | None = None

    @property
    def days_late(self) -> int:
        """Give the days after the due day on which it came."""
        return max(0, (self.done_on - self.due).days) if self.done_on else 0


def papers(project: Project, question: Question) -> tuple[Paper, ...]:
    """Give every paper that counts, in the order of obligations, periods and units."""
    return tuple(
        _paper(project, question, obligation, unit, period)
        for obligation in project.plan.obligations
        if obligation.counted
        for period in _periods(obligation)
        for unit in project.owing(obligation.owed_by)
        if unit not in project.units
        or project.units[unit].valid_on(due_day(project, obligation, period))
    )


def _periods(obligation: Obligation) -> tuple[Period | None, ...]:
    if obligation.every == "once":
        return (obligation.period,)
    assert obligation.start is not None
    assert obligation.end is not None
    return periods_between("month", obligation.start.start, obligation.end.end)


def due_day(project: Project, obligation: Obligation, period: Period | None) -> date:
    """Give the day a paper is judged by: a rest day moves to the next working day."""
    day = written_day(obligation, period)
    while day in project.rest_days:
        day += timedelta(days=1)
    return day


def written_days(plan: Plan) -> Iterator[date]:
    """Go through the days on which papers are due by the plan's own words."""
    for obligation in plan.obligations:
        for period in _periods(obligation):
            yield written_day(obligation, period)


def written_day(obligation: Obligation, period: Period | None) -> date:
    """Give the day a paper is due by the plan's own words."""
    if obligation.due_on is not None:
        return obligation.judged_from or obligation.due_on
    assert period is not None
    assert obligation.due is not None
    return _counted(obligation.due, period)


def _counted(due: Due, period: Period) -> date:
    if due.days_after is not None:
        return period.end + timedelta(days=due.days_after)
    assert due.day is not None
    last = month_end(period.end)
    return last.replace(day=min(due.day, last.day))


def _file(obligation: Obligation, unit: str, period: Period | None) -> str:
    if obligation.paper == "scheme" or period is None:
        return scheme_path(unit)
    return brief_path(period) if obligation.paper == "brief" else report_path(unit, period)


def _paper(
    project: Project, question: Question, obligation: Obligation, unit: str, period: Period | None
) -> Paper:
    written, due = written_day(obligation, period), due_day(project, obligation, period)
    file = _file(obligation, unit, period)
    found, day = _handed_in(project, obligation, unit, period, file)
    asked = min(question.papers_on, question.known or question.papers_on)
    arrived = found and (day is None or day <= asked)
    state: PaperState
    if arrived:
        state = "late" if day is not None and day > due else "done"
    else:
        state = "missing" if question.papers_on > due else "open"
    return Paper(
        obligation.id, unit, period, due, state, day if arrived else None, file,
        file in project.broken, None if written == due else written,
    )  # fmt: skip


def _handed_in(
    project: Project, obligation: Obligation, unit: str, period: Period | None, file: str
) -> tuple[bool, date | None]:
    """Tell whether the paper is there, and the day it came if that is known."""
    if obligation.paper == "brief":
        brief = project.briefs.get(period) if period else None
        return (brief is not None and brief.issued is not None), brief.issued if brief else None
    said = (
        project.schemes.get(unit)
        if obligation.paper == "scheme"
        else project.reports.get((unit, period))
        if period
        else None
    )
    if said is None:
        return False, None
    return True, handed_in(project, file, said.submitted)


def monthly(project: Project) -> Obligation | None:
    """Give the obligation by which units report every month."""
    return next(
        (one for one in project.plan.obligations if one.every == "month" and one.paper == "report"),
        None,
    )


def due_months(project: Project, day: date) -> Iterator[Period]:
    """Go through the months whose papers were due before a day."""
    obligation = monthly(project)
    if obligation is not None:
        for period in _periods(obligation):
            if period is not None and due_day(project, obligation, period) < day:
                yield period
