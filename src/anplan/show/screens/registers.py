"""Registers on a screen: a line of each, one in full, an item's way, a unit's items."""

from collections.abc import Iterator, Sequence

from anplan.base.commit import Revision
from anplan.show.item_text import details, entry_text, funnel_text, standing_text
from anplan.show.layout.screen import Cell, Column, Screen, Style, cells
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.traces import Traces, evidence_part
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.registers.counted import Flip
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState
from anplan.state.registers.ways import Move

MOST = 30
"""So many items a register's screen has; ``--format csv`` has them all."""
MOST_OF_UNIT = 8
MOST_COUNTED = 12


def register_lines(page: Page) -> None:
    """Show in a line each how many items of the registers reached which stage."""
    registers = page.state.registers
    if not registers or page.state.silent:
        return
    for register in registers:
        text = page.words.labelled(register.register.title, standing_text(page.words, register))
        page.screen.line(text)
    page.screen.line()


def show_register(
    words: Words, state: State, name: str, revision: Revision | None = None
) -> Screen:
    """Show a register: its funnel by unit, and the items that moved last."""
    page = start_page(words, state, revision)
    register = state.register(name)
    screen = page.screen
    screen.line()
    screen.line(f"{name} {register.register.title}", "title")
    units = tuple(
        map(state.project.label, state.project.units_of_register(name, state.question.day))
    )
    if units:
        screen.line(words("Reported by: {units}").format(units=words.listed(units)), indent=2)
    if register.register.tasks:
        tasks = words.listed(register.register.tasks)
        screen.line(words("Tasks: {tasks}").format(tasks=tasks), indent=2)
    register_body(page, register)
    return screen


def register_body(page: Page, register: RegisterState) -> None:
    """Show where a register's items stand: the line, the units, the items that moved last."""
    words, screen = page.words, page.screen
    screen.line(standing_text(words, register), indent=2)
    if not register.items:
        return
    screen.line()
    units_table(page, register)
    screen.line()
    items_table(page, register, newest(register.items), MOST)


def newest(items: Sequence[ItemState]) -> list[ItemState]:
    """Sort items, the one that moved last first."""
    return sorted(items, key=lambda item: item.last.day if item.last else item.way.told[0].day)[
        ::-1
    ]


def units_table(page: Page, register: RegisterState) -> None:
    """Show how many items of each unit reached which stage."""
    words, project = page.words, page.state.project
    rows = []
    for unit in (unit for unit in project.units if register.of_unit(unit)):
        own = register.of_unit(unit)
        funnel = register.by_unit.get(unit, (0,) * len(register.register.stages))
        still = sum(register.is_still(item) for item in own)
        left = sum(item.left for item in own)
        counts = (*funnel, still, left)
        rows.append(cells(project.label(unit), *(str(count) if count else "" for count in counts)))
    stages = (Column(stage.title, right=True) for stage in register.register.stages)
    columns = (
        Column(words("Unit"), flexible=True),
        *stages,
        Column(words("Standing still"), right=True),
        Column(words("Left"), right=True),
    )
    page.screen.table(columns, rows)


def items_table(
    page: Page,
    register: RegisterState,
    items: Sequence[ItemState],
    most: int,
    *,
    with_unit: bool = True,
) -> None:
    """Show items with their stage and since when; beyond the ``most`` first they are counted."""
    words, project = page.words, page.state.project
    rows = [
        (
            Cell(item.way.id),
            Cell(item.way.title or ""),
            *((Cell(project.label(item.way.owner)),) if with_unit else ()),
            Cell(_stage(register, item)),
            Cell(item.last.day.isoformat() if item.last else ""),
            _remark(words, register, item),
        )
        for item in items[:most]
    ]
    columns = (
        Column(words("Number")),
        Column(words("Title"), flexible=True),
        *((Column(words("Unit")),) if with_unit else ()),
        Column(words("Stage")),
        Column(words("Since")),
        Column(words("Remark"), flexible=True),
    )
    page.screen.table(columns, rows)
    if len(items) > most:
        text = words("and {count} more: anplan show {register} --format csv")
        rest = text.format(count=len(items) - most, register=register.id)
        page.screen.line(rest, "faint")


def _stage(register: RegisterState, item: ItemState) -> str:
    stage = register.stage_of(item)
    return stage.title if stage else ""


