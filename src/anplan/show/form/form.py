"""The monthly form of a unit, as rows of cells: what it asks for, and what is known already."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.period import Period
from anplan.intake.forms import (
    FINAL,
    LABELS,
    NO,
    PRELIMINARY,
    SEPARATOR,
    YES,
    FormSection,
    Identity,
    row_ref,
    text_digest,
)
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.show.asked_text import asker_text
from anplan.show.form.known import (
    asked_label,
    asked_titles,
    last_value,
    milestones_of,
    next_steps,
    open_troubles,
    pace_text,
    readings_of,
    task_label,
)
from anplan.show.values import target_text, title_text
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State

COLUMNS = 9
"""Visible columns; the hidden one with the marks of the rows stands before them."""

MOST_IN_A_LIST = 255
"""Characters that a drop-down list of Excel may have in all."""


class FormCell(NamedTuple):
    """A cell over one or more columns; one with a ``field`` is white, to be filled in."""

    text: str = ""
    span: int = 1
    style: str = "label"
    field: str = ""
    choices: tuple[str, ...] = ()


class FormRow(NamedTuple):
    """A row with the mark of its hidden column; ``lines`` is the least height in lines."""

    cells: tuple[FormCell, ...]
    mark: str = ""
    lines: int = 1


class Layout(NamedTuple):
    """Which columns have a section's fields; a hidden row says it to the program that reads it."""

    section: FormSection
    fields: tuple[tuple[int, str], ...]


class Form(NamedTuple):
    """A form: the sheet's name, its rows, the places of its fields, and its identity."""

    sheet: str
    rows: tuple[FormRow, ...]
    layouts: tuple[Layout, ...]
    identity: Identity


class _Table(NamedTuple):
    """One section: its heading cells, and its rows."""

    section: FormSection
    title: str
    headings: tuple[FormCell, ...]
    rows: tuple[FormRow, ...]


def make_form(
    words: Words,
    state: State,
    unit: str,
    period: Period,
    notes: tuple[str, ...] = (),
    asked: tuple[Asked, ...] = (),
) -> Form:
    """Describe a unit's form for a month; ``state`` is that of the last day before it.

    ``notes`` are what the coordinator tells the unit, below the guide; ``asked`` is what others
    ask of it and is open on the day the form is made.

    A member of a group gets the short form: one row for what comes next instead of a cell a
    task, and one for a new problem.
    """
    project = state.project
    tables = [table for table in _tables(words, state, unit, period, asked) if table.rows]
    rows = [*_head(words, project, unit, period)]
    rows += [FormRow((FormCell(text, COLUMNS, "guide"),)) for text in notes]
    for table in tables:
        rows += [
            FormRow((FormCell(table.title, COLUMNS, "section"),)),
            FormRow(table.headings),
            *table.rows,
        ]
    rows.append(_signature(words))
    identity = _identity(words, state, unit, period, rows, asked)
    return Form(words("Form"), tuple(rows), tuple(_layout(table) for table in tables), identity)


def _identity(
    words: Words,
    state: State,
    unit: str,
    period: Period,
    rows: list[FormRow],
    asked: tuple[Asked, ...],
) -> Identity:
    """Return what the form says of itself to the program that reads it."""
    troubles = {
        row_ref("open", str(place)): trouble
        for place, trouble in enumerate(open_troubles(state, unit), 1)
    }
    titles = {ref: trouble.title for ref, trouble in troubles.items()}
    refs = {f"{ref}/ref": trouble.ref for ref, trouble in troubles.items()}
    return Identity(
        plan=state.project.plan.document.number,
        unit=unit,
        period=str(period),
        rows=tuple(row.mark for row in rows if row.mark),
        tasks=_choices(words, state.project, unit),
        titles=titles | refs | asked_titles(asked),
        texts=tuple(sorted({text_digest(text) for text in _texts(rows)})),
        labels=dict(_labels(rows)),
    )


def _texts(rows: list[FormRow]) -> Iterator[str]:
    for row in rows:
        yield from (cell.text for cell in row.cells if cell.text and not cell.field)


def _labels(rows: list[FormRow]) -> Iterator[tuple[str, str]]:
    """Yield the marks of rows that have a label, with its digest."""
    for row in rows:
        place = LABELS.get(row.mark.partition(SEPARATOR)[0])
        if place is not None:
            yield row.mark, text_digest(row.cells[place].text)


