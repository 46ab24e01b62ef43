"""A summary's papers: what each unit owed, and how it came."""

from collections.abc import Iterable, Iterator

from anplan.show.brief.annex import is_report, paper_text
from anplan.show.summary.scope import Scope
from anplan.state.measures import MeasureState
from anplan.state.papers import Paper


def columns(scope: Scope) -> tuple[str, ...]:
    """Name the columns."""
    words = scope.writer.words
    heads = words("Unit"), words("Owed"), words("On time"), words("Late"), words("Missing")
    if not _measures(scope):
        return heads
    return *heads, words("Measures due"), words("Measures done"), words("Measures overdue")


def rows(scope: Scope) -> Iterator[tuple[str, ...]]:
    """Yield the numbers of each unit's papers, in the plan's order; units that owe none are not there."""
    owed = scope.papers()
    for unit in scope.writer.state.project.units:
        own = [paper for paper in owed if paper.unit == unit]
        if own:
            numbers = (*_counts(own), *_measures_of(scope, unit))
            yield scope.writer.name(unit), *map(str, numbers)


def counted(scope: Scope) -> str:
    """Count all papers of the period."""
    words, owed = scope.writer.words, scope.papers()
    if not owed:
        return words("No paper is owed for this period.")
    text = words("{owed} papers owed: {done} on time, {late} late, {missing} missing.")
    total, done, late, missing = _counts(owed)
    return words.fill(text, owed=total, done=done, late=late, missing=missing)


def came(scope: Scope, unit: str) -> str:
    """Say how a unit's own summary came, then how many of all its papers of the period did."""
    writer, words = scope.writer, scope.writer.words
    own = [paper for paper in scope.papers() if paper.unit == unit]
    report = writer.state.project.reports.get((unit, scope.period))
    whole = [paper for paper in own if is_report(paper) and paper.period == scope.period]
    parts = []
    if whole or report or not own:
        text = paper_text(writer, report, whole[0] if whole else None)
        parts.append(words("own summary {handed_in}").format(handed_in=text) if own else text)
    if own:
        total, done, late, _ = _counts(own)
        text = words("{owed} papers owed, {came} in")
        if late:
            text = words("{owed} papers owed, {came} in, {late} of them late")
        parts.append(words.fill(text, owed=total, came=done + late, late=late))
    return words("; ").join(parts)


def _measures(scope: Scope) -> tuple[MeasureState, ...]:
    """Return the measures of the units' own schemes that are due by the period's end."""
    state = scope.writer.state
    return tuple(measure for measure in state.measures if measure.is_due(state.question))


def _measures_of(scope: Scope, unit: str) -> tuple[int, ...]:
    """Count a unit's measures: due, done, overdue; nothing where no unit has any that is due."""
    due = _measures(scope)
    if not due:
        return ()
    own = [measure for measure in due if measure.unit == unit]
    question = scope.writer.state.question
    overdue = sum(measure.is_overdue(question) for measure in own)
    return len(own), sum(measure.is_done for measure in own), overdue


def _counts(papers: Iterable[Paper]) -> tuple[int, int, int, int]:
    states = [paper.state for paper in papers]
    return len(states), states.count("done"), states.count("late"), states.count("missing")
