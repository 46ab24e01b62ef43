"""What stands between people: papers returned, questions, requests, evaluations."""

from collections.abc import Callable, Iterable

from anplan.base.problem import Spot
from anplan.show.asked_text import (
    answer_text,
    asked_text,
    asker_text,
    evaluation_text,
    matter_text,
    open_text,
    outcome_text,
    requested_text,
)
from anplan.show.screens.page import Page
from anplan.show.screens.status import paper_name
from anplan.state.asked import Asked
from anplan.state.evaluations import Evaluation
from anplan.state.papers import Paper
from anplan.state.requested import Requested

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
        asked_lines(page, question, locate)


def requests_and_evaluations(
    page: Page,
    requests: Iterable[Requested],
    evaluations: Iterable[Evaluation] = (),
    locate: Locate = lambda spot: spot.file,
) -> None:
    """Show what units request of the coordinator, and what others think; nothing where there is neither."""
    requests, evaluations = list(requests), list(evaluations)
    words, project = page.words, page.state.project
    if requests:
        page.screen.line()
        page.screen.line(words("Requests to the coordinator"), "heading")
    for request in requests:
        who = f"{project.printed(request.ref)} {project.label(request.unit)}"
        text = words("requested on {day} in {file}: {text}").format(
            day=request.on,
            file=locate(request.spot),
            text=requested_text(words, project, request),
        )
        page.screen.line(words.labelled(who, text), indent=2)
        after = outcome_text(words, request, page.state.question)
        page.screen.line(after, "plain" if request.outcome else "yellow", indent=4)
    if evaluations:
        page.screen.line()
        page.screen.line(words("Evaluations"), "heading")
    for evaluation in evaluations:
        page.screen.line(evaluation_text(words, project, evaluation), indent=2)


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


def asked_lines(page: Page, asked: Asked, locate: Locate = lambda spot: spot.file) -> None:
    """Show what is asked and of whom, with the day and the place of its answer."""
    words, project = page.words, page.state.project
    who = f"{matter_text(words, project, asked)} {project.label(asked.unit)}"
    text = words("asked on {day}: {text}")
    if asked.sort == "unit":
        text = words("asked by {who} on {day}: {text}")
    elif asked.sort == "leader":
        text = words("instructed by {who} on {day}: {text}")
    line = text.format(
        day=asked.on, who=asker_text(words, project, asked), text=asked_text(words, asked)
    )
    page.screen.line(words.labelled(who, line), indent=2)
    if asked.answer is not None:
        file = locate(asked.answer.spot) if asked.answer.by == "unit" else ""
        page.screen.line(answer_text(words, asked, file), indent=4)
    elif asked.sort == "coordinator":
        page.screen.line(words("not answered yet"), "yellow", indent=4)
    else:
        page.screen.line(open_text(words, asked, page.state.question), "yellow", indent=4)


def clause(text: str) -> str:
    """Return a sentence without its full stop, to stand within another."""
    return text.rstrip().rstrip("。.")
