"""The weights of indicators by their lights: ``status --score``."""

from anplan.base.commit import Revision
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.status import ORDER
from anplan.show.values import light_cell, titled_as_part
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.parts import depths
from anplan.state.pressing import by_urgency
from anplan.state.score import FULL, Score, score


def score_screen(words: Words, state: State, revision: Revision | None) -> Screen:
    """Show what each indicator counts, and what has been reached of it all by the lights."""
    page = start_page(words, state, revision)
    added = score(by_urgency(state.indicators))
    if not added.weighed:
        page.screen.line(words("No indicator has a weight."))
        page.screen.line(words("Write weight: into the files of those that count"), "faint")
        return page.screen
    heading = words("By lights, not an official score: {reached} of {total}").format(
        reached=f"{added.reached:f}", total=f"{added.total:f}"
    )
    page.screen.line(heading, "heading")
    page.screen.line()
    _indicators(page, added)
    page.screen.line()
    _lights(page, added)
    text = words("Green and closed count in full, every other light for nothing.")
    page.screen.line(text, "faint")
    if added.without:
        text = words.fill(words("{count} indicators have no weight."), count=added.without)
        page.screen.line(text, "faint")
    return page.screen


def _indicators(page: Page, added: Score) -> None:
    words, below = page.words, depths(added.weighed)
    rows = [
        (
            Cell(titled_as_part(words, below[state.id], state.indicator.label)),
            Cell(f"{state.indicator.weight:f}"),
            Cell(f"{state.indicator.weight:f}" if state.verdict.light in FULL else "0"),
            light_cell(words, state.verdict),
            Cell(words.tell(state.verdict.shortly)),
        )
        for state in added.weighed
    ]
    columns = (
        Column(words("Indicator"), flexible=True),
        Column(words("Weight"), right=True),
        Column(words("By its light"), right=True),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
    )
    page.screen.table(columns, rows)


def _lights(page: Page, added: Score) -> None:
    words = page.words
    rows = [
        (
            Cell(words.light(light), light),
            Cell(str(added.count(light))),
            Cell(f"{added.of(light):f}"),
        )
        for light in ORDER
        if added.count(light)
    ]
    rows.append((Cell(words("Total")), Cell(str(len(added.weighed))), Cell(f"{added.total:f}")))
    columns = (
        Column(words("Light")),
        Column(words("Indicators"), right=True),
        Column(words("Weight"), right=True),
    )
    page.screen.table(columns, rows)
