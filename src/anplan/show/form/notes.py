"""What the coordinator tells a unit on its next form: questions still open, papers returned."""

from collections.abc import Iterator

from anplan.show.safe import one_line
from anplan.show.words import Words
from anplan.state.build import State


def coordinator_notes(words: Words, state: State, unit: str) -> Iterator[str]:
    """Yield one line for each; ``state`` is that of the day on which the form is made."""
    for paper in state.papers:
        if paper.unit == unit and paper.returned is not None and paper.owed_again:
            text = words("Returned by the coordinator, to be handed in again ({paper}): {reason}")
            name = str(paper.period or paper.obligation)
            yield text.format(paper=name, reason=one_line(paper.returned.reason))
    for question in state.questions:
        if question.unit == unit and question.answer is None:
            text = words("The coordinator asks about {ref}: {text}")
            yield text.format(ref=_name(state, question.ref), text=one_line(question.text))


def _name(state: State, ref: str) -> str:
    indicator = state.project.indicators.get(ref)
    return indicator.label if indicator else ref
