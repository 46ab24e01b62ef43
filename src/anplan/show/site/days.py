"""The calendar of a plan: what is due on which day, month by month."""

from itertools import groupby

from anplan.base.period import Period
from anplan.show.layout.screen import Cell, Column
from anplan.show.letters.reminders import paper_words
from anplan.show.site.blocks import Grid, Part, SitePage, Text
from anplan.show.site.given import Given
from anplan.show.site.names import CALENDAR
from anplan.show.values import title_text
from anplan.state.occasions import Occasion, occasions

MOST_NAMED = 8
"""Units that a row names; of more it gives the number."""


def calendar_page(given: Given) -> SitePage:
    """Make the calendar's page: this month and what is ahead, then the months behind, the last first."""
    words = given.words
    by_month = groupby(occasions(given.state), key=lambda one: Period.of("month", one.day))
    months = {month: tuple(group) for month, group in by_month}
    this = Period.of("month", given.state.question.day)
    ahead = [month for month in months if month >= this]
    behind = [month for month in months if month < this]
    parts = tuple(_month(given, month, months[month]) for month in (*ahead, *behind[::-1]))
    if not parts:
        parts = (Part("none", words("Calendar"), (Text(words("Nothing has a day.")),)),)
    return SitePage(CALENDAR, CALENDAR, words("Calendar"), "", parts)


def _month(given: Given, month: Period, group: tuple[Occasion, ...]) -> Part:
    words = given.words
    year = given.project.plan.start.year
    title = words.period_in(month, year if given.project.plan.end.year == year else 0)
    if given.state.question.day in month:
        title = words("{title} ({reason})").format(title=title, reason=words("this month"))
    columns = (
        Column(words("Day")),
        Column(words("What is due"), flexible=True),
        Column(words("State")),
        Column(words("Still owed by"), flexible=True),
    )
    rows = tuple(_row(given, occasion) for occasion in group)
    return Part(f"m{month}", title, (Grid(title, columns, rows, cards=True),))


def _row(given: Given, occasion: Occasion) -> tuple[Cell, ...]:
    words, question = given.words, given.state.question
    if occasion.is_done:
        state = Cell(words("completed"), "green")
    elif question.is_past_for_papers(occasion.day):
        state = Cell(words("overdue"), "red")
    else:
        state = Cell(words("to come"))
    return (
        Cell(occasion.day.isoformat()),
        Cell(_what(given, occasion)),
        state,
        _owing(given, occasion),
    )


def _what(given: Given, occasion: Occasion) -> str:
    words = given.words
    if occasion.paper is not None:
        return paper_words(words, given.state, occasion.paper)
    label = words("instruction") if occasion.kind == "instruction" else words("milestone")
    text = words("{label}: {text}")
    return text.format(label=label, text=title_text(words, occasion.words))


def _owing(given: Given, occasion: Occasion) -> Cell:
    words = given.words
    if len(occasion.units) > MOST_NAMED:
        text = words("{still} of {total} units")
        return Cell(text.format(still=len(occasion.units), total=occasion.total))
    return Cell(words.listed(tuple(map(given.project.label, occasion.units))))
