"""What has no evidence: as a screen, as JSON, as a table."""

from collections.abc import Iterator, Sequence
from typing import Any

from anplan.base.commit import Revision
from anplan.model.paths import period_of
from anplan.show.json.measures import Locate
from anplan.show.json.state import SCHEMA, revision_json
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.screens.page import start_page
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.unproved import Standing

UNPROVED = ("unit", "name", "ref", "title", "value", "measure", "day", "report", "sample")


def unproved_screen(
    words: Words, state: State, standing: Sequence[Standing], revision: Revision | None
) -> Screen:
    """Show the newest figures and the milestones for which no evidence was named."""
    page = start_page(words, state, revision)
    screen = page.screen
    bare = [entry for entry in standing if not entry.is_proved]
    text = words("Figures and milestones: {count}, without evidence: {bare}")
    screen.line()
    screen.line(text.format(count=len(standing), bare=len(bare)), "heading")
    columns = (
        Column(words("Unit"), flexible=True),
        Column(words("Matter"), flexible=True),
        Column(words("Value"), right=True),
        Column(words("As of")),
        Column(words("Report")),
    )
    rows = [tuple(map(Cell, _texts(words, state, entry))) for entry in bare]
    if rows:
        screen.table(columns, rows)
    return screen


def _texts(words: Words, state: State, entry: Standing) -> tuple[str, ...]:
    value = "" if entry.value is None else words.quantity(entry.value, _measure(state, entry) or "")
    return (
        state.project.label(entry.unit),
        _title(state, entry),
        value,
        entry.day.isoformat(),
        str(period_of(entry.spot.file) or ""),
    )


def _title(state: State, entry: Standing) -> str:
    indicator = state.project.indicators.get(entry.ref)
    return indicator.label if indicator else state.project.own_title(entry.unit, entry.ref)


def _measure(state: State, entry: Standing) -> str | None:
    indicator = state.project.indicators.get(entry.ref)
    return indicator and indicator.measure


def unproved_json(
    state: State, standing: Sequence[Standing], revision: Revision | None, locate: Locate
) -> dict[str, Any]:
    """Return it: ``anplan status --without-evidence --format json``."""
    return {
        "schema": SCHEMA,
        "sample": state.project.plan.sample,
        "on": state.question.day,
        **revision_json(revision),
        "count": len(standing),
        "without_evidence": [
            {
                "unit": entry.unit,
                "ref": entry.ref,
                "title": _title(state, entry),
                "value": entry.value,
                "measure": _measure(state, entry),
                "day": entry.day,
                "file": locate(entry.spot).file,
                "line": locate(entry.spot).line,
            }
            for entry in standing
            if not entry.is_proved
        ],
    }


def unproved_rows(
    words: Words, state: State, standing: Sequence[Standing]
) -> Iterator[Sequence[object]]:
    """Yield one row for each figure or milestone without evidence."""
    sample = words("sample data") if state.project.plan.sample else None
    for entry in standing:
        unit = state.project.units.get(entry.unit)
        if not entry.is_proved:
            yield (
                entry.unit,
                unit and unit.name,
                entry.ref,
                _title(state, entry),
                entry.value,
                _measure(state, entry),
                entry.day,
                period_of(entry.spot.file),
                sample,
            )
