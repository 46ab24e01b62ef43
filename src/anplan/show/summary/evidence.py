"""What proves the figures of a period: the evidence that came with each indicator's last figure."""

from collections.abc import Iterator

from anplan.model.evidence import evidence_at
from anplan.show.evidence import evidence_text
from anplan.show.summary.scope import Scope


def evidence(scope: Scope) -> Iterator[str]:
    """Yield a line for each indicator whose judged figure has evidence, with its papers."""
    writer, words = scope.writer, scope.writer.words
    project = writer.state.project
    for state in writer.state.indicators:
        facts = state.point.facts if state.point else ()
        papers = tuple(paper for fact in facts for paper in evidence_at(project, fact.spot))
        if papers and state.point is not None:
            text = words("{title}, {value} as of {day}: {list}.")
            yield text.format(
                title=writer.typeset(state.indicator.title),
                value=words.quantity(state.point.value, state.indicator.measure),
                day=writer.day(state.point.as_of),
                list=words("; ").join(evidence_text(words, paper, writer.day) for paper in papers),
            )
