"""Which papers are owed, and whether they are done, late, missing or still open."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from anplan.base.days import add_months, month_end
from anplan.base.period import MONTHS, Period, Span, periods_between
from anplan.model.paths import brief_path, report_path, scheme_path
from anplan.model.plan import Due, Obligation, Plan
from anplan.model.project import Project
from anplan.state.asked import Asked
from anplan.state.question import Question, handed_in
from anplan.state.returned import Returned, returned_papers

_GRACE = 5
"""Days, where a plan counts none after a period."""
PaperState = Literal["done", "late", "missing", "open"]


class Paper(NamedTuple):
    """One paper owed by one unit. ``broken`` marks one that is there but cannot be read.

    ``returned`` is its last return, even if it has come again since; ``moved_from`` is the
    rest day on which it would be due. ``early``: it says it came before there was anything to
    report, so that nobody can tell whether it came on time. ``asked``: of a leader's instruction, which is
    counted like a paper, what is asked.
    """

    obligation: str
    unit: str
    period: Period | None
    due: date
    state: PaperState
    done_on: date | None
    file: str
    broken: bool = False
    returned: Returned | None = None
    moved_from: date | None = None
    early: bool = False
    asked: Asked | None = None

    @property
    def owed_again(self) -> bool:
        """Return whether it was returned and has not come again."""
        return self.returned is not None and self.state in ("missing", "open")

    @property
    def days_late(self) -> int:
        """Return the days after the due day on which it came."""
        return max(0, (self.done_on - self.due).days) if self.done_on else 0


def papers(project: Project, question: Question) -> tuple[Paper, ...]:
    """Return every paper that counts, in the order of obligations, periods and units."""
    returned = returned_papers(project, question)
    return tuple(
        _paper(project, question, returned, _Owed(obligation, unit, period))
        for obligation in project.plan.obligations
        if obligation.counted
        for period in _periods(obligation)
        for unit in project.owing(obligation.owed_by)
        if unit not in project.units
        or project.units[unit].valid_on(due_day(project, obligation, period))
    )


def instructions(asked: Iterable[Asked], question: Question) -> tuple[Paper, ...]:
    """Return the leaders' instructions as papers: owed by a day, closed by the unit's words on them."""
    return tuple(
        Paper(
            obligation=one.ref,
            unit=one.unit,
            period=None,
            due=one.until,
            state=one.standing(question),
            done_on=one.answer.day if one.answer else None,
            file=one.spot.file,
            asked=one,
        )
        for one in asked
        if one.sort == "leader" and one.until is not None
    )


class _Owed(NamedTuple):
    """What is owed: by which rule, by whom, for which period."""

    obligation: Obligation
    unit: str
    period: Period | None

    @property
    def file(self) -> str:
        if self.obligation.paper == "scheme" or self.period is None:
            return scheme_path(self.unit)
        if self.obligation.paper == "brief":
            return brief_path(self.period)
        return report_path(self.unit, self.period)


def _periods(obligation: Obligation) -> tuple[Period | None, ...]:
    if obligation.every == "once":
        return (obligation.period,)
    assert obligation.start is not None
    assert obligation.end is not None
    return periods_between("month", obligation.start.start, obligation.end.end)


def due_day(project: Project, obligation: Obligation, period: Period | None) -> date:
    """Return the day a paper is judged by: a rest day moves to the next working day."""
    day = written_day(obligation, period)
    while day in project.rest_days:
        day += timedelta(days=1)
    return day


def written_days(plan: Plan) -> Iterator[date]:
    """Yield the days on which papers are due by the plan's own words."""
    for obligation in plan.obligations:
        for period in _periods(obligation):
            yield written_day(obligation, period)


def written_day(obligation: Obligation, period: Period | None) -> date:
    """Return the day a paper is due by the plan's own words."""
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


def _paper(
    project: Project, question: Question, returns: Mapping[str, Returned], owed: _Owed
) -> Paper:
    returned = returns.get(owed.file)
    due, moved_from = _due(project, owed, returned)
    there, day = _handed_in(project, owed)
    arrived = there and (day is None or day <= question.counted_until)
    if returned is not None:
        arrived = arrived and returned.is_followed_by(day)
    return Paper(
        obligation=owed.obligation.id,
        unit=owed.unit,
        period=owed.period,
        due=due,
        state=_came(day, due) if arrived else _waits(question, due),
        done_on=day if arrived else None,
        file=owed.file,
        broken=owed.file in project.broken,
        returned=returned,
        moved_from=moved_from,
        early=arrived and day is not None and day < first_day(project, _time_of(owed)),
    )


