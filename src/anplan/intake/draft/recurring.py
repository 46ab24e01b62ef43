"""Figures that come back within a year are work: those that stand in no action become one."""

from collections.abc import Iterator

from anplan.intake.document.reading import Reading
from anplan.intake.document.tasks.actions import Action
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.sentences import sentences
from anplan.intake.document.text.words import Words


def with_recurring(reading: Reading) -> Reading:
    """Return a reading whose tasks have an action for each figure of theirs that comes back."""
    of_tasks: dict[int, list[Action]] = {}
    for one in reading.targets:
        if one.task is not None and one.target.every not in (None, "year"):
            task, made = reading.tasks[one.task], of_tasks.setdefault(one.task, [])
            words = _sentence(task, one.target.words)
            if not any(_holds(action.words, words) for action in (*task.actions, *made)):
                made.append(Action(words, "recurring", None, one.target.every))
    if not of_tasks:
        return reading
    tasks = (
        task._replace(actions=(*task.actions, *of_tasks.get(place, ())))
        for place, task in enumerate(reading.tasks)
    )
    return reading._replace(tasks=tuple(tasks))


def _sentence(task: Task, words: Words) -> Words:
    """Return the sentence in which words stand, in a task's text or in one of its cells."""
    return next((one for one in _sentences(task) if _holds(one, words)), words)


def _sentences(task: Task) -> Iterator[Words]:
    for words in (*task.text, *task.values):
        yield from sentences(words)


def _holds(whole: Words, part: Words) -> bool:
    return whole.start <= part.start < whole.end
