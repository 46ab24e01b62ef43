"""Short ways to read a text in a test."""

from collections.abc import Iterator

from anplan.intake.document.figures.figures import targets
from anplan.intake.document.layout.plain_text import blocks_of
from anplan.intake.document.reading import Reading, read_document
from anplan.intake.document.text.words import Words

Said = tuple[str, str, str]
Who = tuple[list[str], list[str], list[str]]


def read(text: str) -> Reading:
    return read_document(blocks_of(text))


def named(text: str) -> list[Who]:
    """Return lead, responsible and support of each task of a text."""
    return [
        (
            [office.name for office in task.assigned.lead],
            [office.name for office in task.assigned.units],
            [office.name for office in task.assigned.support],
        )
        for task in read(text).tasks
    ]


def figures(text: str, year: int | None = 2025) -> list[Said]:
    """Return the targets of a text as value, measure and comparator."""
    found = targets(Words(text, 0), year)
    return [(str(one.value), one.measure, one.comparator) for one in found]


def all_words(value: object) -> Iterator[Words]:
    """Yield all words that something read holds, however deep."""
    if isinstance(value, Words):
        if value.text:
            yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from all_words(part)


def figures_of(text: str) -> list[Said]:
    """Return all targets of a document as value, measure and comparator."""
    found = (one.target for one in read(text).targets)
    return [(str(one.value), one.measure, one.comparator) for one in found]
