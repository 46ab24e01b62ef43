"""``anplan brief --period 2025-Q2``: the coordinator's brief, or a unit's own, in any form."""

from pathlib import Path

from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import say
from anplan.base.period import MONTHS, Period
from anplan.files.disk.own_briefs import is_own_brief, replace_brief
from anplan.files.disk.workspace import Workspace
from anplan.files.git.history import snapshot_at
from anplan.files.tree import Tree
from anplan.model.paths import LETTERHEAD, UNIT_LETTERHEAD, rendered_path
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.show.screens.page import left_to_issue
from anplan.work.asked_period import AskedPeriod
from anplan.work.deliver import deliver, would_write
from anplan.work.file_names import unit_in_name
from anplan.work.issued_brief import is_draft, written_brief
from anplan.work.judge import refuse_outside, with_arrivals
from anplan.work.paper import MARKDOWN, form_asked, paper_bytes
from anplan.work.render import Rendered, rendered_brief, rendered_unit_brief
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.template_sense import tell_unverifiable
from anplan.work.typed import accepted


def brief(
    session: Session,
    asked: AskedPeriod,
    output: str | None,
    *,
    to: str | None = None,
    base: str | None = None,
    dry_run: bool = False,
    yes: bool = False,
) -> int:
    """Write a period's brief into briefs/, to a file, or with ``-`` to stdout.

    ``base`` names the revision whose templates are used: those of a change are code that
    nobody has looked at yet.
    What is issued stays as it is, and what a person wrote into it is written over only where
    ``yes`` says so. A unit's own brief, and one of an earlier state of the files, goes to stdout as
    Markdown unless a file is named; ``to`` another form, a brief goes into a file beside the user.
    """
    form = form_asked(to, output)
    opened = open_workspace(session)
    period = period_of_brief(asked, opened, session.unit)
    if session.unit is None:
        refuse_shorter(opened.project, period)
    opened = with_arrivals(opened, session.console)
    refuse_future(opened, period)
    templates = opened.tree if base is None else snapshot_at(session.folder, base)
    rendered = _rendered(session, opened, period, templates)
    tell_unverifiable(session.console, rendered)
    letterhead = LETTERHEAD if session.unit is None else UNIT_LETTERHEAD
    data = paper_bytes(session.console, rendered, form, templates, letterhead)
    of_workspace = session.unit is None and isinstance(opened.tree, Workspace)
    if output is None and form != MARKDOWN:
        output = _file_name(session, opened, period, form)
    if output == "-" or (output is None and not of_workspace):
        session.console.write_bytes(data)
        return 0
    if of_workspace and _is_own(session, opened, period, output):
        return _write_own(session, opened, period, data, dry_run=dry_run, yes=yes)
    if not of_workspace:
        _refuse_coordinators_brief(session, session.folder / str(output))
    return deliver(session, data, str(output), over=yes, dry_run=dry_run)


def _is_own(session: Session, opened: Opened, period: Period, output: str | None) -> bool:
    """Return whether a brief goes to its own place in the workspace."""
    own = opened.workspace.path(rendered_path(period))
    return output is None or (session.folder / output).resolve() == own.resolve()


def _write_own(
    session: Session, opened: Opened, period: Period, data: bytes, *, dry_run: bool, yes: bool
) -> int:
    """Write the coordinator's brief to its place, but over no issued one and no words of a person."""
    own = rendered_path(period)
    if dry_run:
        path = opened.workspace.path(own)
        session.console.note(would_write(session.console.words, path, data))
        return 0
    if _stays(session, opened, period, data):
        return 0
    refuse_overwriting(opened, period, yes=yes)
    replace_brief(opened.workspace, own, data)
    session.console.tell_written(own, note=True)
    return 0


def period_of_brief(asked: AskedPeriod, opened: Opened, unit: str | None = None) -> Period:
    """Return the period that is meant; where none is named, the coordinator is told which is left."""
    left = left_to_issue(opened.project, opened.day) if unit is None else None
    return asked.needed(opened.project.plan, left)


def _stays(session: Session, opened: Opened, period: Period, data: bytes) -> bool:
    """Say where a brief is as it would be written; return whether it is."""
    own = rendered_path(period)
    path = opened.workspace.path(own)
    if not path.is_file() or path.read_bytes() != data:
        return False
    text = session.console.words("Nothing changes: {path} says so already.")
    session.console.note(text.format(path=own))
    return True


def refuse_overwriting(opened: Opened, period: Period, *, yes: bool) -> None:
    """Raise UsageError where writing would take out an issued brief, or what a person wrote.

    The draft that anplan itself wrote may lie there although the month was closed meanwhile.
    """
    own = rendered_path(period)
    path = opened.workspace.path(own)
    if yes or path.is_symlink() or not path.is_file():
        return
    issued = opened.project.months_closed.get(period)
    is_own = is_own_brief(opened.workspace, own)
    if issued is not None and not (is_own and is_draft(written_brief(opened, period) or "")):
        raise UsageError(
            say("{file} was issued on {day} and stays as it is", file=own, day=issued),
            say("-o FILE writes it elsewhere, --verify compares it; --yes writes over it"),
        )
    if not is_own:
        raise UsageError(
            say("{file} may have been edited by hand and was not written over", file=own),
            say("-o FILE writes elsewhere; --yes writes over it"),
        )


def refuse_shorter(project: Project, period: Period) -> None:
    """Refuse a period shorter than the time from one brief to the next; it is told of in a longer one."""
    cycle = project.brief_cycle
    if MONTHS[period.span] >= MONTHS[cycle] or period in project.months_closed:
        return
    brief = Period.of(cycle, period.end)
    raise UsageError(
        say("{period} has no brief of its own in this plan", period=period),
        say(
            "That of {brief} counts and names what came in for it: {option}",
            brief=brief,
            option=brief.option,
        ),
    )


def _file_name(session: Session, opened: Opened, period: Period, form: str) -> str:
    """Name a file that is no part of the workspace and is written where the user stands."""
    of = ""
    if session.unit is not None:
        unit = accepted(resolve_unit(opened.project, session.unit))
        of = f"-{unit_in_name(opened.project, unit)}"
    return f"{period}{of}-{session.console.words('brief')}.{form}"


def _rendered(session: Session, opened: Opened, period: Period, templates: Tree) -> Rendered:
    if session.unit is None:
        return rendered_brief(session.console.words, opened, period, templates)
    unit = accepted(resolve_unit(opened.project, session.unit))
    return rendered_unit_brief(session.console.words, opened, unit, period, templates)


def _refuse_coordinators_brief(session: Session, path: Path) -> None:
    """Keep a unit's brief, and an earlier state's, from the place of the coordinator's."""
    try:
        folder = Workspace.find(session.folder).path("briefs").resolve()
    except WorkspaceError:
        return
    if path.resolve().parent == folder:
        raise UsageError(
            say("briefs/ holds the coordinator's briefs: {file}", file=path.name),
            say("Write a unit's own brief, or one of an earlier state, to another folder"),
        )


def refuse_future(opened: Opened, period: Period) -> None:
    """Refuse a period outside the plan, and one that is not over."""
    refuse_outside(opened.project, period)
    if period.end > opened.day:
        raise UsageError(
            say("{period} is not over on {day}", period=period, day=opened.day),
            say("A brief is written of a time that is over; --on asks for another day"),
        )
