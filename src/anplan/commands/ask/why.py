"""``anplan why REF``: the rule behind a light."""

from collections.abc import Callable, Mapping

from anplan.base.errors import UsageError
from anplan.base.message import Rejected, say
from anplan.commands.ask.show import judged_measure, show_found, thing_named
from anplan.model.names import Kind, Referent
from anplan.model.paths import task_of, unit_file
from anplan.model.project import Project
from anplan.model.refs import resolve
from anplan.model.reported_refs import resolve_reported
from anplan.show.layout.screen import Screen
from anplan.show.screens.details import show_instruction
from anplan.show.screens.measures import why_measure
from anplan.show.screens.traces import Traces
from anplan.show.screens.why import why_action, why_indicator, why_task
from anplan.show.screens.why_paper import why_paper
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from anplan.work.traces import traces_of


def why(session: Session, ref: str) -> int:
    """Explain the light of an indicator, an action or a task."""
    judged = judge_workspace(session)
    session.console.show(_screen(session.console, judged, _named(judged.project, ref)))
    return 0


def _named(project: Project, ref: str) -> Referent:
    """Return the thing or the paper that a word names."""
    if isinstance(resolve(project, ref), Rejected):
        reported = resolve_reported(project, ref)
        if isinstance(reported, Referent) and reported.kind == "paper":
            return reported
    return thing_named(project, ref)


def _screen(console: Console, judged: Judged, thing: Referent) -> Screen:
    explain = _SCREENS.get(thing.kind)
    if explain is None:
        return show_found(console, judged, thing)
    return explain(console.words, judged, thing.id, traces_of(console, judged))


def _indicator(words: Words, judged: Judged, name: str, traces: Traces) -> Screen:
    indicator = judged.state.indicator(name)
    return why_indicator(words, judged.state, indicator, traces, judged.revision)


def _task(words: Words, judged: Judged, name: str, traces: Traces) -> Screen:
    return why_task(words, judged.state, judged.state.task(name), traces, judged.revision)


def _action(words: Words, judged: Judged, ref: str, traces: Traces) -> Screen:
    action = judged.state.action(ref)
    if action is None:
        raise UsageError(
            say("{ref} is continuous or an outcome: it has no light", ref=ref),
            say("Its last entry: anplan show {task}", task=task_of(ref)),
        )
    return why_action(words, judged.state, action, traces, judged.revision)


def _measure(words: Words, judged: Judged, ref: str, traces: Traces) -> Screen:
    measure = judged_measure(judged, Referent("measure", ref))
    return why_measure(words, judged.state, measure, traces, judged.revision)


def _paper(words: Words, judged: Judged, name: str, traces: Traces) -> Screen:
    unit, _, period = name.partition("/")
    file = unit_file(unit, period)
    assert file is not None
    return why_paper(words, judged.state, unit, file, traces, judged.revision)


def _instruction(words: Words, judged: Judged, ref: str, traces: Traces) -> Screen:
    return show_instruction(words, judged.state, ref, judged.revision, lambda spot: traces(spot)[0])


_SCREENS: Mapping[Kind, Callable[[Words, Judged, str, Traces], Screen]] = {
    "indicator": _indicator,
    "task": _task,
    "action": _action,
    "measure": _measure,
    "paper": _paper,
    "instruction": _instruction,
}
