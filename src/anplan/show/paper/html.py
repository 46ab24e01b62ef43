"""A document as one HTML page that asks nothing of anywhere and needs no script."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from anplan.show.paper.marks import Mark
from anplan.show.paper.tree import Block, Document, ListItem


class ItemList(NamedTuple):
    """Items of a list that stand together; ``start`` is the first number, 0 without numbers."""

    items: tuple[ListItem, ...]
    start: int


def html_text(
    document: Document, template: str, language: str, to: str, marks: Mapping[str, Mark]
) -> str:
    """Lay a document out as a page; ``template`` is the packaged one, ``to`` stands before addressees."""
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["grouped"] = grouped
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment.from_string(template).render(
        document=document, language=language.replace("_", "-"), to=to, marks=marks
    )


def grouped(blocks: Iterable[Block]) -> Iterator[Block | ItemList]:
    """Yield blocks, list items that follow each other as one list."""
    items: list[ListItem] = []
    for block in blocks:
        if isinstance(block, ListItem) and _goes_on(items, block):
            items.append(block)
            continue
        if items:
            yield ItemList(tuple(items), items[0].number)
            items = []
        if isinstance(block, ListItem):
            items = [block]
        else:
            yield block
    if items:
        yield ItemList(tuple(items), items[0].number)


def _goes_on(items: list[ListItem], item: ListItem) -> bool:
    return not items or item.number == (items[-1].number and items[-1].number + 1)
