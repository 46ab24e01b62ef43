"""Finds what is asked and what is requested by what is typed; tells what there is where nothing fits."""

from datetime import date

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.words import did_you_mean, nearest
from anplan.commands.write.matters import any_matter, judged_matter
from anplan.model.instruction_numbers import instructions_meant
from anplan.model.paths import is_instruction, names_measure
from anplan.model.project import Project
from anplan.model.refs import resolve_own, resolve_unit
from anplan.state.asked import Asked, questions
from anplan.state.problems import TroubleState, troubles
from anplan.state.question import Question
from anplan.state.requested import Requested, requested
from anplan.work.session import Opened
from anplan.work.typed import accepted


def asked_of(project: Project, unit: str, day: date) -> tuple[Asked, ...]:
    """Return what is asked of a unit up to a day, what is open first."""
    question = Question.on(day)
    every = questions(project, question, troubles(project, question))
    own = [asked for asked in every if asked.unit == unit]
    return tuple(sorted(own, key=lambda asked: asked.answer is not None))


def open_requests(project: Project, day: date) -> tuple[Requested, ...]:
    """Return the requests of all units that wait for a decision on a day."""
    return tuple(
        request for request in requested(project, Question.on(day)) if request.outcome is None
    )


def question_of(
    opened: Opened, unit: str, ref: str, title: str | None = None, to: str | None = None
) -> Asked:
    """Return the one thing asked of a unit that a ref, a title and who asks name.

    Of several what is open is meant. Raise UsageError where none fits, or more than one.
    """
    project = opened.project
    asked = asked_of(project, unit, opened.day)
    own = {one.ref for one in asked if is_instruction(one.ref)}
    numbers = instructions_meant(ref, own) or instructions_meant(ref, tuple(project.instructions()))
    ref = numbers[0] if len(numbers) == 1 else ref
    meant = ref if is_instruction(ref) or names_measure(ref) else any_matter(project, ref)
    asker = None if to is None else accepted(resolve_unit(project, to))
    fitting = [
        one
        for one in asked
        if one.ref == meant
        and title in (None, one.title)
        and (asker is None or (one.sort == "unit" and one.who == asker))
    ]
    still_open = [one for one in fitting if one.answer is None] or fitting
    if len(still_open) == 1:
        return still_open[0]
    if not still_open:
        waiting = tuple(_named(project, one) for one in asked if one.answer is None)
        raise UsageError(
            say("Nothing is asked of {unit} about {ref}", unit=project.label(unit), ref=meant),
            say("Open are: {asked}", asked=waiting or say("none")),
        )
    raise UsageError(
        say("{count} things are asked about {ref}", count=len(still_open), ref=meant),
        say(
            "Name one with --title, or who asks with --to: {asked}",
            asked=tuple(_named(project, one) for one in still_open),
        ),
    )


def _named(project: Project, asked: Asked) -> Message | str:
    """Name what is asked by what has to be typed to answer it."""
    if asked.sort != "unit":
        return asked.ref
    return say(
        "{ref} {title} ({unit})", ref=asked.ref, title=asked.title, unit=project.label(asked.who)
    )


def problem_of(opened: Opened, unit: str, word: str, title: str | None) -> TroubleState:
    """Return the problem of a unit that a ref, and a title where one is typed, name."""
    project = opened.project
    ref = accepted(resolve_own(project, unit, word, ("indicator", "task", "action"))).id
    of_ref = [
        trouble
        for trouble in troubles(project, Question.on(opened.day))
        if (trouble.unit, trouble.ref) == (unit, ref) and title in (None, trouble.title)
    ]
    still_open = [trouble for trouble in of_ref if trouble.solved is None] or of_ref
    if len(still_open) == 1:
        return still_open[0]
    every = troubles(project, Question.on(opened.day))
    titles = tuple(one.title for one in every if (one.unit, one.ref) == (unit, ref))
    if still_open:
        raise UsageError(
            say("{unit} has several problems about {ref}", unit=project.label(unit), ref=ref),
            say("Name one with --title: {titles}", titles=titles),
        )
    raise UsageError(
        say("{unit} has no such problem about {ref}", unit=project.label(unit), ref=ref),
        did_you_mean(
            nearest(title or "", titles), say("It has: {titles}", titles=titles or say("none"))
        ),
    )


def request_of(opened: Opened, unit: str, word: str) -> Requested:
    """Return the request of a unit about a thing that waits for a decision."""
    project = opened.project
    ref = judged_matter(project, word)
    waiting = [one for one in open_requests(project, opened.day) if one.unit == unit]
    found = next((one for one in waiting if one.ref == ref), None)
    if found is not None:
        return found
    refs = tuple(dict.fromkeys(one.ref for one in waiting))
    raise UsageError(
        say(
            "No request of {unit} about {ref} waits for a decision",
            unit=project.label(unit),
            ref=project.title_of(ref),
        ),
        say("Waiting are: {refs}", refs=refs or say("none")),
    )
