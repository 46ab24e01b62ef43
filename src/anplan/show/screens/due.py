"""Who owes what by when."""

from collections import Counter
from collections.abc import Mapping, Sequence

from anplan.base.commit import Revision
from anplan.show.asked_text import asked_text, asker_text, matter_text
from anplan.show.layout.screen import Cell, Column, Screen, cells
from anplan.show.safe import one_line
from anplan.show.screens.measures import measure_rows
from anplan.show.screens.page import Page, start_page, what_is_left
from anplan.show.screens.questions import clause
from anplan.show.screens.status import paper_counts, paper_name
from anplan.show.values import due_text
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.measures import unserved_tasks
from anplan.state.papers import Paper, PaperState

FEW = 5
"""The most units that are named as those that do not owe what all others owe."""


def due_screen(
    words: Words,
    state: State,
    papers: list[Paper],
    asked: Sequence[Asked] = (),
    *,
    unit: str | None,
    revision: Revision | None,
) -> Screen:
    """Show papers that are missing, the next ones that come due, and what waits for an answer."""
    page = start_page(words, state, revision)
    screen = page.screen
    if unit is None:
        what_is_left(page)
    screen.line()
    owed = [paper for paper in papers if paper.asked is None]
    screen.line(paper_counts(words, owed))
    _instructions_line(page, papers)
    missing = [paper for paper in papers if paper.state == "missing"]
    coming = [paper for paper in papers if paper.state == "open"]
    if unit is None:
        coming = next_due(coming)
    owed_table(page, words("Missing"), missing)
    owed_table(page, words("Coming due"), coming)
    _asked_table(page, asked)
    if not missing and not coming and not asked:
        screen.line(words("Nothing is owed."))
    _measures(page, unit)
    return screen


def _measures(page: Page, unit: str | None) -> None:
    """Show the measures of the units' own schemes that are overdue, and the schemes with a gap."""
    screen, words, state = page
    project = state.project
    units = [name for name in project.units if unit in (None, name)]
    overdue = tuple(
        measure
        for measure in state.measures
        if measure.unit in units and measure.is_overdue(state.question)
    )
    if overdue:
        screen.line()
        screen.line(words("Overdue measures of the units' schemes"), "heading")
        if unit is None:
            _by_unit(page, Counter(measure.unit for measure in overdue))
        else:
            measure_rows(page, overdue, with_unit=False)
    gaps = {name: tasks for name in units if (tasks := unserved_tasks(project, name))}
    if gaps:
        screen.line()
        screen.line(words("Schemes without a measure for a task of their unit"), "heading")
        names = (
            (name, tasks if unit is None else map(project.numbered, tasks))
            for name, tasks in gaps.items()
        )
        rows = [cells(project.label(name), words.listed(tuple(tasks))) for name, tasks in names]
        screen.table(
            (Column(words("Unit"), flexible=True), Column(words("Tasks"), flexible=True)), rows
        )


def _by_unit(page: Page, counts: Mapping[str, int]) -> None:
    """Name the units, each with how many of its measures are overdue."""
    screen, words, state = page
    names = tuple(f"{state.project.label(unit)} {count}" for unit, count in counts.items())
    screen.line(words.listed(names))
    screen.line(words("Which ones: anplan due --unit UNIT"), "faint")


def _instructions_line(page: Page, papers: list[Paper]) -> None:
    """Count the leaders' instructions, where there are any, and by unit how they were carried out."""
    instructed = [(paper.asked.ref, paper) for paper in papers if paper.asked is not None]
    counted = Counter(paper.state for _, paper in instructed)
    if counted:
        text = page.words(
            "{count} instructions to {units} units, by unit: {done} carried out in time, {late} late, "
            "{missing} overdue, {open} not due"
        )
        states: tuple[PaperState, ...] = ("done", "late", "missing", "open")
        values = {state: counted[state] for state in states}
        count = len({ref for ref, _ in instructed})
        units = len({paper.unit for _, paper in instructed})
        page.screen.line(page.words.fill(text, count=count, units=units, **values))


