"""The shares that units have of a target, on a screen."""

from collections.abc import Iterator

from anplan.show.layout.screen import Cell, Column
from anplan.show.plan_words import whole_marked
from anplan.show.screens.page import Page
from anplan.show.screens.status import indicator_columns, indicator_row, preliminary_note
from anplan.show.values import light_cell, target_text, titled_as_part, value_text
from anplan.state.indicators import IndicatorState, share_of
from anplan.state.parts import depths, with_parts_below


def share_table(page: Page, state: IndicatorState) -> None:
    """Show the units that have a share of a target, each with its own figures and light."""
    if not state.shares:
        return
    words, project = page.words, page.state.project
    page.screen.line()
    rows = [indicator_row(page, project.label(share.unit), share.state) for share in state.shares]
    states = [share.state for share in state.shares]
    page.screen.table(indicator_columns(page, words("Share of"), states), rows)
    preliminary_note(page, states)


def own_table(page: Page, unit: str) -> None:
    """Show a unit's indicators, and below each of which it has a share its own part."""
    rows: list[tuple[Cell, ...]] = []
    states = with_parts_below(page.state.indicators)
    below = depths(states)
    for state in states:
        marked = whole_marked(page.words, page.state.project, state.id, state.indicator.label)
        label = titled_as_part(page.words, below[state.id], marked)
        rows.append(indicator_row(page, label, state))
        rows += _own_rows(page, state, unit)
    page.screen.table(indicator_columns(page, page.words("Indicator"), states), rows)
    preliminary_note(page, states)


def _own_rows(page: Page, state: IndicatorState, unit: str) -> Iterator[tuple[Cell, ...]]:
    own = share_of(state, unit)
    if own is not None:
        yield indicator_row(page, page.words("  of which this unit"), own)


def share_reasons(page: Page, state: IndicatorState) -> None:
    """Show each unit's share with its light and why."""
    if not state.shares:
        return
    words, project = page.words, page.state.project
    rows = [
        (
            Cell(project.label(share.unit)),
            Cell(target_text(words, share.state.indicator, share.state.target)),
            Cell(value_text(words, share.state)),
            light_cell(words, share.state.verdict),
            Cell(words.tell(share.state.verdict.reason)),
        )
        for share in state.shares
    ]
    columns = (
        Column(words("Share of"), flexible=True),
        Column(words("Target"), right=True),
        Column(words("Value"), right=True),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    page.screen.line()
    page.screen.table(columns, rows)
