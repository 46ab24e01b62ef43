"""The first page of a site of several plans: a row for each, which leads to its own pages."""

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote

from anplan.show.layout.screen import Cell, Column, Table
from anplan.show.screens.portfolio import Item, PlanRow, portfolio_screen, worst_first
from anplan.show.site.blocks import Grid, Link, Linked, Part, SitePage, Text, part
from anplan.show.site.names import INDEX, Links, indicator_page, task_page
from anplan.show.site.site import Frame, labels_of
from anplan.show.words import Words
from anplan.state.pressing import PRESSING

MOST_ITEMS = 100
"""So many things that press are named; of more there is a number."""


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
    parts = (Part("plans", words("Plans"), tuple(shown)), *_pressing(words, rows))
    return SitePage(INDEX, INDEX, title, "", parts)


def _pressing(words: Words, rows: Sequence[PlanRow]) -> tuple[Part, ...]:
    """Return what presses in all plans: the red before the yellow, of each the worst plan first."""
    ordered = [(row, item) for row in worst_first(rows) for item in row.pressing]
    ordered.sort(key=lambda one: PRESSING.index(one[1].light))
    columns = (
        Column(words("Light")),
        Column(words("Workspace")),
        Column(words("What presses"), flexible=True),
    )
    cells = tuple(
        (
            Cell(words.light(item.light), item.light),
            Linked(row.workspace, plan_page(row.workspace)),
            Linked(item.text, item_page(row.workspace, item)),
        )
        for row, item in ordered[:MOST_ITEMS]
    )
    title = words("What presses")
    blocks: list[object] = [Grid(title, columns, cells, cards=True)] if cells else []
    more = len(ordered) - MOST_ITEMS
    if more > 0:
        blocks.append(
            Text(words.fill(words("and {count} more, on the plans' own pages"), count=more))
        )
    return part("pressing", title, blocks)


def item_page(workspace: str, item: Item) -> str:
    """Name the page of a thing in its plan's own site."""
    own = item.ref.partition("/")[0]
    name = task_page(own) if "." in own else indicator_page(own)  # no id of an indicator has a dot
    return f"{quote(workspace, safe='/')}/{name}"


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
    pages |= {item_page(row.workspace, item) for row in rows for item in row.pressing}
    return Links(single=False, pages=frozenset({INDEX, *further, *pages}), by_text={})


def portfolio_frame(words: Words, day: date, further: Iterable[tuple[str, str]]) -> Frame:
    """Return what stands around the pages; ``further`` are those beside the first one, with their titles."""
    stand = words("as of {day}").format(day=day.isoformat())
    language = words.language.replace("_", "-")
    ways = tuple((name, Link(text, name)) for name, text in further)
    if ways:
        ways = ((INDEX, Link(words("Plans"), INDEX)), *ways)
    return Frame(language, words("Plans"), "", stand, ways, labels_of(words), ())
