"""The pages of an indicator and of a task."""

from collections.abc import Iterator
from itertools import groupby

from anplan.base.period import Period
from anplan.model.evidence import evidence_at
from anplan.model.paths import report_path
from anplan.show.evidence import evidence_list
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.outlook import outlook_text
from anplan.show.screens.details import KIND_WORDS, figure_table
from anplan.show.screens.measures import measure_table
from anplan.show.screens.page import Page
from anplan.show.screens.questions import requests_and_evaluations, returns_and_questions
from anplan.show.screens.shares import share_table
from anplan.show.screens.status import indicator_table
from anplan.show.screens.why import explain_indicator, explain_task, fact_rows
from anplan.show.site.blocks import (
    Entries,
    Entry,
    Facts,
    Grid,
    Labelled,
    Lead,
    Link,
    Picture,
    SitePage,
    Text,
    part,
)
from anplan.show.site.chart import LARGE, legend, plot
from anplan.show.site.given import Given, Issued
from anplan.show.site.long import MOST_ENTRIES, MOST_ROWS, in_pieces, over_pages
from anplan.show.site.names import (
    indicator_page,
    register_page,
    task_page,
    unit_page,
)
from anplan.show.values import dated_text, title_text, value_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.facts import Fact, Point
from anplan.state.indicators import IndicatorState
from anplan.state.lights.relights import compared, other_figures
from anplan.state.question import spoken_reports
from anplan.state.taken import source_notes
from anplan.state.tasks import TaskState


def indicator_pages(given: Given, state: IndicatorState) -> Iterator[SitePage]:
    """Make an indicator's page, and further ones for its readings where they are many."""
    words, draft = given.words, given.draft
    name, title = indicator_page(state.id), title_text(words, state.indicator.title)
    about = given.state.about(state.id)

    def between_people(page: Page) -> None:
        returns_and_questions(page, (), given.state.questions_about(state.id), given.place)
        requests_and_evaluations(page, about.requests, about.evaluations, given.place)

    parts = (
        *part("now", words("Where it stands"), _standing(given, state)),
        *part(
            "why",
            words("Why the light is what it is"),
            draft.screen(
                lambda page: explain_indicator(page, state, given.traces, MOST_ROWS), title
            ),
        ),
        *part("shares", words("Shares"), draft.screen(lambda page: share_table(page, state))),
        *part("known", words("As known then, and now"), _known(given, state)),
        *part("people", words("Questions, requests, evaluations"), draft.screen(between_people)),
        *part("grounds", words("What the document says"), _grounds(words, state)),
    )
    first = SitePage(name, "index.indicators", title, words("Indicator"), parts)
    yield from over_pages(first, "readings", words("Every reading"), _readings(given, state))


def _standing(given: Given, state: IndicatorState) -> Iterator[object]:
    words, draft = given.words, given.draft
    light = draft.light(state.verdict.light)
    yield Lead(light, words.sentence(words.tell(state.verdict.reason)))
    ahead = outlook_text(state, given.state.question.day)
    if ahead is not None:
        yield Text(words("Outlook: {text}").format(text=words.tell(ahead)))
    yield from picture(words, given.state, state)
    yield from draft.screen(
        lambda page: indicator_table(page, [state]), title_text(words, state.indicator.title)
    )
    yield Facts(tuple(_answering(given, state)))


def picture(words: Words, state: State, indicator: IndicatorState) -> Iterator[Picture]:
    """Yield an indicator's chart with what its lines show, where there is something to draw."""
    drawn = plot(words, state, indicator, LARGE)
    if drawn is not None:
        yield Picture(drawn, tuple(legend(words, drawn)))


def _answering(given: Given, state: IndicatorState) -> Iterator[Labelled]:
    words, project = given.words, given.project
    units = tuple(Link(project.label(unit), unit_page(unit)) for unit in state.reporters)
    if units:
        yield Labelled(words("Reported by"), units)
    if state.indicator.tasks:
        tasks = (
            Link(title_text(words, project.numbered(task)), task_page(task))
            for task in state.indicator.tasks
        )
        yield Labelled(words("Task"), tuple(tasks))
    for note in source_notes(project, state.id, given.state.question.day):
        yield Labelled(words("Source"), (Link(words.tell(note)),))
    source = state.indicator.counted_from
    if source is not None and source.register in project.registers:
        title = title_text(words, project.registers[source.register].title)
        yield Labelled(words("Counted from"), (Link(title, register_page(source.register)),))


