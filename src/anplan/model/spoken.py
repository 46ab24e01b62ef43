"""Figures and days as people type them on a command line, taken for what was meant."""

from datetime import date
from decimal import Decimal

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.quantity import Quantity
from anplan.model.fields import Refusal, as_day, figure, nearly_number


def understood_figure(text: str, measure: str) -> tuple[Decimal, bool]:
    """Give a figure in a measure, and whether it stands there otherwise than it was typed."""
    try:
        typed: Quantity | None = figure(text.strip())
    except ValueError:
        typed = nearly_number(text.strip())
    if typed is None:
        raise UsageError(
            say("Not a number: {text}", text=text), say("Write digits and a point only, as 121.3")
        )
    try:
        value = typed.to(measure)
    except ValueError:
        raise UsageError(
            say("{value} cannot be counted in {measure}", value=typed, measure=measure),
            say("Write the figure in {measure}; only 元, 万元 and 亿元 convert", measure=measure),
        ) from None
    return value, text not in (f"{value:f}", f"{value:f}{measure}")


def understood_day(text: str, year: int) -> date:
    """Give a day typed as 2025-06-30, 2025.6.30, 6月30日 or 6-30."""
    for spelling in (text, f"{year}-{text}"):
        try:
            return as_day(spelling.strip())
        except Refusal:
            continue
    raise UsageError(say("Not a day: {text}", text=text), say("Write a day as 2025-06-30"))
