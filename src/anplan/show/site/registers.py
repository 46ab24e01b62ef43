"""The page of a register: its funnel, what stands still, its items."""

from collections.abc import Iterator

from anplan.show.item_text import standing_text
from anplan.show.screens.page import Page
from anplan.show.screens.registers import items_table, newest, units_table
from anplan.show.site.blocks import Facts, Funnel, Labelled, Link, SitePage, Stage, Text, part
from anplan.show.site.given import Given
from anplan.show.site.long import MOST_ROWS, in_pieces, over_pages
from anplan.show.site.names import register_page, task_page, unit_page
from anplan.show.values import title_text
from anplan.state.registers.standing import RegisterState


def register_pages(given: Given, register: RegisterState) -> Iterator[SitePage]:
    """Make a register's page, and further ones for its items where they are many."""
    words, draft = given.words, given.draft
    still = newest(register.still)[::-1]

    def stand_still(page: Page) -> None:
        if still:
            items_table(page, register, still[:MOST_ROWS], MOST_ROWS)

    def by_unit(page: Page) -> None:
        if register.items:
            units_table(page, register)

    parts = (
        *part("now", words("Where it stands"), _standing(given, register)),
        *part("still", words("What stands still"), draft.screen(stand_still, words("Items"))),
        *part("units", words("By unit"), draft.screen(by_unit, words("By unit"))),
    )
    title = title_text(words, register.register.title)
    first = SitePage(register_page(register.id), "index.registers", title, words("Register"), parts)
    yield from over_pages(first, "items", words("Items"), _items(given, register))


def _standing(given: Given, register: RegisterState) -> Iterator[object]:
    words, project, record = given.words, given.project, register.register
    yield Text(standing_text(words, register), "heading")
    most = max(register.funnel, default=0)
    if most:
        stages = zip(record.stages, register.funnel, strict=True)
        yield Funnel(
            tuple(Stage(stage.title, count, round(100 * count / most)) for stage, count in stages)
        )
    told = (
        (
            words("Reported by"),
            tuple(
                Link(project.label(unit), unit_page(unit))
                for unit in project.units_of_register(register.id, given.state.question.day)
            ),
        ),
        (
            words("Task"),
            tuple(
                Link(title_text(words, project.numbered(task)), task_page(task))
                for task in record.tasks
            ),
        ),
    )
    yield Facts(tuple(Labelled(label, links) for label, links in told if links))


def _items(given: Given, register: RegisterState) -> Iterator[tuple[object, ...]]:
    words = given.words
    for piece in in_pieces(newest(register.items), MOST_ROWS):
        yield given.draft.screen(
            lambda page, piece=piece: items_table(page, register, piece, MOST_ROWS),  # type: ignore[misc]
            words("Items"),
        )
