"""``anplan show REF``: one thing in full."""

from collections.abc import Callable, Mapping

from anplan.base.errors import UsageError
from anplan.base.message import Rejected, say
from anplan.base.period import MONTHS, Period
from anplan.base.spelling import shown
from anplan.model.paths import SCHEME, task_of
from anplan.model.project import Project
from anplan.model.refs import Kind, Referent, resolve, resolve_reported
from anplan.show.layout.screen import Screen
from anplan.show.screens import details
from anplan.show.screens.measures import show_measure
from anplan.show.words import Words
from anplan.state.measures import MeasureState
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
    asked, plan = Period.parse(period), project.plan
    is_short = MONTHS[asked.span] < MONTHS[project.brief_cycle]
    if is_short or not plan.start <= asked.end <= plan.end:
        return UsageError(refusal, say("Try anplan status {period}", period=period))
    hint = say(
        "Try anplan status {period} or anplan brief {option}", period=period, option=asked.option
    )
    return UsageError(refusal, hint)


def show_found(console: Console, judged: Judged, thing: Referent) -> Screen:
    """Make the screen of a thing that was found."""
    return _SCREENS[thing.kind](console.words, judged, thing.id)


def _indicator(words: Words, judged: Judged, name: str) -> Screen:
    return details.show_indicator(
        words, judged.state, judged.state.indicator(name), judged.asked_revision
    )


def _task(words: Words, judged: Judged, ref: str) -> Screen:
    task = judged.state.task(task_of(ref))
    return details.show_task(words, judged.state, task, judged.asked_revision)


def _unit(words: Words, judged: Judged, name: str) -> Screen:
    return details.show_unit(words, judged.state, name, judged.asked_revision)


def _measure(words: Words, judged: Judged, ref: str) -> Screen:
    measure = judged_measure(judged, Referent("measure", ref))
    return show_measure(words, judged.state, measure, judged.asked_revision)


def _instruction(words: Words, judged: Judged, ref: str) -> Screen:
    return details.show_instruction(words, judged.state, ref, judged.asked_revision)


def _obligation(words: Words, judged: Judged, name: str) -> Screen:
    obligations = judged.project.plan.obligations
    obligation = next(obligation for obligation in obligations if obligation.id == name)
    return details.show_obligation(words, judged.state, obligation, judged.asked_revision)


_SCREENS: Mapping[Kind, Callable[[Words, Judged, str], Screen]] = {
    "indicator": _indicator,
    "task": _task,
    "action": _task,
    "unit": _unit,
    "measure": _measure,
    "instruction": _instruction,
    "obligation": _obligation,
}


def judged_measure(judged: Judged, thing: Referent) -> MeasureState:
    """Return a measure's state; raise UsageError where its scheme was not known yet."""
    state = judged.state.measure(thing.id)
    if state is None:
        unit = thing.id.partition("/")[0]
        raise UsageError(
            say("{ref} was not known yet by then", ref=thing.id),
            say("Its history: anplan log {paper}", paper=f"{unit}/{SCHEME}"),
        )
    return state
