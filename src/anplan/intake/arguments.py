"""Figures and days as people type them on a command line, taken for what was meant."""

from datetime import date
from decimal import Decimal

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.intake.parse import day, figure


def understood_figure(text: str, measure: str) -> tuple[Decimal, bool]:
    """Return a figure in a measure, and whether it stands there otherwise than it was typed."""
    found = figure(text, measure)
    if not found.value:
        raise UsageError(
            found.note or say("Not a number: {text}", text=text),
            say("Write digits and a point only, as 121.3"),
        )
    return Decimal(found.value), text not in (found.value, f"{found.value}{measure}")


def understood_day(text: str, period: Period) -> date:
    """Return a day typed as 2025-06-30, 2025.6.30 or 6月30日; without a year one of the period's."""
    found = day(text, period)
    if not found.value:
        raise UsageError(say("Not a day: {text}", text=text), say("Write a day as 2025-06-30"))
    return date.fromisoformat(found.value)
