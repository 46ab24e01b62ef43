"""The tables of figures: readings as the units gave them, and states as they were judged."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.model.paths import report_path
from anplan.model.reports import Reading, Report
from anplan.show.tidy.columns import (
    COMPARED,
    OF_ITS_MEASURE,
    PERCENT,
    POINTS,
    Column,
    Facts,
    Reference,
    Table,
)
from anplan.state.indicators import IndicatorState
from anplan.state.question import handed_in, holds, known_reports


class ToldReading(NamedTuple):
    """A reading with the report it stands in and its place there."""

    unit: str
    period: Period
    report: Report
    place: int
    reading: Reading


def month_of(day: date) -> str:
    """Return the month of a day: tables are kept apart by it."""
    return str(Period.of("month", day))


def _readings(facts: Facts) -> Iterator[ToldReading]:
    question = facts.state.question
    for unit, period, report in known_reports(facts.state.project, question):
        for place, reading in enumerate(report.readings):
            if holds(question, reading.as_of, period, report):
                yield ToldReading(unit, period, report, place, reading)


def _value(facts: Facts, row: ToldReading) -> Decimal | None:
    """Return a figure in its indicator's measure; as it was typed where the two do not convert."""
    return _counted(facts, row, row.reading.value)


def _compared(facts: Facts, row: ToldReading) -> Decimal | None:
    """Return what a figure is held against, in the indicator's measure."""
    return _counted(facts, row, row.reading.compared)


def _counted(facts: Facts, row: ToldReading, quantity: Quantity | None) -> Decimal | None:
    if quantity is None:
        return None
    indicator = facts.state.project.indicators.get(row.reading.indicator)
    try:
        return quantity.to(indicator.measure) if indicator else quantity.value
    except ValueError:
        return quantity.value


def _measure(facts: Facts, row: ToldReading) -> str | None:
    quantity = row.reading.value
    indicator = facts.state.project.indicators.get(row.reading.indicator)
    if quantity is None:
        return None
    if indicator is None:
        return quantity.measure
    try:
        quantity.to(indicator.measure)
    except ValueError:
        return quantity.measure
    return indicator.measure


READINGS = Table(
    "readings",
    mark(
        "The figures up to the day asked about as the units gave them, one a row; a later "
        "report's replaces an earlier one's."
    ),
    (
        Column("unit", "text", mark("The unit's id."), lambda _, row: row.unit),
        Column("period", "text", mark("The report's period."), lambda _, row: row.period),
        Column(
            "place",
            "whole",
            mark("Its place among the report's figures, from 1."),
            lambda _, row: row.place + 1,
        ),
        Column(
            "month",
            "text",
            mark("The month of its own day; of the report's end where it has none."),
            lambda _, row: month_of(row.reading.as_of or row.period.end),
        ),
        Column(
            "indicator", "text", mark("The indicator's id."), lambda _, row: row.reading.indicator
        ),
        Column(
            "value",
            "decimal",
            mark("The figure; empty where it is not available."),
            _value,
            OF_ITS_MEASURE,
        ),
        Column("measure", "text", mark("What it is counted in."), _measure),
        Column("as_of", "day", mark("The figure's own day."), lambda _, row: row.reading.as_of),
        Column(
            "preliminary",
            "truth",
            mark("Whether the figure is not final."),
            lambda _, row: row.reading.preliminary,
        ),
        Column(
            "unavailable",
            "text",
            mark("Why there is no figure yet."),
            lambda _, row: row.reading.unavailable,
        ),
        Column(
            "reason",
            "text",
            mark("Why it differs from what was given before."),
            lambda _, row: row.reading.reason,
        ),
        Column(
            "submitted",
            "day",
            mark("The day the report was handed in, or first came."),
            lambda facts, row: handed_in(
                facts.state.project, report_path(row.unit, row.period), row.report.submitted
            ),
        ),
        Column(
            "evidence",
            "whole",
            mark("How many papers prove it."),
            lambda _, row: len(row.reading.evidence),
        ),
        Column(
            "file",
            "text",
            mark("The file it stands in."),
            lambda _, row: report_path(row.unit, row.period),
        ),
        Column(
            "compared",
            "decimal",
            mark("The figure it is held against, where the target is against another one."),
            _compared,
            OF_ITS_MEASURE,
        ),
    ),
    _readings,
    key=("unit", "period", "place"),
    references=(Reference(("unit",), "units"), Reference(("indicator",), "indicators")),
)

Asked = Literal["issued", "period", "day"]


class Stood(NamedTuple):
    """An indicator, or a unit's share of one, as it stood; how it was asked, and for which day."""

    asked: Asked
    period: Period | None
    day: date
    unit: str | None
    state: IndicatorState


