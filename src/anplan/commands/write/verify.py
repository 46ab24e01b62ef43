"""``anplan brief --verify``: issued briefs are rendered again from what they were made of."""

from collections.abc import Iterator

from anplan import __version__
from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.files.git.walk import Walk
from anplan.model.briefs import BriefNotes
from anplan.model.project import Project
from anplan.show.screens.verify import Verdict, Verified, verified_screen
from anplan.state.build import State, build
from anplan.state.lights.relights import Afterwards, afterwards
from anplan.state.question import Question
from anplan.work.asked_period import AskedPeriod
from anplan.work.issued_brief import (
    brief_pointers,
    foot_of,
    is_rendered_again,
    unissued_briefs,
    written_brief,
)
from anplan.work.judge import with_arrivals
from anplan.work.made_from import MadeFrom, made_from
from anplan.work.session import Opened, Session, open_workspace


def verify(session: Session, asked: AskedPeriod) -> int:
    """Verify one issued brief, or all; 1 where one is not what its inputs give."""
    opened = with_arrivals(open_workspace(session))
    project = opened.project
    unissued, pointers = unissued_briefs(opened), brief_pointers(opened.tree)
    now = build(project, Question.on(opened.day))
    with Walk() as walk:
        verified = tuple(
            _unread(project, period, pointers[period])
            if period in pointers
            else _unissued(period)
            if period in unissued
            else _verified(session, opened, now, period, walk)
            for period in _asked(project, {*unissued, *pointers}, asked)
        )
    session.console.show(verified_screen(session.console.words, verified))
    return int(any(brief.is_wrong for brief in verified))


def _asked(project: Project, others: set[Period], asked: AskedPeriod) -> tuple[Period, ...]:
    """Return the periods to verify; ``others`` are wrong without being issued, or cannot be read."""
    closed = sorted(project.months_closed)
    period = asked.read(project.plan)
    if period is None:
        if not closed and not others:
            raise UsageError(say("No brief is issued yet"))
        return tuple(sorted({*closed, *others}))
    if period not in closed and period not in others:
        raise UsageError(
            say("The brief of {period} is not issued yet", period=period),
            say(
                "Only what was issued can be verified; issued are: {periods}",
                periods=tuple(map(str, closed)),
            ),
        )
    return (period,)


def _unissued(period: Period) -> Verified:
    return Verified(period, None, None, "unissued", None)


def _unread(project: Project, period: Period, problem: Problem) -> Verified:
    notes = project.briefs.get(period, BriefNotes())
    return Verified(period, notes.number, notes.issued, "unread", None, problem=problem)


def _verified(session: Session, opened: Opened, now: State, period: Period, walk: Walk) -> Verified:
    text = written_brief(opened, period)
    foot = foot_of(text or "")
    origin = made_from(session.console, opened, period, foot.digest, walk) if foot else None
    notes = (origin.opened if origin else opened).project.briefs[period]
    if text is None or foot is None:
        verdict: Verdict = "missing" if text is None else "unsigned"
    elif origin is None:
        verdict = "not found"
    else:
        is_ours = foot.version == __version__
        verdict = _verdict(is_same=is_rendered_again(origin.opened, period, text), is_ours=is_ours)
    return Verified(
        period,
        notes.number,
        notes.issued,
        verdict,
        foot.version if foot else None,
        origin and origin.commit,
        tuple(_since(origin, now, period)) if origin else (),
        origin.departures if origin else (),
        is_beside=origin is not None and origin.beside,
        template=origin.template if origin else None,
        is_template_momentary=origin is not None and not origin.template_stays,
    )


def _verdict(*, is_same: bool, is_ours: bool) -> Verdict:
    if is_ours:
        return "same" if is_same else "edited"
    return "other version" if is_same else "other version, differs"


def _since(origin: MadeFrom, now: State, period: Period) -> Iterator[Afterwards]:
    """Yield what became of the lights and figures that the brief was made of."""
    for light in afterwards(origin.state(period), now):
        if light.is_corrected or light.has_caught_up:
            yield light
