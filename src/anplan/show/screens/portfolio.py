"""Several plans on one screen: a row for each, the most urgent first."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from anplan.model.project import Project
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.owed_in_plans import plan_title, plans_text
from anplan.show.screens.status import ORDER
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.lights.verdict import Light
from anplan.state.parts import counted
from anplan.state.pressing import pressing


class PlanRow(NamedTuple):
    """Where one plan stands: its lights counted, its papers, and what presses most.

    ``most_pressing`` is its light with its words; a plan that could not be read has no figures.
    """

    workspace: str = ""
    title: str = ""
    day: date | None = None
    indicators: tuple[Light, ...] = ()
    tasks: tuple[Light, ...] = ()
    owed: int = 0
    missing: int = 0
    most_pressing: tuple[Light, str] | None = None

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
        _most_pressing(words, state),
    )


def _most_pressing(words: Words, state: State) -> tuple[Light, str] | None:
    for item in pressing(state):
        text = words("{title}: {reason} ({units})").format(
            title=title_text(words, item.title),
            reason=words.tell(item.verdict.shortly),
            units=words.listed(_labels(state.project, item.units)),
        )
        return item.verdict.light, text
    return None


def _labels(project: Project, units: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(project.label, units))


def portfolio_screen(words: Words, rows: Sequence[PlanRow]) -> Screen:
    """Show plans as a table: how many indicators and tasks have which light, and what presses."""
    screen = Screen()
    screen.line(_headline(words, rows), "title")
    screen.line()
    screen.table(_columns(words), [_cells(words, row) for row in _worst_first(rows)])
    screen.line(words("Lights: indicators/tasks; papers: missing/owed"), "faint")
    return screen


def _headline(words: Words, rows: Sequence[PlanRow]) -> str:
    days = sorted({row.day for row in rows if row.day is not None})
    unread = sum(not row.is_read for row in rows)
    return words("; ").join(plans_text(words, len(rows), days, unread))


def _worst_first(rows: Sequence[PlanRow]) -> list[PlanRow]:
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
    light, text = row.most_pressing or ("plain", "")
    return (
        Cell(row.workspace),
        Cell(row.title),
        *(_light_cell(row, light) for light in ORDER),
        Cell(f"{row.missing}/{row.owed}", "red" if row.missing else "plain"),
        Cell(text, light),
    )


def _light_cell(row: PlanRow, light: Light) -> Cell:
    """Write how many indicators and how many tasks have a light; nothing where none has."""
    if not row.count(light):
        return Cell("")
    return Cell(f"{row.indicators.count(light)}/{row.tasks.count(light)}", light)
