"""What the coordinator told the units: papers returned, and questions beside figures."""

from collections.abc import Callable, Iterable

from anplan.base.problem import Spot
from anplan.show.screens.page import Page
from anplan.show.screens.status import paper_name
from anplan.state.asked import Asked
from anplan.state.papers import Paper

Locate = Callable[[Spot], str]


def returns_and_questions(
    page: Page,
    returned: Iterable[Paper],
    questions: Iterable[Asked],
    locate: Locate = lambda spot: spot.file,
) -> None:
    """Show papers that were returned, and questions; nothing where there are neither.

    ``locate`` writes the place of an answer.
    """
    returned, questions = list(returned), list(questions)
    if not returned and not questions:
        return
    page.screen.line()
    page.screen.line(page.words("Returned and asked"), "heading")
    for paper in returned:
        _returned_paper(page, paper)
    for question in questions:
        _question(page, question, locate)


def _returned_paper(page: Page, paper: Paper) -> None:
    """Show a paper that was returned: whose, when and why, and what became of it."""
    words, state = page.words, page.state
    assert paper.returned is not None
    who = f"{paper_name(state, paper)} {state.project.label(paper.unit)}"
    text = words("returned on {day}: {reason}").format(
        day=paper.returned.on, reason=paper.returned.reason
    )
    page.screen.line(words.labelled(who, text), indent=2)
    if paper.done_on is not None:
        after = words("handed in again on {day}").format(day=paper.done_on)
    elif paper.returned.until is not None:
        after = words("owed again by {day}").format(day=paper.returned.until)
    else:
        after = words("owed again")
    page.screen.line(after, "plain" if paper.done_on else "yellow", indent=4)


def _question(page: Page, question: Asked, locate: Locate) -> None:
    """Show a question, with the day and the place of its answer."""
    words = page.words
    who = f"{question.ref} {page.state.project.label(question.unit)}"
    text = words("asked on {day}: {text}").format(day=question.on, text=question.text)
    page.screen.line(words.labelled(who, text), indent=2)
    answer = question.answer
    if answer is None:
        page.screen.line(words("not answered yet"), "yellow", indent=4)
    else:
        text = words("answered on {day} in {file}")
        page.screen.line(text.format(day=answer.day, file=locate(answer.spot)), indent=4)


def clause(text: str) -> str:
    """Return a sentence without its full stop, to stand within another."""
    return text.rstrip().rstrip("。.")