def _known(given: Given, state: IndicatorState) -> Iterator[object]:
    """Show what each issued brief knew of an indicator beside what is known of that day now."""
    words = given.words
    rows = [row for issued in given.issued for row in _known_row(given, issued, state)]
    if not rows:
        return
    columns = (
        Column(words("Brief")),
        Column(words("Issued on")),
        Column(words("Known then"), right=True),
        Column(words("Light then")),
        Column(words("Known now"), right=True),
        Column(words("Light now")),
        Column(words("Remark"), flexible=True),
    )
    yield Grid(words("As known then, and now"), columns, tuple(rows), cards=True)
    yield from _corrections(given, state)


def _known_row(given: Given, issued: Issued, state: IndicatorState) -> Iterator[tuple[Cell, ...]]:
    words = given.words
    then, again = issued.then.get(state.id), issued.again.get(state.id)
    if then is None or again is None:
        return
    told = compared(then, again, state)
    remark = ""
    if told.is_corrected:
        remark = words("corrected since")
    elif told.has_caught_up:
        remark = words("caught up since")
    yield (
        Cell(str(issued.period)),
        Cell(issued.on.isoformat()),
        *_value_and_light(words, then),
        *_value_and_light(words, again),
        Cell(remark),
    )


def _value_and_light(words: Words, state: IndicatorState) -> tuple[Cell, Cell]:
    light, value = state.verdict.light, ""
    if state.point is not None:
        text = words("{title} ({reason})")
        value = text.format(title=value_text(words, state), reason=state.point.as_of)
    return Cell(value), Cell(words.light(light), light)


def _corrections(given: Given, state: IndicatorState) -> Iterator[object]:
    if given.before is None or state.id not in given.before.state.project.indicators:
        return
    words, measure = given.words, state.indicator.measure
    for old, new in other_figures(given.before.state, given.state, state.id):
        text = words("Correction: {title} on {day}: {old} before, {new} now.")
        yield Text(
            text.format(
                title=state.indicator.title,
                day=old.as_of,
                old=words.quantity(old.value, measure),
                new=words.quantity(new.value, measure),
            ),
            "yellow",
        )


def _readings(given: Given, state: IndicatorState) -> Iterator[tuple[object, ...]]:
    """Yield the readings, the newest first, in as many pieces as they need pages."""
    words = given.words
    if state.indicator.counted_from is not None:
        yield given.draft.screen(lambda page: figure_table(page, state), words("Every reading"))
        return
    rows = [row for point in reversed(state.series.points) for row in _rows_of(given, state, point)]
    if not rows:
        yield (Text(words("No figure was reported.")),)
        return
    columns = (
        Column(words("Value"), right=True),
        Column(words("As of")),
        Column(words("Unit"), flexible=True),
        Column(words("Report")),
        Column(words("Place"), flexible=True),
        Column(words("Commit"), flexible=True),
        Column(words("Reason and evidence"), flexible=True),
    )
    for piece in in_pieces(rows, MOST_ROWS):
        yield (Grid(words("Every reading"), columns, tuple(piece), cards=True),)


def _rows_of(given: Given, state: IndicatorState, point: Point) -> Iterator[tuple[Cell, ...]]:
    """Write a point's facts, each with those that it replaced, its report, reason and evidence."""
    words = given.words
    page = Page(Screen(), words, given.state)
    if len(point.facts) > 1:
        total = words.quantity(point.value, state.indicator.measure)
        text = words("{day}: {value} in all")
        yield (Cell(text.format(day=dated_text(words, point), value=total), "heading"),)
    for newest in point.facts:
        fact: Fact | None = newest
        for value, as_of, unit, place, commit in fact_rows(
            page, state.indicator, newest, given.traces
        ):
            assert fact is not None
            proofs = evidence_list(words, evidence_at(given.project, fact.spot))
            about = words("; ").join(filter(None, (fact.reason or "", proofs)))
            yield value, as_of, unit, Cell(str(fact.period)), place, commit, Cell(about)
            fact = fact.replaced


