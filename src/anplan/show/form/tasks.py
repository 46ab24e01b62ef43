"""The tables of a form for tasks: progress, milestones, what comes next."""

from anplan.base.period import Period
from anplan.intake.forms import (
    row_ref,
)
from anplan.model.project import Project
from anplan.show.form.known import (
    milestone_label,
    milestones_of,
    next_steps,
    task_label,
)
from anplan.show.form.parts import (
    MOST_IN_A_LIST,
    FormCell,
    FormRow,
    Table,
    head_cells,
    of_this_time,
    white,
)
from anplan.show.words import Words
from anplan.state.build import State


def tasks_table(words: Words, state: State, unit: str, period: Period, *, short: bool) -> Table:
    """Ask of each task what was done and, on a long form, what comes next."""
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
        ((of_this_time(words, period, words("Progress {this}")), 4),)
        if short
        else ((of_this_time(words, period, words("Progress {this}")), 3), (words("Next steps"), 1))
    )
    known_heads = ((words("Task"), 2), (_last(words, period), 3))
    headings = head_cells(*known_heads, *white_heads)
    return Table("tasks", words("Tasks"), headings, tuple(rows))


def milestones_table(words: Words, state: State, unit: str) -> Table:
    """Ask of each open milestone on which day it was done."""
    rows = [
        FormRow(
            (
                FormCell(milestone_label(words, state, action), 5),
                FormCell("" if action.due is None else action.due.isoformat()),
                white("done", 3),
            ),
            row_ref("milestones", action.ref),
        )
        for action in milestones_of(state, unit)
    ]
    headings = head_cells(
        (words("Milestone"), 5), (words("Due"), 1), (words("Day done (blank if not done)"), 3)
    )
    return Table("milestones", words("Open milestones"), headings, tuple(rows))


def next_table(words: Words, project: Project, unit: str) -> Table:
    """Give one row for what comes next, where the unit has a task."""
    choices = tuple(task_choices(words, project, unit))
    row = FormRow((white("task", 2, choices), white("text", 7)), row_ref("next", "1"), 2)
    headings = head_cells((words("Task (choose)"), 2), (words("Next steps"), 7))
    return Table("next", words("Next steps"), headings, (row,) if choices else ())


def task_choices(words: Words, project: Project, unit: str) -> dict[str, str]:
    """Return the choices of a drop-down of tasks: their labels or, where those are too long, ids."""
    by_label = {task_label(words, project, task): task for task in project.tasks_of(unit)}
    if len(",".join(by_label)) <= MOST_IN_A_LIST:
        return by_label
    return {task: task for task in by_label.values()}


def _last(words: Words, period: Period) -> str:
    if period.span == "month":
        return words("Next steps reported last month")
    return words("Next steps reported last time")
