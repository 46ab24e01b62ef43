"""The year's facts by unit: as a screen, as JSON, as a table. No points, no ranking."""

from collections.abc import Iterator, Sequence
from typing import Any

from anplan.base.commit import Revision
from anplan.base.message import mark
from anplan.show.json.state import SCHEMA, revision_json
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.page import start_page
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.unit_facts import FACTS, Counts, UnitFacts, together

UNIT_FACTS = ("unit", "name", "papers_owed", *FACTS, "sample")
NO_SCORE = mark("These are facts for whoever assesses the units: no points and no ranking.")
HEADINGS = {
    "papers_on_time": mark("on time"),
    "papers_late": mark("late"),
    "papers_missing": mark("missing"),
    "figures_corrected": mark("corrected"),
    "papers_returned": mark("returned"),
    "asked": mark("asked"),
    "answered": mark("answered"),
    "milestones_on_time": mark("milestones on time"),
    "milestones_late": mark("done late"),
    "measures_due": mark("Measures due"),
    "measures_done": mark("Measures done"),
    "measures_overdue": mark("Measures overdue"),
    "milestones_overdue": mark("not done"),
}


def unit_facts_screen(
    words: Words,
    state: State,
    year: int,
    facts: tuple[UnitFacts, ...],
    revision: Revision | None,
) -> Screen:
    """Show a row for each unit in the plan's order, and the sum of several."""
    page = start_page(words, state, revision)
    screen = page.screen
    screen.line()
    screen.line(_heading(words, state, year), "heading")
    columns = (
        Column(words("Unit"), flexible=True),
        Column(words("papers due"), right=True),
        *(Column(words(HEADINGS[name]), right=True) for name in FACTS),
    )
    rows = [_row(state.project.label(unit.unit), unit.owed, unit.counts) for unit in facts]
    if len(facts) > 1:
        owed = sum(unit.owed for unit in facts)
        rows.append(_row(words("all units"), owed, together(facts)))
    screen.table(columns, rows)
    screen.line(words(NO_SCORE), "faint")
    return screen


def _heading(words: Words, state: State, year: int) -> str:
    plan, day = state.project.plan, state.question.day
    if plan.start.year != plan.end.year:
        return words("Facts by unit in {year}, up to {day}").format(year=year, day=day)
    return words("Facts by unit, up to {day}").format(day=day)


def _row(name: str, owed: int, counts: Counts) -> tuple[Cell, ...]:
    return (Cell(name), Cell(str(owed)), *(Cell(str(counts[fact])) for fact in FACTS))


def unit_facts_json(
    words: Words,
    state: State,
    year: int,
    facts: Sequence[UnitFacts],
    revision: Revision | None,
) -> dict[str, Any]:
    """Return the facts: ``anplan due --facts --format json``."""
    return {
        "schema": SCHEMA,
        "sample": state.project.plan.sample,
        "on": state.question.day,
        "year": year,
        **revision_json(revision),
        "units": [
            {
                "unit": unit.unit,
                "name": state.project.full_name(unit.unit),
                "papers_owed": unit.owed,
                **unit.counts,
            }
            for unit in facts
        ],
        "note": words(NO_SCORE),
    }


def unit_facts_rows(
    words: Words, state: State, facts: Sequence[UnitFacts]
) -> Iterator[Sequence[object]]:
    """Yield one row a unit."""
    project = state.project
    sample = words("sample data") if project.plan.sample else None
    for unit in facts:
        counts = (unit.counts[name] for name in FACTS)
        yield (unit.unit, project.full_name(unit.unit), unit.owed, *counts, sample)
