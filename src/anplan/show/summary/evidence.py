"""What proves the work of a period: the evidence of each indicator's last figure; of a unit all its own."""

from collections.abc import Iterator

from anplan.model.evidence import evidence_at
from anplan.show.brief.annex import item_lines, milestone_lines, reading_lines, with_evidence
from anplan.show.evidence import evidence_text
from anplan.show.summary.scope import Scope
from anplan.show.values import value_text


def evidence(scope: Scope) -> Iterator[str]:
    """Yield a line for each indicator whose judged figure has evidence, with its papers."""
    if scope.unit is not None:
        yield from _own(scope)
        return
    writer, words = scope.writer, scope.writer.words
    project = writer.state.project
    for state in writer.state.indicators:
        facts = state.point.facts if state.point else ()
        papers = tuple(paper for fact in facts for paper in evidence_at(project, fact.spot))
        if papers and state.point is not None:
            text = words("{title}, {value} as of {day}: {list}.")
            yield text.format(
                title=writer.typeset(state.indicator.title),
                value=value_text(words, state),
                day=writer.day(state.point.as_of),
                list=words("; ").join(evidence_text(words, paper, writer.day) for paper in papers),
            )


def _own(scope: Scope) -> Iterator[str]:
    """Yield what a unit itself proved: the last figure of each indicator, deeds, moves of items."""
    writer = scope.writer
    reports = [report for _, _, report in scope.reports()]
    last = {each.indicator: each for report in reports for each in report.readings if each.evidence}
    yield from reading_lines(writer, last.values())
    for report in reports:
        yield from milestone_lines(writer, (each for each in report.milestones if each.evidence))
        proved = tuple(item for item in report.items if item.evidence)
        for item, line in zip(proved, item_lines(writer, proved), strict=True):
            yield with_evidence(writer, line, item.evidence)
