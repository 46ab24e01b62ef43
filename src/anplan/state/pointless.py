"""Whether what is asked of the coordinator, or decided, could change anything on its day."""

from datetime import date
from typing import Literal, NamedTuple

from anplan.base.message import Message, say
from anplan.model.project import Project
from anplan.model.tasks import Action
from anplan.state.actions import ActionState, action_state
from anplan.state.build import build_indicators
from anplan.state.lights.settled import Settled
from anplan.state.question import Question, known_reports
from anplan.state.registers.figures import Told, ToldBeside
from anplan.state.registers.standing import Registers
from anplan.state.targets import target_on


class Wish(NamedTuple):
    """A new day or a closing that is asked for or decided, and what was settled about it before."""

    kind: Literal["extend", "close"]
    ref: str
    on: date
    until: date | None
    before: Settled


class Pointless(NamedTuple):
    """Why a wish could change nothing, the key that shows it, and what to do instead."""

    key: Literal["until", "ref"]
    message: Message
    hint: Message


def why_pointless(project: Project, wish: Wish) -> Pointless | None:
    """Return why a wish could change nothing, by what was known on its day; None where it could.

    What has no light, or no day, is told by others: here it may be anything.
    """
    if wish.kind == "close":
        return _closed_already(project, wish)
    assert wish.until is not None
    if wish.until < wish.on:
        return Pointless(
            "until",
            say("{until} is over on {day}, when it is asked for", until=wish.until, day=wish.on),
            say("Name a day to come"),
        )
    action = project.action(wish.ref)
    if action is not None and action.kind == "milestone":
        done = _judged(project, wish.ref, action, _on_its_day(wish)).done
        if done is not None:
            return Pointless(
                "ref",
                say(
                    "{title} was done on {day}: it has no day to extend",
                    title=action.title,
                    day=done,
                ),
                say("A day that was told wrongly is corrected in the unit's next report"),
            )
    due = _due(project, wish)
    if due is None or wish.until > due:
        return None
    return Pointless(
        "until",
        say("{title} is due on {day} already", title=project.title_of(wish.ref), day=due),
        say("Name a later day, or leave it out: it has the time already"),
    )


def _due(project: Project, wish: Wish) -> date | None:
    """Return the day by which a thing is due as it was settled before; None where it has none."""
    indicator, action = project.indicators.get(wish.ref), project.action(wish.ref)
    if indicator is not None:
        return wish.before.new_day or target_on(indicator, wish.on).by or project.plan.end
    if action is None or action.kind != "milestone":
        return None
    return wish.before.new_day or project.due_of(wish.ref)


def _closed_already(project: Project, wish: Wish) -> Pointless | None:
    """Tell what is closed out, and stays so as long as its facts hold."""
    closed = wish.before.closed
    if closed is None or not is_closed(project, wish.ref, _on_its_day(wish)):
        return None
    return Pointless(
        "ref",
        say(
            "{title} was closed out on {day} already",
            title=project.title_of(wish.ref),
            day=closed[0].on,
        ),
        say("Leave it out: nothing is left to close"),
    )


def is_closed(project: Project, ref: str, question: Question) -> bool:
    """Return whether the facts bear the closing of something that was closed out."""
    if ref in project.indicators:
        return build_indicators(project, question)[ref].verdict.light == "closed"
    action = project.action(ref)
    return (
        action is not None
        and action.kind == "milestone"
        and _judged(project, ref, action, question).done is not None
    )


def _judged(project: Project, ref: str, action: Action, question: Question) -> ActionState:
    """Judge a milestone by the reports alone that may be used to answer."""
    told = Told(known_reports(project, question), {}, Registers(project), ToldBeside())
    state = action_state(project, question, told, ref, action, ())
    assert state is not None  # a milestone has a light
    return state


def _on_its_day(wish: Wish) -> Question:
    """Ask by what had come by the day of the wish."""
    return Question(wish.on, wish.on, wish.on)
