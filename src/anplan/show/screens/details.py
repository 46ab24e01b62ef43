"""One thing in full: ``anplan show REF``."""

from collections.abc import Callable, Iterator

from anplan.base.commit import Revision
from anplan.base.message import mark
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.indicators import Indicator
from anplan.model.plan import Obligation
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.measures import measure_table
from anplan.show.screens.outlook import outlook_line, outlook_list
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.questions import (
    asked_lines,
    requests_and_evaluations,
    returns_and_questions,
)
from anplan.show.screens.registers import register_body, unit_items
from anplan.show.screens.shares import own_table, share_table
from anplan.show.screens.status import indicator_table, paper_name
from anplan.show.screens.targets import standing_lines, year_lines
from anplan.show.screens.traces import evidence_part
from anplan.show.screens.why import part_table
from anplan.show.values import (
    dated_text,
    due_text,
    facts_of_task,
    light_cell,
    paper_state,
    point_text,
    title_text,
    with_part,
)
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.facts import Point
from anplan.state.indicators import IndicatorState
from anplan.state.question import spoken_reports
from anplan.state.taken import source_notes
from anplan.state.tasks import TaskState

KIND_WORDS = {
    "continuous": mark("continuous"),
    "milestone": mark("milestone"),
    "recurring": mark("recurring"),
    "deliverable": mark("deliverable"),
    "outcome": mark("outcome"),
}


def show_indicator(
    words: Words, state: State, indicator: IndicatorState, revision: Revision | None = None
) -> Screen:
    """Show an indicator with every figure it had."""
    page = start_page(words, state, revision)
    screen, record = page.screen, indicator.indicator
    screen.line()
    screen.line(f"{indicator.id} {record.title}", "title")
    indicator_table(page, [indicator])
    screen.line(words.tell(indicator.verdict.reason), indent=2)
    outlook_line(page, indicator)
    units = tuple(map(state.project.label, indicator.reporters))
    for note in source_notes(state.project, indicator.id, state.question.day):
        screen.line(words.sentence(words.tell(note)), indent=2)
    if units:
        screen.line(words("Reported by: {units}").format(units=words.listed(units)), indent=2)
    for line in (*year_lines(words, indicator), *standing_lines(words, state, record)):
        screen.line(line, indent=2)
    if record.tasks:
        tasks = words.listed(record.tasks)
        screen.line(words("Tasks: {tasks}").format(tasks=tasks), indent=2)
    _grounds(page, record.quote, record.assumed)
    share_table(page, indicator)
    screen.line()
    figure_table(page, indicator)
    _register(page, record)
    returns_and_questions(page, (), state.questions_about(indicator.id))
    own = state.about(indicator.id)
    requests_and_evaluations(page, own.requests, own.evaluations)
    return screen


def _register(page: Page, record: Indicator) -> None:
    """Show the register from which an indicator is counted."""
    source = record.counted_from
    if source is None or source.register not in page.state.project.registers:
        return
    register = page.state.register(source.register)
    page.screen.line()
    title = register.register.title
    stage = register.register.stage_title(source.stage)
    text = page.words("Counted from {register}, from {stage} on").format(
        register=title, stage=stage
    )
    page.screen.line(text, "heading")
    register_body(page, register)


def _reports(point: Point, *, once: bool) -> tuple[str, ...]:
    """Return the reports that a figure comes from: of many items each is named once."""
    periods = tuple(str(fact.period) for fact in point.facts)
    return tuple(sorted(set(periods))) if once else periods


def figure_table(page: Page, indicator: IndicatorState) -> None:
    """Show every figure that an indicator had, the newest first, with its evidence."""
    words = page.words
    rows = [
        (
            Cell(dated_text(words, point)),
            Cell(point_text(words, point, indicator.indicator.measure)),
            Cell(words.listed(_reports(point, once=indicator.indicator.counted_from is not None))),
            Cell(words.listed(tuple(fact.reason for fact in point.facts if fact.reason))),
        )
        for point in reversed(indicator.series.points)
    ]
    if not rows:
        page.screen.line(words("No figure was reported."))
        return
    columns = (
        Column(words("As of")),
        Column(words("Value"), right=True),
        Column(words("Report")),
        Column(words("Reason given"), flexible=True),
    )
    page.screen.table(columns, rows)
    spots = [
        (dated_text(words, point), fact.spot)
        for point in reversed(indicator.series.points)
        for fact in point.facts
    ]
    evidence_part(page, spots)


def _grounds(page: Page, quote: str | None, assumed: tuple[str, ...]) -> None:
    """Show what the document says of something, and what it does not say."""
    words = page.words
    if quote:
        page.screen.line(words("Document: {quote}").format(quote=quote), indent=2)
    if assumed:
        text = words("Not in the document, assumed: {keys}").format(keys=words.keys(assumed))
        page.screen.line(text, "faint", indent=2)


def show_task(
    words: Words, state: State, task: TaskState, revision: Revision | None = None
) -> Screen:
    """Show a task: its parts, all its actions, and each unit's latest progress."""
    page = start_page(words, state, revision)
    screen, light = page.screen, task.verdict.light
    screen.line()
    title = title_text(words, task.task.headed(task.id))
    screen.line(f"{title}  {words.light(light)}", light)
    screen.line(words.tell(task.verdict.reason), indent=2)
    units = words.listed(tuple(_task_units(page, task)))
    screen.line(words("Units: {units}").format(units=units), indent=2)
    for line in facts_of_task(words, task.task):
        screen.line(line, indent=2)
    part_table(page, task)
    screen.line()
    action_table(page, task)
    evidence_part(
        page, ((state.ref, spot) for state in task.actions for spot in state.verdict.spots)
    )
    own = tuple(measure for measure in state.measures if task.id in measure.tasks)
    measure_table(page, own, with_unit=True)
    latest_progress(page, task)
    parts = tuple(indicator.id for indicator in task.indicators)
    returns_and_questions(page, (), state.questions_about(task.id, *parts))
    evaluated = state.evaluations_of(task.id, *parts)
    requests_and_evaluations(page, state.requests_about(task.id, *parts), evaluated)
    return screen