def _layout(table: _Table) -> Layout:
    fields, column = [], 0
    for cell in table.rows[0].cells:
        if cell.field:
            fields.append((column, cell.field))
        column += cell.span
    return Layout(table.section, tuple(fields))


def _head(words: Words, project: Project, unit: str, period: Period) -> Iterator[FormRow]:
    title = words("{unit}: report for {period}").format(
        unit=project.full_name(unit),
        period=f"{period.start.year}年{period.start.month}月" if words.chinese else period,
    )
    if project.plan.sample:
        title += words(" (sample data)")
    document = project.plan.document
    subject = words("{title} ({number})").format(
        title=title_text(words, document.short or document.title), number=document.number
    )
    yield FormRow((FormCell(title, COLUMNS, "title"),))
    yield FormRow((FormCell(subject, COLUMNS, "subject"),))
    guide = (
        words(
            "1. Fill in white cells only; grey ones are filled in already. Leave blank what has no "
            "news."
        ),
        _since(words, project),
        words("3. Print, sign and seal it; send back this very file, not a copy in another one."),
    )
    for line in guide:
        yield FormRow((FormCell(line, COLUMNS, "guide"),))


def _since(words: Words, project: Project) -> str:
    """Say since when figures are counted: since January, else since the plan's own first day."""
    plan = project.plan
    if plan.counts_from_january:
        return words(
            "2. Figures are cumulative from the start of the year; where there is none yet, leave "
            "the figure blank and give the reason."
        )
    return words(
        "2. Figures are cumulative from {day}; where there is none yet, leave the figure blank "
        "and give the reason."
    ).format(day=words.day(plan.start))


