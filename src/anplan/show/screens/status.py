"""The status screen: where the plan stands, the most urgent first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from anplan.base.commit import Revision
from anplan.model.decisions import THE_PLAN
from anplan.show.asked_text import (
    evaluation_text,
    instruction_name,
    outcome_text,
    requested_text,
)
from anplan.show.bars import BLOCKS, Signs, bar
from anplan.show.layout.screen import Cell, Column, Extra, Screen
from anplan.show.screens.measures import count_text
from anplan.show.screens.page import Page, start_page, what_is_left
from anplan.show.screens.registers import register_lines
from anplan.show.sections import Headings
from anplan.show.values import (
    as_of_text,
    change_text,
    counts_by_light,
    figure_cell,
    light_cell,
    obligation_of,
    percent,
    signed,
    target_text,
    thresholds_text,
    title_text,
    titled_as_part,
)
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.lights.verdict import Light
from anplan.state.months import month_figures
from anplan.state.papers import Paper
from anplan.state.parts import counted, depths
from anplan.state.pressing import MOST, by_urgency, pressing, urgency
from anplan.state.tasks import TaskState

MOST_OWING = 6
"""How many units that owe papers are named; of the others the number is given."""


def status_screen(
    words: Words, state: State, revision: Revision | None, signs: Signs = BLOCKS
) -> Screen:
    """Show the whole plan on one screen; on a terminal with the months in these signs."""
    page = start_page(words, state, revision)
    screen = page.screen
    what_is_left(page)
    if state.silent:
        _nothing_reported(page)
    headline(page)
    screen.line()
    indicator_table(page, by_urgency(state.indicators), signs)
    screen.line(thresholds_text(words, state.project), "faint")
    screen.line()
    task_table(page)
    screen.line()
    if state.measures:
        screen.line(count_text(words, state.measures, state.question))
    register_lines(page)
    papers_line(page)
    waiting_line(page)
    deciding_lines(page)
    evaluation_lines(page)
    _next_steps(page)
    return screen


def headline(page: Page) -> None:
    """Say in a line how many lights there are of each colour, then what presses most."""
    words, state, screen = page.words, page.state, page.screen
    counts = counts_text(words, state)
    if counts:
        screen.line(counts, "heading")
    items = pressing(state)
    for item in items[:MOST]:
        text = words("{light} {title}: {reason} ({units})").format(
            light=words.light(item.verdict.light),
            title=title_text(words, item.title),
            reason=words.tell(item.verdict.shortly),
            units=words.listed(tuple(map(state.project.label, item.units))),
        )
        screen.line(text, indent=2)
    if len(items) > MOST:
        screen.line(words("and {count} more").format(count=len(items) - MOST), indent=2)


def counts_text(words: Words, state: State) -> str:
    """Count the lights of indicators and of tasks, where the plan has any."""
    counts = [
        words.fill(text, count=len(lights), lights=counts_by_light(words, lights, ORDER))
        for text, lights in (
            (
                words("{count} indicators: {lights}"),
                [indicator.verdict.light for indicator in counted(state.indicators)],
            ),
            (words("{count} tasks: {lights}"), [task.verdict.light for task in state.tasks]),
        )
        if lights
    ]
    return words("; ").join(counts)


ORDER: tuple[Light, ...] = ("red", "yellow", "green", "blue", "grey", "closed")


def _nothing_reported(page: Page) -> None:
    words = page.words
    owed = sum(paper.state != "open" for paper in page.state.papers)
    text = words("Nothing was reported in this workspace: {owed} papers were owed, 0 are in.")
    page.screen.line(words.fill(text, owed=owed), "yellow")
    page.screen.line(words("To see a plan at work: anplan demo"), "faint")


def indicator_table(
    page: Page, states: Sequence[IndicatorState], signs: Signs | None = None
) -> None:
    """Show indicators with target, value, change, completion, pace, gap, light and day.

    With ``signs`` a terminal shows their months, too.
    """
    below = depths(states)
    rows = [
        indicator_row(
            page, titled_as_part(page.words, below[state.id], state.indicator.label), state
        )
        for state in states
    ]
    columns = indicator_columns(page, page.words("Indicator"), states)
    extra = None if signs is None else _months(page, states, signs)
    page.screen.table(columns, rows, extra)
    preliminary_note(page, states)


def _months(page: Page, states: Sequence[IndicatorState], signs: Signs) -> Extra:
    """Return the months of indicators as a column of their own, with what its signs mean."""
    words, state = page.words, page.state
    bars = [bar(month_figures(one, state.project.plan, state.question), signs) for one in states]
    widest = max(map(len, bars), default=0)
    text = words(
        "Months: how much of its target each had reached; {reached} all of it, {none} no figure"
    )
    return Extra(
        Column(words("Months")),
        tuple(one.rjust(widest) for one in bars),
        text.format(reached=signs.reached, none=signs.none),
    )


def indicator_columns(
    page: Page, head: str, states: Sequence[IndicatorState]
) -> tuple[Column, ...]:
    """Return the columns of a table of indicators; ``head`` names the first."""
    words = page.words
    return (
        Column(head, flexible=True),
        Column(words("Target"), right=True),
        Column(words("Value"), right=True),
        Column(change_text(words, page.state._replace(indicators=tuple(states))), right=True),
        Column(words("Done %"), right=True),
        Column(words("Pace"), right=True),
        Column(words("Gap"), right=True),
        Column(words("Light")),
        Column(words("As of")),
    )


def indicator_row(page: Page, label: str, state: IndicatorState) -> tuple[Cell, ...]:
    """Write a row of a table of indicators."""
    words = page.words
    return (
        Cell(label),
        Cell(target_text(words, state.indicator, state.target)),
        Cell(figure_cell(state.point)),
        Cell(signed(state.change)),
        Cell(percent(state.printed.completion)),
        Cell(percent(state.printed.pace)),
        Cell(signed(state.printed.gap, "0.0")),
        light_cell(words, state.verdict),
        Cell(as_of_text(page.state.project.plan, state, page.state.question.day.year)),
    )


def preliminary_note(page: Page, states: Iterable[IndicatorState]) -> None:
    """Explain the star of preliminary figures, if there is one."""
    if any(state.point and state.point.preliminary for state in states):
        page.screen.line(page.words("* preliminary figure"), "faint")


def task_table(page: Page) -> None:
    """Show the tasks by section, the most urgent first within each, with why and who reported."""
    words, state = page.words, page.state
    rows: list[tuple[Cell, ...]] = []
    headings = Headings(words, state.project.plan)
    by_section: dict[str, list[TaskState]] = {}
    for task in state.tasks:
        by_section.setdefault(task.id.partition(".")[0], []).append(task)
    for number, tasks in by_section.items():
        rows += [
            (Cell(f"{'  ' * heading.depth}{heading.text}", "faint"),)
            for heading in headings.of(number)
        ]
        tasks.sort(key=lambda task: urgency(task.verdict.light))
        rows += [_task_row(words, task) for task in tasks]
    columns = (
        Column(words("Task"), flexible=True),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
        Column(words("Reports"), right=True),
    )
    if rows:
        page.screen.table(columns, rows)


def _task_row(words: Words, task: TaskState) -> tuple[Cell, ...]:
    more = len(task.verdict.because) if task.verdict.rule == "worst" else 0
    reason = words.tell(task.verdict.shortly)
    if more:
        reason = words("{reason} (and {count} more)").format(reason=reason, count=more)
    if task.verdict.light in ("green", "closed"):
        reason = ""
    caveats = (
        words("{title} {reason}").format(
            title=state.action.title, reason=words.tell(state.by_another)
        )
        for state in task.actions
        if state.by_another
    )
    return (
        Cell(title_text(words, task.task.narrow(task.id))),
        light_cell(words, task.verdict),
        Cell(words("; ").join(filter(None, (reason, *caveats)))),
        Cell(f"{task.reported}/{task.owing}"),
    )


def paper_counts(words: Words, papers: Iterable[Paper]) -> str:
    """Count papers by their state, without those that are not due yet."""
    every = list(papers)
    again = sum(paper.owed_again for paper in every)
    by_state = Counter(paper.state for paper in every if not paper.owed_again)
    owed = len(every) - by_state["open"]
    text = words.fill(
        words("{owed} papers owed: {done} on time, {late} late, {missing} missing"),
        owed=owed,
        done=by_state["done"],
        late=by_state["late"],
        missing=by_state["missing"],
    )
    if again:
        text += words(", {count} returned").format(count=again)
    early = sum(paper.early for paper in every)
    if early:
        text += words(" ({count} dated before their time, to be verified)").format(count=early)
    return text


def papers_line(page: Page) -> None:
    """Show how many papers are in, and who owes which."""
    words, state = page.words, page.state
    missing = [paper for paper in state.papers if paper.state == "missing"]
    text = paper_counts(words, state.papers)
    if missing and not state.silent:
        text += words(" ({list})").format(list=_owing_list(page, missing))
    page.screen.line(text)


def _owing_list(page: Page, papers: list[Paper]) -> str:
    """Name the units that owe papers, and which; a long list says how many more there are."""
    words, project = page.words, page.state.project
    by_unit: dict[str, list[str]] = {}
    for paper in papers:
        by_unit.setdefault(paper.unit, []).append(_paper_label(page.state, paper))
    owing = [
        f"{project.label(unit)} {words.listed(tuple(labels))}" for unit, labels in by_unit.items()
    ]
    text = words("; ").join(owing[:MOST_OWING])
    more = len(owing) - MOST_OWING
    return text + words.fill(words(" and {count} more units"), count=more) if more > 0 else text


def waiting_line(page: Page) -> None:
    """Count what waits for the units: papers that were returned, what is asked of them and open."""
    words, state = page.words, page.state
    returned = sum(paper.owed_again for paper in state.papers)
    waiting = Counter(asked.sort for asked in state.questions if asked.answer is None)
    parts = []
    if returned:
        parts.append(words.fill(words("returned and owed again: {count} papers"), count=returned))
    if waiting["coordinator"]:
        count = waiting["coordinator"]
        parts.append(words.fill(words("not answered: {count} questions"), count=count))
    if waiting["unit"]:
        count = waiting["unit"]
        parts.append(words("requests between units not answered: {count}").format(count=count))
    if waiting["leader"]:
        parts.append(_instructed(page))
    if parts:
        page.screen.line(words("; ").join(parts), "yellow")


def _instructed(page: Page) -> str:
    """Count the leaders' instructions that are not carried out, and the units that owe them."""
    question = page.state.question
    due = [one for one in page.state.questions if one.sort == "leader" and one.answer is None]
    text = page.words(
        "instructions not carried out: {count}, by {units} units, of these overdue: {late} units"
    )
    return page.words.fill(
        text,
        count=len({one.ref for one in due}),
        units=len({one.unit for one in due}),
        late=len({one.unit for one in due if one.standing(question) == "missing"}),
    )


