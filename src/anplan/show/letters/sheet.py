"""A unit's sheet: all that it owes, answers for and was asked, as a paper to print and to hand over."""

from collections.abc import Callable, Iterator

from anplan.base.commit import Revision
from anplan.show.layout.screen import Screen
from anplan.show.paper.from_screen import blocks_of
from anplan.show.paper.tree import (
    Annex,
    Block,
    Document,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    Run,
)
from anplan.show.safe import one_line
from anplan.show.screens.details import open_troubles, paper_table, task_table
from anplan.show.screens.measures import count_text, measure_rows
from anplan.show.screens.outlook import outlook_list
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.questions import requests_and_evaluations, returns_and_questions
from anplan.show.screens.registers import unit_items
from anplan.show.screens.shares import own_table
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.question import spoken_reports

Part = Callable[[Page], None]


def unit_sheet(words: Words, state: State, unit: str, revision: Revision | None = None) -> Document:
    """Write a unit's sheet, six chapters that all units have; its items stand in the annex."""
    own = state.of_unit(unit)
    opening = start_page(words, state, revision).screen
    chapters: tuple[tuple[str, Part], ...] = (
        (words("1. Papers owed and handed in"), paper_table),
        (words("2. Indicators and outlook"), lambda page: _indicators(page, unit)),
        (words("3. Tasks"), lambda page: task_table(page, unit)),
        (words("4. Measures of its own scheme"), _measures),
    )
    items = tuple(_blocks(words, own, lambda page: unit_items(page, unit, every=True)))
    office = title_text(words, state.project.full_name(state.project.plan.coordinator))
    return Document(
        Letterhead("", "", office, words.day(state.question.day)),
        words("{unit}: where it stands").format(unit=state.project.full_name(unit)),
        (
            *blocks_of(opening),
            *(
                block
                for heading, part in chapters
                for block in _chapter(words, heading, _blocks(words, own, part))
            ),
            *_chapter(
                words,
                words("5. Progress and next steps in its last report"),
                _words(words, own, unit),
            ),
            *_chapter(
                words, words("6. Problems, questions and requests"), _blocks(words, own, _asked)
            ),
        ),
        (Annex(words("Annex: items of registers"), items),) if items else (),
    )


def _chapter(words: Words, heading: str, blocks: Iterator[Block]) -> Iterator[Block]:
    yield Heading(1, (Run(heading),))
    said = list(blocks)
    yield from said or (Paragraph((Run(words("None.")),)),)


def _blocks(words: Words, state: State, part: Part) -> Iterator[Block]:
    """Yield what a part of a unit's screen shows."""
    page = Page(Screen(), words, state)
    part(page)
    return blocks_of(page.screen)


def _indicators(page: Page, unit: str) -> None:
    if page.state.indicators:
        own_table(page, unit)
        outlook_list(page, unit)


def _measures(page: Page) -> None:
    if page.state.measures:
        page.screen.line(count_text(page.words, page.state.measures, page.state.question))
        measure_rows(page, page.state.measures, with_unit=False, by_title=True)


def _asked(page: Page) -> None:
    open_troubles(page)
    returned = (paper for paper in page.state.papers if paper.owed_again)
    returns_and_questions(page, returned, page.state.questions)
    requests_and_evaluations(page, page.state.requests)


def _words(words: Words, state: State, unit: str) -> Iterator[Block]:
    """Yield the words of the unit's last report: what was done, and what comes next."""
    reports = spoken_reports(state.project, state.question, frozenset((unit,)))
    if not reports:
        return
    _, period, report = reports[-1]
    if report.nothing:
        named = words.opening(words.period_in(period, 0))
        yield Paragraph((Run(words.labelled(named, one_line(report.nothing))),))
    for label, entries in (
        (words("Progress in {period}"), report.progress),
        (words("To come next, by the report of {period}"), report.next),
    ):
        if entries:
            named = label.format(period=words.period_in(period, 0))
            yield Paragraph((Run(named, strong=True),))
        for entry in entries:
            name = one_line(state.project.own_title(unit, entry.ref))
            yield ListItem((Run(words.labelled(name, one_line(entry.text))),))
