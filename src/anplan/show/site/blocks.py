"""What a page of a site is made of, before it is HTML: parts of blocks, and what screens become."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from anplan.show.layout.screen import Column, Line, Screen, Style, Table
from anplan.show.screens.page import Page
from anplan.show.site.chart import Plot
from anplan.show.words import Words
from anplan.state.build import State


class Link(NamedTuple):
    """A text that leads to a page, or stands alone where there is none of the name."""

    text: str
    page: str = ""


class Linked(NamedTuple):
    """A cell that leads to a page by its name, whatever else is called as its text is."""

    text: str
    page: str
    style: Style = "plain"


class Text(NamedTuple):
    """A line of text in a style, ``level`` places in; a heading within a part is one, too."""

    text: str
    style: Style = "plain"
    level: int = 0


class Labelled(NamedTuple):
    """A label and what is said under it."""

    label: str
    links: tuple[Link, ...]


class Facts(NamedTuple):
    """Facts one below the other."""

    facts: tuple[Labelled, ...]


class Grid(NamedTuple):
    """A table with its name for who does not see it; ``cards``: on a telephone a row is a card."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    cards: bool


class Light(NamedTuple):
    """A light by its name, and its word."""

    name: str
    word: str


class Off(NamedTuple):
    """Something that is off: what, its light, why in a sentence, who answers, and their words."""

    title: Link
    light: Light
    reason: str
    facts: tuple[Labelled, ...]


class Card(NamedTuple):
    """An indicator in short: its title, its light, figures, why in a few words, a small chart."""

    title: Link
    light: Light
    value: str
    target: str
    reason: str
    plot: Plot | None


class Cards(NamedTuple):
    """Cards beside each other."""

    cards: tuple[Card, ...]


class Lead(NamedTuple):
    """The first words of a page: its light, and why in a sentence."""

    light: Light
    text: str


class Picture(NamedTuple):
    """A chart with the words below it."""

    plot: Plot
    legend: tuple[tuple[str, str], ...]


class Stage(NamedTuple):
    """A stage of a funnel: how many reached it, and their share of the widest one in per cent."""

    title: str
    reached: int
    share: int


class Funnel(NamedTuple):
    """The stages of a register, one below the other."""

    stages: tuple[Stage, ...]


class Entry(NamedTuple):
    """What somebody said: who, in which file, and the words."""

    who: Link
    file: str
    texts: tuple[str, ...]


class Entries(NamedTuple):
    """What several said, one after the other."""

    entries: tuple[Entry, ...]


class Sentence(NamedTuple):
    """A sentence of the document, the items that stand on it, and whether it lacks one."""

    text: str
    items: tuple[Link, ...]
    note: str


class Sentences(NamedTuple):
    """The document, sentence by sentence."""

    sentences: tuple[Sentence, ...]


class Pages(NamedTuple):
    """The pages of a long list, the one that is shown among them."""

    links: tuple[Link, ...]
    here: int


class Lines(NamedTuple):
    """Links, one a line, that a reader may look through."""

    links: tuple[Link, ...]


class Paper(NamedTuple):
    """The blocks of a brief."""

    blocks: tuple[object, ...]


class Part(NamedTuple):
    """A part of a page under its heading; ``id`` names it within the page."""

    id: str
    title: str
    blocks: tuple[object, ...]


class SitePage(NamedTuple):
    """A page: its name, the part of the site it stands in, its title and what stands below it."""

    name: str
    place: str
    title: str
    above: str
    parts: tuple[Part, ...]


def further_pages(page: SitePage) -> frozenset[str]:
    """Return the pages of the long list that a page shows a piece of."""
    blocks = (block for part in page.parts for block in part.blocks if isinstance(block, Pages))
    return frozenset(link.page for block in blocks for link in block.links)


class Draft(NamedTuple):
    """What parts are drawn with: the words, and the state."""

    words: Words
    state: State

    def screen(self, draw: Callable[[Page], None], name: str = "") -> tuple[object, ...]:
        """Return as blocks what a screen's own function draws."""
        page = Page(Screen(), self.words, self.state)
        draw(page)
        return from_screen(page.screen, name)

    def light(self, name: str) -> Light:
        """Return a light with its word."""
        return Light(name, self.words.light(name))


WIDE, TOLD = 4, 3
"""With so many columns, and so many that are no figures, a row is a card on a telephone."""


def from_screen(screen: Screen, name: str = "") -> tuple[object, ...]:
    """Return a screen's blocks: lines without the blank ones, tables without the empty ones."""
    blocks: list[object] = []
    heading = name
    for block in screen.blocks:
        if isinstance(block, Line):
            if block.text.strip():
                blocks.append(Text(block.text.strip(), block.style, block.indent // 2))
                heading = block.text.strip() if block.style == "heading" else heading
        elif block.rows:
            blocks.append(grid(heading, block))
    return tuple(blocks)


def grid(name: str, table: Table) -> Grid:
    """Return a table with a name."""
    told = sum(not column.right for column in table.columns)
    cards = len(table.columns) >= WIDE and told >= TOLD
    return Grid(name, table.columns, table.rows, cards)


def part(name: str, title: str, blocks: Iterable[object]) -> tuple[Part, ...]:
    """Return a part, or none where nothing stands in it."""
    made = tuple(blocks)
    return (Part(name, title, made),) if made else ()
