"""What proves the figures of a period: the evidence that came with each indicator's last figure."""

from collections.abc import Iterator

from anplan.model.reports import Evidence, Reading
from anplan.show.summary.scope import Scope
from anplan.state.facts import Fact


def evidence(scope: Scope) -> Iterator[str]:
    """Yield a line for each indicator whose judged figure has evidence, with its papers."""
    writer, words = scope.writer, scope.writer.words
    for state in writer.state.indicators:
        facts = state.point.facts if state.point else ()
        papers = tuple(paper for fact in facts for paper in _reading(scope, fact).evidence)
        if papers and state.point is not None:
            text = words("{title}, {value} as of {day}: {list}.")
            yield text.format(
                title=writer.typeset(state.indicator.title),
                value=words.quantity(state.point.value, state.indicator.measure),
                day=writer.day(state.point.as_of),
                list=words("; ").join(_named(scope, paper) for paper in papers),
            )


def _reading(scope: Scope, fact: Fact) -> Reading:
    report = scope.writer.state.project.reports[fact.unit, fact.period]
    index = fact.spot.path[1]
    assert isinstance(index, int)
    return report.readings[index]


def _named(scope: Scope, paper: Evidence) -> str:
    """Write a paper's title, behind it who issued it and when."""
    writer = scope.writer
    about = [text for text in (paper.issuer, paper.date and writer.day(paper.date)) if text]
    title = writer.typeset(paper.title)
    if not about:
        return title
    return writer.words("{title} ({reason})").format(
        title=title, reason=writer.words.listed(tuple(about))
    )
