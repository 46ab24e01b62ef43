"""Several plans on one screen: a row for each, the most urgent first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from anplan.model.project import Project
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.owed_in_plans import plan_title, plans_text
from anplan.show.screens.status import ORDER
from anplan.show.unread import unread_text
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.lights.verdict import Light
from anplan.state.parts import counted
from anplan.state.pressing import pressing


class Item(NamedTuple):
    """A thing that presses: its light, its words, and the id of the indicator or the task that it is."""

    light: Light
    text: str
    ref: str


class PlanRow(NamedTuple):
    """Where one plan stands: its lights counted, its papers, and what presses most.

    ``pressing`` stands in the order of urgency; ``unread`` is how many files could not be read. A plan that
    could not be read has no figures.
    """

    workspace: str = ""
    title: str = ""
    day: date | None = None
    indicators: tuple[Light, ...] = ()
    tasks: tuple[Light, ...] = ()
    owed: int = 0
    missing: int = 0
    pressing: tuple[Item, ...] = ()
    unread: int = 0

    @property
    def is_read(self) -> bool:
        """Return whether the plan could be read."""
        return self.day is not None

    def count(self, light: Light) -> int:
        """Return how many indicators and tasks have a light."""
        return self.indicators.count(light) + self.tasks.count(light)


def plan_row(words: Words, state: State) -> PlanRow:
    """Return where a plan stands on the day that is asked about."""
    papers = Counter(paper.state for paper in state.papers)
    return PlanRow(
        "",
        plan_title(words, state),
        state.question.day,
        tuple(one.verdict.light for one in counted(state.indicators)),
        tuple(task.verdict.light for task in state.tasks),
        sum(papers.values()) - papers["open"],
        papers["missing"],
        tuple(_pressing(words, state)),
        len(state.project.broken),
    )


def _pressing(words: Words, state: State) -> Iterator[Item]:
    for item in pressing(state):
        text = words("{title}: {reason} ({units})").format(
            title=title_text(words, item.title),
            reason=words.tell(item.verdict.shortly),
            units=words.listed(_labels(state.project, item.units)),
        )
        yield Item(item.verdict.light, text, item.ref)


def _labels(project: Project, units: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(project.label, units))


def portfolio_screen(words: Words, rows: Sequence[PlanRow]) -> Screen:
    """Show plans as a table: how many indicators and tasks have which light, and what presses."""
    screen = Screen()
    screen.line(_headline(words, rows), "title")
    screen.line()
    cells = [_cells(words, row) for row in worst_first(rows)]
    if sum(row.is_read for row in rows) > 1:
        cells.append(_total(words, rows))
    screen.table(_columns(words), cells)
    screen.line(words("Lights: indicators/tasks; papers: missing/owed"), "faint")
    if unread := [(row.workspace, row.unread) for row in rows if row.unread]:
        screen.line(unread_text(words, unread))
    return screen


def _total(words: Words, rows: Sequence[PlanRow]) -> tuple[Cell, ...]:
    """Put all plans together in one row."""
    whole = PlanRow(
        indicators=tuple(light for row in rows for light in row.indicators),
        tasks=tuple(light for row in rows for light in row.tasks),
        owed=sum(row.owed for row in rows),
        missing=sum(row.missing for row in rows),
    )
    return (Cell(words("Total")), Cell(""), *_figures(whole), Cell(""))


def _headline(words: Words, rows: Sequence[PlanRow]) -> str:
    days = sorted({row.day for row in rows if row.day is not None})
    unread = sum(not row.is_read for row in rows)
    return words("; ").join(plans_text(words, len(rows), days, unread))


def worst_first(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """Sort plans: those that could not be read, then by their red, their yellow, their missing."""
    return sorted(
        rows,
        key=lambda row: (row.is_read, -row.count("red"), -row.count("yellow"), -row.missing),
    )


def _columns(words: Words) -> tuple[Column, ...]:
    lights = (Column(words.light(light), right=True) for light in ORDER)
    return (
        Column(words("Workspace")),
        Column(words("Plan"), flexible=True),
        *lights,
        Column(words("Papers"), right=True),
        Column(words("Most pressing"), flexible=True),
    )


def _cells(words: Words, row: PlanRow) -> tuple[Cell, ...]:
    if not row.is_read:
        blanks = (Cell("") for _ in range(len(ORDER) + 2))
        return (Cell(row.workspace), Cell(words("cannot be read"), "red"), *blanks)
    first = next((Cell(item.text, item.light) for item in row.pressing), Cell(""))
    return (Cell(row.workspace), Cell(row.title), *_figures(row), first)


def _figures(row: PlanRow) -> Iterator[Cell]:
    yield from (_light_cell(row, light) for light in ORDER)
    yield Cell(f"{row.missing}/{row.owed}", "red" if row.missing else "plain")


def _light_cell(row: PlanRow, light: Light) -> Cell:
    """Write how many indicators and how many tasks have a light; nothing where none has."""
    if not row.count(light):
        return Cell("")
    return Cell(f"{row.indicators.count(light)}/{row.tasks.count(light)}", light)
