"""The ledger of indicators: from period to period, and where each stands."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from anplan.base.message import mark
from anplan.show.brief.table import target_words
from anplan.show.ledger.sheets import (
    CellValue,
    LedgerColumn,
    LedgerSheet,
    Lit,
    Numbered,
    ledger_column,
    numbered,
)
from anplan.show.tidy.columns import (
    OF_ITS_MEASURE,
    PERCENT,
    POINTS,
    Column,
    Facts,
)
from anplan.show.values import title_text, titled_as_part
from anplan.state.indicators import IndicatorState, share_of
from anplan.state.over_time import Stand
from anplan.state.parts import depths, with_parts_below


class Row(NamedTuple):
    """An indicator, or a unit's share of it; ``depth`` is of how many others it is a part."""

    state: IndicatorState
    unit: str | None = None
    depth: int = 0


def indicator_sheet(facts: Facts) -> LedgerSheet:
    """Describe the ledger of indicators: a column for each period of the brief that is over."""
    columns = (*BEFORE, *(_period_column(facts, stand) for stand in facts.stands), *BEHIND)
    return LedgerSheet(
        facts.words("Ledger of indicators"), columns, numbered(_rows(facts)), frozen=2
    )


def _rows(facts: Facts) -> Iterator[Row]:
    below = depths(facts.state.indicators)
    for state in with_parts_below(facts.state.indicators):
        yield Row(state, depth=below[state.id])
        for share in state.shares:
            yield Row(share.state, share.unit)


def _title(facts: Facts, row: Numbered) -> str:
    words, project = facts.words, facts.state.project
    title = title_text(words, row.of.state.indicator.title)
    if row.of.unit is None:
        title = titled_as_part(words, row.of.depth, title)
    if row.of.unit is None:
        return title
    return words("{title} ({reason})").format(title=title, reason=project.label(row.of.unit))


def _units(facts: Facts, row: Numbered) -> str:
    units = (row.of.unit,) if row.of.unit else row.of.state.reporters
    return facts.words.listed(tuple(map(facts.state.project.label, units)))


def _value(_facts: Facts, row: Numbered) -> Decimal | None:
    point = row.of.state.point
    return point.own if point else None


def _as_of(_facts: Facts, row: Numbered) -> CellValue:
    point = row.of.state.point
    return point.as_of if point else None


def _final(facts: Facts, row: Numbered) -> str:
    point = row.of.state.point
    if point is None:
        return ""
    return facts.words("preliminary" if point.preliminary else "final")


def _period_column(facts: Facts, stand: Stand) -> LedgerColumn:
    """Return the column of a period: the value that was judged then, and its light."""

    def stood(_facts: Facts, row: Numbered) -> CellValue:
        past = stand.indicators.get(row.of.state.id)
        if past is not None and row.of.unit is not None:
            past = share_of(past, row.of.unit)
        if past is None:
            return None
        return Lit(past.verdict.light, past.point.own if past.point else None)

    plan = facts.state.project.plan
    heading = facts.words.short_period(stand.period)
    if plan.start.year != plan.end.year:
        heading = str(stand.period)
    column = Column(
        str(stand.period),
        "decimal",
        mark("The value that was judged at the end of that period, and its light."),
        stood,
        OF_ITS_MEASURE,
    )
    return LedgerColumn(column, 12, heading=heading)


BEFORE = (
    ledger_column(
        mark("No."), 5, mark("The row's number."), lambda _, row: row.number, is_key=True
    ),
    ledger_column(
        mark("Indicator"),
        26,
        mark("What is counted; below it each unit's share, where there are shares."),
        _title,
        is_key=True,
    ),
    ledger_column(
        mark("Measure"),
        9,
        mark("What it is counted in."),
        lambda _, row: row.of.state.indicator.measure,
    ),
    ledger_column(
        mark("Target"),
        16,
        mark("The target in force, as it is held to or in the document's words."),
        lambda facts, row: target_words(facts.words, row.of.state),
    ),
    ledger_column(
        mark("Target's day"), 12, mark("The target's day."), lambda _, row: row.of.state.by
    ),
)
BEHIND = (
    ledger_column(
        mark("Value"),
        12,
        mark("The value that is judged."),
        _value,
        OF_ITS_MEASURE,
    ),
    ledger_column(mark("Data of"), 12, mark("The value's own day."), _as_of),
    ledger_column(mark("State"), 7, mark("Whether the value is final."), _final),
    ledger_column(
        mark("Completion"),
        9,
        mark("How much of the way to the target is done."),
        lambda _, row: row.of.state.printed.completion,
        PERCENT,
    ),
    ledger_column(
        mark("Pace of the trajectory"),
        9,
        mark("How much of it should be done."),
        lambda _, row: row.of.state.printed.pace,
        PERCENT,
    ),
    ledger_column(
        mark("Ahead/behind"),
        12,
        mark("Ahead of the pace (+) or behind it (-)."),
        lambda _, row: row.of.state.printed.gap,
        POINTS,
    ),
    ledger_column(
        mark("Light"),
        8,
        mark("The light, by its word."),
        lambda _, row: Lit(row.of.state.verdict.light),
    ),
    ledger_column(
        mark("Reason"),
        26,
        mark("Why it has that light."),
        lambda facts, row: facts.words.tell(row.of.state.verdict.reason),
    ),
    ledger_column(mark("Reporting units"), 30, mark("The units that report it."), _units),
)
