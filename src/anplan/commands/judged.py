"""Reading a workspace and judging it: what most commands begin with."""

from dataclasses import dataclass, replace
from datetime import date

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.session import Opened, Session, open_workspace
from anplan.files.git import first_days, revision
from anplan.model.briefs import BriefNotes
from anplan.model.paths import report_path, scheme_path
from anplan.model.project import Project
from anplan.state.build import State, build
from anplan.state.papers import due_day
from anplan.state.question import Question


@dataclass(frozen=True)
class Judged:
    """A workspace with its state and the revision that is asked."""

    opened: Opened
    project: Project
    state: State
    revision: str | None


def judge_workspace(session: Session, *, with_revision: bool = True) -> Judged:
    """Read the workspace and judge it for the day that is asked for."""
    opened = open_workspace(session)
    project = with_arrivals(opened)
    state = build(project, Question.on(opened.day))
    name = revision(opened.tree.standpoint) if with_revision else None
    return Judged(opened, project, state, name)


def with_arrivals(opened: Opened) -> Project:
    """Add the days of first commits, where a paper does not say when it was handed in."""
    project = opened.project
    silent = [
        report_path(unit, period)
        for (unit, period), report in project.reports.items()
        if report.submitted is None
    ]
    silent += [scheme_path(u) for u, scheme in project.schemes.items() if scheme.submitted is None]
    if not silent:
        return project
    days = first_days(opened.tree.standpoint, project.plan.timezone)
    return replace(project, arrived={file: days[file] for file in silent if file in days})


def reopened(session: Session) -> Opened:
    """Read the workspace as it is now, its papers with the days they came."""
    opened = open_workspace(session)
    return replace(opened, project=with_arrivals(opened))


def period_question(project: Project, period: Period) -> Question:
    """Ask for a period as its brief does, without a clock.

    A period whose brief was issued is asked with what was known on that day. Before that its
    papers are counted on the day after the last one was due, or came in.
    """
    issued = project.months_closed.get(period)
    if issued is not None:
        return Question(period.end, issued, issued)
    return Question(period.end, _counting_day(project, period))


def _counting_day(project: Project, period: Period) -> date:
    from datetime import timedelta

    due = [
        due_day(project, obligation, period)
        for obligation in project.plan.obligations
        if obligation.counted
        and (obligation.period == period or obligation.every == "month")
        and (obligation.every == "once" or period.span == "month")
    ]
    came = [
        report.submitted
        for (_, said), report in project.reports.items()
        if said == period and report.submitted is not None
    ]
    returned = [
        decision.on
        for _, _, decision in project.all_decisions()
        if decision.kind == "return" and decision.ref == str(period)
    ]
    return max([*(day + timedelta(days=1) for day in due), *came, *returned, period.end])


def notes_of(project: Project, period: Period) -> BriefNotes:
    """Give the coordinator's words for a period; empty ones where there are none."""
    return project.briefs.get(period, BriefNotes())


def refuse_outside(project: Project, period: Period) -> None:
    """Refuse a period that does not end within the plan."""
    plan = project.plan
    if not plan.start <= period.end <= plan.end:
        raise UsageError(
            say("{period} lies outside the plan, {start} to {end}",
                period=period, start=plan.start, end=plan.end)
        )  # fmt: skip