def _asked_table(page: Page, asked: Sequence[Asked]) -> None:
    """Show what is asked of units and not answered, what is open longest first."""
    if not asked:
        return
    page.screen.line()
    page.screen.line(page.words("Not answered"), "heading")
    page.screen.table(asked_columns(page.words), asked_rows(page, asked))


def asked_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of a table of what was asked."""
    return (
        Column(words("Asked on")),
        Column(words("Open"), right=True),
        Column(words("Matter"), flexible=True),
        Column(words("By"), flexible=True),
        Column(words("Units"), flexible=True),
    )


def asked_rows(page: Page, asked: Sequence[Asked]) -> list[tuple[Cell, ...]]:
    """Return a row for each question that is not answered."""
    words, project, question = page.words, page.state.project, page.state.question
    return [
        (
            Cell(one.on.isoformat()),
            Cell(words.fill(words("{days} days"), days=one.days_open(question))),
            Cell(f"{matter_text(words, project, one)} {one_line(asked_text(words, one))}"),
            Cell(asker_text(words, project, one)),
            Cell(project.label(one.unit)),
        )
        for one in asked
    ]


def next_due(papers: list[Paper]) -> list[Paper]:
    """Return the papers of the next two due days, those owed again, and instructions."""
    beside = [paper for paper in papers if paper.owed_again or paper.asked]
    days = sorted({paper.due for paper in papers if paper not in beside})[:2]
    return [paper for paper in papers if paper in beside or paper.due in days]


def owed_table(page: Page, title: str, papers: list[Paper]) -> None:
    """Show papers and who owes them; units that owe the same stand in one row."""
    if not papers:
        return
    page.screen.line()
    page.screen.line(title, "heading")
    page.screen.table(owed_columns(page.words), owed_rows(page, papers))


def owed_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of a table of papers that are owed."""
    return (
        Column(words("Due")),
        Column("", right=True),
        Column(words("Paper"), flexible=True),
        Column(words("Units"), flexible=True),
    )


def owed_rows(page: Page, papers: list[Paper]) -> list[tuple[Cell, ...]]:
    """Return a row for each paper, by its day, with all units that owe it."""
    words, state = page.words, page.state
    by_paper: dict[tuple[str, str], list[Paper]] = {}
    for paper in papers:
        key = paper.due.isoformat(), _name(page, paper)
        by_paper.setdefault(key, []).append(paper)
    return [
        (
            Cell(due_text(words, state.project, group[0])),
            Cell(_days(page, group[0])),
            Cell(name),
            Cell(_units(page, group)),
        )
        for (_, name), group in sorted(by_paper.items())
    ]


def _name(page: Page, paper: Paper) -> str:
    """Name a paper; one that is owed again with the day and the reason of its return."""
    name = paper_name(page.state, paper)
    if not paper.owed_again or paper.returned is None:
        return name
    text = page.words("{paper} (returned on {day}: {reason})")
    return text.format(paper=name, day=paper.returned.on, reason=clause(paper.returned.reason))


def _days(page: Page, paper: Paper) -> str:
    """Count the days that a paper is overdue, or that are left."""
    words, days = page.words, (paper.due - page.state.question.papers_on).days
    if paper.state == "missing":
        late = words("{days} days overdue")
        return words.fill(late, days=-days) if days else words("not in when due")
    return words.fill(words("in {days} days"), days=days) if days else words("today")


def _units(page: Page, papers: list[Paper]) -> str:
    """Name the units that owe a paper in the shortest way."""
    words, project = page.words, page.state.project
    owing = {paper.unit for paper in papers}
    others = [unit for unit in project.units if unit not in owing]
    if not others:
        return words.fill(words("all {count} units"), count=len(papers))
    if len(others) <= FEW < len(papers):
        names = words.listed(tuple(project.label(unit) for unit in others))
        return words.fill(words("{count} units, all but {names}"), count=len(papers), names=names)
    return words.listed(tuple(project.label(paper.unit) for paper in papers))
