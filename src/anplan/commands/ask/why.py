"""``anplan why REF``: the rule behind a light."""

from anplan.base.commit import Commit
from anplan.base.errors import HistoryError, UsageError
from anplan.base.message import Rejected, say
from anplan.base.problem import Place
from anplan.commands.ask.show import judged_measure, show_found, thing_named
from anplan.files.git.blame import Origins
from anplan.model.paths import task_of, unit_file
from anplan.model.project import Project
from anplan.model.refs import Referent, resolve, resolve_reported
from anplan.show.layout.screen import Screen
from anplan.show.screens.measures import why_measure
from anplan.show.screens.traces import Traces
from anplan.show.screens.why import why_action, why_indicator, why_task
from anplan.show.screens.why_paper import why_paper
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session


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
    if thing.kind == "measure":
        return why_measure(words, state, judged_measure(judged, thing), traces, judged.revision)
    if thing.kind == "paper":
        unit, _, name = thing.id.partition("/")
        file = unit_file(unit, name)
        assert file is not None
        return why_paper(words, state, unit, file, traces, judged.revision)
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
