"""Answers about many workspaces on a screen."""

from collections.abc import Iterator, Sequence

from anplan.base.period import Period
from anplan.base.words import first_few
from anplan.scale.answers import Answer, Rollup, Whose
from anplan.scale.questions import KEYS
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.rollup.columns import (
    head,
    is_number,
    key_text,
    rows_shown,
    shown,
    title,
    total_shown,
)
from anplan.show.unread import unread_text
from anplan.show.words import Words

_OF_SEVERAL_UNITS = frozenset({"lights", "tasks"})
_MOST_SHARED = 3
"""So many ids of several units are told with their names."""


def rollup_screen(words: Words, told: Rollup) -> Screen:
    """Show whose rows were asked, and a table for each answer."""
    screen = Screen()
    screen.line(whose_text(words, told.whose), "title")
    for remark in remarks(words, told):
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
        [shown(words, told, answer, row, name) for name in answer.columns]
        for row in rows_shown(answer)
    ]
    if total := total_shown(words, told, answer):
        rows.append(list(total))
    screen.table(columns, [tuple(Cell(one.text, one.style) for one in row) for row in rows])
    for remark in answer_remarks(words, told.whose, answer):
        screen.line(remark)


def whose_text(words: Words, whose: Whose) -> str:
    """Say how many workspaces the tables have, and for which days they were asked."""
    counts = {"workspaces": whose.workspaces, "plans": whose.plans}
    if whose.first_day == whose.last_day:
        text = words("{workspaces} workspaces, {plans} plans, as of {day}")
        return words.fill(text, **counts, day=whose.last_day)
    text = words("{workspaces} workspaces, {plans} plans, as of {first} to {last}")
    return words.fill(text, **counts, first=whose.first_day, last=whose.last_day)


def remarks(words: Words, told: Rollup) -> Iterator[str]:
    """Yield what has to be known about the rows: which alone they are, made-up ones, odd names."""
    whose = told.whose
    if told.only:
        yield words.fill(words("Only {what}"), what=only_text(words, told))
    if whose.samples and whose.samples == whose.workspaces:
        yield words("Sample data: nothing of it is real")
    elif whose.samples:
        yield words.fill(
            words("Fictional rows of samples are among them: {count} workspaces"),
            count=whose.samples,
        )
    yield from _not_read(words, told)
    if whose.same_names:
        yield words.fill(
            words(
                "Names of workspaces that stand for several plans: {count}; --by plan tells them apart"
            ),
            count=whose.same_names,
        )
    yield from _shared_ids(words, told)
    for several in whose.several:
        text = words("{plan} stands there under several names, and may be counted twice: {names}")
        yield text.format(plan=several.plan, names=words.value(several.names))


def _not_read(words: Words, told: Rollup) -> Iterator[str]:
    """Say what could not be read, so that nobody takes what is missing for what is done."""
    if told.not_read:
        text = words("Workspaces that could not be read, and are not counted: {names}")
        yield text.format(names=words.value(first_few(told.not_read)))
    if told.whose.unread:
        files = told.whose.unread_files
        yield unread_text(words, files, and_more=told.whose.unread > len(files))


def _shared_ids(words: Words, told: Rollup) -> Iterator[str]:
    """Say which ids stand for several units, of the first few each."""
    for one in told.shared[:_MOST_SHARED]:
        text = words(
            "{unit} is another unit in each plan, and taken for several: {names}; where it is one, write its other name under aliases"
        )
        yield words.fill(text, unit=one.unit, names=words.value(one.names))
    more = len(told.shared) - _MOST_SHARED
    if more > 0:
        yield words.fill(words("Further ids that stand for several units: {count}"), count=more)


def answer_remarks(words: Words, whose: Whose, answer: Answer) -> Iterator[str]:
    """Yield what has to be known about one answer: what is counted once, what twice, and until when."""
    if answer.left_out:
        text = words(
            "Figures that several of these plans have, and that are counted once: {count}; how far "
            "each is from its own target is told here"
        )
        yield words.fill(text, count=answer.left_out)
    if "unit" in answer.by and answer.question.name in _OF_SEVERAL_UNITS:
        yield words("What several units have is counted for each: the rows do not add up")
    if "month" in answer.by and answer.question.name != "papers":
        last = max((row["month"] for row in answer.rows if row["month"]), default=None)
        if last == f"{whose.last_day:%Y-%m}":
            text = words("{month} is as of {day}")
            yield words.fill(text, month=last, day=whose.last_day)


def only_text(words: Words, told: Rollup) -> str:
    """Say of which rows alone the answers are."""
    return words("; ").join(
        f"{words(label) if words.chinese else key} {_values(words, told, key)}"
        for key, label in KEYS.items()
        if key in told.only
    )


def _values(words: Words, told: Rollup, key: str) -> str:
    values = told.only[key]
    if key == "month":
        return words.value(_runs(words, values))
    return words.value(tuple(key_text(words, told.names, key, value) for value in values))


def _runs(words: Words, months: Sequence[str]) -> tuple[str, ...]:
    """Write months that follow each other as from the first to the last."""
    runs: list[list[str]] = []
    for month in months:
        is_next = bool(runs) and str(Period.parse(runs[-1][-1]).shifted(1)) == month
        if is_next:
            runs[-1].append(month)
        else:
            runs.append([month])
    text = words("{first} to {last}")
    return tuple(
        run[0] if len(run) == 1 else text.format(first=run[0], last=run[-1]) for run in runs
    )