def _grounds(words: Words, state: IndicatorState) -> Iterator[object]:
    indicator = state.indicator
    if indicator.quote:
        yield Text(words("Document: {quote}").format(quote=indicator.quote))
    if indicator.assumed:
        text = words("Not in the document, assumed: {keys}")
        yield Text(text.format(keys=words.keys(indicator.assumed)), "faint")
    for change in indicator.amended:
        text = words("Changed from {day} on by {document}: {reason}")
        yield Text(text.format(day=change.on, document=change.document, reason=change.reason))


def task_pages(given: Given, task: TaskState) -> Iterator[SitePage]:
    """Make a task's page, and further ones for what was reported where that is much."""
    words, draft, state = given.words, given.draft, given.state
    title = title_text(words, task.task.headed(task.id))
    own = tuple(measure for measure in state.measures if task.id in measure.tasks)
    parts = tuple(indicator.id for indicator in task.indicators)

    def between_people(page: Page) -> None:
        returns_and_questions(page, (), state.questions_about(task.id, *parts), given.place)
        evaluated = state.evaluations_of(task.id, *parts)
        requests_and_evaluations(
            page, state.requests_about(task.id, *parts), evaluated, given.place
        )

    first = SitePage(
        task_page(task.id),
        "index.tasks",
        title,
        words("Task"),
        (
            *part("now", words("Where it stands"), _task_standing(given, task)),
            *part(
                "why",
                words("Why the light is what it is"),
                draft.screen(lambda page: explain_task(page, task, given.traces), words("Parts")),
            ),
            *part(
                "actions",
                words("Actions"),
                actions_grid(words, task),
            ),
            *part(
                "measures",
                words("Measures of the units' schemes"),
                draft.screen(lambda page: measure_table(page, own, with_unit=True)),
            ),
            *part(
                "people", words("Questions, requests, evaluations"), draft.screen(between_people)
            ),
        ),
    )
    yield from over_pages(first, "progress", words("Who reported what"), _progress(given, task))


def actions_grid(words: Words, task: TaskState) -> Iterator[object]:
    """Yield all that a task says will be done, by its title and in the document's words."""
    rows = tuple(
        (
            Cell(title_text(words, action.title)),
            Cell(words(KIND_WORDS[action.kind])),
            Cell(action.quote or ""),
        )
        for action in task.task.actions
    )
    columns = (
        Column(words("Action"), flexible=True),
        Column(words("Kind")),
        Column(words("In the document's words"), flexible=True),
    )
    if rows:
        yield Grid(words("Actions"), columns, rows, cards=False)


def _task_standing(given: Given, task: TaskState) -> Iterator[object]:
    words, project = given.words, given.project
    yield Lead(
        given.draft.light(task.verdict.light),
        words.sentence(words.tell(task.verdict.reason)),
    )
    by_part: dict[str, list[Link]] = {}
    for unit in task.units:
        role = words.part(project.part_of(task.id, unit))
        by_part.setdefault(role, []).append(Link(project.label(unit), unit_page(unit)))
    yield Facts(tuple(Labelled(role, tuple(links)) for role, links in by_part.items()))


def _progress(given: Given, task: TaskState) -> Iterator[tuple[object, ...]]:
    """Yield what was said of a task, the last period first, in as many pieces as it needs pages."""
    project = given.project
    told: list[tuple[Period, Entry]] = []
    for unit, period, report in spoken_reports(project, given.state.question):
        texts = tuple(
            entry.text
            for entry in report.progress
            if project.task_meant(unit, entry.ref) == task.id
        )
        if texts:
            who = Link(project.label(unit), unit_page(unit))
            told.append((period, Entry(who, report_path(unit, period), texts)))
    told.sort(key=lambda pair: pair[0].rank, reverse=True)
    for piece in in_pieces(told, MOST_ENTRIES):
        blocks: list[object] = []
        for period, group in groupby(piece, key=lambda pair: pair[0]):
            blocks.append(Text(str(period), "heading"))
            blocks.append(Entries(tuple(entry for _, entry in group)))
        yield tuple(blocks)
