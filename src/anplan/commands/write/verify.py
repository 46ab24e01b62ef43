"""``anplan brief --verify``: issued briefs are rendered again from what they were made of."""

from dataclasses import replace
from typing import NamedTuple

from anplan import __version__
from anplan.base.commit import Commit
from anplan.base.errors import AnplanError, UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.write.brief import month_of_brief
from anplan.files.git.history import states_before
from anplan.files.git.snapshot import Snapshot
from anplan.files.git.walk import Walk
from anplan.model.paths import rendered_path
from anplan.model.project import Project
from anplan.show.screens.verify import Verdict, Verified, verified_screen
from anplan.state.build import State, build
from anplan.state.lights.relights import afterwards
from anplan.state.question import Question
from anplan.work.issued_brief import Foot, digest_now, foot_of, rendered_again, written_brief
from anplan.work.judge import with_arrivals
from anplan.work.session import (
    Opened,
    Session,
    open_workspace,
    opened_as,
    read_tree,
)

MOST_STATES = 200


class _Tried(NamedTuple):
    """How an attempt to render a brief again came out, and from which commit's files."""

    verdict: Verdict
    commit: Commit | None = None


def verify(session: Session, month: str | None) -> int:
    """Verify one issued brief, or all; 1 where one is not what its inputs give."""
    opened = with_arrivals(open_workspace(session))
    project = opened.project
    now = build(project, Question.on(opened.day))
    with Walk() as walk:
        verified = tuple(
            _verified(session, opened, now, period, walk) for period in _asked(project, month)
        )
    session.console.show(verified_screen(session.console.words, verified))
    return int(any(brief.is_wrong for brief in verified))


def _asked(project: Project, month: str | None) -> tuple[Period, ...]:
    closed = sorted(project.months_closed)
    if month is None:
        if not closed:
            raise UsageError(say("No brief is issued yet"))
        return tuple(closed)
    period = month_of_brief(month, project.plan)
    if period not in closed:
        raise UsageError(
            say("The brief of {period} is not issued yet", period=period),
            say(
                "Only what was issued can be verified; issued are: {months}",
                months=tuple(map(str, closed)),
            ),
        )
    return (period,)


def _verified(session: Session, opened: Opened, now: State, period: Period, walk: Walk) -> Verified:
    project = now.project
    issued = project.months_closed[period]
    text = written_brief(opened, period)
    foot = foot_of(text or "")
    if text is None or foot is None:
        tried = _Tried("missing" if text is None else "unsigned")
    elif digest_now(opened, period) == foot.digest:
        tried = _Tried(_compared(opened, period, text, foot))
    else:
        tried = _from_history(session, opened, period, text, foot, walk)
    after = afterwards(project, period, issued, now)
    return Verified(
        period,
        project.briefs[period].number,
        issued,
        tried.verdict,
        tried.commit,
        foot.version if foot else None,
        tuple(one for one in after if one.is_corrected or one.has_caught_up),
    )


def _compared(opened: Opened, period: Period, text: str, foot: Foot) -> Verdict:
    if rendered_again(opened, period) == text:
        return "same"
    return "edited" if foot.version == __version__ else "other version"


def _from_history(
    session: Session, opened: Opened, period: Period, text: str, foot: Foot, walk: Walk
) -> _Tried:
    """Look for the state of the files that the brief's digest names."""
    quiet = replace(session, console=session.console.without_remarks())
    at = opened.tree.standpoint
    try:
        states = list(states_before(at, rendered_path(period), MOST_STATES))
    except AnplanError:
        return _Tried("not found")
    for state in states:
        then = _opened_at(quiet, Snapshot(state, walk))
        if (
            then is not None
            and period in then.project.months_closed
            and digest_now(then, period) == foot.digest
        ):
            commit = walk.commit_day(state, then.project.plan.timezone)
            return _Tried(_compared(then, period, text, foot), commit)
    return _Tried("not found" if foot.version == __version__ else "other version")


def _opened_at(session: Session, snapshot: Snapshot) -> Opened | None:
    """Read an earlier state with its papers' days; None where its plan cannot be read."""
    loaded = read_tree(session.console, snapshot)
    if loaded.project is None:
        return None
    return with_arrivals(opened_as(session, snapshot, loaded), session.console)
