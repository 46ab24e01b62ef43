"""Reading a workspace and judging it: what most commands begin with."""

from dataclasses import dataclass, replace

from anplan.base.commit import Revision
from anplan.base.errors import HistoryError, UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.files.disk.workspace import Workspace
from anplan.files.git.first_days import first_days
from anplan.files.git.run import revision
from anplan.files.tree import Tree
from anplan.model.briefs import BriefNotes
from anplan.model.plan import DEFAULT_ZONE, Plan
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.model.silent_papers import silent_papers
from anplan.state.build import State, build
from anplan.state.question import Question
from anplan.work.console import Console
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted


@dataclass(frozen=True)
class Judged:
    """A workspace with its state and the revision that is asked."""

    opened: Opened
    state: State
    revision: Revision | None

    @property
    def project(self) -> Project:
        """Return what the files say, with the days on which papers came."""
        return self.opened.project

    @property
    def asked_revision(self) -> Revision | None:
        """Return the revision where a commit itself was asked, not the folder's files."""
        return self.revision if self.revision and self.revision.day else None


def judge_workspace(session: Session, *, with_revision: bool = True) -> Judged:
    """Read the workspace and judge it for the day that is asked for."""
    opened = asked_workspace(session)
    asked = with_revision or not isinstance(opened.tree, Workspace)
    return judged_as(opened, revision_of(session, opened) if asked else None)


def asked_workspace(session: Session) -> Opened:
    """Read the workspace, with the days on which its papers came."""
    return with_arrivals(open_workspace(session), session.console)


def judged_as(opened: Opened, revision: Revision | None) -> Judged:
    """Judge what was read for the day that is asked for."""
    return Judged(opened, build(opened.project, Question.on(opened.day)), revision)


def unit_asked(session: Session, judged: Judged) -> str | None:
    """Return the unit that is asked about alone; raise UsageError where there is none of the name."""
    if session.unit is None:
        return None
    return accepted(resolve_unit(judged.project, session.unit))


def revision_of(session: Session, opened: Opened) -> Revision | None:
    """Name the commit that is asked, or the last one of the folder's files.

    Where git refuses to tell, the answer stands without it and that is noted.
    """
    if not isinstance(opened.tree, Workspace):
        return asked_revision(session, opened.tree, opened.project.plan)
    try:
        commit = revision(opened.tree.standpoint, opened.project.plan.timezone)
    except HistoryError as error:
        session.console.note_refused(error)
        return None
    return commit and Revision(commit.name)


def asked_revision(session: Session, tree: Tree, plan: Plan | None) -> Revision | None:
    """Name the commit that is asked; None where the folder's files are."""
    if isinstance(tree, Workspace):
        return None
    commit = revision(tree.standpoint, plan.timezone if plan else DEFAULT_ZONE)
    return commit and Revision(commit.name, commit.day, session.known)


def with_arrivals(opened: Opened, console: Console | None = None) -> Opened:
    """Add the days of first commits, where a paper does not say when it was handed in.

    With a console it is noted where git refuses to tell, or a shallow clone cannot.
    """
    project = opened.project
    silent = list(silent_papers(project))
    if not silent:
        return opened
    try:
        days, unknown = first_days(opened.tree.standpoint, project.plan.timezone)
    except HistoryError as error:
        if console is not None:
            console.note_refused(error)
        return opened
    if console is not None and not unknown.isdisjoint(silent):
        _tell_beyond(console, len(unknown.intersection(silent)))
    arrived = {file: days[file] for file in silent if file in days}
    return replace(opened, project=replace(project, arrived=arrived))


def _tell_beyond(console: Console, count: int) -> None:
    text = console.words(
        "This clone is shallow: it is not known when {count} papers came, counted as on time; "
        "git fetch --unshallow"
    )
    console.note_once(console.words.fill(text, count=count))


def notes_of(project: Project, period: Period) -> BriefNotes:
    """Return the coordinator's words for a period; empty ones where there are none."""
    return project.briefs.get(period, BriefNotes())


def refuse_outside(project: Project, period: Period) -> None:
    """Refuse a period that does not end within the plan."""
    plan = project.plan
    if not plan.start <= period.end <= plan.end:
        raise UsageError(
            say(
                "{period} lies outside the plan, {start} to {end}",
                period=period,
                start=plan.start,
                end=plan.end,
            )
        )
