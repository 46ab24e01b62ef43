"""The site for outside: the document, and what is marked ``public: true``; nothing else.

What is shown of a marked thing is taken one by one: figures, days, lights, and the plan's own words.
No word of a unit, a leader or the coordinator, no place in a file, no commit and no person is.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.show.layout.screen import Cell, Column
from anplan.show.screens.status import counts_text, indicator_table
from anplan.show.site.blocks import (
    Draft,
    Facts,
    Grid,
    Labelled,
    Lead,
    Link,
    Linked,
    SitePage,
    Text,
    part,
)
from anplan.show.site.document import document_page
from anplan.show.site.given import Given
from anplan.show.site.names import DOCUMENT, INDEX, Links, indicator_page, task_page
from anplan.show.site.overview import indicator_cards
from anplan.show.site.site import Frame, frame
from anplan.show.site.things import actions_grid, picture
from anplan.show.values import target_text, title_text, value_text
from anplan.show.words import Words
from anplan.state.actions import ActionState
from anplan.state.indicators import IndicatorState
from anplan.state.lights.verdict import Verdict
from anplan.state.tasks import TaskState

_NOT_SAID = say("why is not published")


class Marked(NamedTuple):
    """What is for outside: the indicators that are marked, with nothing that is not, and the tasks."""

    given: Given
    indicators: tuple[IndicatorState, ...]
    tasks: tuple[TaskState, ...]


def marked_of(given: Given) -> Marked:
    """Return what is marked."""
    state = given.state
    indicators = (_shown(one) for one in state.indicators if one.indicator.public)
    return Marked(given, tuple(indicators), tuple(task for task in state.tasks if task.task.public))


def public_pages(marked: Marked) -> Iterator[SitePage]:
    """Make the pages for outside."""
    yield _overview(marked)
    for indicator in marked.indicators:
        yield _indicator_page(marked.given, indicator)
    for task in marked.tasks:
        yield _task_page(marked, task)
    pages = public_links(marked, single=False).pages
    yield document_page(marked.given, public=True, pages=pages)


def public_links(marked: Marked, *, single: bool) -> Links:
    """Return the links between the pages for outside."""
    pages = {INDEX, DOCUMENT}
    pages |= {indicator_page(state.id) for state in marked.indicators}
    pages |= {task_page(task.id) for task in marked.tasks}
    return Links(single, frozenset(pages), {})


def public_frame(given: Given) -> Frame:
    """Return what stands around the pages for outside: the day, and how much is left out."""
    words, state = given.words, given.state
    ways = (
        (INDEX, Link(words("Overview"), INDEX)),
        (DOCUMENT, Link(words("Document"), DOCUMENT)),
    )
    stand = words("as of {day}").format(day=state.question.day)
    return frame(words, state, ways, stand, (left_out(given),))._replace(is_public=True)


def left_out(given: Given) -> str:
    """Say how much is not in the pages for outside."""
    words, project, state = given.words, given.project, given.state
    text = words(
        "Left out of these public pages: {indicators} indicators, {tasks} tasks, {units} units, "
        "{registers} registers, {papers} papers, {briefs} briefs."
    )
    return words.fill(
        text,
        indicators=sum(not one.indicator.public for one in state.indicators),
        tasks=sum(not one.task.public for one in state.tasks),
        units=len(project.units),
        registers=len(project.registers),
        papers=len(state.papers),
        briefs=len(given.briefs),
    )


def _shown(state: IndicatorState) -> IndicatorState:
    own = frozenset((state.indicator.measure, state.indicator.title, state.indicator.label))
    verdict = _without_words(state.verdict, own)
    return state._replace(verdict=verdict, outlook=None, shares=(), notes=(), reporters=())


def _without_words(verdict: Verdict, own: frozenset[str]) -> Verdict:
    """Return a verdict whose reason has figures and days, and no words but the program's and ``own``."""
    reason = verdict.reason if _is_plain(verdict.reason, own) else _NOT_SAID
    brief = verdict.brief if verdict.brief and _is_plain(verdict.brief, own) else reason
    return verdict._replace(reason=reason, because=(), spots=(), brief=brief)


