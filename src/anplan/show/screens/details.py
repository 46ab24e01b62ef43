"""One thing in full: ``anplan show REF``."""

from collections.abc import Sequence

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.base.revision import Revision
from anplan.model.paths import task_of
from anplan.model.plan import Obligation
from anplan.model.project import Project
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.questions import question_lines, returned_line, told_heading
from anplan.show.screens.status import heading, indicator_table, paper_name
from anplan.show.screens.why import part_table
from anplan.show.values import (
    dated_text,
    due_text,
    light_cell,
    paper_state,
    title_text,
)
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.papers import Paper
from anplan.state.question import spoken_reports
from anplan.state.tasks import TaskState


def show_indicator(
    words: Words, state: State, one: IndicatorState, revision: Revision | None = None
) -> Screen:
    """Show an indicator with every figure it had."""
    screen = Screen()
    heading(screen, words, state, revision)
    screen.line()
    screen.line(f"{one.id} {one.indicator.title}", "title")
    indicator_table(screen, words, [one])
    screen.line(words.tell(one.verdict.reason), indent=2)
    units = tuple(state.project.label(unit) for unit in one.indicator.reported_by)
    screen.line(words("Reported by: {units}").format(units=words.listed(units)), indent=2)
    if one.indicator.tasks:
        tasks = words.listed(one.indicator.tasks)
        screen.line(words("Tasks: {tasks}").format(tasks=tasks), indent=2)
    _grounds(screen, words, one.indicator.quote, one.indicator.assumed)
    screen.line()
    rows = [
        (
            Cell(dated_text(words, point)),
            Cell(words.quantity(point.value, one.indicator.measure)),
            Cell(words.listed(tuple(str(fact.period) for fact in point.facts))),
            Cell(words.listed(tuple(fact.reason for fact in point.facts if fact.reason))),
        )
        for point in reversed(one.series.points)
    ]
    if rows:
        screen.table(
            (
                Column(words("As of")),
                Column(words("Value"), right=True),
                Column(words("Report")),
                Column(words("Reason given"), flexible=True),
            ),
            rows,
        )
    else:
        screen.line(words("No figure was reported."))
    _told(screen, words, state, asked=state.questions_about(one.id))
    return screen


def _told(
    screen: Screen,
    words: Words,
    state: State,
    returned: Sequence[Paper] = (),
    asked: Sequence[Asked] = (),
) -> None:
    """Show what was returned and asked, where anything was."""
    if returned or asked:
        told_heading(screen, words)
    for paper in returned:
        returned_line(screen, words, state, paper)
    question_lines(screen, words, state, asked)


def _grounds(screen: Screen, words: Words, quote: str | None, assumed: tuple[str, ...]) -> None:
    if quote:
        screen.line(words("Document: {quote}").format(quote=quote), indent=2)
    if assumed:
        text = words("Not in the document, assumed: {keys}").format(keys=words.keys(assumed))
        screen.line(text, "faint", indent=2)


def show_task(
    words: Words, state: State, one: TaskState, revision: Revision | None = None
) -> Screen:
    """Show a task: its parts, all its actions, and each unit's last words."""
    screen = Screen()
    heading(screen, words, state, revision)
    screen.line()
    screen.line(
        f"{one.id} {title_text(words, one.task.title)}  {words.light(one.verdict.light)}",
        one.verdict.light,
    )
    screen.line(words.tell(one.verdict.reason), indent=2)
    screen.line(words("Units: {units}").format(units=_unit_list(words, state, one)), indent=2)
    part_table(screen, words, one)
    screen.line()
    rows = [
        (Cell(action.id), Cell(words(KIND_WORDS[action.kind])), Cell(action.quote or action.title))
        for action in one.task.actions
    ]
    columns = (
        Column(words("Action")),
        Column(words("Kind")),
        Column(words("In the document's words"), flexible=True),
    )
    screen.table(columns, rows)
    _last_words(screen, words, state, one)
    parts = tuple(part.id for part in one.indicators)
    _told(screen, words, state, asked=state.questions_about(one.id, *parts))
    return screen


KIND_WORDS = {
    "continuous": mark("continuous"),
    "milestone": mark("milestone"),
    "recurring": mark("recurring"),
    "deliverable": mark("deliverable"),
    "outcome": mark("outcome"),
}


