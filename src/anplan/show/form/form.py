"""The form of a unit for a period, as rows of cells: what it asks for, and what is known already."""

from collections.abc import Iterator

from anplan.base.period import Period
from anplan.intake.forms import (
    LABELS,
    RECEIPT,
    RECEIVED,
    SEPARATOR,
    Identity,
    row_ref,
    text_digest,
)
from anplan.show.form.figures import compared_tables, readings_table
from anplan.show.form.head import head_rows, signature
from anplan.show.form.known import (
    asked_titles,
    open_troubles,
)
from anplan.show.form.lists import lists_of
from anplan.show.form.measures import measure_rows
from anplan.show.form.parts import (
    COLUMNS,
    Form,
    FormCell,
    FormPage,
    FormRow,
    Table,
    head_cells,
    layout_of,
    of_this_time,
    white,
)
from anplan.show.form.problems import asked_table, open_table, problems_table
from anplan.show.form.tasks import milestones_table, next_table, task_choices, tasks_table
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State

MOST_OF_A_MEMBER = 15
"""White cells of the short form of a group's member, as far as its measures can help it."""


def make_form(
    words: Words,
    state: State,
    unit: str,
    period: Period,
    notes: tuple[str, ...] = (),
    asked: tuple[Asked, ...] = (),
) -> Form:
    """Describe a unit's form for a period; ``state`` is that of the last day that is known in it.

    ``notes`` are what the coordinator tells the unit, below the guide; ``asked`` is what others
    ask of it and is open on the day the form is made.

    A member of a group gets the short form: one row for what comes next instead of a cell a
    task, and one for a new problem.
    """
    project = state.project
    tables = [table for table in _tables(words, state, unit, period, asked) if table.rows]
    lists = lists_of(words, state, unit, period) if project.registers else None
    rows = [*head_rows(words, project, unit, period, with_lists=lists is not None)]
    rows += [FormRow((FormCell(text, COLUMNS, "guide"),)) for text in notes]
    for table in tables:
        rows += [
            FormRow((FormCell(table.title, COLUMNS, "section"),)),
            FormRow(table.headings),
            *table.rows,
        ]
    rows.append(signature(words))
    page = page_of(words, rows, tables)
    pages = (page,) if lists is None else (page, lists.page)
    every = [row for each in pages for row in each.rows]
    identity = _identity(words, state, unit, period, every, asked)
    if lists is not None:
        identity = identity._replace(items=lists.items, columns=lists.columns)
    return Form(pages, identity)


def page_of(words: Words, rows: list[FormRow], tables: list[Table]) -> FormPage:
    """Return a form's first sheet, with the places of the fields of its tables."""
    layouts = (layout_of(table.section, table.rows) for table in tables)
    return FormPage(words("Form"), tuple(rows), tuple(each for each in layouts if each.fields))


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
        plan=state.project.plan.document.known_by,
        unit=unit,
        period=str(period),
        rows=tuple(row.mark for row in rows if row.mark),
        tasks=task_choices(words, state.project, unit),
        titles=titles | refs | asked_titles(asked),
        texts=digests(rows),
        labels=dict(labels_of(rows)),
    )


def digests(rows: list[FormRow]) -> tuple[str, ...]:
    """Return digests of a form's own wording."""
    texts = (cell.text for row in rows for cell in row.cells if cell.text and not cell.field)
    return tuple(sorted({text_digest(text) for text in texts}))


def labels_of(rows: list[FormRow]) -> Iterator[tuple[str, str]]:
    """Yield the marks of rows that have a label, with its digest; behind a stroke a second one."""
    for row in rows:
        places = LABELS.get(row.mark.partition(SEPARATOR)[0], ())
        texts = (row.cells[place].text for place in places)
        for number, text in enumerate(filter(None, texts)):
            yield f"{row.mark}/{number}" if number else row.mark, text_digest(text)


def _tables(
    words: Words, state: State, unit: str, period: Period, asked: tuple[Asked, ...]
) -> list[Table]:
    short = bool(state.project.units[unit].all_groups)
    first = [
        readings_table(words, state, unit, period),
        *compared_tables(words, state, unit, period),
        tasks_table(words, state, unit, period, short=short),
        milestones_table(words, state, unit),
    ]
    rest = [
        open_table(words, state, unit),
        asked_table(words, state.project, asked),
        problems_table(words, state.project, unit, 1 if short else 2),
    ]
    rest += [next_table(words, state.project, unit)] if short else []
    rest.append(_nothing(words, period))
    used = sum(
        bool(cell.field) for table in first + rest for row in table.rows for cell in row.cells
    )
    room = max(1, MOST_OF_A_MEMBER - used) if short else None
    return [*first, measure_rows(words, state, unit, period.end, room), *rest]


def _nothing(words: Words, period: Period) -> Table:
    """Give a cell for no news, and a small one to say that the form came before there is any."""
    label = of_this_time(words, period, words("Nothing new {this}"))
    received = FormCell(words("Only received so far, to be filled in later"), 2)
    rows = (
        FormRow((FormCell(label, 2), white("text", 7)), row_ref("nothing", "1")),
        FormRow((received, white("text", 7, (words(RECEIVED),))), row_ref("nothing", RECEIPT)),
    )
    headings = head_cells((words("If there is no news at all"), 2), (words("Say so and why"), 7))
    return Table("nothing", words("No news"), headings, rows)
