"""Lists that are too long for one page: the page that they belong to, and further ones."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from anplan.show.site.blocks import Link, Pages, SitePage, part
from anplan.show.site.names import further_page

MOST_ROWS = 500
MOST_ENTRIES = 200
"""So many rows, or entries with words of their own, stand on one page."""
T = TypeVar("T")


def in_pieces(things: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Yield things in pieces that a page holds."""
    for first in range(0, len(things), most):
        yield things[first : first + most]


def over_pages(
    first: SitePage, name: str, title: str, pieces: Iterable[tuple[object, ...]]
) -> Iterator[SitePage]:
    """Yield a page with the first piece of a list as its last part, and a page for each other one."""
    every = list(pieces)
    for number, blocks in enumerate(every or [()], 1):
        numbered = _numbers(first.name, len(every), number)
        further = part(name, title, (*numbered, *blocks))
        if number == 1:
            yield first._replace(parts=(*first.parts, *further))
        else:
            yield first._replace(name=further_page(first.name, number), parts=further)


def _numbers(name: str, count: int, here: int) -> tuple[Pages, ...]:
    if count <= 1:
        return ()
    links = (Link(str(number), further_page(name, number)) for number in range(1, count + 1))
    return (Pages(tuple(links), here),)
