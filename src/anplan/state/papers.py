"""Which papers are owed, and whether they are done, late, missing or still open."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from anplan.base.days import add_months, month_end
from anplan.base.period import MONTHS, Period
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
    def is_brief(self) -> bool:
        """Return whether it is the coordinator's brief or summary."""
        return self.period is not None and self.file == brief_path(self.period)

    @property
    def days_late(self) -> int:
        """Return the days after the due day on which it came."""
        return max(0, (self.done_on - self.due).days) if self.done_on else 0


def papers(project: Project, question: Question, *, beside: bool = False) -> tuple[Paper, ...]:
    """Return every paper that counts, in the order of obligations, periods and units.

    ``beside``: a brief counts longer ones of its own day, as those of before did.
    """
    returned = returned_papers(project, question)
    return tuple(
        _paper(project, question, returned, owed, beside=beside) for owed in owed_papers(project)
    )


def owed_papers(project: Project) -> Iterator["Owed"]:
    """Yield what is owed and counts, without a judgement, in the same order."""
    for obligation in project.plan.obligations:
        if obligation.counted:
            for period in obligation.periods:
                for unit in owing_units(project, obligation, period):
                    yield Owed(obligation, unit, period)


def owing_units(project: Project, obligation: Obligation, period: Period | None) -> Iterator[str]:
    """Yield the units there are when a paper is due, of those that owe it."""
    due = due_day(project, obligation, period)
    for unit in project.owing(obligation):
        if unit not in project.units or project.units[unit].valid_on(due):
            yield unit


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


class Owed(NamedTuple):
    """What is owed: by which rule, by whom, for which period."""

    obligation: Obligation
    unit: str
    period: Period | None

    @property
    def file(self) -> str:
        """Return where the paper lies, or would."""
        if self.obligation.paper == "scheme" or self.period is None:
            return scheme_path(self.unit)
        if self.obligation.paper == "brief":
            return brief_path(self.period)
        return report_path(self.unit, self.period)


def due_day(project: Project, obligation: Obligation, period: Period | None) -> date:
    """Return the day a paper is judged by: a rest day moves to the next working day."""
    day = written_day(obligation, period)
    while day in project.rest_days:
        day += timedelta(days=1)
    return day


def written_days(plan: Plan) -> Iterator[date]:
    """Yield the days on which papers are due by the plan's own words."""
    for obligation in plan.obligations:
        for period in obligation.periods:
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
    project: Project,
    question: Question,
    every_return: Mapping[str, Returned],
    owed: Owed,
    *,
    beside: bool,
) -> Paper:
    returned = every_return.get(owed.file)
    due, moved_from = _due(project, owed, returned)
    there, day, returns = _handed_in(project, owed)
    arrived = there and (day is None or day <= question.counted_until)
    if owed.obligation.paper == "brief" and not beside:
        arrived = arrived and not _is_beside(question, owed.period, day)
    if returned is not None:
        arrived = arrived and returned.is_followed_by(day, returns)
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


def _time_of(owed: Owed) -> Period | None:
    return None if owed.obligation.paper == "scheme" else owed.period


def _due(project: Project, owed: Owed, returned: Returned | None) -> tuple[date, date | None]:
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


def _handed_in(project: Project, owed: Owed) -> tuple[bool, date | None, int | None]:
    """Return whether the paper is there, the day it came if that is known, and after how many returns."""
    period, paper = owed.period, owed.obligation.paper
    if paper == "brief":
        brief = project.briefs.get(period) if period else None
        issued = brief.issued if brief else None
        return issued is not None, issued, None
    content = (
        project.schemes.get(owed.unit)
        if paper == "scheme"
        else project.reports.get((owed.unit, period))
        if period
        else None
    )
    if content is None:
        return False, None, None
    return True, handed_in(project, owed.file, content.submitted), content.returns


def _is_beside(question: Question, period: Period | None, day: date | None) -> bool:
    """Return whether a brief is a longer one that was issued on the very day of the one that asks.

    It is no input of that one and may have been issued after it, so it does not count there.
    """
    if question.known is None or question.span is None or period is None or day != question.known:
        return False
    return period > Period.of(question.span, question.day)


def is_owed_again(project: Project, question: Question, unit: str, period: Period) -> bool:
    """Return whether a report that is there was never handed in, or was returned since."""
    report = project.reports[unit, period]
    returned = returned_papers(project, question).get(report_path(unit, period))
    if report.submitted is None or returned is None:
        return report.submitted is None
    return not returned.is_followed_by(report.submitted, report.returns)


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
