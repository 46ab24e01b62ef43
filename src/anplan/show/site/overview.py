"""The first page: what is off first and why, then indicators, tasks, papers, and what changed."""

from collections.abc import Iterator, Mapping, Sequence

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.paths import task_of
from anplan.show.brief.overview import cause, next_step
from anplan.show.brief.writer import Writer
from anplan.show.item_text import standing_text
from anplan.show.layout.screen import Cell, Column
from anplan.show.screens.due import next_due, owed_table
from anplan.show.screens.measures import count_text
from anplan.show.screens.page import Page
from anplan.show.screens.status import (
    counts_text,
    deciding_lines,
    evaluation_lines,
    paper_counts,
    task_table,
    waiting_line,
)
from anplan.show.site.blocks import (
    Card,
    Cards,
    Draft,
    Grid,
    Labelled,
    Lines,
    Link,
    Linked,
    Off,
    SitePage,
    Text,
    part,
)
from anplan.show.site.chart import SMALL, plot
from anplan.show.site.given import Before, Given, stand_text
from anplan.show.site.names import (
    INDEX,
    indicator_page,
    register_page,
    task_page,
    unit_page,
)
from anplan.show.values import target_text, thresholds_text, title_text, titled_as_part, value_text
from anplan.show.words import Words
from anplan.state.history.changes import LightChange, light_changes
from anplan.state.indicators import IndicatorState
from anplan.state.parts import depths
from anplan.state.pressing import MOST, Pressing, by_urgency, pressing

MOST_CARDS = 60
"""So many indicators have a card with a chart; of more the others stand in a table."""


def overview(given: Given) -> SitePage:
    """Make the first page."""
    words, state = given.words, given.state
    draft = given.draft
    parts = (
        *part("off", words("What is off first"), _off(given)),
        *part("waiting", words("What waits for somebody"), _waiting(draft)),
        *part("indicators", words("Indicators"), indicator_cards(draft, state.indicators)),
        *part("tasks", words("Tasks"), draft.screen(task_table, words("Tasks"))),
        *part("papers", words("Papers"), _papers(draft)),
        *part("registers", words("Registers"), _registers(draft)),
        *part("changes", _since(words, given.before), _changes(given)),
        *part("opinions", words("Evaluations"), draft.screen(evaluation_lines)),
        *part("all", words("Units and registers"), _all(given)),
    )
    return SitePage(INDEX, INDEX, words("Overview"), stand_text(given), parts)


def _off(given: Given) -> Iterator[object]:
    words, state = given.words, given.state
    if state.over:
        yield Text(words("The plan ended on {day}.").format(day=state.project.plan.end), "faint")
    if state.silent:
        owed = sum(paper.state != "open" for paper in state.papers)
        text = words("Nothing was reported yet: {owed} papers were owed, 0 are in.")
        yield Text(words.fill(text, owed=owed), "yellow")
    counts = counts_text(words, state)
    if counts:
        yield Text(counts, "heading")
    items = pressing(state)
    if not items and not state.silent and counts:
        yield Text(words("Nothing is red or yellow."), "plain")
    writer = _writer(given)
    for item in items[:MOST]:
        yield _one_off(given, writer, item)
    if len(items) > MOST:
        yield Text(words("Behind or slow, too"), "heading")
        yield _others(given, items[MOST:])


def _writer(given: Given) -> Writer:
    """Return what writes the units' words, as the brief of the last period with papers would."""
    state = given.state
    period = state.latest_due or Period.of("month", state.question.day)
    return Writer(given.words, state, period, BriefNotes())


def _page_of(given: Given, ref: str) -> str:
    """Return the page of an indicator, a task, or an action's task."""
    task = task_of(ref)
    return task_page(task) if task in given.project.tasks else indicator_page(ref)


def _one_off(given: Given, writer: Writer, item: Pressing) -> Off:
    words = given.words
    told = (
        (words("Responsible"), _unit_links(given, item.units)),
        (words("Cause"), _words_of(cause(writer, item))),
        (words("Next step"), _words_of(next_step(writer, item))),
    )
    return Off(
        Link(title_text(words, item.title), _page_of(given, item.ref)),
        given.draft.light(item.verdict.light),
        words.sentence(words.tell(item.verdict.reason)),
        tuple(Labelled(label, links) for label, links in told if links),
    )


def _words_of(text: str) -> tuple[Link, ...]:
    return (Link(text),) if text else ()


