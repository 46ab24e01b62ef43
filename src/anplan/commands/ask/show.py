"""``anplan show REF``: one thing in full."""

from anplan.base.errors import UsageError
from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.base.spelling import shown
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.model.refs import Referent, resolve, resolve_reported
from anplan.show.layout.screen import Screen
from anplan.show.screens import details
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from anplan.work.typed import accepted


def show(session: Session, ref: str) -> int:
    """Show what a ref names."""
    judged = judge_workspace(session, with_revision=False)
    thing = thing_named(judged.project, ref)
    session.console.show(show_found(session.console, judged, thing))
    return 0


def thing_named(project: Project, word: str) -> Referent:
    """Return the thing that has a screen of its own; raise UsageError where a word names none.

    What reports alone name has a history, but no screen: the error says where that is shown.
    """
    named = resolve(project, word)
    if isinstance(named, Rejected):
        reported = resolve_reported(project, word)
        if isinstance(reported, Referent):
            import shlex

            raise UsageError(
                say("{word} has a history, but no screen of its own", word=shown(word)),
                say("Write: {line}", line=shlex.join(("anplan", "log", word))),
            )
    thing = accepted(named)
    if thing.kind == "period":
        raise _many_things(project, thing.id)
    return thing


def _many_things(project: Project, period: str) -> UsageError:
    """Return the refusal of a period where one thing is asked for."""
    refusal = say("{period} is a period, not one thing", period=period)
    month, plan = Period.parse(period), project.plan
    if month.span != "month" or not plan.start <= month.end <= plan.end:
        return UsageError(refusal, say("Try anplan status {period}", period=period))
    hint = say("Try anplan status {period} or anplan brief --month {period}", period=period)
    return UsageError(refusal, hint)


def show_found(console: Console, judged: Judged, thing: Referent) -> Screen:
    """Make the screen of a thing that was found."""
    words, state, asked = console.words, judged.state, judged.asked_revision
    if thing.kind == "indicator":
        return details.show_indicator(words, state, state.indicator(thing.id), asked)
    if thing.kind == "task":
        return details.show_task(words, state, state.task(thing.id), asked)
    if thing.kind == "action":
        return details.show_task(words, state, state.task(task_of(thing.id)), asked)
    if thing.kind == "unit":
        return details.show_unit(words, state, thing.id, asked)
    if thing.kind == "instruction":
        return details.show_instruction(words, state, thing.id, asked)
    obligations = judged.project.plan.obligations
    obligation = next(obligation for obligation in obligations if obligation.id == thing.id)
    return details.show_obligation(words, state, obligation, asked)
