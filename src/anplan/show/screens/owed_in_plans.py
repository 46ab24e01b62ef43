"""What is owed in several plans, on one screen and in one letter to each unit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.letters.reminders import Reminder
from anplan.show.screens.due import asked_columns, asked_rows, next_due, owed_columns, owed_rows
from anplan.show.screens.page import SAMPLE, Page
from anplan.show.screens.status import paper_counts
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.papers import Paper

_BEFORE = 2
"""Columns that stand before the workspace's name: a day, and how far off it is."""
Rows = Sequence[tuple[Cell, ...]]


class OwedInPlan(NamedTuple):
    """What is owed in one plan: its papers, and rows of what is missing, coming, not answered."""

    title: str
    day: date
    papers: tuple[Paper, ...]
    missing: Rows
    coming: Rows
    asked: Rows


def owed_in_plan(
    words: Words, state: State, papers: Sequence[Paper], asked: Sequence[Asked], unit: str | None
) -> OwedInPlan:
    """Return what is owed in a plan; without a ``unit`` of what is coming the next days alone."""
    page = Page(Screen(), words, state)
    coming = [paper for paper in papers if paper.state == "open"]
    return OwedInPlan(
        plan_title(words, state),
        state.question.day,
        tuple(paper for paper in papers if paper.asked is None),
        owed_rows(page, [paper for paper in papers if paper.state == "missing"]),
        owed_rows(page, next_due(coming) if unit is None else coming),
        asked_rows(page, asked),
    )


def plan_title(words: Words, state: State) -> str:
    """Return what a plan is called among others, and whether it is a sample."""
    plan = state.project.plan
    title = title_text(words, plan.document.short or plan.document.title)
    return title + (words(" ({list})").format(list=words(SAMPLE)) if plan.sample else "")


def owed_in_plans_screen(words: Words, plans: Mapping[str, OwedInPlan], unread: int) -> Screen:
    """Show what is owed in plans, by the names of their workspaces; what is due first stands first.

    ``unread`` is how many plans could not be read.
    """
    screen = Screen()
    days = sorted({plan.day for plan in plans.values()})
    head = plans_text(words, len(plans) + unread, days, unread)
    screen.line(words("; ").join(head), "title")
    screen.line()
    screen.line(paper_counts(words, [paper for plan in plans.values() for paper in plan.papers]))
    tables = (
        (words("Missing"), owed_columns(words), {name: one.missing for name, one in plans.items()}),
        (words("Coming due"), owed_columns(words), {n: one.coming for n, one in plans.items()}),
        (words("Not answered"), asked_columns(words), {n: one.asked for n, one in plans.items()}),
    )
    for title, columns, rows in tables:
        _table(screen, words, title, columns, rows)
    if not any((*plan.missing, *plan.coming, *plan.asked) for plan in plans.values()):
        screen.line(words("Nothing is owed."))
    return screen


def plans_text(words: Words, count: int, days: Sequence[date], unread: int) -> Iterable[str]:
    """Yield how many plans are shown, as of which day or days, and how many could not be read."""
    yield words.fill(words("{count} plans"), count=count)
    if len(days) == 1:
        yield words("as of {day}").format(day=days[0].isoformat())
    elif days:
        yield words("each as of its own day, {first} to {last}").format(
            first=days[0].isoformat(), last=days[-1].isoformat()
        )
    if unread:
        yield words.fill(words("{count} of them could not be read"), count=unread)


def _table(
    screen: Screen,
    words: Words,
    title: str,
    columns: tuple[Column, ...],
    rows: Mapping[str, Rows],
) -> None:
    """Add the rows of all plans, by their first cell, which is a day; nothing where there are none."""
    every = [
        (*row[:_BEFORE], Cell(name), *row[_BEFORE:]) for name, own in rows.items() for row in own
    ]
    if every:
        screen.line()
        screen.line(title, "heading")
        every.sort(key=lambda row: row[0].text)
        heads = (*columns[:_BEFORE], Column(words("Workspace")), *columns[_BEFORE:])
        screen.table(heads, every)


def letter_to_unit(
    words: Words, name: str, by_plan: Sequence[tuple[str, tuple[str, ...]]]
) -> Reminder:
    """Write to a unit what it owes in plans, each given by its title and what is said of it.

    How to hand in stands once, where it is the same for all.
    """
    if len(by_plan) == 1:
        greeting = words("Hello! This is about {plan}.").format(plan=by_plan[0][0])
        return Reminder(name, (greeting, *by_plan[0][1]))
    greeting = words.fill(words("Hello! This is about {count} plans."), count=len(by_plan))
    lines = [greeting]
    closings = {said[-1] for _, said in by_plan}
    for number, (title, said) in enumerate(by_plan, 1):
        lines.append(words("{number}. {title}").format(number=number, title=title))
        lines += said if len(closings) > 1 else said[:-1]
    return Reminder(name, (*lines, *(closings if len(closings) == 1 else ())))
