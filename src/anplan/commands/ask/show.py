"""``anplan show REF``: one thing in full."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.model.paths import task_of
from anplan.model.refs import Referent, resolve
from anplan.show.layout.screen import Screen
from anplan.show.screens import details
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from anplan.work.typed import accepted


def show(session: Session, ref: str) -> int:
    """Show what a ref names."""
    judged = judge_workspace(session, with_revision=False)
    found = accepted(resolve(judged.project, ref))
    if found.kind == "period":
        raise UsageError(
            say("A month is not one thing: {period}", period=found.id),
            say("Try anplan status {period} or anplan brief --month {period}", period=found.id),
        )
    session.console.show(show_found(session.console, judged, found))
    return 0


def show_found(console: Console, judged: Judged, found: Referent) -> Screen:
    """Make the screen of a thing that was found."""
    words, state, asked = console.words, judged.state, judged.asked_revision
    if found.kind == "indicator":
        return details.show_indicator(words, state, state.indicator(found.id), asked)
    if found.kind == "task":
        return details.show_task(words, state, state.task(found.id), asked)
    if found.kind == "action":
        return details.show_task(words, state, state.task(task_of(found.id)), asked)
    if found.kind == "unit":
        return details.show_unit(words, state, found.id, asked)
    obligations = judged.project.plan.obligations
    obligation = next(one for one in obligations if one.id == found.id)
    return details.show_obligation(words, state, obligation, asked)
