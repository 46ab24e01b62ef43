"""What the coordinator told the units: papers returned, and questions beside figures."""

from collections.abc import Callable, Iterable

from anplan.base.problem import Spot
from anplan.show.layout.screen import Screen
from anplan.show.screens.status import paper_name
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.papers import Paper


def returned_line(screen: Screen, words: Words, state: State, paper: Paper) -> None:
    """Show a paper that was returned: whose, when and why, and what came of it."""
    returned = paper.returned
    assert returned is not None
    who = f"{paper_name(state, paper)} {state.project.label(paper.unit)}"
    told = words("returned on {day}: {reason}").format(day=returned.on, reason=returned.reason)
    screen.line(words.labelled(who, told), indent=2)
    if paper.done_on is not None:
        after = words("handed in again on {day}").format(day=paper.done_on)
    elif returned.until is not None:
        after = words("owed again by {day}").format(day=returned.until)
    else:
        after = words("owed again")
    screen.line(after, "plain" if paper.done_on else "yellow", indent=4)


def question_lines(
    screen: Screen,
    words: Words,
    state: State,
    asked: Iterable[Asked],
    place: Callable[[Spot], str] | None = None,
) -> None:
    """Show questions, each with its answer's day and place; ``place`` gives a spot's line."""
    for one in asked:
        who = f"{one.ref} {state.project.label(one.unit)}"
        told = words("asked on {day}: {text}").format(day=one.on, text=one.text)
        screen.line(words.labelled(who, told), indent=2)
        if one.answer is None:
            screen.line(words("not answered yet"), "yellow", indent=4)
        else:
            file = place(one.answer.spot) if place else one.answer.spot.file
            text = words("answered on {day} in {file}")
            screen.line(text.format(day=one.answer.day, file=file), indent=4)


def clause(text: str) -> str:
    """Return a sentence without its full stop, to stand within another."""
    return text.rstrip().rstrip("。.")


def told_heading(screen: Screen, words: Words) -> None:
    """Begin the part with what the units were told."""
    screen.line()
    screen.line(words("Returned and asked"), "heading")
