"""The form of a unit's scheme: its tasks, what it has said already, and rows for its measures."""

from collections.abc import Iterator

from anplan.intake.forms import Identity, row_ref
from anplan.model.paths import SCHEME
from anplan.model.project import Project
from anplan.model.units import free_ids
from anplan.show.form.form import digests, labels_of, page_of
from anplan.show.form.head import signature, subject_of
from anplan.show.form.known import task_label
from anplan.show.form.parts import COLUMNS, Form, FormCell, FormRow, Table, head_cells, white
from anplan.show.form.tasks import task_choices
from anplan.show.safe import one_line
from anplan.show.screens.measures import time_text
from anplan.show.words import CYCLES, Words

_MORE = 4
"""Rows for more measures, whose task is chosen."""


def make_scheme_form(words: Words, project: Project, unit: str) -> Form:
    """Describe the form of a unit's scheme: two rows a task, one where it has a measure already."""
    tables = [
        table
        for table in (_by_task(words, project, unit), _more(words, project, unit))
        if table.rows
    ]
    rows = [*_head(words, project, unit)]
    for table in tables:
        rows += [
            FormRow((FormCell(table.title, COLUMNS, "section"),)),
            FormRow(table.headings),
            *table.rows,
        ]
    rows.append(signature(words))
    identity = Identity(
        plan=project.plan.document.known_by,
        unit=unit,
        period=SCHEME,
        rows=tuple(row.mark for row in rows if row.mark),
        tasks=task_choices(words, project, unit),
        titles={f"{mark}/ref": task for task, mark in _marks(project, unit)},
        texts=digests(rows),
        labels=dict(labels_of(rows)),
    )
    return Form((page_of(words, rows, tables),), identity)


def _head(words: Words, project: Project, unit: str) -> Iterator[FormRow]:
    title = words("{unit}: scheme").format(unit=project.full_name(unit))
    if project.plan.sample:
        title += words(" (sample data)")
    yield FormRow((FormCell(title, COLUMNS, "title"),))
    yield subject_of(words, project)
    guide = (
        words("1. Fill in white cells only, one measure a row; leave the others blank."),
        words(
            "2. Give the day by which it is done; what is done again and again has a cycle, and "
            "its last day where it ends before the phase does."
        ),
        words("3. Print, sign and seal it; send back this very file, not a copy in another one."),
    )
    for line in guide:
        yield FormRow((FormCell(line, COLUMNS, "guide"),))


def _said(words: Words, project: Project, unit: str, task: str) -> tuple[str, ...]:
    """Return the measures that a scheme has for a task already."""
    scheme = project.schemes.get(unit)
    lines = []
    for measure in scheme.measures if scheme else ():
        if project.task_meant(unit, measure.ref) == task:
            when = time_text(words, measure)
            name = one_line(measure.name)
            lines.append(f"{name} ({when})" if when else name)
    return tuple(lines)


def _marks(project: Project, unit: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of each task by their marks: each has the id of the measure it would become."""
    scheme = project.schemes.get(unit)
    measures = scheme.measures if scheme else ()
    taken = [measure.id for measure in measures if measure.id]
    for task in project.tasks_of(unit):
        ids = free_ids(taken, f"t{task.replace('.', '-')}-")
        has_one = any(project.task_meant(unit, measure.ref) == task for measure in measures)
        for _ in range(1 if has_one else 2):
            yield task, row_ref("scheme", next(ids))


def _measure_cells(words: Words, span: int) -> tuple[FormCell, ...]:
    cycles = tuple(words(text) for text in CYCLES.values())
    return white("text", span), white("by"), white("every", choices=cycles)


def _measure_heads(words: Words, span: int) -> tuple[tuple[str, int], ...]:
    return (
        (words("What the unit will do"), span),
        (words("By which day"), 1),
        (words("How often (blank if once)"), 1),
    )


def _by_task(words: Words, project: Project, unit: str) -> Table:
    rows = [
        FormRow(
            (
                FormCell(task_label(words, project, task), 2),
                FormCell("\n".join(_said(words, project, unit, task)), 2),
                *_measure_cells(words, 3),
            ),
            mark,
            2,
        )
        for task, mark in _marks(project, unit)
    ]
    known = ((words("Task"), 2), (words("Measures in the scheme already"), 2))
    headings = head_cells(*known, *_measure_heads(words, 3))
    return Table("scheme", words("Measures by task"), headings, tuple(rows))


def _more(words: Words, project: Project, unit: str) -> Table:
    choices = tuple(task_choices(words, project, unit))
    scheme = project.schemes.get(unit)
    ids = free_ids([measure.id or "" for measure in scheme.measures] if scheme else (), "more-")
    rows = [
        FormRow(
            (white("task", 2, choices), *_measure_cells(words, 5)), row_ref("more", next(ids)), 2
        )
        for _ in range(_MORE if choices else 0)
    ]
    headings = head_cells((words("Task (choose)"), 2), *_measure_heads(words, 5))
    return Table("more", words("More measures"), headings, tuple(rows))
