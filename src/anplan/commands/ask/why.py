"""``anplan why REF``: the rule behind a light."""

from anplan.base.commit import Commit
from anplan.base.errors import HistoryError, UsageError
from anplan.base.message import say
from anplan.base.problem import Place
from anplan.commands.ask.show import show_found, thing_named
from anplan.files.git.blame import Origins
from anplan.model.paths import task_of
from anplan.model.refs import Referent
from anplan.show.layout.screen import Screen
from anplan.show.screens.details import show_instruction
from anplan.show.screens.why import Traces, why_action, why_indicator, why_task
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session


def why(session: Session, ref: str) -> int:
    """Explain the light of an indicator, an action or a task."""
    judged = judge_workspace(session)
    session.console.show(_screen(session.console, judged, thing_named(judged.project, ref)))
    return 0


def _screen(console: Console, judged: Judged, thing: Referent) -> Screen:
    words, state, traces = console.words, judged.state, _traces(console, judged)
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
    if thing.kind == "instruction":
        return show_instruction(
            words, state, thing.id, judged.revision, lambda spot: traces(spot)[0]
        )
    return show_found(console, judged, thing)


def _traces(console: Console, judged: Judged) -> Traces:
    loaded, zone = judged.opened.loaded, judged.project.plan.timezone
    origins = Origins(judged.opened.tree.standpoint, loaded.texts, zone)

    def commit(place: Place) -> str:
        if judged.revision is None:
            return ""
        try:
            return _commit_text(console.words, origins(place.file, place.line))
        except HistoryError as error:
            console.note_refused(error)
            return console.words("commit not known")

    return Traces(loaded.places.find, commit)


def _commit_text(words: Words, commit: Commit | None) -> str:
    """Name a commit and its day; in a shallow clone's first one nothing need be its own."""
    if commit is None:
        return words("not committed")
    if commit.earliest:
        text = words("{commit} {day} or earlier (shallow clone)")
        return text.format(commit=commit.name, day=commit.day)
    return f"{commit.name} {commit.day}"
