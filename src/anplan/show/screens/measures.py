"""Measures of the units' schemes: a line that counts them, a table, and one in full."""

from collections.abc import Iterable, Iterator, Sequence

from anplan.base.commit import Revision
from anplan.model.units import Measure
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.safe import one_line
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.traces import Traces, light_title, rule_lines, trace_lines
from anplan.show.values import light_cell, title_text
from anplan.show.words import CYCLES, Words
from anplan.state.build import State
from anplan.state.measures import RULE_WORDS, MeasureState, counted
from anplan.state.question import Question, spoken_reports


def count_text(words: Words, measures: Iterable[MeasureState], question: Question) -> str:
    """Count measures in a line: those that are due, and what became of them."""
    count = counted(measures, question)
    text = words("{total} measures: {due} due, {done} done, {overdue} overdue")
    parts = [words.fill(text, **count._asdict())]
    if count.unknown:
        parts.append(words("{count} without a report").format(count=count.unknown))
    if count.early:
        parts.append(words("{count} done early").format(count=count.early))
    return words(", ").join(parts)


def measure_table(page: Page, measures: Sequence[MeasureState], *, with_unit: bool) -> None:
    """Show measures with their days and lights, under the line that counts them."""
    if measures:
        page.screen.line()
        page.screen.line(count_text(page.words, measures, page.state.question), "heading")
        measure_rows(page, measures, with_unit=with_unit)


def measure_rows(
    page: Page, measures: Sequence[MeasureState], *, with_unit: bool, by_title: bool = False
) -> None:
    """Show measures with their days and lights, one a row.

    Of several units each stands behind its unit; of one alone behind what it types in reports,
    unless ``by_title``.
    """
    words, project = page.words, page.state.project
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(project.label(state.unit) if with_unit else state.own_ref),
            Cell(one_line(title_text(words, state.measure.name))),
            Cell(when_text(words, state)),
            light_cell(words, state.verdict),
            Cell(words.tell(state.verdict.reason)),
        )
        for state in measures
    ]
    scheme = words("Measure of the scheme")
    first = [words("Unit"), scheme] if with_unit else [scheme, words("Title")]
    if by_title:
        first, rows = [scheme], [row[1:] for row in rows]
    columns = (
        *(Column(title, flexible=True) for title in first),
        Column(words("Due")),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    page.screen.table(columns, rows)


def when_text(words: Words, state: MeasureState) -> str:
    """Write by when a measure is to be done, or how often."""
    return time_text(words, state.measure) or (
        state.standing.due.isoformat() if state.standing.due else ""
    )


def time_text(words: Words, measure: Measure) -> str:
    """Write what a scheme itself says of the time of a measure; '' where it says nothing."""
    parts = []
    if measure.every is not None:
        parts.append(words(CYCLES[measure.every]))
    if measure.by is not None:
        parts.append(measure.by.isoformat())
    return " ".join(parts)


def why_measure(
    words: Words, state: State, measure: MeasureState, traces: Traces, revision: Revision | None
) -> Screen:
    """Explain the light of a measure."""
    page = start_page(words, state, revision)
    light_title(page, f"{measure.ref} {one_line(measure.measure.name)}", measure.verdict)
    rule_lines(page, measure.verdict, RULE_WORDS)
    _what(page, measure)
    if measure.measure.by is None and measure.measure.is_closed_by_a_day:
        text = words("The scheme names no day: the end of {phase} is assumed")
        phase = state.project.plan.implementation.title
        page.screen.line(text.format(phase=phase), "faint", indent=2)
    for note in measure.standing.notes:
        page.screen.line(words("Note: {note}").format(note=words.tell(note)), indent=2)
    trace_lines(page, (measure.spot, *measure.verdict.spots), traces)
    return page.screen


def show_measure(
    words: Words, state: State, measure: MeasureState, revision: Revision | None = None
) -> Screen:
    """Show a measure: what the scheme says of it, and what its unit reported of it."""
    page = start_page(words, state, revision)
    light_title(page, f"{measure.ref} {one_line(measure.measure.name)}", measure.verdict)
    page.screen.line(words.tell(measure.verdict.reason), indent=2)
    _what(page, measure)
    if measure.measure.title and measure.measure.text:
        page.screen.line(measure.measure.text, indent=2)
    for heading, text in _told(page, measure):
        page.screen.line(heading, "faint", indent=2)
        page.screen.line(text, indent=4)
    return page.screen


def _what(page: Page, measure: MeasureState) -> None:
    """Show whose it is, what it serves, and by when."""
    words, project, screen = page.words, page.state.project, page.screen
    unit = words.labelled(words("Unit"), project.full_name(measure.unit))
    screen.line(unit, indent=2)
    served = words("Serves: {things}").format(things=_served(page, measure))
    screen.line(served, indent=2)
    when = when_text(words, measure)
    if when:
        screen.line(words("Due: {day}").format(day=when), indent=2)


def _served(page: Page, measure: MeasureState) -> str:
    project = page.state.project
    indicator = project.indicators.get(measure.measure.ref)
    name = indicator.label if indicator else project.numbered(measure.measure.ref)
    figure = project.indicators.get(measure.measure.indicator or "")
    names = (name, figure.label) if figure else (name,)
    return page.words.listed(tuple(title_text(page.words, text) for text in names))


def _told(page: Page, measure: MeasureState) -> Iterator[tuple[str, str]]:
    """Yield what the unit said of a measure, the newest first."""
    state, unit = page.state, measure.unit
    reports = spoken_reports(state.project, state.question, frozenset((unit,)))
    for _, period, report in reversed(reports):
        for entry in report.progress:
            if entry.ref == measure.own_ref:
                yield f"{state.project.label(unit)} {period}", entry.text