def _unit_links(given: Given, units: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(Link(given.project.label(unit), unit_page(unit)) for unit in units)


def _others(given: Given, items: tuple[Pressing, ...]) -> Grid:
    words = given.words
    rows = tuple(
        (
            Linked(title_text(words, item.title), _page_of(given, item.ref)),
            Cell(words.light(item.verdict.light), item.verdict.light),
            Cell(words.tell(item.verdict.shortly)),
        )
        for item in items
    )
    columns = (
        Column(words("Indicator or task"), flexible=True),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    return Grid(words("Behind or slow, too"), columns, rows, cards=False)


def _waiting(draft: Draft) -> Iterator[object]:
    yield from draft.screen(deciding_lines)
    yield from draft.screen(waiting_line)


def indicator_cards(draft: Draft, states: tuple[IndicatorState, ...]) -> Iterator[object]:
    """Yield the indicators as cards, the most urgent first, and what the lights mean."""
    if states:
        ordered = by_urgency(states)
        first, others = ordered[:MOST_CARDS], ordered[MOST_CARDS:]
        below = depths(draft.state.indicators)
        yield Cards(tuple(_card(draft, state, below.get(state.id, 0)) for state in first))
        if others:
            yield _in_rows(draft, others, below)
        yield Text(thresholds_text(draft.words, draft.state.project), "faint")
        yield Text(
            draft.words(
                "On each chart: values as a line, the trajectory dashed, the target level."
            ),
            "faint",
        )


def _in_rows(draft: Draft, states: Sequence[IndicatorState], below: Mapping[str, int]) -> Grid:
    """Return indicators of which a page has too many for a chart of each."""
    words = draft.words
    rows = tuple(
        (
            Linked(_titled(draft, state, below.get(state.id, 0)), indicator_page(state.id)),
            Cell(value_text(words, state)),
            Cell(target_text(words, state.indicator, state.target)),
            Cell(words.light(state.verdict.light), state.verdict.light),
        )
        for state in states
    )
    columns = (
        Column(words("Indicator"), flexible=True),
        Column(words("Value"), right=True),
        Column(words("Target"), right=True),
        Column(words("Light")),
    )
    return Grid(words("Indicators"), columns, rows, cards=False)


def _titled(draft: Draft, state: IndicatorState, depth: int) -> str:
    title = title_text(draft.words, state.indicator.title)
    return titled_as_part(draft.words, depth, title).strip()


def _card(draft: Draft, state: IndicatorState, depth: int) -> Card:
    words = draft.words
    return Card(
        Link(_titled(draft, state, depth), indicator_page(state.id)),
        draft.light(state.verdict.light),
        value_text(words, state) or words("no figure"),
        target_text(words, state.indicator, state.target),
        words.tell(state.verdict.shortly),
        plot(words, draft.state, state, SMALL) if state.point else None,
    )


def _papers(draft: Draft) -> Iterator[object]:
    words, state = draft.words, draft.state
    if not state.papers:
        return
    yield Text(paper_counts(words, state.papers), "heading")
    missing = [paper for paper in state.papers if paper.state == "missing"]
    coming = next_due([paper for paper in state.papers if paper.state == "open"])

    def tables(page: Page) -> None:
        owed_table(page, words("Missing"), missing)
        owed_table(page, words("Coming due"), coming)

    yield from draft.screen(tables)


def _registers(draft: Draft) -> Iterator[object]:
    words, state = draft.words, draft.state
    if state.measures:
        text = count_text(words, state.measures, state.question)
        yield Text(text)
    registers = () if state.silent else state.registers
    rows = tuple(
        (
            Linked(title_text(words, register.register.title), register_page(register.id)),
            Cell(standing_text(words, register)),
        )
        for register in registers
    )
    if rows:
        columns = (Column(words("Register"), flexible=True), Column(words("Items"), flexible=True))
        yield Grid(words("Registers"), columns, rows, cards=False)


def _since(words: Words, before: Before | None) -> str:
    if before is None:
        return words("Since the last brief")
    text = words("Since the last brief ({period}, issued on {day})")
    return text.format(period=before.period, day=before.on)


def _changes(given: Given) -> Iterator[object]:
    before, words = given.before, given.words
    if before is None:
        return
    came = [
        paper
        for paper in given.state.papers
        if paper.done_on is not None and paper.done_on > before.on
    ]
    if came:
        yield Text(words.fill(words("{count} papers came in since."), count=len(came)))
    lights = light_changes(before.state, given.state)
    if lights:
        yield Text(words("Other lights"), "heading")
        yield _light_grid(given, lights)
    figures = list(_figure_rows(given, before))
    if figures:
        yield Text(words("Other figures"), "heading")
        columns = (
            Column(words("Indicator"), flexible=True),
            Column(words("Then"), right=True),
            Column(words("Now"), right=True),
        )
        yield Grid(words("Other figures"), columns, tuple(figures), cards=False)
    if not (came or lights or figures):
        yield Text(words("Nothing changed."))


def _light_grid(given: Given, lights: tuple[LightChange, ...]) -> Grid:
    words, project = given.words, given.project
    rows = []
    for change in lights:
        name = (
            project.indicators[change.id].label
            if change.sort == "indicator"
            else title_text(words, project.tasks[change.id].headed(change.id))
        )
        then, now = change.before, change.after
        rows.append(
            (
                Cell(name),
                Cell(words.light(then.light), then.light) if then else Cell(words("absent")),
                Cell(words.light(now.light), now.light) if now else Cell(words("absent")),
                Cell(words.tell(now.shortly) if now else ""),
            )
        )
    columns = (
        Column(words("Indicator or task"), flexible=True),
        Column(words("Then")),
        Column(words("Now")),
        Column(words("Because"), flexible=True),
    )
    return Grid(words("Other lights"), columns, tuple(rows), cards=True)


def _figure_rows(given: Given, before: Before) -> Iterator[tuple[Cell, ...]]:
    words = given.words
    then = {state.id: state for state in before.state.indicators}
    for state in given.state.indicators:
        old = then.get(state.id)
        texts = (_figure(words, old), _figure(words, state))
        if texts[0] != texts[1]:
            yield (Cell(state.indicator.label), *map(Cell, texts))


def _figure(words: Words, state: IndicatorState | None) -> str:
    if state is None or state.point is None:
        return words("no figure")
    text = words("{value} as of {day}")
    return text.format(value=value_text(words, state), day=state.point.as_of)


def _all(given: Given) -> Iterator[object]:
    words, project = given.words, given.project
    links = [Link(project.full_name(unit), unit_page(unit)) for unit in project.units]
    links += [
        Link(title_text(words, register.title), register_page(name))
        for name, register in project.registers.items()
    ]
    if links:
        yield Lines(tuple(links))
