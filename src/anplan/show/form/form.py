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
    Identity,
    row_ref,
    text_digest,
)
from anplan.model.project import Project
from anplan.show.form.known import (
    last_value,
    milestones_of,
    next_steps,
    open_troubles,
    pace_text,
    readings_of,
    task_label,
)
from anplan.show.form.measures import measure_rows
from anplan.show.form.parts import (
    COLUMNS,
    FormCell,
    FormRow,
    Layout,
    Table,
    heads,
    layout,
    white,
)
from anplan.show.values import target_text, title_text
from anplan.show.words import Words
from anplan.state.build import State

MOST_OF_A_MEMBER = 15
"""White cells of the short form of a group's member, as far as its measures can help it."""

MOST_IN_A_LIST = 255
"""Characters that a drop-down list of Excel may have in all."""


class Form(NamedTuple):
    """A form: the sheet's name, its rows, the places of its fields, and its identity."""

    sheet: str
    rows: tuple[FormRow, ...]
    layouts: tuple[Layout, ...]
    identity: Identity


def make_form(
    words: Words, state: State, unit: str, period: Period, notes: tuple[str, ...] = ()
) -> Form:
    """Describe a unit's form for a month; ``state`` is that of the last day before it.

    ``notes`` are what the coordinator tells the unit, below the guide.

    A member of a group gets the short form: one row for what comes next instead of a cell a
    task, and one for a new problem.
    """
    project = state.project
    tables = [table for table in _tables(words, state, unit, period) if table.rows]
    rows = [*_head(words, project, unit, period)]
    rows += [FormRow((FormCell(text, COLUMNS, "guide"),)) for text in notes]
    for table in tables:
        rows += [
            FormRow((FormCell(table.title, COLUMNS, "section"),)),
            FormRow(table.headings),
            *table.rows,
        ]
    rows.append(signature(words))
    identity = _identity(words, state, unit, period, rows)
    return Form(words("Form"), tuple(rows), tuple(layout(table) for table in tables), identity)


def _identity(
    words: Words, state: State, unit: str, period: Period, rows: list[FormRow]
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
        tasks=task_choices(words, state.project, unit),
        titles=titles | refs,
        texts=digests(rows),
        labels=dict(labels_of(rows)),
    )


def digests(rows: list[FormRow]) -> tuple[str, ...]:
    """Return digests of a form's own wording."""
    texts = (cell.text for row in rows for cell in row.cells if cell.text and not cell.field)
    return tuple(sorted({text_digest(text) for text in texts}))


def labels_of(rows: list[FormRow]) -> Iterator[tuple[str, str]]:
    """Yield the marks of rows that have a label, with its digest."""
    for row in rows:
        place = LABELS.get(row.mark.partition(SEPARATOR)[0])
        if place is not None:
            yield row.mark, text_digest(row.cells[place].text)


def _head(words: Words, project: Project, unit: str, period: Period) -> Iterator[FormRow]:
    title = words("{unit}: report for {period}").format(
        unit=project.full_name(unit),
        period=f"{period.start.year}年{period.start.month}月" if words.chinese else period,
    )
    if project.plan.sample:
        title += words(" (sample data)")
    yield FormRow((FormCell(title, COLUMNS, "title"),))
    yield subject_of(words, project)
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


def subject_of(words: Words, project: Project) -> FormRow:
    """Name the document that a form is about."""
    document = project.plan.document
    subject = words("{title} ({number})").format(
        title=title_text(words, document.short or document.title), number=document.number
    )
    return FormRow((FormCell(subject, COLUMNS, "subject"),))


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


