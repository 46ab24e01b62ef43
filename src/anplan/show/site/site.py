"""All pages of a site, one after the other, and what its frame says on each of them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anplan.model.project import Project
from anplan.show.safe import one_line
from anplan.show.screens.page import SAMPLE
from anplan.show.site.blocks import Link, SitePage
from anplan.show.site.briefs import brief_site_page, briefs_page
from anplan.show.site.days import calendar_page
from anplan.show.site.document import document_page
from anplan.show.site.given import Given, stand_text
from anplan.show.site.names import (
    BRIEFS,
    CALENDAR,
    DOCUMENT,
    INDEX,
    MAP,
    Links,
    brief_page,
    indicator_page,
    register_page,
    task_page,
    texts_of,
    unit_page,
)
from anplan.show.site.overview import overview
from anplan.show.site.registers import register_pages
from anplan.show.site.things import indicator_pages, task_pages
from anplan.show.site.units import map_pages, unit_site_page
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State


class Frame(NamedTuple):
    """What stands around every page: the plan's name, the day, the way to the other pages.

    ``notes`` stand at the foot of each page; ``words`` are those that the script says.
    """

    language: str
    title: str
    sample: str
    stand: str
    ways: tuple[tuple[str, Link], ...]
    labels: Mapping[str, str]
    notes: tuple[str, ...]
    is_public: bool = False


def site_pages(given: Given) -> Iterator[SitePage]:
    """Make the pages one after the other, so that no more than one is held."""
    state = given.state
    yield overview(given)
    for indicator in state.indicators:
        yield from indicator_pages(given, indicator)
    for task in state.tasks:
        yield from task_pages(given, task)
    yield from map_pages(given)
    for unit in given.project.units:
        yield unit_site_page(given, unit)
    for register in state.registers:
        yield from register_pages(given, register)
    yield calendar_page(given)
    yield document_page(given)
    yield briefs_page(given)
    for brief in given.briefs:
        yield brief_site_page(given, brief)


def site_links(given: Given, *, single: bool) -> Links:
    """Return the links of a site."""
    pages = {INDEX, MAP, CALENDAR, DOCUMENT, BRIEFS, *things_of(given.project)}
    pages |= {brief_page(brief.period) for brief in given.briefs}
    return Links(single, frozenset(pages), texts_of(given.words, given.project))


def things_of(project: Project) -> Iterator[str]:
    """Yield the pages of all that a plan names."""
    yield from map(indicator_page, project.indicators)
    yield from map(task_page, project.tasks)
    yield from map(unit_page, project.units)
    yield from map(register_page, project.registers)


def site_frame(given: Given) -> Frame:
    """Return what stands around the pages of a site."""
    words, project = given.words, given.project
    ways = [
        (INDEX, Link(words("Overview"), INDEX)),
        (f"{INDEX}.indicators", Link(words("Indicators"), f"{INDEX}.indicators")),
        (f"{INDEX}.tasks", Link(words("Tasks"), f"{INDEX}.tasks")),
        (MAP, Link(words("Units"), MAP)),
    ]
    if project.registers:
        ways.append((f"{INDEX}.registers", Link(words("Registers"), f"{INDEX}.all")))
    ways += [
        (CALENDAR, Link(words("Calendar"), CALENDAR)),
        (DOCUMENT, Link(words("Document"), DOCUMENT)),
        (BRIEFS, Link(words("Briefs"), BRIEFS)),
    ]
    return frame(words, given.state, tuple(ways), stand_text(given), ())


def frame(
    words: Words,
    state: State,
    ways: tuple[tuple[str, Link], ...],
    stand: str,
    notes: tuple[str, ...],
) -> Frame:
    """Return a frame with the words that every site has."""
    plan = state.project.plan
    return Frame(
        words.language.replace("_", "-"),
        one_line(title_text(words, plan.document.title)),
        words(SAMPLE) if plan.sample else "",
        stand,
        ways,
        labels_of(words),
        notes,
    )


def labels_of(words: Words) -> Mapping[str, str]:
    """Return the words that every site has around its pages."""
    return {
        "skip": words("To the text"),
        "ways": words("Pages"),
        "find": words("Search"),
        "none": words("Nothing found."),
        "sort": words("Sort by {column}"),
        "pages": words("Further pages"),
    }