def _task_units(page: Page, task: TaskState) -> Iterator[str]:
    """Yield the names of a task's units, those that lead or support it marked."""
    for name, part in page.state.project.named_in(task.id).items():
        yield with_part(page.words, name, part)


def action_table(page: Page, task: TaskState) -> None:
    """Show all that a task says will be done, in the document's words."""
    words = page.words
    rows = [
        (Cell(action.id), Cell(words(KIND_WORDS[action.kind])), Cell(action.quote or action.title))
        for action in task.task.actions
    ]
    columns = (
        Column(words("Action")),
        Column(words("Kind")),
        Column(words("In the document's words"), flexible=True),
    )
    page.screen.table(columns, rows)


def latest_progress(page: Page, task: TaskState) -> None:
    """Show what each of a task's units said of it last."""
    screen, words, state = page
    latest: dict[str, tuple[Period, list[str]]] = {}
    for unit, period, report in spoken_reports(state.project, state.question):
        meant = state.project.task_meant
        texts = [entry.text for entry in report.progress if meant(unit, entry.ref) == task.id]
        if texts:
            latest[unit] = period, texts
    if not latest:
        return
    screen.line()
    screen.line(words("Latest progress by unit:"), "heading")
    for unit in task.units:
        if unit in latest:
            period, texts = latest[unit]
            screen.line(f"{state.project.label(unit)} {period}", "faint", indent=2)
            for text in texts:
                screen.line(text, indent=4)


def show_unit(words: Words, state: State, unit: str, revision: Revision | None = None) -> Screen:
    """Show a unit: its tasks, its indicators, its papers, what it still owes."""
    page = start_page(words, state, revision)
    own = page._replace(state=state.of_unit(unit))
    screen, record = page.screen, state.project.units[unit]
    screen.line()
    screen.line(f"{unit} {record.name}", "title")
    if record.aliases:
        names = words.listed(record.aliases)
        screen.line(words("Also called: {names}").format(names=names), "faint", indent=2)
    paper_table(own)
    if own.state.indicators:
        screen.line()
        own_table(own, unit)
        outlook_list(own, unit)
    screen.line()
    task_table(own, unit)
    measure_table(own, own.state.measures, with_unit=False)
    unit_items(own, unit)
    open_troubles(own)
    returned = (paper for paper in own.state.papers if paper.owed_again)
    returns_and_questions(own, returned, own.state.questions)
    requests_and_evaluations(own, own.state.requests)
    return screen


def task_table(page: Page, unit: str) -> None:
    """Show a unit's tasks, and the part it has in each."""
    words, project = page.words, page.state.project
    rows = [
        (
            Cell(title_text(words, task.task.narrow(task.id))),
            Cell(words.part(project.part_of(task.id, unit))),
            light_cell(words, task.verdict),
            Cell(words.tell(task.verdict.reason)),
        )
        for task in page.state.tasks
    ]
    columns = (
        Column(words("Task"), flexible=True),
        Column(words("Role")),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    page.screen.table(columns, rows)


def paper_table(page: Page) -> None:
    """Show a unit's papers, by when each is owed, and how it came."""
    words, state = page.words, page.state
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
    page.screen.table(columns, rows)


def open_troubles(page: Page) -> None:
    """Show the problems that are not solved."""
    words = page.words
    for trouble in page.state.troubles:
        if trouble.solved is None:
            ref = page.state.project.own_name(trouble.unit, trouble.ref)
            text = words("Open problem {ref}: {title}").format(ref=ref, title=trouble.title)
            page.screen.line(text, "yellow")
            for part in (trouble.text, trouble.ask):
                if part:
                    page.screen.line(part, indent=2)


def show_instruction(
    words: Words,
    state: State,
    ref: str,
    revision: Revision | None = None,
    locate: Callable[[Spot], str] = lambda spot: spot.file,
) -> Screen:
    """Show a leader's instruction: its words, and how each unit stands to it."""
    page = start_page(words, state, revision)
    asked = [one for one in state.questions if one.ref == ref]
    page.screen.line()
    page.screen.line(ref, "title")
    for one in asked[:1]:
        text = words("{who} on {day}, to be carried out by {until}: {text}")
        line = text.format(who=one.who, day=one.on, until=one.until, text=one.text)
        page.screen.line(line, indent=2)
        page.screen.line(
            words("Found in {place} {commit}").format(place=locate(one.spot), commit="").rstrip(),
            indent=2,
        )
    for one in asked:
        asked_lines(page, one, locate)
    return page.screen


def show_obligation(
    words: Words, state: State, obligation: Obligation, revision: Revision | None = None
) -> Screen:
    """Show the papers that an obligation asks for."""
    page = start_page(words, state, revision)
    screen = page.screen
    screen.line()
    screen.line(f"{obligation.id} {obligation.title}", "title")
    _grounds(page, obligation.quote, obligation.assumed)
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
