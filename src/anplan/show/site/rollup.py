"""The page of a site of several plans that has them together: targets, units and months over all."""

from collections.abc import Iterator, Sequence

from anplan.scale.answers import Answer, Rollup
from anplan.show.layout.screen import Screen
from anplan.show.rollup.columns import title
from anplan.show.rollup.screen import add_answer, remarks, whose_text
from anplan.show.site.blocks import Grid, Part, SitePage, Text, from_screen
from anplan.show.words import Words

ROLLUP = "rollup"
"""The page's name."""
_AS_CARDS = "indicators"
"""The question whose rows are cards on a telephone: what is to be reached stands far to the right."""


def rollup_page(words: Words, told: Sequence[Rollup]) -> SitePage:
    """Return the page: whose rows they are, and a part for each answer."""
    head = whose_text(words, told[0].whose)
    said = dict.fromkeys(remark for one in told for remark in remarks(words, one))
    above = tuple(Text(words.sentence(remark)) for remark in said)
    parts = [part for one in told for part in _parts(words, one)]
    if above:
        parts.insert(0, Part("remarks", words("To be noted"), above))
    return SitePage(ROLLUP, ROLLUP, head, "", tuple(parts))


def _parts(words: Words, told: Rollup) -> Iterator[Part]:
    for answer in told.answers:
        name = title(words, answer)
        screen = Screen()
        add_answer(screen, words, told, answer)
        blocks = from_screen(screen, name)
        if answer.question.name == _AS_CARDS:
            blocks = tuple(
                block._replace(cards=True) if isinstance(block, Grid) else block for block in blocks
            )
        yield Part(_id(answer), name, blocks)


def _id(answer: Answer) -> str:
    return "-".join((answer.question.name, *answer.by))
