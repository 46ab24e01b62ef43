"""What the coordinator tells a unit on its next form: papers returned, what became of requests."""

from collections.abc import Iterator

from anplan.show.asked_text import outcome_text, requested_text
from anplan.show.safe import one_line
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.question import Question
from anplan.state.requested import Requested


def coordinator_notes(words: Words, state: State, unit: str) -> Iterator[str]:
    """Yield one line for each; ``state`` is that of the day on which the form is made."""
    for paper in state.papers:
        if paper.unit == unit and paper.returned is not None and paper.owed_again:
            text = words("Returned by the coordinator, to be handed in again ({paper}): {reason}")
            name = str(paper.period or paper.obligation)
            yield text.format(paper=name, reason=one_line(paper.returned.reason))
    for request in state.requests:
        if request.unit == unit and _is_news(request, state.question):
            yield words("Requested of the coordinator: {text} ({reason})").format(
                text=requested_text(words, state.project, request),
                reason=outcome_text(words, request, state.question),
            )


_NEWS = 31
"""Days for which a unit is told on its forms that a request was refused."""


def _is_news(request: Requested, question: Question) -> bool:
    """Return whether a request waits, or was refused of late."""
    if request.outcome is None:
        return True
    return request.is_refused and (question.counted_until - request.outcome.on).days <= _NEWS
