"""Figures and days as people type them on a command line, taken for what was meant."""

from datetime import date
from decimal import Decimal

from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.intake.parse import day, figure


def understood_figure(text: str, measure: str) -> tuple[Decimal, bool] | Rejected:
    """Return the figure in a measure, and whether it differs from the text typed."""
    read = figure(text, measure)
    if not read.value:
        message = read.note or say("Not a number: {text}", text=text)
        return Rejected(message, say("Write digits and a point only, as 121.3"))
    return Decimal(read.value), text not in (read.value, f"{read.value}{measure}")


def understood_day(text: str, period: Period) -> date | Rejected:
    """Return the day typed as 2025-06-30, 2025.6.30 or 6月30日; without a year the period's."""
    read = day(text, period)
    if not read.value:
        return Rejected(say("Not a day: {text}", text=text), say("Write a day as 2025-06-30"))
    return date.fromisoformat(read.value)