def _unit_list(words: Words, state: State, one: TaskState) -> str:
    leads = [u for u in one.units if state.project.part_of(one.id, u) == "lead"]
    named = [
        state.project.label(unit) + (words(" (lead)") if unit in leads else "")
        for unit in one.units
    ]
    return words.listed(tuple(named))


def _last_words(screen: Screen, words: Words, state: State, one: TaskState) -> None:
    latest: dict[str, tuple[Period, list[str]]] = {}
    for unit, period, report in spoken_reports(state.project, state.question):
        texts = [said.text for said in report.progress if task_of(said.ref) == one.id]
        if texts:
            latest[unit] = period, texts
    if not latest:
        return
    screen.line()
    screen.line(words("Last words of its units:"), "heading")
    for unit in one.units:
        if unit in latest:
            period, texts = latest[unit]
            name = state.project.label(unit)
            screen.line(f"{name} {period}", "faint", indent=2)
            for text in texts:
                screen.line(text, indent=4)


def show_unit(words: Words, state: State, unit: str, revision: Revision | None = None) -> Screen:
    """Show a unit: its tasks, its indicators, its papers, what it still owes."""
    said, own = state.project.units[unit], state.of_unit(unit)
    screen = Screen()
    heading(screen, words, state, revision)
    screen.line()
    screen.line(f"{unit} {said.name}", "title")
    if said.aliases:
        names = words.listed(said.aliases)
        screen.line(words("Also called: {names}").format(names=names), "faint", indent=2)
    _papers(screen, words, own)
    if own.indicators:
        screen.line()
        indicator_table(screen, words, list(own.indicators))
    _tasks(screen, words, own, unit)
    _open_troubles(screen, words, own)
    again = [paper for paper in own.papers if paper.owed_again]
    _told(screen, words, state, again, own.questions)
    return screen


def _tasks(screen: Screen, words: Words, state: State, unit: str) -> None:
    screen.line()
    rows = [
        (
            Cell(f"{one.id} {title_text(words, one.task.title)}"),
            Cell(_part(words, state.project, one.id, unit)),
            light_cell(words, one.verdict),
            Cell(words.tell(one.verdict.reason)),
        )
        for one in state.tasks
    ]
    columns = (
        Column(words("Task"), flexible=True),
        Column(words("Role")),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    screen.table(columns, rows)


def _part(words: Words, project: Project, task: str, unit: str) -> str:
    return words("lead") if project.part_of(task, unit) == "lead" else words("support")


def _papers(screen: Screen, words: Words, state: State) -> None:
    rows = [
        (
            Cell(paper_name(state, paper)),
            Cell(due_text(words, state.project, paper)),
            Cell(paper_state(words, paper)),
            Cell(paper.done_on.isoformat() if paper.done_on else ""),
        )
        for paper in state.papers
    ]
    columns = (
        Column(words("Paper"), flexible=True),
        Column(words("Due")),
        Column(words("State")),
        Column(words("Handed in")),
    )
    screen.table(columns, rows)


def _open_troubles(screen: Screen, words: Words, state: State) -> None:
    for trouble in state.troubles:
        if trouble.solved is None:
            text = words("Open problem {ref}: {title}").format(ref=trouble.ref, title=trouble.title)
            screen.line(text, "yellow")
            for part in (trouble.text, trouble.ask):
                if part:
                    screen.line(part, indent=2)


def show_obligation(
    words: Words, state: State, obligation: Obligation, revision: Revision | None = None
) -> Screen:
    """Show what papers an obligation asks for."""
    screen = Screen()
    heading(screen, words, state, revision)
    screen.line()
    screen.line(f"{obligation.id} {obligation.title}", "title")
    _grounds(screen, words, obligation.quote, obligation.assumed)
    rows = [
        (
            Cell(state.project.label(paper.unit)),
            Cell(str(paper.period or "")),
            Cell(due_text(words, state.project, paper)),
            Cell(paper_state(words, paper)),
        )
        for paper in state.papers
        if paper.obligation == obligation.id
    ]
    columns = (
        Column(words("Unit"), flexible=True),
        Column(words("Period")),
        Column(words("Due")),
        Column(words("State")),
    )
    screen.table(columns, rows)
    return screen
