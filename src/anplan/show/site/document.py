"""The page of the document: every sentence with the items that stand on its words."""

from collections.abc import Iterator

from anplan.model.coverage import ItemName
from anplan.model.coverage import Sentence as Covered
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.show.screens.page import Page
from anplan.show.screens.source import coverage_line, defect_lines
from anplan.show.sections import item_heading
from anplan.show.site.blocks import (
    Facts,
    Labelled,
    Link,
    Sentence,
    Sentences,
    SitePage,
    part,
)
from anplan.show.site.given import Given
from anplan.show.site.names import (
    DOCUMENT,
    indicator_page,
    register_page,
    task_page,
    unit_page,
)
from anplan.show.values import title_text
from anplan.show.words import ITEMS, Words


def document_page(
    given: Given, *, public: bool = False, pages: frozenset[str] = frozenset()
) -> SitePage:
    """Make the document's page.

    The ``public`` one says nothing of what is amiss with it, and names items of ``pages`` alone.
    """
    words = given.words

    def amiss(page: Page) -> None:
        coverage_line(page.screen, words, given.coverage)
        defect_lines(page.screen, words, given.project)

    parts = (
        *part("about", words("The document"), _about(given)),
        *part(
            "text",
            words("Its text, and what stands on it"),
            _text(given, pages if public else None),
        ),
        *(() if public else part("amiss", words("Coverage"), given.draft.screen(amiss))),
    )
    return SitePage(DOCUMENT, DOCUMENT, words("Document"), "", parts)


def _about(given: Given) -> Iterator[object]:
    words, document = given.words, given.project.plan.document
    told = (
        (words("Title"), document.title),
        (words("Document number"), document.number),
        (words("Issued by"), document.issuer),
        (words("Issued on"), words.day(document.issued)),
    )
    yield Facts(tuple(Labelled(label, (Link(text),)) for label, text in told if text))


def _text(given: Given, pages: frozenset[str] | None) -> Iterator[object]:
    told = [sentence for sentence in given.coverage.sentences if sentence.text.strip()]
    if told:
        yield Sentences(tuple(_sentence(given, one, pages) for one in told))


def _sentence(given: Given, sentence: Covered, pages: frozenset[str] | None) -> Sentence:
    words, text = given.words, " ".join(sentence.text.split())
    items = tuple(_item(words, given.project, item) for item in sentence.items)
    if pages is not None:
        return Sentence(text, tuple(item for item in items if item.page in pages), "")
    note = words("NOT COVERED") if sentence.body and not sentence.covered else ""
    return Sentence(text, items, note)


def _item(words: Words, project: Project, item: ItemName) -> Link:
    kind, ref, title = item
    pages = {
        "indicator": indicator_page,
        "task": task_page,
        "action": lambda name: task_page(task_of(name)),
        "register": register_page,
        "unit": unit_page,
    }
    page = pages[kind](ref) if kind in pages else ""
    heading = title_text(words, item_heading(project, item) or title)
    return Link(f"{words(ITEMS[kind])} {heading}", page)
