"""A summary's papers: what each unit owed, and how it came."""

from collections.abc import Iterable, Iterator

from anplan.show.summary.scope import Scope
from anplan.state.papers import Paper


def columns(scope: Scope) -> tuple[str, ...]:
    """Name the columns."""
    words = scope.writer.words
    return words("Unit"), words("Owed"), words("On time"), words("Late"), words("Missing")


def rows(scope: Scope) -> Iterator[tuple[str, ...]]:
    """Yield the numbers of each unit's papers, in the plan's order; units that owe none are not there."""
    owed = scope.papers()
    for unit in scope.writer.state.project.units:
        own = [paper for paper in owed if paper.unit == unit]
        if own:
            yield scope.writer.name(unit), *(f"{count}" for count in _counts(own))


def counted(scope: Scope) -> str:
    """Count all papers of the period."""
    words, owed = scope.writer.words, scope.papers()
    if not owed:
        return words("No paper is owed for this period.")
    text = words("{owed} papers owed: {done} on time, {late} late, {missing} missing.")
    total, done, late, missing = _counts(owed)
    return words.fill(text, owed=total, done=done, late=late, missing=missing)


def _counts(papers: Iterable[Paper]) -> tuple[int, int, int, int]:
    states = [paper.state for paper in papers]
    return len(states), states.count("done"), states.count("late"), states.count("missing")
