"""Why a light is what it is: the rule, the arithmetic, and every fact with its place."""

from collections.abc import Iterable, Iterator

from anplan.base.commit import Revision
from anplan.base.days import whole_months
from anplan.base.message import Message
from anplan.base.problem import Spot
from anplan.model.indicators import Indicator
from anplan.model.paths import indicator_path, task_of
from anplan.show.layout.screen import Cell, Column, Screen, cells
from anplan.show.outlook import outlook_sums
from anplan.show.screens.measures import measure_table
from anplan.show.screens.outlook import outlook_line
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.questions import requests_and_evaluations, returns_and_questions
from anplan.show.screens.registers import MOST_COUNTED, counted_table
from anplan.show.screens.shares import share_reasons
from anplan.show.screens.targets import band_lines, year_lines
from anplan.show.screens.traces import (
    Traces,
    evidence_lines,
    light_title,
    rule_lines,
    trace_lines,
)
from anplan.show.values import (
    action_reason,
    dated_text,
    facts_of_task,
    light_cell,
    signed,
    target_text,
    title_text,
    value_text,
)
from anplan.show.words import Words
from anplan.state.actions import RULE_WORDS as ACTION_RULES
from anplan.state.actions import ActionState
from anplan.state.build import State
from anplan.state.facts import Fact
from anplan.state.figures import plain
from anplan.state.indicators import IndicatorState
from anplan.state.lights.light import RULE_WORDS as INDICATOR_RULES
from anplan.state.lights.trajectory import linear_span, points_of
from anplan.state.registers.counted import Flip, counted_items
from anplan.state.tasks import RULE_WORDS as TASK_RULES
from anplan.state.tasks import TaskState


def why_indicator(
    words: Words,
    state: State,
    indicator: IndicatorState,
    traces: Traces,
    revision: Revision | None,
) -> Screen:
    """Explain an indicator's light."""
    page = start_page(words, state, revision)
    light_title(page, title_text(words, indicator.indicator.title), indicator.verdict)
    explain_indicator(page, indicator, traces)
    _grounds(page, indicator, traces)
    _questions(page, traces, indicator.id)
    return page.screen


def explain_indicator(
    page: Page, indicator: IndicatorState, traces: Traces, most: int = MOST_COUNTED
) -> None:
    """Show the rule behind an indicator's light, the sums, and the facts with their places.

    Of items that are counted so many are named as ``most`` says.
    """
    verdict = indicator.verdict
    rule_lines(page, verdict, INDICATOR_RULES)
    _figures(page, indicator)
    _facts(page, indicator, traces, most)
    share_reasons(page, indicator)
    trace_lines(page, verdict.spots, traces)
    _notes(page, indicator.notes)


def why_action(
    words: Words, state: State, action: ActionState, traces: Traces, revision: Revision | None
) -> Screen:
    """Explain the light of a milestone or of recurring work."""
    page = start_page(words, state, revision)
    light_title(page, f"{action.ref} {action.action.title}", action.verdict)
    rule_lines(page, action.verdict, ACTION_RULES)
    if action.due:
        page.screen.line(words("Due: {day}").format(day=action.due), indent=2)
    if action.action.kind == "milestone" and not _has_day(state, action):
        text = words("The document names no day: the end of {phase} is assumed")
        phase = state.project.plan.implementation.title
        page.screen.line(text.format(phase=phase), "faint", indent=2)
    _notes(page, action.notes)
    trace_lines(page, action.verdict.spots, traces)
    if action.action.quote:
        page.screen.line(words("Document: {quote}").format(quote=action.action.quote), indent=2)
    _questions(page, traces, action.ref)
    return page.screen


def _has_day(state: State, action: ActionState) -> bool:
    """Return whether the plan gives a milestone a day: its own, or its task's."""
    task = state.project.tasks[task_of(action.ref)]
    return action.action.due is not None or task.due is not None


def why_task(
    words: Words, state: State, task: TaskState, traces: Traces, revision: Revision | None
) -> Screen:
    """Explain a task's light by the lights of its parts."""
    page = start_page(words, state, revision)
    light_title(page, title_text(words, task.task.headed(task.id)), task.verdict)
    explain_task(page, task, traces)
    own = tuple(measure for measure in state.measures if task.id in measure.tasks)
    measure_table(page, own, with_unit=True)
    _questions(page, traces, task.id, *(indicator.id for indicator in task.indicators))
    return page.screen