def deciding_lines(page: Page) -> None:
    """Show what waits for a decision of the coordinator, what has waited longest first."""
    words, state = page.words, page.state
    waiting = [request for request in state.requests if request.outcome is None]
    if waiting:
        text = words.fill(words("Waiting for a decision: {count} requests"), count=len(waiting))
        page.screen.line(text, "yellow")
    for request in waiting[:MOST]:
        text = words("{unit}: {text} ({waits})").format(
            unit=state.project.label(request.unit),
            text=requested_text(words, state.project, request),
            waits=outcome_text(words, request, state.question),
        )
        page.screen.line(text, indent=2)
    if len(waiting) > MOST:
        text = words("and {count} more").format(count=len(waiting) - MOST)
        page.screen.line(text, indent=2)


def evaluation_lines(page: Page) -> None:
    """Show what those think of the whole who asked for it, the last of each."""
    words, state = page.words, page.state
    latest = {evaluation.by: evaluation for evaluation in state.evaluations_of(THE_PLAN)}
    for evaluation in latest.values():
        text = evaluation_text(words, state.project, evaluation)
        page.screen.line(words.labelled(words("Evaluation"), text))


def _paper_label(state: State, paper: Paper) -> str:
    """Name a paper shortly: by its month, or by its title."""
    if paper.period is not None:
        return str(paper.period)
    return obligation_of(state.project, paper).title


def paper_name(state: State, paper: Paper) -> str:
    """Name a paper in full: by its period and its title; an instruction by its words."""
    if paper.asked is not None:
        return instruction_name(paper.asked)
    title = obligation_of(state.project, paper).title
    return f"{paper.period} {title}" if paper.period is not None else title


def _next_steps(page: Page) -> None:
    state = page.state
    judged = (indicator for indicator in by_urgency(state.indicators) if indicator.point)
    worst = next(judged, None)
    steps = [f"anplan why {worst.id}" if worst else "anplan source"]
    if state.latest_due and not state.silent:
        steps.append(f"anplan status {state.latest_due}")
    steps.append("anplan due")
    page.screen.line(page.words("See also: {steps}").format(steps=" · ".join(steps)), "faint")
