"""The ledger of papers: who owed what by when, and how it came."""

from datetime import date

from anplan.base.message import mark
from anplan.show.ledger.sheets import LedgerSheet, Numbered, ledger_column, numbered
from anplan.show.safe import one_line
from anplan.show.tidy.columns import DAYS, Facts
from anplan.show.values import obligation_of, paper_state
from anplan.state.papers import instructions


def paper_sheet(facts: Facts) -> LedgerSheet:
    """Describe the ledger of papers; the leaders' instructions follow them, as in due."""
    state = facts.state
    papers = (*state.papers, *instructions(state.questions, state.question))
    return LedgerSheet(facts.words("Ledger of papers"), COLUMNS, numbered(papers), frozen=2)


def _title(facts: Facts, row: Numbered) -> str:
    paper = row.of
    if paper.asked is not None:
        return f"{paper.asked.who} {one_line(paper.asked.text)}"
    return obligation_of(facts.state.project, paper).title


def _period(facts: Facts, row: Numbered) -> str:
    period = row.of.period
    return facts.words.opening(facts.words.period_in(period, 0)) if period else ""


def _late(_facts: Facts, row: Numbered) -> int | None:
    return row.of.days_late or None


def _moved(_facts: Facts, row: Numbered) -> date | None:
    moved: date | None = row.of.moved_from
    return moved


COLUMNS = (
    ledger_column(
        mark("No."), 6, mark("The row's number."), lambda _, row: row.number, is_key=True
    ),
    ledger_column(
        mark("Unit"),
        22,
        mark("The unit that owes it."),
        lambda facts, row: facts.state.project.label(row.of.unit),
        is_key=True,
    ),
    ledger_column(
        mark("Paper"),
        40,
        mark("What is owed; of an instruction who gave it, and its words."),
        _title,
    ),
    ledger_column(mark("Period"), 18, mark("The period that it is about."), _period),
    ledger_column(mark("Owed by"), 12, mark("The day it is due."), lambda _, row: row.of.due),
    ledger_column(mark("Moved from"), 12, mark("The rest day on which it would be due."), _moved),
    ledger_column(mark("Came on"), 12, mark("The day it came."), lambda _, row: row.of.done_on),
    ledger_column(
        mark("Standing"),
        14,
        mark("On time, late, missing or not due."),
        lambda facts, row: paper_state(facts.words, row.of),
    ),
    ledger_column(
        mark("Days late"), 10, mark("How many days after its due day it came."), _late, DAYS
    ),
    ledger_column(
        mark("Returned on"),
        12,
        mark("The day it was last returned."),
        lambda _, row: row.of.returned and row.of.returned.on,
    ),
    ledger_column(
        mark("Why it was returned"),
        40,
        mark("Why it was returned."),
        lambda _, row: row.of.returned and row.of.returned.reason,
    ),
)
