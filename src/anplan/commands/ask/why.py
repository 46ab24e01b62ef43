"""``anplan why REF``: the rule behind a light."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.ask.show import show_found, thing_named
from anplan.model.paths import task_of
from anplan.model.refs import Referent
from anplan.show.layout.screen import Screen
from anplan.show.screens.why import why_action, why_indicator, why_task
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from anplan.work.traces import traces_of


def why(session: Session, ref: str) -> int:
    """Explain the light of an indicator, an action or a task."""
    judged = judge_workspace(session)
    session.console.show(_screen(session.console, judged, thing_named(judged.project, ref)))
    return 0


def _screen(console: Console, judged: Judged, thing: Referent) -> Screen:
    words, state, traces = console.words, judged.state, traces_of(console, judged)
    if thing.kind == "indicator":
        return why_indicator(words, state, state.indicator(thing.id), traces, judged.revision)
    if thing.kind == "task":
        return why_task(words, state, state.task(thing.id), traces, judged.revision)
    if thing.kind == "action":
        action = state.action(thing.id)
        if action is None:
            raise UsageError(
                say("{ref} is continuous or an outcome: it has no light", ref=thing.id),
                say("Its last entry: anplan show {task}", task=task_of(thing.id)),
            )
        return why_action(words, state, action, traces, judged.revision)
    return show_found(console, judged, thing)