def _signature(words: Words) -> FormRow:
    texts = (words("Filled in by (signature):"), words("Seal of the unit:"), words("Date:"))
    return FormRow(tuple(FormCell(text, COLUMNS // 3, "sign") for text in texts), lines=3)


def _tables(
    words: Words, state: State, unit: str, period: Period, asked: tuple[Asked, ...]
) -> Iterator[_Table]:
    short = state.project.units[unit].group is not None
    yield _readings(words, state, unit, period)
    yield _tasks(words, state, unit, period, short=short)
    yield _milestones(words, state, unit)
    yield _open(words, state, unit)
    yield _asked(words, state.project, asked)
    yield _problems(words, state.project, unit, 1 if short else 2)
    if short:
        yield _next(words, state.project, unit)
    yield _nothing(words)


def _heads(*pairs: tuple[str, int]) -> tuple[FormCell, ...]:
    return tuple(FormCell(text, span, "heading") for text, span in pairs)


def _white(field: str, span: int = 1, choices: tuple[str, ...] = ()) -> FormCell:
    return FormCell("", span, "white", field, choices)


def _readings(words: Words, state: State, unit: str, period: Period) -> _Table:
    rows = []
    for name in readings_of(state.project, unit):
        judged = state.indicator(name)
        indicator = judged.indicator
        cells = (
            FormCell(title_text(words, indicator.label)),
            FormCell(indicator.measure),
            FormCell(target_text(words, indicator, judged.target)),
            FormCell(last_value(words, state, name, unit, period)),
            FormCell(pace_text(words, state, name, period)),
            _white("value"),
            _white("as_of"),
            _white("preliminary", choices=(words(FINAL), words(PRELIMINARY))),
            _white("reason"),
        )
        rows.append(FormRow(cells, row_ref("readings", name), 2))
    heads = _heads(
        (words("Indicator"), 1),
        (words("Measure"), 1),
        (words("Target"), 1),
        (words("Last value (its day)"), 1),
        (words("Expected by the month's end"), 1),
        (words("Value this month"), 1),
        (words("Day of the data"), 1),
        (words("Final or preliminary"), 1),
        (words("Note (why, if there is no value or a reported one changes)"), 1),
    )
    return _Table("readings", words("Indicators"), heads, tuple(rows))


def _tasks(words: Words, state: State, unit: str, period: Period, *, short: bool) -> _Table:
    white_cells = (_white("text", 4),) if short else (_white("text", 3), _white("next"))
    rows = [
        FormRow(
            (
                FormCell(task_label(words, state.project, task), 2),
                FormCell(next_steps(state.project, unit, task, period), 3),
                *white_cells,
            ),
            row_ref("tasks", task),
            3,
        )
        for task in state.project.tasks_of(unit)
    ]
    white_heads = (
        ((words("Progress this month"), 4),)
        if short
        else ((words("Progress this month"), 3), (words("Next steps"), 1))
    )
    known_heads = ((words("Task"), 2), (words("Next steps reported last month"), 3))
    heads = _heads(*known_heads, *white_heads)
    return _Table("tasks", words("Tasks"), heads, tuple(rows))


def _milestones(words: Words, state: State, unit: str) -> _Table:
    rows = [
        FormRow(
            (
                FormCell(f"{ref.partition('/')[0]} {title_text(words, title)}", 5),
                FormCell("" if due is None else due.isoformat()),
                _white("done", 3),
            ),
            row_ref("milestones", ref),
        )
        for ref, title, due in milestones_of(state, unit)
    ]
    heads = _heads(
        (words("Milestone"), 5), (words("Due"), 1), (words("Day done (blank if not done)"), 3)
    )
    return _Table("milestones", words("Open milestones"), heads, tuple(rows))


def _open(words: Words, state: State, unit: str) -> _Table:
    yes_no = (words(YES), words(NO))
    rows = [
        FormRow(
            (
                FormCell(task_label(words, state.project, task_of(trouble.ref)), 2),
                FormCell(trouble.title, 3),
                FormCell(trouble.ask or "", 2),
                _white("answer", choices=yes_no),
                _white("solved"),
            ),
            row_ref("open", str(place)),
        )
        for place, trouble in enumerate(open_troubles(state, unit), 1)
    ]
    heads = _heads(
        (words("Task"), 2),
        (words("Problem"), 3),
        (words("Coordination requested"), 2),
        (words("Solved?"), 1),
        (words("Day solved"), 1),
    )
    return _Table("open", words("Open problems"), heads, tuple(rows))


def _asked(words: Words, project: Project, asked: tuple[Asked, ...]) -> _Table:
    rows = [
        FormRow(
            (
                FormCell(f"{asker_text(words, project, one)} {one.on.isoformat()}", 2),
                FormCell(asked_label(words, project, one), 3),
                _white("text", 4),
            ),
            row_ref("asked", str(place)),
            2,
        )
        for place, one in enumerate(asked, 1)
    ]
    heads = _heads((words("Asked by, on"), 2), (words("What is asked"), 3), (words("Answer"), 4))
    return _Table("asked", words("To be answered"), heads, tuple(rows))


def _choices(words: Words, project: Project, unit: str) -> dict[str, str]:
    """Return the choices of a drop-down of tasks: their labels or, where those are too long, ids."""
    by_label = {task_label(words, project, task): task for task in project.tasks_of(unit)}
    if len(",".join(by_label)) <= MOST_IN_A_LIST:
        return by_label
    return {task: task for task in by_label.values()}


def _problems(words: Words, project: Project, unit: str, count: int) -> _Table:
    choices = tuple(_choices(words, project, unit))
    rows = [
        FormRow(
            (_white("task", 2, choices), _white("text", 3), _white("ask", 3), _white("of")),
            row_ref("problems", str(place)),
            2,
        )
        for place in range(1, count + 1)
        if choices
    ]
    heads = _heads(
        (words("Task (choose)"), 2),
        (words("Problem met"), 3),
        (words("Coordination requested: what"), 3),
        (words("Of which units"), 1),
    )
    return _Table("problems", words("New problems"), heads, tuple(rows))


def _next(words: Words, project: Project, unit: str) -> _Table:
    choices = tuple(_choices(words, project, unit))
    row = FormRow((_white("task", 2, choices), _white("text", 7)), row_ref("next", "1"), 2)
    heads = _heads((words("Task (choose)"), 2), (words("Next steps"), 7))
    return _Table("next", words("Next steps"), heads, (row,) if choices else ())


def _nothing(words: Words) -> _Table:
    row = FormRow(
        (FormCell(words("Nothing new this month"), 2), _white("text", 7)), row_ref("nothing", "1")
    )
    heads = _heads((words("If there is no news at all"), 2), (words("Say so and why"), 7))
    return _Table("nothing", words("No news"), heads, (row,))
