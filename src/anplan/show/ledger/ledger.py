"""The whole ledger: its sheets, and the notes that say what stands in them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.message import mark
from anplan.show.ledger.indicators import indicator_sheet
from anplan.show.ledger.papers import paper_sheet
from anplan.show.ledger.registers import register_sheet
from anplan.show.ledger.sheets import LedgerColumn, LedgerSheet, ledger_column
from anplan.show.ledger.tasks import task_sheet
from anplan.show.screens.page import revision_parts
from anplan.show.tidy.columns import PERCENT, POINTS, Facts
from anplan.show.values import thresholds_text
from anplan.show.words import Words

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
"""In units of UTF-16, as Excel counts."""
_RESERVED = "history"
"""Excel keeps this name for itself."""


class Note(NamedTuple):
    """What a column of a sheet holds."""

    sheet: str
    column: str
    unit: str
    meaning: str


def ledger_sheets(facts: Facts) -> tuple[LedgerSheet, ...]:
    """Describe the sheets, each with a name that a workbook can have, then what they hold."""
    made = (
        task_sheet(facts),
        indicator_sheet(facts),
        paper_sheet(facts),
        *(register_sheet(facts, register) for register in facts.state.registers),
    )
    own = facts.words("Notes")
    taken = {own.casefold(), _RESERVED}
    named = tuple(sheet._replace(name=_free_name(sheet.name, taken)) for sheet in made)
    notes = LedgerSheet(own, _NOTES, tuple(_notes(facts, named)), frozen=0)
    return (*named, notes)


def subject(facts: Facts) -> str:
    """Write what stands below the title of each sheet: the day asked about, and of which files."""
    words, state = facts.words, facts.state
    parts = [words("as of {day}").format(day=words.day(state.question.day))]
    parts += revision_parts(words, facts.revision)
    if state.project.plan.sample:
        parts.append(words("sample data"))
    return words("; ").join(parts)


def title(facts: Facts, sheet: LedgerSheet) -> str:
    """Write the title of a sheet: what the plan is called in briefs, and the sheet's name."""
    document = facts.state.project.plan.document
    text = facts.words("{plan}: {sheet}")
    return text.format(plan=document.short or document.title, sheet=sheet.name)


def heading_of(words: Words, own: LedgerColumn) -> str:
    """Write what stands above a column: percentages and points say so there."""
    heading = own.heading or words(own.column.name)
    if own.column.unit not in (PERCENT, POINTS):
        return heading
    return words("{title} ({reason})").format(title=heading, reason=words(own.column.unit))


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name of a sheet that none has yet, without what a workbook does not allow."""
    plain = _FORBIDDEN.sub(" ", name).strip(" '")
    free, number = _cut(plain, _LONGEST_NAME), 1
    while free.casefold() in taken:
        number += 1
        behind = f" {number}"
        free = _cut(plain, _LONGEST_NAME - len(behind)) + behind
    taken.add(free.casefold())
    return free


def _cut(name: str, room: int) -> str:
    """Return as much of a name as there is room for; no name ends in an apostrophe or a blank."""
    while len(name.encode("utf-16-le")) > 2 * room:
        name = name[:-1]
    return name.rstrip(" '") or "-"


def _notes(facts: Facts, sheets: tuple[LedgerSheet, ...]) -> Iterator[Note]:
    words = facts.words
    every = words("all sheets")
    light = words("Light")
    yield Note(every, light, "", thresholds_text(words, facts.state.project))
    yield Note(
        every,
        "",
        "",
        words("Made by anplan of the workspace's files; what is typed here changes no file."),
    )
    for sheet in sheets:
        for own in sheet.columns:
            column = own.column
            yield Note(
                sheet.name,
                heading_of(words, own).replace("\n", " "),
                words(column.unit),
                words(column.meaning),
            )


_NOTES = (
    ledger_column(mark("Sheet"), 24, mark("The sheet."), lambda _, row: row.sheet),
    ledger_column(mark("Column"), 24, mark("The column."), lambda _, row: row.column),
    ledger_column(
        mark("Unit of measure"), 18, mark("What it is counted in."), lambda _, row: row.unit
    ),
    ledger_column(mark("Meaning"), 110, mark("What stands there."), lambda _, row: row.meaning),
)
