"""``anplan why REF``: the rule behind a light."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.problem import Place
from anplan.commands.judged import Judged, judge_workspace
from anplan.commands.session import Session, refuse_format
from anplan.commands.show import show_found
from anplan.files.git import commit_of
from anplan.model.refs import Found, resolve
from anplan.show.screen import Screen
from anplan.show.why import Traces, why_action, why_indicator, why_task


def why(session: Session, ref: str) -> int:
    """Explain the light of an indicator, an action or a task."""
    refuse_format(session, ("text",))
    judged = judge_workspace(session)
    session.show(_screen(session, judged, resolve(judged.project, ref)))
    return 0


def _screen(session: Session, judged: Judged, found: Found) -> Screen:
    words, state, traces = session.words, judged.state, _traces(session, judged)
    if found.kind == "indicator":
        return why_indicator(words, state, state.indicator(found.id), traces, judged.revision)
    if found.kind == "task":
        return why_task(words, state, state.task(found.id), traces, judged.revision)
    if found.kind == "action":
        action = state.action(found.id)
        if action is None:
            raise UsageError(
                say("{ref} is continuous or an outcome: it has no light", ref=found.id),
                say("Its last entry: anplan show {task}", task=found.id.partition("/")[0]),
            )
        return why_action(words, state, action, traces, judged.revision)
    return show_found(session, judged, found)


def _traces(session: Session, judged: Judged) -> Traces:
    at, zone = judged.opened.tree.standpoint, judged.project.plan.timezone

    def commit(place: Place) -> str:
        if judged.revision is None:
            return ""
        found = commit_of(at, place.file, place.line, zone)
        return f"{found.name} {found.day}" if found else session.words("not committed")

    return Traces(judged.opened.loaded.places.find, commit)