def _remark(words: Words, register: RegisterState, item: ItemState) -> Cell:
    if item.left and item.last is not None:
        return Cell(
            words.labelled(words("left the register"), item.last.entry.reason or ""), "faint"
        )
    if register.is_still(item):
        text = words("{days} days without a move")
        return Cell(words.fill(text, days=register.days_since(item)), "yellow")
    return Cell("")


def unit_items(page: Page, unit: str, *, every: bool = False) -> None:
    """Show a unit's items, register by register; those that moved last, or ``every`` one."""
    words = page.words
    for register in page.state.registers:
        own = register.of_unit(unit)
        if not own:
            continue
        page.screen.line()
        funnel = register.by_unit.get(unit, (0,) * len(register.register.stages))
        text = words.labelled(register.register.title, funnel_text(register, funnel))
        page.screen.line(text, "heading")
        most = len(own) if every else MOST_OF_UNIT
        items_table(page, register, newest(own), most, with_unit=not every)


def show_item(
    words: Words, state: State, name: str, item: str, traces: Traces, revision: Revision | None
) -> Screen:
    """Show an item's way: every entry with its place and its commit."""
    page = start_page(words, state, revision)
    register = state.register(name)
    found = next(one for one in register.items if one.way.id == item)
    screen, way = page.screen, found.way
    screen.line()
    screen.line(f"{way.ref} {way.title or ''}".rstrip(), "title")
    parts = (
        register.register.title,
        words("brought by {unit}").format(unit=state.project.label(way.owner)),
        _stage(register, found),
        _remark(words, register, found).text,
    )
    screen.line(words("; ").join(filter(None, parts)), indent=2)
    for line in _says(words, register, found):
        screen.line(line, indent=2)
    screen.line()
    _way_table(page, register, found, traces)
    told = (move for move in way.told if move.day <= register.day)
    evidence_part(page, ((move.day.isoformat(), move.spot) for move in told))
    return screen


def _says(words: Words, register: RegisterState, item: ItemState) -> Iterator[str]:
    roles, fields = roles_on(item.way, register.day), fields_on(item.way, register.day)
    yield from details(words, register.register, roles, fields)
    for role in register.register.roles:
        if role not in roles:
            yield words.labelled(role, words("nobody"))


def _way_table(page: Page, register: RegisterState, item: ItemState, traces: Traces) -> None:
    words = page.words
    rows = []
    for move in item.way.told:
        if move.day > register.day:
            continue
        place, commit = traces(move.spot)
        holds = not (move.entry.stage or move.entry.left) or any(
            move is one for one in item.way.moves
        )
        texts = (move.day.isoformat(), _what(words, register, move, holds=holds), str(move.period))
        style: Style = "plain" if holds else "faint"
        rows.append(tuple(Cell(text, style) for text in (*texts, place, commit)))
    columns = (
        Column(words("As of")),
        Column(words("What"), flexible=True),
        Column(words("Report")),
        Column(words("Place"), flexible=True),
        Column(words("Commit"), flexible=True),
    )
    page.screen.table(columns, rows)


def _what(words: Words, register: RegisterState, move: Move, *, holds: bool) -> str:
    text = entry_text(words, register.register, move.entry)
    return text if holds else words("{text} (replaced by a later report)").format(text=text)


def counted_table(
    page: Page, flips: Sequence[Flip], traces: Traces, most: int = MOST_COUNTED
) -> None:
    """Show the items behind a figure, the ones that came last first, and count the rest."""
    words, project = page.words, page.state.project
    if not flips:
        return
    rows = []
    for flip in flips[::-1][:most]:
        place, commit = traces(flip.move.spot)
        title = f"{flip.way.id} {flip.way.title or ''}".rstrip()
        unit = project.label(flip.way.owner)
        rows.append(cells(title, flip.day.isoformat(), unit, place, commit))
    columns = (
        Column(words("Item"), flexible=True),
        Column(words("Since")),
        Column(words("Unit")),
        Column(words("Place"), flexible=True),
        Column(words("Commit"), flexible=True),
    )
    page.screen.line()
    page.screen.table(columns, rows)
    if len(flips) > most:
        rest = words("and {count} more: anplan show {register} --format csv")
        name = flips[0].way.register
        page.screen.line(rest.format(count=len(flips) - most, register=name), "faint")
