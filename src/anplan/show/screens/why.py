"""Why a light is what it is: the rule, the arithmetic, and every fact with its place."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from anplan.base.days import whole_months
from anplan.base.problem import Place, Spot
from anplan.base.revision import Revision
from anplan.model.indicators import Indicator
from anplan.model.paths import indicator_path
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.questions import question_lines, told_heading
from anplan.show.screens.status import heading
from anplan.show.values import dated_text, signed, target_text, title_text, value_text
from anplan.show.words import Words
from anplan.state.actions import RULE_WORDS as ACTION_RULES
from anplan.state.actions import ActionState
from anplan.state.build import State
from anplan.state.facts import Fact
from anplan.state.figures import plain
from anplan.state.indicators import IndicatorState
from anplan.state.light import RULE_WORDS as INDICATOR_RULES
from anplan.state.tasks import RULE_WORDS as TASK_RULES
from anplan.state.tasks import TaskState
from anplan.state.verdict import Verdict


class Traces(NamedTuple):
    """Finds the line of a fact and, where there is git, the commit that brought it."""

    place: Callable[[Spot], Place]
    commit: Callable[[Place], str]

    def __call__(self, spot: Spot) -> tuple[str, str]:
        """Return ``file:line`` and the commit."""
        place = self.place(spot)
        return f"{place.file}:{place.line}", self.commit(place)


def why_indicator(
    words: Words, state: State, one: IndicatorState, traces: Traces, revision: Revision | None
) -> Screen:
    """Explain an indicator's light."""
    title = title_text(words, one.indicator.title)
    screen = _begun(words, state, revision, title, one.verdict)
    _rule(screen, words, one.verdict, INDICATOR_RULES)
    _figures(screen, words, state, one)
    _facts(screen, words, state, one, traces)
    _spots(screen, words, one.verdict, traces)
    for note in one.notes:
        screen.line(words("Note: {note}").format(note=words.tell(note)), indent=2)
    _ground(screen, words, one, traces)
    _asked(screen, words, state, traces, one.id)
    return screen


def _begun(
    words: Words, state: State, revision: Revision | None, title: str, verdict: Verdict
) -> Screen:
    """Begin a screen with the plan's heading, what is explained, and its light."""
    screen = Screen()
    heading(screen, words, state, revision)
    screen.line()
    screen.line(f"{title}  {words.light(verdict.light)}", verdict.light)
    return screen


def _rule(screen: Screen, words: Words, verdict: Verdict, rules: dict[str, str]) -> None:
    screen.line(words("Because: {reason}").format(reason=words.tell(verdict.reason)), indent=2)
    for more in verdict.because:
        screen.line(words("also: {reason}").format(reason=words.tell(more)), indent=4)
    told = words("Rule {letter}: {words}")
    screen.line(told.format(letter=verdict.rule, words=words(rules[verdict.rule])), indent=2)


def _figures(screen: Screen, words: Words, state: State, one: IndicatorState) -> None:
    indicator = one.indicator
    until = words("Target: {target} by {day}")
    screen.line(
        until.format(target=target_text(words, indicator, one.target), day=one.by), indent=2
    )
    if one.point is None:
        return
    value = words("Value: {value} as of {day}").format(
        value=value_text(words, one), day=dated_text(words, one.point)
    )
    if one.change is not None:
        value += words(", {change} since the cycle before").format(change=signed(one.change))
    screen.line(value, indent=2)
    for line in _arithmetic(words, state, one):
        screen.line(line, indent=2)


def _arithmetic(words: Words, state: State, one: IndicatorState) -> Iterable[str]:
    """Write the sums that were done, with the figures that were put in."""
    assert one.point is not None
    value, goal = one.point.value, one.target.value
    base = one.indicator.baseline
    if one.indicator.kind == "rate":
        yield words("Gap: {value} against {goal} = {gap} percentage points").format(
            value=f"{value:f}", goal=f"{goal:f}", gap=signed(one.printed.gap, "0.0")
        )
        return
    if one.progress.completion is None:
        return
    yield words("Completion: ({value} - {base}) / ({goal} - {base}) = {percent} %").format(
        value=f"{value:f}", base=f"{base:f}", goal=f"{goal:f}", percent=one.printed.completion
    )
    if one.expected is not None and one.progress.pace is not None:
        yield from _pace_lines(words, state, one)
    if one.progress.gap is not None:
        red = state.project.plan.settings.red
        text = words("Gap: {completion} - {pace} = {gap} points; yellow down to -{red}, then red")
        yield text.format(
            completion=one.printed.completion,
            pace=one.printed.pace,
            gap=signed(one.printed.gap, "0.0"),
            red=f"{red:f}",
        )


def _pace_lines(words: Words, state: State, one: IndicatorState) -> Iterable[str]:
    assert one.point is not None
    assert one.expected is not None
    indicator, base, goal = one.indicator, one.indicator.baseline, one.target.value
    expected = f"{plain(one.expected):f}"
    if indicator.trajectory and indicator.trajectory.shape == "linear":
        share = _share(state, one)
        text = words("Expected: {base} + ({goal} - {base}) x {share} = {expected}")
        if indicator.kind == "count":
            text = words("Expected: {base} + ({goal} - {base}) x {share}, in whole things "
                         "{expected}")  # fmt: skip
        yield text.format(base=f"{base:f}", goal=f"{goal:f}", share=share, expected=expected)
    elif indicator.trajectory and indicator.trajectory.points:
        points = words.listed(
            tuple(f"{day} {value:f}" for day, value in indicator.trajectory.points)
        )
        yield words("Expected by {day}: {expected}, from the points {points}").format(
            day=one.point.as_of, expected=expected, points=points
        )
    yield words("Pace: ({expected} - {base}) / ({goal} - {base}) = {percent} %").format(
        expected=expected, base=f"{base:f}", goal=f"{goal:f}", percent=one.printed.pace
    )


