"""The chapters of tasks: each heading right above tasks has a number, and tasks count below it."""

from collections.abc import Sequence
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.intake.document.reading import Reading
from anplan.intake.document.tasks import Task
from anplan.intake.document.words import Words
from anplan.intake.draft.settled import Known, plain

MOST = 99
"""How many chapters, and tasks in each, a number of two digits has."""


class TooManyTasksError(Exception):
    """A document has more chapters or tasks than numbers n.m have."""


class Chapter(NamedTuple):
    """A chapter; ``heading`` is None for tasks that stand below none."""

    id: int
    heading: Words | None
    parent: int | None = None


class Numbered(NamedTuple):
    """The chapters in the document's order, and the number n.m of each task."""

    chapters: tuple[Chapter, ...]
    ids: tuple[str, ...]


def numbered(reading: Reading, known: Known) -> Numbered:
    """Return numbers for the chapters and the tasks; a task that the workspace has keeps its number."""
    tasks = reading.tasks
    level = 0 if len({_key(task, 0) for task in tasks}) <= MOST else -1
    chapters: dict[tuple[int, int], Chapter] = {}
    counts: dict[int, int] = {}
    ids = []
    taken = set(known.tasks.values())
    for task in tasks:
        found = known.tasks.get(plain(task.title.text))
        chapter = _chapter(chapters, task, level, counts)
        ids.append(found or _next(chapter.id, counts, taken))
    return Numbered(_with_parents(tuple(chapters.values()), tasks), tuple(ids))


def _key(task: Task, level: int) -> int:
    return task.sections[level].start if task.sections else -1


def _chapter(
    chapters: dict[tuple[int, int], Chapter], task: Task, level: int, counts: dict[int, int]
) -> Chapter:
    """Return the chapter of a task; a full one goes on in another of the same heading."""
    start, part = _key(task, level), 0
    while (start, part) in chapters and counts.get(chapters[start, part].id, 0) >= MOST:
        part += 1
    if (start, part) not in chapters:
        heading = task.sections[level] if task.sections else None
        chapters[start, part] = Chapter(len(chapters) + 1, heading)
    return chapters[start, part]


def _next(chapter: int, counts: dict[int, int], taken: set[str]) -> str:
    while True:
        counts[chapter] = counts.get(chapter, 0) + 1
        name = f"{chapter}.{counts[chapter]}"
        if chapter > MOST or counts[chapter] > MOST:
            raise TooManyTasksError
        if name not in taken:
            taken.add(name)
            return name


def _with_parents(chapters: tuple[Chapter, ...], tasks: Sequence[Task]) -> tuple[Chapter, ...]:
    """Add the headings above, where there are several: one above everything tells nothing."""
    above = {task.sections[0].start: task.sections[1] for task in tasks if len(task.sections) > 1}
    headings = {words.start: words for words in above.values()}
    own = {chapter.heading.start: chapter.id for chapter in chapters if chapter.heading}
    if len(headings) <= 1:
        return chapters
    number = len(chapters)
    parents = dict(own)
    for start in headings:
        if start not in parents:
            number += 1
            parents[start] = number
    found = [
        Chapter(parents[start], words) for start, words in headings.items() if start not in own
    ]
    for chapter in chapters:
        upper = above.get(chapter.heading.start) if chapter.heading else None
        parent = parents[upper.start] if upper else None
        found.append(chapter._replace(parent=parent if parent != chapter.id else None))
    return tuple(sorted(found, key=lambda one: one.heading.start if one.heading else -1))


def refused() -> Message:
    """Say that a document has more tasks than numbers go."""
    return say("The document has more than {count} chapters with tasks", count=MOST)