def signature(words: Words) -> FormRow:
    """Return the row to be signed and sealed."""
    texts = (words("Filled in by (signature):"), words("Seal of the unit:"), words("Date:"))
    return FormRow(tuple(FormCell(text, COLUMNS // 3, "sign") for text in texts), lines=3)


def _tables(words: Words, state: State, unit: str, period: Period) -> list[Table]:
    short = state.project.units[unit].group is not None
    first = [
        _readings(words, state, unit, period),
        _tasks(words, state, unit, period, short=short),
        _milestones(words, state, unit),
    ]
    rest = [_open(words, state, unit), _problems(words, state.project, unit, 1 if short else 2)]
    rest += [_next(words, state.project, unit)] if short else []
    rest.append(_nothing(words))
    used = sum(
        bool(cell.field) for table in first + rest for row in table.rows for cell in row.cells
    )
    room = max(1, MOST_OF_A_MEMBER - used) if short else None
    return [*first, measure_rows(words, state, unit, room), *rest]


def _readings(words: Words, state: State, unit: str, period: Period) -> Table:
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
            white("value"),
            white("as_of"),
            white("preliminary", choices=(words(FINAL), words(PRELIMINARY))),
            white("reason"),
        )
        rows.append(FormRow(cells, row_ref("readings", name), 2))
    headings = heads(
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
    return Table("readings", words("Indicators"), headings, tuple(rows))


def _tasks(words: Words, state: State, unit: str, period: Period, *, short: bool) -> Table:
    white_cells = (white("text", 4),) if short else (white("text", 3), white("next"))
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
    headings = heads(*known_heads, *white_heads)
    return Table("tasks", words("Tasks"), headings, tuple(rows))


def _milestones(words: Words, state: State, unit: str) -> Table:
    rows = [
        FormRow(
            (
                FormCell(f"{ref.partition('/')[0]} {title_text(words, title)}", 5),
                FormCell("" if due is None else due.isoformat()),
                white("done", 3),
            ),
            row_ref("milestones", ref),
        )
        for ref, title, due in milestones_of(state, unit)
    ]
    headings = heads(
        (words("Milestone"), 5), (words("Due"), 1), (words("Day done (blank if not done)"), 3)
    )
    return Table("milestones", words("Open milestones"), headings, tuple(rows))


def _open(words: Words, state: State, unit: str) -> Table:
    yes_no = (words(YES), words(NO))
    rows = [
        FormRow(
            (
                FormCell(
                    task_label(words, state.project, state.project.task_meant(unit, trouble.ref)), 2
                ),
                FormCell(trouble.title, 3),
                FormCell(trouble.ask or "", 2),
                white("answer", choices=yes_no),
                white("solved"),
            ),
            row_ref("open", str(place)),
        )
        for place, trouble in enumerate(open_troubles(state, unit), 1)
    ]
    headings = heads(
        (words("Task"), 2),
        (words("Problem"), 3),
        (words("Coordination requested"), 2),
        (words("Solved?"), 1),
        (words("Day solved"), 1),
    )
    return Table("open", words("Open problems"), headings, tuple(rows))


def task_choices(words: Words, project: Project, unit: str) -> dict[str, str]:
    """Return the choices of a drop-down of tasks: their labels or, where those are too long, ids."""
    by_label = {task_label(words, project, task): task for task in project.tasks_of(unit)}
    if len(",".join(by_label)) <= MOST_IN_A_LIST:
        return by_label
    return {task: task for task in by_label.values()}


def _problems(words: Words, project: Project, unit: str, count: int) -> Table:
    choices = tuple(task_choices(words, project, unit))
    rows = [
        FormRow(
            (white("task", 2, choices), white("text", 3), white("ask", 4)),
            row_ref("problems", str(place)),
            2,
        )
        for place in range(1, count + 1)
        if choices
    ]
    headings = heads(
        (words("Task (choose)"), 2),
        (words("Problem met"), 3),
        (words("Coordination requested: what, by whom"), 4),
    )
    return Table("problems", words("New problems"), headings, tuple(rows))


def _next(words: Words, project: Project, unit: str) -> Table:
    choices = tuple(task_choices(words, project, unit))
    row = FormRow((white("task", 2, choices), white("text", 7)), row_ref("next", "1"), 2)
    headings = heads((words("Task (choose)"), 2), (words("Next steps"), 7))
    return Table("next", words("Next steps"), headings, (row,) if choices else ())


def _nothing(words: Words) -> Table:
    row = FormRow(
        (FormCell(words("Nothing new this month"), 2), white("text", 7)), row_ref("nothing", "1")
    )
    headings = heads((words("If there is no news at all"), 2), (words("Say so and why"), 7))
    return Table("nothing", words("No news"), headings, (row,))
