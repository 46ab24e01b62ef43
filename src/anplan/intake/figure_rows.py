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
    beside: Mapping[str, object] | None = None,
) -> None:
    """Take a reading, or the word that there is none yet, or tell why neither is taken.

    ``figure`` and ``day`` are what was understood of their cells; ``beside`` stands in the entry,
    too.
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
        entry = {"value": value, "as_of": as_of, "preliminary": preliminary, "reason": reason}
        taker.add("readings", row, indicator=ref, **entry, **(beside or {}))
    elif reason:
        cells = {**row, "unavailable": row["reason"]}
        taker.add("readings", cells, indicator=ref, unavailable=reason, **(beside or {}))
        if as_of or preliminary:
            message = say("{ref}: no figure, so its day and state are not taken", ref=label)
            taker.report("changed", cell.address, message)
    else:
        taker.report("error", cell.address, neither(label))


def neither(title: str | Message) -> Message:
    """Say that there is neither a figure nor a reason."""
    return say("{ref}: neither a figure nor a reason", ref=title)


def _question_share(taker: RowTaker, cell: Cell, value: str, measure: str) -> None:
    """Ask back where Excel may have stored 7.5% as 0.075."""
    is_bare = cell.kind == "number" and cell.text == value
    if measure == "%" and is_bare and value.lstrip("-").startswith("0."):
        message = say("{value}: a percentage, or the fraction that Excel made of it?", value=value)
        taker.report("unclear", cell.address, message)