def explain_task(page: Page, task: TaskState, traces: Traces) -> None:
    """Show the rule behind a task's light, what is judged in it, and where that stands."""
    words = page.words
    rule_lines(page, task.verdict, TASK_RULES)
    for line in facts_of_task(words, task.task):
        page.screen.line(line, indent=2)
    part_table(page, task)
    if task.due:
        text = words("{reported} of {units} units reported for {period}")
        line = words.fill(text, reported=task.reported, units=task.owing, period=task.due)
        page.screen.line(line, indent=2)
    trace_lines(page, task.verdict.spots, traces)


def _figures(page: Page, state: IndicatorState) -> None:
    """Show the target, the value and the arithmetic between them."""
    words = page.words
    target = words("Target: {target} by {day}").format(
        target=target_text(words, state.indicator, state.target), day=state.by
    )
    page.screen.line(target, indent=2)
    for line in year_lines(words, state):
        page.screen.line(line, indent=2)
    if state.point is None:
        return
    value = words("Value: {value} as of {day}").format(
        value=value_text(words, state), day=dated_text(words, state.point)
    )
    if state.change is not None:
        value += words(", {change} since the cycle before").format(change=signed(state.change))
    page.screen.line(value, indent=2)
    for line in _arithmetic(page, state):
        page.screen.line(line, indent=2)
    outlook_line(page, state)
    for line in outlook_sums(words, state):
        page.screen.line(line, indent=4)


def _arithmetic(page: Page, state: IndicatorState) -> Iterator[str]:
    """Write the sums that were done, with the figures that were put in."""
    assert state.point is not None
    words = page.words
    value, goal, base = state.point.value, state.target.value, state.indicator.start
    yield from band_lines(words, state)
    if state.indicator.kind == "rate":
        if state.printed.gap is None:
            return
        if state.indicator.trajectory is not None and state.expected_number is not None:
            yield _linear_line(page, state)
            goal = state.expected_number
        yield words("Gap: {value} against {goal} = {gap} percentage points").format(
            value=f"{value:f}", goal=f"{goal:f}", gap=signed(state.printed.gap, "0.0")
        )
        return
    if state.progress.completion is not None:
        text = words("Completion: ({value} - {base}) / ({goal} - {base}) = {percent} %")
        yield text.format(
            value=f"{value:f}",
            base=f"{base:f}",
            goal=f"{goal:f}",
            percent=f"{state.printed.completion:f}",
        )
    if state.expected is not None and state.progress.pace is not None:
        yield from _pace_lines(page, state)
    if state.progress.gap is not None:
        yield _gap_line(page, state)


def _gap_line(page: Page, state: IndicatorState) -> str:
    """Write how far apart the value and the trajectory are, in points of the way."""
    assert state.point is not None
    words, red = page.words, page.state.project.plan.settings.red
    gap = signed(state.printed.gap, "0.0")
    if state.printed.completion is None or state.printed.pace is None:
        text = words(
            "Gap: ({expected} - {value}) / {goal} = {gap} points; yellow down to -{red}, then red"
        )
        return text.format(
            expected=f"{state.expected_number:f}",
            value=f"{state.point.value:f}",
            goal=f"{state.target.value:f}",
            gap=gap,
            red=f"{red:f}",
        )
    text = words("Gap: {completion} - {pace} = {gap} points; yellow down to -{red}, then red")
    return text.format(
        completion=f"{state.printed.completion:f}",
        pace=f"{state.printed.pace:f}",
        gap=gap,
        red=f"{red:f}",
    )


def _pace_lines(page: Page, state: IndicatorState) -> Iterator[str]:
    """Write what was expected by the value's day, and how much of the way that is."""
    assert state.point is not None
    assert state.expected is not None
    words, indicator = page.words, state.indicator
    base, goal = f"{indicator.start:f}", f"{state.target.value:f}"
    expected = f"{state.expected_number:f}"
    if indicator.trajectory and indicator.trajectory.shape == "linear":
        yield _linear_line(page, state)
    elif indicator.trajectory and indicator.trajectory.points:
        points = tuple(
            f"{day} {plain(value):f}" for day, value in points_of(indicator, state.target)
        )
        yield words("Expected by {day}: {expected}, from the points {points}").format(
            day=state.point.as_of, expected=expected, points=words.listed(points)
        )
    yield words("Pace: ({expected} - {base}) / ({goal} - {base}) = {percent} %").format(
        expected=expected, base=base, goal=goal, percent=f"{state.printed.pace:f}"
    )


def _linear_line(page: Page, state: IndicatorState) -> str:
    """Write what a straight way asks for by the value's day."""
    words, indicator = page.words, state.indicator
    text = words("Expected: {base} + ({goal} - {base}) x {share} = {expected}")
    if indicator.kind == "count":
        text = words("Expected: {base} + ({goal} - {base}) x {share}, in whole things {expected}")
    return text.format(
        base=f"{indicator.start:f}",
        goal=f"{state.target.value:f}",
        share=_share(page, state),
        expected=f"{state.expected_number:f}",
    )