def _states(facts: Facts) -> Iterator[Stood]:
    state = facts.state
    for stand in facts.stands:
        is_issued = stand.period in state.project.months_closed
        asked: Asked = "issued" if is_issued else "period"
        for indicator in stand.indicators.values():
            yield from _with_shares(asked, stand.period, stand.period.end, indicator)
    for indicator in state.indicators:
        yield from _with_shares("day", None, state.question.day, indicator)


def _with_shares(
    asked: Asked, period: Period | None, day: date, state: IndicatorState
) -> Iterator[Stood]:
    yield Stood(asked, period, day, None, state)
    for share in state.shares:
        yield Stood(asked, period, day, share.unit, share.state)


STATES = Table(
    "states",
    mark(
        "Each indicator at the end of each period of the brief, and on the day asked about; below "
        "it the units' shares."
    ),
    (
        Column(
            "asked",
            "text",
            mark(
                "issued: as the issued brief had it; period: at the period's end, by what is known "
                "now; day: on the day asked about."
            ),
            lambda _, row: row.asked,
        ),
        Column(
            "period",
            "text",
            mark("The period; empty on the day asked about."),
            lambda _, row: row.period,
        ),
        Column("month", "text", mark("The month of the day."), lambda _, row: month_of(row.day)),
        Column("day", "day", mark("The day it is judged for."), lambda _, row: row.day),
        Column("indicator", "text", mark("The indicator's id."), lambda _, row: row.state.id),
        Column(
            "unit",
            "text",
            mark("The unit whose share it is; empty for the whole."),
            lambda _, row: row.unit,
        ),
        Column(
            "comparator",
            "text",
            COMPARED,
            lambda _, row: row.state.target.comparator,
        ),
        Column(
            "target",
            "decimal",
            mark("The target in force."),
            lambda _, row: row.state.target.value if row.state.target.has_figure else None,
            OF_ITS_MEASURE,
        ),
        Column("by", "day", mark("The target's day."), lambda _, row: row.state.by),
        Column(
            "value",
            "decimal",
            mark("The value that is judged."),
            lambda _, row: row.state.point and row.state.point.own,
            OF_ITS_MEASURE,
        ),
        Column(
            "measure",
            "text",
            mark("What it is counted in."),
            lambda _, row: row.state.indicator.measure,
        ),
        Column(
            "as_of",
            "day",
            mark("The value's own day."),
            lambda _, row: row.state.point and row.state.point.as_of,
        ),
        Column(
            "preliminary",
            "truth",
            mark("Whether the value is not final."),
            lambda _, row: row.state.point and row.state.point.preliminary,
        ),
        Column(
            "missing",
            "whole",
            mark("How many of its units lack a figure for the newest day."),
            lambda _, row: len(row.state.series.missing),
        ),
        Column(
            "change",
            "decimal",
            mark("What came since the figure before."),
            lambda _, row: row.state.change,
            OF_ITS_MEASURE,
        ),
        Column(
            "completion",
            "decimal",
            mark("How much of the way to the target is done."),
            lambda _, row: row.state.numbers.completion,
            PERCENT,
        ),
        Column(
            "pace",
            "decimal",
            mark("How much of it should be done."),
            lambda _, row: row.state.numbers.pace,
            PERCENT,
        ),
        Column(
            "expected",
            "decimal",
            mark("The value expected on its day."),
            lambda _, row: row.state.expected_number,
            OF_ITS_MEASURE,
        ),
        Column(
            "gap",
            "decimal",
            mark("Ahead of the pace (+) or behind it (-)."),
            lambda _, row: row.state.numbers.gap,
            POINTS,
        ),
        Column("light", "text", mark("The light."), lambda _, row: row.state.verdict.light),
        Column(
            "rule", "text", mark("The rule that gave it."), lambda _, row: row.state.verdict.rule
        ),
        Column(
            "reason",
            "text",
            mark("Why it has that light."),
            lambda facts, row: facts.words.tell(row.state.verdict.reason),
        ),
        Column(
            "needed",
            "decimal",
            mark("What each month left has to bring."),
            lambda _, row: row.state.outlook and row.state.outlook.numbers.needed,
            OF_ITS_MEASURE,
        ),
        Column(
            "projected",
            "decimal",
            mark("Where the pace of the last three cycles leads."),
            lambda _, row: row.state.outlook and row.state.outlook.numbers.projected,
            OF_ITS_MEASURE,
        ),
        Column(
            "compared",
            "decimal",
            mark("The figure it is held against, where the target is against another one."),
            lambda _, row: row.state.point and row.state.point.compared,
            OF_ITS_MEASURE,
        ),
    ),
    _states,
    references=(Reference(("unit",), "units"), Reference(("indicator",), "indicators")),
)
