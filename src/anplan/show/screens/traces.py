"""What explains a light on any screen: its title, its rule, and where its facts stand."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from anplan.base.problem import Place, Spot
from anplan.model.evidence import evidence_at, source_at
from anplan.model.reports import Source
from anplan.show.evidence import evidence_line, evidence_text
from anplan.show.safe import one_line
from anplan.show.screens.page import Page
from anplan.state.lights.verdict import Verdict


class Traces(NamedTuple):
    """Finds the line of a fact and, where there is git, the commit that wrote it."""

    place: Callable[[Spot], Place]
    commit: Callable[[Place], str]

    def __call__(self, spot: Spot) -> tuple[str, str]:
        """Return ``file:line`` and the commit."""
        place = self.place(spot)
        return f"{place.file}:{place.line}", self.commit(place)


def light_title(page: Page, title: str, verdict: Verdict) -> None:
    """Show what is explained, and its light."""
    page.screen.line()
    page.screen.line(f"{title}  {page.words.light(verdict.light)}", verdict.light)


def rule_lines(page: Page, verdict: Verdict, rules: dict[str, str]) -> None:
    """Show the reasons of a light, and the rule that gave it."""
    screen, words = page.screen, page.words
    screen.line(words("Because: {reason}").format(reason=words.tell(verdict.reason)), indent=2)
    for reason in verdict.because:
        screen.line(words("also: {reason}").format(reason=words.tell(reason)), indent=4)
    text = words("Rule {letter}: {words}")
    screen.line(text.format(letter=verdict.rule, words=words(rules[verdict.rule])), indent=2)


def trace_lines(page: Page, spots: Sequence[Spot], traces: Traces) -> None:
    """Show the places in the files that decided a light."""
    for spot in spots:
        place, commit = traces(spot)
        text = page.words("Found in {place} {commit}").format(place=place, commit=commit)
        page.screen.line(text.rstrip(), indent=2)
    evidence_lines(page, spots)


def evidence_part(page: Page, spots: Iterable[tuple[str, Spot]]) -> None:
    """Name the papers that prove facts or deeds, each behind what it proves."""
    words = page.words
    told = [(about, evidence_at(page.state.project, spot)) for about, spot in spots]
    if not any(papers for _, papers in told):
        return
    page.screen.line()
    page.screen.line(words("Evidence"), "heading")
    for about, papers in told:
        for evidence in papers:
            text = words.labelled(about, evidence_text(words, evidence))
            page.screen.line(text, indent=2)


def evidence_lines(page: Page, spots: Iterable[Spot]) -> None:
    """Name the papers that prove facts or deeds."""
    for spot in spots:
        line = evidence_line(page.words, evidence_at(page.state.project, spot))
        if line:
            page.screen.line(line, indent=2)
        source = source_at(page.state.project, spot)
        if source is not None:
            page.screen.line(_source_text(page, source), indent=2)


def _source_text(page: Page, source: Source) -> str:
    """Name the cell of a table that a figure was read from, and by which map."""
    text = page.words("read from {table} {cell} by the map {map}; sha256:{hash}")
    cell = source.cell
    if source.compared_cell is not None:
        both = page.words("{value} (against {compared})")
        cell = both.format(value=cell, compared=source.compared_cell)
    return one_line(text.format(table=source.table, cell=cell, map=source.map, hash=source.sha256))
