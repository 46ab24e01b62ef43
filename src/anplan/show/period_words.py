"""How a text calls the time that a paper is about: this month, this quarter, the first half of the year."""

from anplan.base.message import mark
from anplan.base.period import Period, Span
from anplan.show.words import Words

_THIS: dict[Span, str] = {
    "month": mark("this month"),
    "two-months": mark("in these two months"),
    "quarter": mark("this quarter"),
    "half": mark("this half-year"),
    "year": mark("this year"),
}


def this_time(words: Words, period: Period) -> str:
    """Name the time that a page is about without its date: 本月, 本季度, 上半年."""
    if words.chinese and period.span == "half":
        return "上下"[period.number - 1] + "半年"
    return words(_THIS[period.span])