def _share(state: State, one: IndicatorState) -> str:
    """Write the elapsed share as months over months."""
    assert one.point is not None
    start, end = state.project.plan.pace_span
    total = whole_months(start, min(end, one.by))
    return f"{min(total, whole_months(start, min(one.point.as_of, one.by)))}/{total}"


def _facts(screen: Screen, words: Words, state: State, one: IndicatorState, traces: Traces) -> None:
    if one.point is None:
        return
    screen.line()
    rows: list[tuple[Cell, ...]] = []
    for fact in one.point.facts:
        rows += _fact_rows(words, state, one.indicator, fact, traces)
    columns = (
        Column(words("Fact"), right=True),
        Column(words("As of")),
        Column(words("Unit"), flexible=True),
        Column(words("Place"), flexible=True),
        Column(words("Commit"), flexible=True),
    )
    screen.table(columns, rows)
    for fact in one.point.facts:
        if fact.reason:
            screen.line(words("Reason given: {text}").format(text=fact.reason), indent=2)


def _fact_rows(
    words: Words, state: State, indicator: Indicator, fact: Fact, traces: Traces
) -> list[tuple[Cell, ...]]:
    place, commit = traces(fact.spot)
    value = words.quantity(fact.value, indicator.measure)
    as_of = fact.as_of.isoformat() + (words(" (preliminary)") if fact.preliminary else "")
    row = tuple(map(Cell, (value, as_of, state.project.label(fact.unit), place, commit)))
    if fact.replaced is None:
        return [row]
    older = _fact_rows(words, state, indicator, fact.replaced, traces)
    first = (Cell(words("replaces {value}").format(value=older[0][0].text), "faint"),)
    return [row, (*first, *(Cell(cell.text, "faint") for cell in older[0][1:])), *older[1:]]


def _spots(screen: Screen, words: Words, verdict: Verdict, traces: Traces) -> None:
    for spot in verdict.spots:
        place, commit = traces(spot)
        screen.line(
            words("Found in {place} {commit}").format(place=place, commit=commit).rstrip(), indent=2
        )


def _ground(screen: Screen, words: Words, one: IndicatorState, traces: Traces) -> None:
    place, _ = traces(Spot(indicator_path(one.id), ("target",)))
    screen.line()
    if one.indicator.quote:
        text = words("Document: {quote} ({place})")
        screen.line(text.format(quote=one.indicator.quote, place=place), indent=2)
    if one.indicator.assumed:
        assumed = words.keys(one.indicator.assumed)
        screen.line(words("Not in the document, assumed: {keys}").format(keys=assumed), indent=2)


def why_action(
    words: Words, state: State, one: ActionState, traces: Traces, revision: Revision | None
) -> Screen:
    """Explain the light of a milestone or of recurring work."""
    screen = _begun(words, state, revision, f"{one.ref} {one.action.title}", one.verdict)
    _rule(screen, words, one.verdict, ACTION_RULES)
    if one.due:
        screen.line(words("Due: {day}").format(day=one.due), indent=2)
    if one.action.kind == "milestone" and one.action.due is None:
        text = words("The document names no day: the end of the implementation phase is assumed")
        screen.line(text, "faint", indent=2)
    for note in one.notes:
        screen.line(words("Note: {note}").format(note=words.tell(note)), indent=2)
    _spots(screen, words, one.verdict, traces)
    if one.action.quote:
        screen.line(words("Document: {quote}").format(quote=one.action.quote), indent=2)
    _asked(screen, words, state, traces, one.ref)
    return screen


def why_task(
    words: Words, state: State, one: TaskState, traces: Traces, revision: Revision | None
) -> Screen:
    """Explain a task's light by the lights of its parts."""
    title = f"{one.id} {title_text(words, one.task.title)}"
    screen = _begun(words, state, revision, title, one.verdict)
    _rule(screen, words, one.verdict, TASK_RULES)
    part_table(screen, words, one)
    told = words("{reported} of {units} units reported for {period}")
    if state.latest_due:
        text = told.format(reported=one.reported, units=len(one.units), period=state.latest_due)
        screen.line(text, indent=2)
    _spots(screen, words, one.verdict, traces)
    _asked(screen, words, state, traces, one.id, *(part.id for part in one.indicators))
    return screen


def _asked(screen: Screen, words: Words, state: State, traces: Traces, *refs: str) -> None:
    """Show what the coordinator asked about it, where anything was."""
    asked = state.questions_about(*refs)
    if asked:
        told_heading(screen, words)
        question_lines(screen, words, state, asked, lambda spot: traces(spot)[0])


def part_table(screen: Screen, words: Words, one: TaskState) -> None:
    """Show what is judged in a task."""
    rows = [
        (Cell(state.id), Cell(state.indicator.label),
         Cell(words.light(state.verdict.light), state.verdict.light),
         Cell(words.tell(state.verdict.reason)))
        for state in one.indicators
    ]  # fmt: skip
    rows += [
        (Cell(state.ref), Cell(state.action.title),
         Cell(words.light(state.verdict.light), state.verdict.light),
         Cell(words.tell(state.verdict.reason)))
        for state in one.actions
    ]  # fmt: skip
    if rows:
        columns = (
            Column(words("Part"), flexible=True),
            Column(words("Title"), flexible=True),
            Column(words("Light")),
            Column(words("Because"), flexible=True),
        )
        screen.table(columns, rows)
