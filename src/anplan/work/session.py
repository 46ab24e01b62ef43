"""What is asked of a command, and the workspace of which it is asked, opened."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from anplan.base.days import LEAP_YEAR
from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import Message, say
from anplan.base.spelling import SpeltDay, read_day, shown
from anplan.base.typed_period import numbered
from anplan.base.words import first_few
from anplan.files.cache.models import Cache
from anplan.files.disk.workspace import Workspace
from anplan.files.git.checkout import SparseWorkspace, lacking
from anplan.files.load import Loaded, load, takes_figures
from anplan.files.tree import Tree
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.sharing_sense import why_nothing
from anplan.show.findings.problems import problem_line
from anplan.show.layout.progress import Progress
from anplan.state.papers import written_days
from anplan.work.console import Console

if TYPE_CHECKING:
    from anplan.intake.told_items import ToldItems


_NEAR = 2
"""So many folders deep is looked for workspaces that somebody may have meant."""


@dataclass(frozen=True)
class Session:
    """What is asked, from where, and the console on which it is answered.

    ``today`` comes from the command line alone, never from the clock. ``rev`` and ``known`` ask
    with the files of a commit instead of those in the folder.
    """

    folder: Path
    today: date
    console: Console
    on: date | None = None
    rev: str | None = None
    known: date | None = None
    unit: str | None = None
    format: str = "text"


@dataclass(frozen=True)
class Opened:
    """A workspace that was read, and the day it is asked about."""

    tree: Tree
    loaded: Loaded
    project: Project
    day: date

    @cached_property
    def told_items(self) -> "ToldItems":
        """Return what the reports tell of items, gathered once for all that is typed about them."""
        from anplan.intake.told_items import ToldItems

        return ToldItems(self.project)

    @property
    def workspace(self) -> Workspace:
        """Return the folder it lies in; raise UsageError where it is one of a commit."""
        if isinstance(self.tree, Workspace):
            return self.tree
        raise UsageError(
            say("What a commit holds cannot be changed"), say("Leave --rev and --known out")
        )


def asked_tree(session: Session, *, tells_removed: bool = False) -> Tree:
    """Return the files that are asked about: the folder's, or those of a commit."""
    if session.rev is None and session.known is None:
        return _whole(session.console, _folder_tree(session.folder), tells_removed=tells_removed)
    from anplan.files.git.history import snapshot_at, snapshot_known

    if session.known is not None:
        snapshot = snapshot_known(session.folder, session.known, session.rev)
    else:
        assert session.rev is not None
        snapshot = snapshot_at(session.folder, session.rev)
    for note in snapshot.notes:
        session.console.note(session.console.words.tell(note))
    return snapshot


def _folder_tree(folder: Path) -> Workspace:
    try:
        return Workspace.find(folder)
    except WorkspaceError as error:
        from anplan.files.git.history import is_bare

        if not folder.is_dir() or not is_bare(folder):
            raise WorkspaceError(error.message, _below(folder) or error.hint) from None
        raise WorkspaceError(
            say("{folder} is a bare repository: no files lie in it", folder=str(folder)),
            say("Ask for those of a commit: --rev main"),
        ) from None


def _below(folder: Path) -> Message | None:
    """Say which workspaces lie right below a folder that is in none."""
    from anplan.files.disk.workspaces_below import workspaces_below

    below = [one.relative_to(folder).as_posix() for one in workspaces_below(folder, _NEAR)]
    if not below:
        return None
    return say(
        "Below it are workspaces: {names}. Name one with -C, several with -C again or --workspaces",
        names=first_few(below),
    )


def _whole(console: Console, workspace: Workspace, *, tells_removed: bool) -> Workspace:
    """Return the folder with what was not checked out into it; say what it lacks."""
    gaps = lacking(workspace.root)
    if gaps.removed and tells_removed:
        text = console.words(
            "not in this folder, though git knows them, and in no figure: {count} files; "
            "git ls-files --deleted names them"
        )
        console.note_once(console.words.fill(text, count=len(gaps.removed)))
    if not gaps.left_out:
        return workspace
    text = console.words(
        "not checked out here (sparse checkout), read as git has them: {count} files"
    )
    console.note_once(console.words.fill(text, count=len(gaps.left_out)))
    return SparseWorkspace(workspace.root, gaps.left_out)


def read_tree(console: Console, tree: Tree, known: date | None = None) -> Loaded:
    """Read a workspace's files, with a bar where that takes long, and the figures it takes from others.

    ``known`` is the day whose knowledge is asked for, where one is.
    """
    progress = Progress(console.words, console.err)
    try:
        own = load(tree, progress.tick, Cache.of(tree.standpoint.folder))
    finally:
        progress.clear()
    if not takes_figures(own):
        return own
    from anplan.files.sharing.linked import linked

    loaded = linked(tree, own, known)
    for note in loaded.notes:
        console.note_once(console.words.tell(note))
    return loaded


