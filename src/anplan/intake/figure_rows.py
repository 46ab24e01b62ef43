"""A row with a figure, its day, whether it is final and a note: of a form or of any other table."""

from collections.abc import Mapping

from anplan.base.message import Message, say
from anplan.intake.cells import Cell
from anplan.intake.forms import PRELIMINARY_WORDS
from anplan.intake.parse import ParsedValue, parse_choice
from anplan.intake.row_taker import Row, RowTaker
from anplan.model.indicators import Indicator


def read_figure_row(
    taker: RowTaker,
    ref: str,
    indicator: Indicator,
    row: Row,
    figure: ParsedValue,
    day: ParsedValue,
    compared: str = "",
    beside: Mapping[str, object] | None = None,
) -> None:
    """Take a reading, or the word that there is none yet, or tell why neither is taken.

    ``figure`` and ``day`` are what was understood of their cells, ``compared`` what the figure is
    held against; ``beside`` stands in the entry, too.
    """
    cell, label = row["value"], indicator.label
    state = parse_choice(row["preliminary"].text, PRELIMINARY_WORDS)
    value, as_of = taker.take(cell, figure), taker.take(row["as_of"], day)
    preliminary = taker.take(row["preliminary"], state)
    reason = taker.words(row["reason"])
    if "error" in (figure.level, day.level, state.level):
        taker.report("error", cell.address, say("{ref}: the row was not taken", ref=label))
    elif value and not as_of:
        message = say("{ref}: the day of the data is missing", ref=label)
        taker.report("error", row["as_of"].address, message)
    elif value:
        _question_share(taker, cell, value, indicator.measure)
        entry = {"value": value, "as_of": as_of, "compared": compared}
        entry |= {"preliminary": preliminary, "reason": reason}
        taker.add("readings", row, indicator=ref, **entry, **(beside or {}))
    elif reason:
        cells = {**row, "unavailable": row["reason"]}
        taker.add("readings", cells, indicator=ref, unavailable=reason, **(beside or {}))
        if as_of or preliminary:
            message = say("{ref}: no figure, so its day and state are not taken", ref=label)
            taker.report("changed", cell.address, message)
    else:
        taker.report("error", cell.address, neither(label))


def compared_figure(taker: RowTaker, indicator: Indicator, cell: Cell, figure: ParsedValue) -> str:
    """Take what a figure is held against; '' where there is none, or it was not understood."""
    value = taker.take(cell, figure)
    if figure.level == "error":
        message = say("{ref}: the row was not taken", ref=indicator.label)
        taker.report("error", cell.address, message)
        return ""
    if value:
        _question_share(taker, cell, value, indicator.measure)
    return value


def no_figure_of(indicator: Indicator, other: str) -> Message:
    """Say that the figure is missing that an indicator's is held against."""
    return say("{ref}: the figure of {other} is missing", ref=indicator.label, other=other)


def compared_alone(indicator: Indicator) -> Message:
    """Say that there is a figure to hold one against, and not that one."""
    return say("{ref}: a figure to compare with, but none of its own", ref=indicator.label)


def neither(title: str | Message) -> Message:
    """Say that there is neither a figure nor a reason."""
    return say("{ref}: neither a figure nor a reason", ref=title)


def _question_share(taker: RowTaker, cell: Cell, value: str, measure: str) -> None:
    """Ask back where Excel may have stored 7.5% as 0.075."""
    is_bare = cell.kind == "number" and cell.text == value
    if measure == "%" and is_bare and value.lstrip("-").startswith("0."):
        message = say("{value}: a percentage, or the fraction that Excel made of it?", value=value)
        taker.report("unclear", cell.address, message)
