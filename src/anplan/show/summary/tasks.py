"""A summary's tasks: each in words of the period's papers, and its milestones."""

from anplan.show.brief.reported import reported
from anplan.show.brief.tasks import Passage, SectionText, by_section, task_heading
from anplan.show.summary.scope import Scope, Told
from anplan.state.actions import ActionState
from anplan.state.tasks import TaskState

MOST_PAPERS = 2
"""Of how many months the words stand where no paper sums the whole period up."""


def sections(scope: Scope) -> tuple[SectionText, ...]:
    """Write the tasks by chapter."""
    return by_section(scope.writer, (_task(scope, task) for task in scope.writer.state.tasks))


def _task(scope: Scope, task: TaskState) -> Passage:
    """Write a task in the words of the unit that the coordinator chose, else of the first listed."""
    words, writer = scope.writer.words, scope.writer
    told = scope.told(task.id)
    chosen = _chosen(scope, task, told)
    others = len(told) - len(chosen)
    more = (
        words.fill(words(" ({count} more papers speak of it)"), count=others) if others > 0 else ""
    )
    reached = "".join(_milestone(scope, action) for action in task.actions)
    text = "".join(_attributed(scope, one) for one in chosen) or _without_words(
        scope, task, reached
    )
    return Passage(
        id=task.id,
        heading=task_heading(writer, task),
        before="",
        text=text,
        more=more + (reached if text else reached.lstrip()),
    )


def _without_words(scope: Scope, task: TaskState, reached: str) -> str:
    """Say what the papers bring of a task without words, beside the milestones that were ``reached``."""
    words = scope.writer.words
    reports = ((unit, report) for unit, _, report in scope.reports())
    if text := reported(scope.writer, task, reports, with_milestones=False):
        return text
    is_told = bool(reached) and words.tells("dated")
    return "" if is_told else words("The papers of the period have no words about it.")


def _chosen(scope: Scope, task: TaskState, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Choose whose words stand for a task: a paper of the whole period, else the latest parts."""
    picked = [pick.unit for pick in scope.writer.notes.picks if pick.task == task.id]
    whole = {one.unit: one for one in told if one.period == scope.period}
    for unit in (*picked, *task.units):
        if unit in whole:
            return (whole[unit],)
    for unit in (*picked, *task.units):
        own = tuple(one for one in told if one.unit == unit)
        if own:
            return tuple(reversed(own[:MOST_PAPERS]))
    return ()


def _attributed(scope: Scope, told: Told) -> str:
    """Write a unit's words behind its name; those of a part of the period behind the part, too."""
    words, name = scope.writer.words, scope.writer.name(told.unit)
    if told.period != scope.period:
        name = words("{unit}, {period}").format(unit=name, period=words.short_period(told.period))
    return words.labelled(name, told.text)


def _milestone(scope: Scope, action: ActionState) -> str:
    """Say when a milestone of the task was reached, or that its day passed without it."""
    words, writer = scope.writer.words, scope.writer
    if action.action.kind != "milestone":
        return ""
    title = writer.typeset(action.action.title)
    if action.done is not None and scope.covers(action.done):
        text = words("{milestone}: reached on {day}.")
        return words.gap + text.format(milestone=title, day=writer.day(action.done))
    if action.done is None and action.verdict.light == "red":
        return words.gap + words.sentence(words.labelled(title, writer.tell(action.verdict.reason)))
    return ""