def first_day(project: Project, period: Period | None) -> date:
    """Return the first day on which a paper can be there: None stands for a scheme.

    A month may be reported from its first day; of a longer period the last third has come.
    """
    if period is None:
        return project.plan.document.issued
    return add_months(period.start, MONTHS[period.span] * 2 // 3)


def _time_of(owed: _Owed) -> Period | None:
    return None if owed.obligation.paper == "scheme" else owed.period


def _due(project: Project, owed: _Owed, returned: Returned | None) -> tuple[date, date | None]:
    """Return the day a paper is due, and the rest day that it was moved from."""
    if returned is not None and returned.until is not None:
        return returned.until, None
    written = written_day(owed.obligation, owed.period)
    due = due_day(project, owed.obligation, owed.period)
    return due, None if written == due else written


def _came(day: date | None, due: date) -> PaperState:
    return "late" if day is not None and day > due else "done"


def _waits(question: Question, due: date) -> PaperState:
    return "missing" if question.is_past_for_papers(due) else "open"


def _handed_in(project: Project, owed: _Owed) -> tuple[bool, date | None]:
    """Return whether the paper is there, and the day it came if that is known."""
    period, paper = owed.period, owed.obligation.paper
    if paper == "brief":
        brief = project.briefs.get(period) if period else None
        return (brief is not None and brief.issued is not None), brief.issued if brief else None
    content = (
        project.schemes.get(owed.unit)
        if paper == "scheme"
        else project.reports.get((owed.unit, period))
        if period
        else None
    )
    if content is None:
        return False, None
    return True, handed_in(project, owed.file, content.submitted)


def is_owed_again(project: Project, question: Question, unit: str, period: Period) -> bool:
    """Return whether a report that is there was never handed in, or was returned since."""
    file, submitted = report_path(unit, period), project.reports[unit, period].submitted
    returned = returned_papers(project, question).get(file)
    return submitted is None or (returned is not None and not returned.is_followed_by(submitted))


def grace(plan: Plan) -> timedelta:
    """Return how long after a period its paper may come: so long a day may lag behind."""
    days = (
        obligation.due.days_after
        for obligation in plan.obligations
        if obligation.paper == "report"
        and obligation.due is not None
        and obligation.due.days_after is not None
    )
    return timedelta(days=max(days, default=_GRACE))


def monthly(project: Project) -> tuple[Obligation, ...]:
    """Return the obligations by which units report every month."""
    return tuple(
        obligation
        for obligation in project.plan.obligations
        if obligation.every == "month" and obligation.paper == "report" and obligation.counted
    )


def reporting(project: Project) -> tuple[Obligation, ...]:
    """Return the obligations by which units report: every month or, where none asks that, else."""
    return monthly(project) or tuple(
        obligation
        for obligation in project.plan.obligations
        if obligation.paper == "report" and obligation.period is not None and obligation.counted
    )


def reporting_months(project: Project) -> frozenset[Period]:
    """Return the months with which a period ends for which reports are owed."""
    return frozenset(
        Period.of("month", period.end)
        for obligation in reporting(project)
        for period in _periods(obligation)
        if period is not None
    )


def due_months(project: Project, day: date) -> Iterator[Period]:
    """Yield the months whose papers were due before a day.

    Where none are monthly, it is the last month of a longer period, whose brief tells of them.
    """
    for obligation in reporting(project):
        for period in _periods(obligation):
            if period is not None and due_day(project, obligation, period) < day:
                yield Period.of("month", period.end)


def waiting_months(project: Project, month: Period, day: date) -> tuple[Period, ...]:
    """Return the months to be closed before one is issued on a day: their papers were due, too."""
    due = set(due_months(project, day))
    return tuple(
        sorted(
            earlier for earlier in due if earlier < month and earlier not in project.months_closed
        )
    )


def latest_due_by_unit(project: Project, question: Question) -> dict[str, Period]:
    """Return the last period of which each unit's report was due; units that owe none are not in it."""
    latest: dict[str, Period] = {}
    for obligation in reporting(project):
        units = project.owing(obligation.owed_by)
        for period in _periods(obligation):
            due = due_day(project, obligation, period)
            if period is None or due >= question.papers_on:
                continue
            for unit in units:
                if unit not in project.units or project.units[unit].valid_on(due):
                    latest[unit] = max(latest.get(unit, period), period)
    return latest


def due_of_cycle(project: Project, cycle: Period) -> tuple[Period, date] | None:
    """Return the first reporting period that tells of a cycle's end, and the day it is due."""
    awaited = [
        (period, due_day(project, obligation, period))
        for obligation in reporting(project)
        for period in _periods(obligation)
        if period is not None and cycle.end in period
    ]
    if not awaited and monthly(project):
        month = Period.of("month", cycle.end)
        return month, due_day(project, monthly(project)[0], month)
    return min(awaited, key=lambda entry: entry[1], default=None)


def longer_periods(month: Period) -> tuple[Period, ...]:
    """Return the quarter, half-year and year that end with a month."""
    spans: tuple[Span, ...] = ("quarter", "half", "year")
    longer = (Period.of(span, month.end) for span in spans if span != month.span)
    return tuple(period for period in longer if period.end == month.end and month.span == "month")


def owing_month(project: Project, month: Period) -> frozenset[str]:
    """Return the units that owe a report for a month."""
    return frozenset(
        unit
        for obligation in project.plan.obligations
        if obligation.counted and obligation.paper == "report" and month in _periods(obligation)
        for unit in project.owing(obligation.owed_by)
        if unit not in project.units
        or project.units[unit].valid_on(due_day(project, obligation, month))
    )


def told_in(project: Project, month: Period, unit: str, period: Period) -> bool:
    """Return whether the brief of a month tells of a unit's paper of a period.

    It does of the month's own; of a longer period that ends with it, where the unit owes no
    report for the month.
    """
    return period == month or (
        period in longer_periods(month) and unit not in owing_month(project, month)
    )


def told_papers(project: Project, owed: Iterable[Paper], month: Period) -> tuple[Paper, ...]:
    """Return those of some papers that the brief of a month counts."""
    return tuple(
        paper
        for paper in owed
        if paper.period and told_in(project, month, paper.unit, paper.period)
    )


def papers_ending_with(
    project: Project, owed: Iterable[Paper], month: Period
) -> dict[Period, tuple[Paper, ...]]:
    """Return the papers that whoever asks about a month is to hear of, by the line they stand in.

    Under the month itself stand those that its brief counts, even where there are none; under each
    longer period that ends with it those beside, from units that owe the month's own as well.
    """
    every = tuple(owed)
    by_period = {month: told_papers(project, every, month)}
    for longer in longer_periods(month):
        beside = tuple(
            paper for paper in every if paper.period == longer and paper not in by_period[month]
        )
        if beside:
            by_period[longer] = beside
    return by_period
