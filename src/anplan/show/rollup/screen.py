"""Answers about many workspaces on a screen."""

from collections.abc import Iterator

from anplan.scale.answers import Answer, Rollup, Whose
from anplan.scale.questions import KEYS
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.rollup.columns import head, is_number, shown, title
from anplan.show.words import Words


def rollup_screen(words: Words, told: Rollup) -> Screen:
    """Show whose rows were asked, and a table for each answer."""
    screen = Screen()
    screen.line(whose_text(words, told.whose), "title")
    for remark in remarks(words, told.whose):
        screen.line(remark)
    for answer in told.answers:
        screen.line()
        screen.line(title(words, answer), "heading")
        add_answer(screen, words, told, answer)
    return screen


def add_answer(screen: Screen, words: Words, told: Rollup, answer: Answer) -> None:
    """Show the rows of an answer, or that there are none."""
    if not answer.rows:
        screen.line(words("No rows"))
        return
    columns = tuple(
        Column(head(words, answer, name), right=is_number(name), flexible=name in KEYS)
        for name in answer.columns
    )
    rows = [
        tuple(
            Cell(one.text, one.style)
            for name in answer.columns
            for one in (shown(words, told, answer, row, name),)
        )
        for row in answer.rows
    ]
    screen.table(columns, rows)


def whose_text(words: Words, whose: Whose) -> str:
    """Say how many workspaces the tables have, and for which days they were asked."""
    counts = {"workspaces": whose.workspaces, "plans": whose.plans}
    if whose.first_day == whose.last_day:
        text = words("{workspaces} workspaces, {plans} plans, as of {day}")
        return words.fill(text, **counts, day=whose.last_day)
    text = words("{workspaces} workspaces, {plans} plans, as of {first} to {last}")
    return words.fill(text, **counts, first=whose.first_day, last=whose.last_day)


def remarks(words: Words, whose: Whose) -> Iterator[str]:
    """Yield what has to be known about the rows: made-up ones, and names that mean several plans."""
    if whose.samples and whose.samples == whose.workspaces:
        yield words("Sample data: nothing of it is real")
    elif whose.samples:
        yield words.fill(
            words("Fictional rows of samples are among them: {count} workspaces"),
            count=whose.samples,
        )
    if whose.same_names:
        yield words.fill(
            words(
                "Names of workspaces that stand for several plans: {count}; --by plan tells them apart"
            ),
            count=whose.same_names,
        )
