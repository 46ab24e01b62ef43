"""The first page of a site of several plans: a row for each, which leads to its own pages."""

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote

from anplan.show.layout.screen import Table
from anplan.show.screens.portfolio import PlanRow, portfolio_screen
from anplan.show.site.blocks import Grid, Link, Linked, Part, SitePage, Text
from anplan.show.site.names import INDEX, Links
from anplan.show.site.site import Frame, labels_of
from anplan.show.words import Words


def plan_page(workspace: str) -> str:
    """Name the first page of a plan's own site, which lies below the portfolio's."""
    return f"{quote(workspace, safe='/')}/{INDEX}"


def portfolio_page(words: Words, rows: Sequence[PlanRow]) -> SitePage:
    """Return the page: the screen of several plans, each leading to its own site."""
    head, *blocks = [
        block
        for block in portfolio_screen(words, rows).blocks
        if isinstance(block, Table) or block.text
    ]
    read = {row.workspace for row in rows if row.is_read}
    shown = [
        _grid(words, block, read) if isinstance(block, Table) else Text(block.text, block.style)
        for block in blocks
    ]
    title = "" if isinstance(head, Table) else head.text
    return SitePage(INDEX, INDEX, title, "", (Part("plans", words("Plans"), tuple(shown)),))


def _grid(words: Words, table: Table, read: set[str]) -> Grid:
    rows = []
    for first, *others, last in table.rows:
        page = plan_page(first.text) if first.text in read else ""
        # A light keeps on one line, and what presses may take several on a telephone.
        rows.append((Linked(first.text, page), *others, last._replace(style="plain")))
    return Grid(words("Plans"), table.columns, tuple(rows), cards=True)


def portfolio_links(rows: Sequence[PlanRow], further: Iterable[str]) -> Links:
    """Return the links to the plans' own sites, and to further pages beside the first one."""
    pages = {plan_page(row.workspace) for row in rows if row.is_read}
    return Links(single=False, pages=frozenset({INDEX, *further, *pages}), by_text={})


def portfolio_frame(words: Words, day: date, further: Iterable[tuple[str, str]]) -> Frame:
    """Return what stands around the pages; ``further`` are those beside the first one, with their titles."""
    stand = words("as of {day}").format(day=day.isoformat())
    language = words.language.replace("_", "-")
    ways = tuple((name, Link(text, name)) for name, text in further)
    if ways:
        ways = ((INDEX, Link(words("Plans"), INDEX)), *ways)
    return Frame(language, words("Plans"), "", stand, ways, labels_of(words), ())