def _share(page: Page, state: IndicatorState) -> str:
    """Write the elapsed share as months over months."""
    assert state.point is not None
    start, end = linear_span(state.indicator, page.state.project.plan, state.by)
    total = whole_months(start, end)
    elapsed = whole_months(start, min(state.point.as_of, state.by))
    return f"{min(total, elapsed)}/{total}"


def _facts(page: Page, state: IndicatorState, traces: Traces, most: int) -> None:
    """Show the facts that the value is the sum of, each with its place and its commit."""
    if state.point is None:
        return
    screen, words = page.screen, page.words
    screen.line()
    rows: list[tuple[Cell, ...]] = []
    counted = state.indicator.counted_from is not None
    for fact in state.point.facts:
        if counted and not fact.value:
            continue
        rows += fact_rows(page, state.indicator, fact, traces)
    columns = (
        Column(words("Fact"), right=True),
        Column(words("As of")),
        Column(words("Unit"), flexible=True),
        Column(words("Place"), flexible=True),
        Column(words("Commit"), flexible=True),
    )
    screen.table(columns, rows)
    counted_table(page, _counted(page, state), traces, most)
    for fact in state.point.facts:
        if fact.reason:
            screen.line(words("Reason given: {text}").format(text=fact.reason), indent=2)
    evidence_lines(page, (fact.spot for fact in state.point.facts))


def _counted(page: Page, state: IndicatorState) -> tuple[Flip, ...]:
    """Return the items that a counted figure counts."""
    source, point, asked = state.indicator.counted_from, state.point, page.state.question
    if source is None or point is None:
        return ()
    return counted_items(page.state.project, source, page.state.items, asked, point.as_of)


def fact_rows(
    page: Page, indicator: Indicator, fact: Fact, traces: Traces
) -> list[tuple[Cell, ...]]:
    """Write a fact, and below it those that it replaced."""
    words = page.words
    place, commit = traces(fact.spot)
    value = words.quantity(fact.value, indicator.measure)
    as_of = fact.as_of.isoformat() + (words(" (preliminary)") if fact.preliminary else "")
    row = cells(value, as_of, page.state.project.label(fact.unit), place, commit)
    if fact.replaced is None:
        return [row]
    (old_value, *details), *older = fact_rows(page, indicator, fact.replaced, traces)
    replaced = words("replaces {value}").format(value=old_value.text)
    texts = (replaced, *(cell.text for cell in details))
    return [row, tuple(Cell(text, "faint") for text in texts), *older]


def _notes(page: Page, notes: Iterable[Message]) -> None:
    words = page.words
    for note in notes:
        page.screen.line(words("Note: {note}").format(note=words.tell(note)), indent=2)


def _grounds(page: Page, state: IndicatorState, traces: Traces) -> None:
    """Show what the document says of an indicator, and what it does not say."""
    screen, words, indicator = page.screen, page.words, state.indicator
    place, _ = traces(Spot(indicator_path(state.id), ("target",)))
    screen.line()
    if indicator.quote:
        text = words("Document: {quote} ({place})").format(quote=indicator.quote, place=place)
        screen.line(text, indent=2)
    if indicator.assumed:
        keys = words.keys(indicator.assumed)
        screen.line(words("Not in the document, assumed: {keys}").format(keys=keys), indent=2)


def _questions(page: Page, traces: Traces, *refs: str) -> None:
    """Show what is asked, requested and thought about things, if anything."""

    def locate(spot: Spot) -> str:
        return traces(spot)[0]

    state = page.state
    returns_and_questions(page, (), state.questions_about(*refs), locate)
    requests, evaluated = state.requests_about(*refs), state.evaluations_of(*refs)
    requests_and_evaluations(page, requests, evaluated, locate)


def part_table(page: Page, task: TaskState) -> None:
    """Show what is judged in a task, if anything."""
    words = page.words
    parts = [
        *(
            (state.id, state.indicator.label, state.verdict, words.tell(state.verdict.reason))
            for state in task.indicators
        ),
        *(
            (state.ref, state.action.title, state.verdict, action_reason(words, state))
            for state in task.actions
        ),
    ]
    rows = [
        (Cell(ref), Cell(title), light_cell(words, verdict), Cell(reason))
        for ref, title, verdict, reason in parts
    ]
    columns = (
        Column(words("Part"), flexible=True),
        Column(words("Title"), flexible=True),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    if rows:
        page.screen.table(columns, rows)
