"""Figures and days as people type them on a command line, taken for what was meant."""

from datetime import date
from decimal import Decimal

from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.intake.parse import parse_day, parse_figure


def figure_argument(text: str, measure: str) -> tuple[Decimal, bool] | Rejected:
    """Return the figure in a measure, and whether it differs from the text that was typed."""
    figure = parse_figure(text, measure)
    if not figure.value:
        message = figure.note or say("Not a number: {text}", text=text)
        return Rejected(message, say("Write digits and a point only, such as 121.3"))
    differs = text not in (figure.value, f"{figure.value}{measure}")
    return Decimal(figure.value), differs


def day_argument(text: str, period: Period) -> date | Rejected:
    """Return the day typed as 2025-06-30, 2025.6.30 or 6月30日; without a year the period's."""
    day = parse_day(text, period)
    if not day.value:
        return Rejected(say("Not a day: {text}", text=text), say("Write a day as 2025-06-30"))
    return date.fromisoformat(day.value)
