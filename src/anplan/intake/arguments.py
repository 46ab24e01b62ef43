"""Figures and days as people type them on a command line, taken for what was meant.

What a form asks back is refused here: whoever typed it can type it plainly at once.
"""

from datetime import date
from decimal import Decimal

from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.base.spelling import read_day
from anplan.base.typed_period import numbered
from anplan.base.words import look_up
from anplan.intake.cells import bare_day, counted_in
from anplan.intake.parse import parse_day


def figure_argument(text: str, measure: str) -> tuple[Decimal, bool] | Rejected:
    """Return the figure in a measure, and whether it differs from the text that was typed."""
    figure = counted_in(text, measure)
    if figure.level == "unclear":
        return Rejected(
            say("Not an exact figure: {text}", text=text), say("Write {cure}", cure=figure.value)
        )
    if not figure.value:
        message = figure.note or say("Not a number: {text}", text=text)
        return Rejected(message, say("Write digits and a point only, such as 121.3"))
    differs = text not in (figure.value, f"{figure.value}{measure}")
    return Decimal(figure.value), differs


def day_argument(text: str, period: Period, latest: date | None = None) -> date | Rejected:
    """Return the day typed as 2025-06-30, 2025.6.30, 6月30日, 截至6月底 or 30 June.

    Without a year it is one of the period's, on ``latest`` at the latest.
    """
    hint = say("Write a day as 2025-06-30")
    plain = bare_day(numbered(text), period)
    if read_day(plain) is None:
        return Rejected(say("Not a day: {text}", text=text), hint)
    day = parse_day(plain, period, latest=latest)
    if day.level in ("unclear", "error"):
        assert day.note is not None
        return Rejected(day.note, hint)
    return date.fromisoformat(day.value)


GRADE_WORDS = {
    **dict.fromkeys(("满意", "satisfied"), "satisfied"),
    **dict.fromkeys(("基本满意", "mostly", "mostly satisfied"), "mostly"),
    **dict.fromkeys(("不满意", "dissatisfied"), "dissatisfied"),
}
"""How people write how satisfied they are."""


def grade_argument(text: str) -> str | Rejected:
    """Return how satisfied somebody is as files write it."""
    grade = look_up(text, GRADE_WORDS)
    if grade is None:
        return Rejected(
            say("Not a grade: {text}", text=text),
            say("Write satisfied (满意), mostly (基本满意) or dissatisfied (不满意)"),
        )
    return grade