def open_workspace(session: Session) -> Opened:
    """Read the workspace around the session's folder, as it is or as a commit holds it.

    Files that cannot be read are named on stderr; raise WorkspaceError where plan.yaml is
    one of them.
    """
    tree = asked_tree(session, tells_removed=True)
    loaded = read_tree(session.console, tree, session.known)
    tell_broken(session.console, loaded)
    if loaded.project is None:
        raise WorkspaceError(
            say("plan/plan.yaml cannot be read, so nothing can be judged"),
            say("Mend it; anplan check shows every problem"),
        )
    _tell_unshared(session.console, loaded.project)
    return opened_as(session, tree, loaded)


def _tell_unshared(console: Console, project: Project, most: int = 5) -> None:
    """Name the figures on stderr that another plan is to have and that cannot be had from it."""
    reasons = ((name, why_nothing(project, name)) for name in project.shared)
    missing = [(name, reason) for name, reason in reasons if reason is not None]
    for name, reason in missing[:most]:
        text = console.words.tell(say("no figure to be had: {why}", why=reason))
        console.note(console.words.labelled(project.indicators[name].label, text))


def opened_as(session: Session, tree: Tree, loaded: Loaded) -> Opened:
    """Return what was read, whose plan must be there, with its rest days and the day asked for."""
    assert loaded.project is not None
    project = with_rest_days(loaded.project, session.console)
    return Opened(tree, loaded, project, asked_day(session, project.plan))


def with_rest_days(project: Project, console: Console) -> Project:
    """Add the rest days on which papers would be due, where the plan moves them."""
    if project.plan.settings.rest_days == "kept":
        return project
    from anplan.files.holidays import Calendar

    calendar = Calendar(project.plan.holidays)
    rest_days = calendar.rest_days(written_days(project.plan))
    for year in sorted(calendar.unknown):
        text = console.words(
            "The holidays of {year} are not known, weekends alone are counted: "
            "install anplan[cn], or name them under holidays: in plan.yaml"
        )
        console.note_once(text.format(year=year))
    return replace(project, rest_days=rest_days)


def tell_broken(console: Console, loaded: Loaded, most: int = 5) -> None:
    """Name the problems of what could not be read on stderr."""
    places = loaded.places
    for problem in loaded.unread[:most]:
        console.note(problem_line(console.words, places.locate(problem)))
    if loaded.unread:
        text = console.words(
            "read {read} of {found} files; the rest is left out of every figure: anplan check"
        )
        counts = {"read": loaded.files_read, "found": loaded.files_found}
        console.note(console.words.fill(text, **counts))


def asked_day(session: Session, plan: Plan) -> date:
    """Return the day a question is asked for: --on, a sample's own day, else today.

    What was known on a day is asked for that day, unless another one is named.
    """
    if session.on is not None:
        return session.on
    day = (plan.sample and plan.sample_day) or session.today
    return day if session.known is None else min(day, session.known)


_YEARS = range(1900, 2200)
"""Of which days may be asked: periods around any other have no days of their own any more."""


def typed_question_day(session: Session, text: str) -> date:
    """Read a day that is to be asked about, as :func:`typed_day` does; refuse those without periods around them."""
    day = typed_day(session, text)
    if day.year not in _YEARS:
        raise _no_day(text)
    return day


def _no_day(text: str) -> UsageError:
    return UsageError(say("Not a day: {text}", text=shown(text)), say("Write a day as 2025-06-30"))


def typed_day(session: Session, text: str) -> date:
    """Read a day that an option names; without a year it is the plan's, the last one up to today.

    Only then the workspace is read, as it is asked about: the folder's files or those of a commit.
    """
    refusal = _no_day(text)
    typed = read_day(numbered(text))
    if typed is None:
        raise refusal
    try:
        day = typed.in_year(typed.year or LEAP_YEAR)
    except ValueError:
        raise refusal from None
    if typed.year is not None:
        return day
    quiet = replace(session, console=session.console.without_remarks())
    plan = open_workspace(quiet).project.plan
    days = list(_within(plan, typed))
    if not days:
        raise refusal
    today = asked_day(session, plan)
    return max((day for day in days if day <= today), default=days[0])


def _within(plan: Plan, typed: SpeltDay) -> Iterator[date]:
    """Yield the days of the plan's years, those within the plan alone where there are any."""
    days = []
    for year in range(plan.start.year, plan.end.year + 1):
        with contextlib.suppress(ValueError):
            days.append(typed.in_year(year))
    return iter([day for day in days if plan.start <= day <= plan.end] or days)
