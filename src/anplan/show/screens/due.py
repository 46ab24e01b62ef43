"""Who owes what by when."""

from anplan.base.revision import Revision
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.questions import clause
from anplan.show.screens.status import heading, paper_counts, paper_name
from anplan.show.values import due_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper

FEW = 5
"""So many units may be named as the ones that do not owe what all others owe."""


def due_screen(
    words: Words, state: State, papers: list[Paper], *, one_unit: bool, revision: Revision | None
) -> Screen:
    """Show papers that are missing, then the next ones that come due."""
    screen = Screen()
    heading(screen, words, state, revision)
    screen.line()
    screen.line(paper_counts(words, papers))
    missing = [paper for paper in papers if paper.state == "missing"]
    _group(screen, words, state, words("Missing"), missing)
    coming = [paper for paper in papers if paper.state == "open"]
    if not one_unit:
        coming = _next_due(coming)
    _group(screen, words, state, words("Coming due"), coming)
    if not missing and not coming:
        screen.line(words("Nothing is owed."))
    return screen


def _next_due(papers: list[Paper]) -> list[Paper]:
    """Return the papers of the next two due days, and those that are owed again."""
    upcoming = sorted({paper.due for paper in papers if not paper.owed_again})[:2]
    return [paper for paper in papers if paper.owed_again or paper.due in upcoming]


def _group(screen: Screen, words: Words, state: State, title: str, papers: list[Paper]) -> None:
    """Show papers by paper, and who owes it; many units that owe the same in one line."""
    if not papers:
        return
    screen.line()
    screen.line(title, "heading")
    by_paper: dict[tuple[str, str], list[Paper]] = {}
    for paper in papers:
        key = paper.due.isoformat(), _name(words, state, paper)
        by_paper.setdefault(key, []).append(paper)
    rows = [
        (
            Cell(due_text(words, state.project, group[0])),
            Cell(_days(words, state, group[0])),
            Cell(name),
            Cell(_who(words, state, group)),
        )
        for (_, name), group in sorted(by_paper.items())
    ]
    columns = (
        Column(words("Due")),
        Column("", right=True),
        Column(words("Paper"), flexible=True),
        Column(words("Units"), flexible=True),
    )
    screen.table(columns, rows)


def _name(words: Words, state: State, paper: Paper) -> str:
    name = paper_name(state, paper)
    if not paper.owed_again or paper.returned is None:
        return name
    text = words("{paper} (returned on {day}: {reason})")
    return text.format(paper=name, day=paper.returned.on, reason=clause(paper.returned.reason))


def _days(words: Words, state: State, paper: Paper) -> str:
    days = (paper.due - state.question.papers_on).days
    if days < 0:
        return words("{days} days over").format(days=-days)
    return words("in {days} days").format(days=days)


def _who(words: Words, state: State, papers: list[Paper]) -> str:
    owing = {paper.unit for paper in papers}
    others = [unit for unit in state.project.units if unit not in owing]
    if not others:
        return words("all {count} units").format(count=len(papers))
    if len(others) <= FEW < len(papers):
        names = words.listed(tuple(state.project.label(unit) for unit in others))
        return words("{count} units, all but {names}").format(count=len(papers), names=names)
    return words.listed(tuple(state.project.label(paper.unit) for paper in papers))