def _is_plain(value: Any, own: frozenset[str]) -> bool:
    """Return whether a value of a message is a figure, a day, or one of the known words."""
    if isinstance(value, Message):
        return all(_is_plain(one, own) for one in value.values.values())
    if isinstance(value, tuple) and type(value) is tuple:
        return all(_is_plain(one, own) for one in value)
    return not isinstance(value, str) or value in own


def _overview(marked: Marked) -> SitePage:
    given, indicators, tasks = marked
    words = given.words
    draft = Draft(words, given.state._replace(indicators=indicators, tasks=tasks))
    counts = counts_text(words, draft.state)
    parts = (
        *part("off", words("Where it stands"), (Text(counts, "heading"),) if counts else ()),
        *part("indicators", words("Indicators"), indicator_cards(draft, indicators)),
        *part("tasks", words("Tasks"), _tasks(words, tasks)),
        *part("left", words("What is not here"), (Text(left_out(given)),)),
    )
    return SitePage(INDEX, INDEX, words("Overview"), "", parts)


def _tasks(words: Words, tasks: tuple[TaskState, ...]) -> Iterator[object]:
    rows = tuple(
        (
            Linked(title_text(words, task.task.headed(task.id)), task_page(task.id)),
            _light(words, task.verdict),
        )
        for task in tasks
    )
    if rows:
        columns = (Column(words("Task"), flexible=True), Column(words("Light")))
        yield Grid(words("Tasks"), columns, rows, cards=False)


def _light(words: Words, verdict: Verdict) -> Cell:
    return Cell(words.light(verdict.light), verdict.light)


def _indicator_page(given: Given, state: IndicatorState) -> SitePage:
    words = given.words
    title = title_text(words, state.indicator.title)
    draft = Draft(words, given.state._replace(indicators=(state,)))

    def standing() -> Iterator[object]:
        yield Lead(
            draft.light(state.verdict.light), words.sentence(words.tell(state.verdict.reason))
        )
        yield from picture(words, given.state, state)
        yield from draft.screen(lambda page: indicator_table(page, [state]), title)

    quote = state.indicator.quote
    parts = (
        *part("now", words("Where it stands"), standing()),
        *part("grounds", words("What the document says"), (Text(quote),) if quote else ()),
    )
    return SitePage(indicator_page(state.id), INDEX, title, words("Indicator"), parts)


def _task_page(marked: Marked, task: TaskState) -> SitePage:
    words, project = marked.given.words, marked.given.project
    by_part: dict[str, list[Link]] = {}
    for unit in task.units:
        role = words.part(project.part_of(task.id, unit))
        by_part.setdefault(role, []).append(Link(project.label(unit)))
    facts = Facts(tuple(Labelled(role, tuple(links)) for role, links in by_part.items()))
    light = words.light(task.verdict.light)
    standing = (Text(words.labelled(words("Light"), light), "heading"), facts)
    parts = (
        *part("now", words("Where it stands"), standing),
        *part("parts", words("Parts"), _parts(marked, task)),
        *part("actions", words("Actions"), actions_grid(words, task)),
    )
    title = title_text(words, task.task.headed(task.id))
    return SitePage(task_page(task.id), INDEX, title, words("Task"), parts)


def _parts(marked: Marked, task: TaskState) -> Iterator[object]:
    """Yield what is judged in a task, indicators where they are marked themselves."""
    words = marked.given.words
    shown = {state.id: state for state in marked.indicators}
    rows = [
        (
            Linked(state.indicator.label, indicator_page(state.id)),
            Cell(f"{value_text(words, state)} / {_target(words, state)}"),
            _light(words, state.verdict),
            Cell(words.tell(state.verdict.reason)),
        )
        for state in (shown[one.id] for one in task.indicators if one.id in shown)
    ]
    rows += [_action_row(words, action) for action in task.actions]
    columns = (
        Column(words("Part"), flexible=True),
        Column(words("Value"), right=True),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    if rows:
        yield Grid(words("Parts"), columns, tuple(rows), cards=True)


def _target(words: Words, state: IndicatorState) -> str:
    return target_text(words, state.indicator, state.target)


def _action_row(words: Words, action: ActionState) -> tuple[Linked, Cell, Cell, Cell]:
    verdict = _without_words(action.verdict, frozenset((action.action.title,)))
    title = Linked(title_text(words, action.action.title), "")
    return title, Cell(""), _light(words, verdict), Cell(words.tell(verdict.reason))
