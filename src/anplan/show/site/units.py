"""The pages of a unit, and of which units have which tasks."""

from collections import Counter
from collections.abc import Iterator, Mapping

from anplan.model.project import Part
from anplan.show.layout.screen import Cell, Column
from anplan.show.screens.details import open_troubles, paper_table, task_table
from anplan.show.screens.measures import count_text, measure_rows
from anplan.show.screens.outlook import outlook_list
from anplan.show.screens.page import Page
from anplan.show.screens.questions import requests_and_evaluations, returns_and_questions
from anplan.show.screens.registers import unit_items
from anplan.show.screens.shares import own_table
from anplan.show.screens.status import paper_counts
from anplan.show.site.blocks import Draft, Facts, Grid, Labelled, Link, SitePage, Text, part
from anplan.show.site.given import Given
from anplan.show.site.long import in_pieces, over_pages
from anplan.show.site.names import MAP, task_page, unit_page
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper, PaperState
from anplan.state.tasks import TaskState


def unit_site_page(given: Given, unit: str) -> SitePage:
    """Make a unit's page: what it owes and handed in, its tasks, what it asks and is asked."""
    words, own = given.words, given.state.of_unit(unit)
    draft = Draft(words, own)

    def between_people(page: Page) -> None:
        open_troubles(page)
        returned = (paper for paper in own.papers if paper.owed_again)
        returns_and_questions(page, returned, own.questions, given.place)
        requests_and_evaluations(page, own.requests, (), given.place)

    def figures(page: Page) -> None:
        if own.indicators:
            own_table(page, unit)
            outlook_list(page, unit)

    parts = (
        *part("now", words("Where it stands"), _standing(given, own, unit)),
        *part(
            "tasks",
            words("Tasks"),
            draft.screen(lambda page: task_table(page, unit), words("Tasks")),
        ),
        *part("indicators", words("Indicators"), draft.screen(figures, words("Indicators"))),
        *part(
            "papers",
            words("Papers"),
            draft.screen(paper_table, words("Papers")),
        ),
        *part("measures", words("Measures of the scheme"), _measures(draft)),
        *part(
            "items",
            words("Registers"),
            draft.screen(lambda page: unit_items(page, unit, every=True)),
        ),
        *part(
            "people",
            words("Problems, questions and requests"),
            draft.screen(between_people),
        ),
    )
    return SitePage(unit_page(unit), MAP, given.project.full_name(unit), words("Unit"), parts)


def _standing(given: Given, own: State, unit: str) -> Iterator[object]:
    words, record = given.words, given.project.units[unit]
    if own.papers:
        yield Text(paper_counts(words, own.papers), "heading")
    if record.aliases:
        names = words.listed(record.aliases)
        yield Text(words("Also called: {names}").format(names=names), "faint")


def _measures(draft: Draft) -> Iterator[object]:
    own = draft.state.measures
    if own:
        yield Text(count_text(draft.words, own, draft.state.question), "heading")
        yield from draft.screen(
            lambda page: measure_rows(page, own, with_unit=False),
            draft.words("Measures of the scheme"),
        )


def map_pages(given: Given) -> Iterator[SitePage]:
    """Make the page of all units, what each owes and its part in every task; further ones of many."""
    words = given.words
    parts = part("papers", words("Papers by unit"), _paper_counts(given))
    first = SitePage(MAP, MAP, words("Units"), "", parts)
    yield from over_pages(first, "map", words("Units and tasks"), _map(given))


STATES: tuple[PaperState, ...] = ("done", "late", "missing", "open")


def _paper_counts(given: Given) -> Iterator[object]:
    words, state, project = given.words, given.state, given.project
    by_unit: dict[str, list[Paper]] = {unit: [] for unit in project.units}
    for paper in state.papers:
        by_unit.setdefault(paper.unit, []).append(paper)
    tasks = Counter(unit for task in state.tasks for unit in task.units)
    rows = []
    for unit, papers in by_unit.items():
        counted = Counter(paper.state for paper in papers)
        numbers = (str(counted[one]) if counted[one] else "" for one in STATES)
        rows.append((Cell(project.label(unit)), Cell(str(tasks[unit])), *map(Cell, numbers)))
    heads = (words("Tasks"), *_state_heads(words))
    columns = (Column(words("Unit"), flexible=True), *(Column(head, right=True) for head in heads))
    if rows:
        yield Grid(words("Papers by unit"), columns, tuple(rows), cards=False)


def _state_heads(words: Words) -> tuple[str, ...]:
    return words("On time"), words("Late"), words("Missing"), words("Not due")


MOST_CELLS = 20_000
"""So many cells of units and tasks stand on one page."""


def _map(given: Given) -> Iterator[tuple[object, ...]]:
    """Yield tables of units and tasks: the part that a unit has in a task, under the task's light."""
    words, state, project = given.words, given.state, given.project
    parts = {task.id: project.parts_in(task.id) for task in state.tasks}
    have = {unit for own in parts.values() for unit in own}
    units = [unit for unit in project.units if unit in have]
    columns = (
        Column(words("Unit"), flexible=True),
        *(Column(task.task.number(task.id)) for task in state.tasks),
    )
    lights = (
        Cell(words("Light")),
        *(Cell(words.light(task.verdict.light), task.verdict.light) for task in state.tasks),
    )
    for piece in in_pieces(units, max(1, MOST_CELLS // len(columns))):
        rows = (lights, *(_map_row(given, unit, parts) for unit in piece))
        yield (
            Grid(words("Units and tasks"), columns, rows, cards=False),
            Text(words("The numbers are those of the tasks:"), "faint"),
            Facts(tuple(_numbered(words, task) for task in state.tasks)),
        )


def _map_row(given: Given, unit: str, parts: Mapping[str, Mapping[str, Part]]) -> tuple[Cell, ...]:
    words = given.words
    roles = (own.get(unit) for own in parts.values())
    names = (words.part(role) if role else "" for role in roles)
    return (Cell(given.project.label(unit)), *map(Cell, names))


def _numbered(words: Words, task: TaskState) -> Labelled:
    title = title_text(words, task.task.title)
    return Labelled(task.task.number(task.id), (Link(title, task_page(task.id)),))
