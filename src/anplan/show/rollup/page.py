"""Answers about many workspaces as a document, which becomes a page, a Word file or PDF."""

from collections.abc import Iterator

from anplan.scale.answers import Rollup
from anplan.show.layout.screen import Screen
from anplan.show.paper.from_screen import blocks_of
from anplan.show.paper.tree import Block, Document, Heading, Letterhead, Paragraph, Run
from anplan.show.rollup.columns import title
from anplan.show.rollup.screen import add_answer, remarks, whose_text
from anplan.show.words import Words


def rollup_document(words: Words, told: Rollup) -> Document:
    """Write the answers: whose rows they are, and a chapter for each question."""
    day = words.day(told.whose.last_day)
    return Document(Letterhead("", "", "", day), words("Roll-up"), tuple(_blocks(words, told)))


def _blocks(words: Words, told: Rollup) -> Iterator[Block]:
    for text in (whose_text(words, told.whose), *remarks(words, told)):
        yield Paragraph((Run(words.sentence(text)),))
    for answer in told.answers:
        yield Heading(1, (Run(title(words, answer)),))
        screen = Screen()
        add_answer(screen, words, told, answer)
        yield from blocks_of(screen)
