"""The tables of a form for what holds a unit up: open problems, questions, new problems."""

from anplan.intake.forms import (
    NO,
    YES,
    row_ref,
)
from anplan.model.project import Project
from anplan.show.asked_text import asker_text
from anplan.show.form.known import (
    asked_label,
    open_troubles,
    task_label,
)
from anplan.show.form.parts import (
    FormCell,
    FormRow,
    Table,
    head_cells,
    white,
)
from anplan.show.form.tasks import task_choices
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State


def open_table(words: Words, state: State, unit: str) -> Table:
    """Ask of each open problem whether it is solved."""
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
    headings = head_cells(
        (words("Task"), 2),
        (words("Problem"), 3),
        (words("Coordination requested"), 2),
        (words("Solved?"), 1),
        (words("Day solved"), 1),
    )
    return Table("open", words("Open problems"), headings, tuple(rows))


def asked_table(words: Words, project: Project, asked: tuple[Asked, ...]) -> Table:
    """Give a cell for an answer to each thing that others ask."""
    rows = [
        FormRow(
            (
                FormCell(f"{asker_text(words, project, one)} {one.on.isoformat()}", 2),
                FormCell(asked_label(words, project, one), 3),
                white("text", 4),
            ),
            row_ref("asked", str(place)),
            2,
        )
        for place, one in enumerate(asked, 1)
    ]
    headings = head_cells(
        (words("Asked by, on"), 2), (words("What is asked"), 3), (words("Answer"), 4)
    )
    return Table("asked", words("To be answered"), headings, tuple(rows))


def problems_table(words: Words, project: Project, unit: str, count: int) -> Table:
    """Give so many rows for new problems, where the unit has a task."""
    choices = tuple(task_choices(words, project, unit))
    rows = [
        FormRow(
            (white("task", 2, choices), white("text", 3), white("ask", 3), white("of")),
            row_ref("problems", str(place)),
            2,
        )
        for place in range(1, count + 1)
        if choices
    ]
    headings = head_cells(
        (words("Task (choose)"), 2),
        (words("Problem met"), 3),
        (words("Coordination requested: what"), 3),
        (words("Of which units"), 1),
    )
    return Table("problems", words("New problems"), headings, tuple(rows))
