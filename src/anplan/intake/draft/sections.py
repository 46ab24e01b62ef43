"""The chapters of tasks: each heading right above tasks has a number, and tasks count below it."""

from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.intake.document.reading import Reading
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.words import Words
from anplan.intake.draft.same_tasks import same_tasks
from anplan.intake.draft.settled import Known, plain
from anplan.intake.draft.wording import bare

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
    """Return numbers for the chapters and the tasks; what the workspace has keeps its number."""
    numbering = _Numbering(reading, known)
    ids = tuple(numbering.id_of(place) for place in range(len(reading.tasks)))
    chapters = tuple(numbering.chapters.values())
    return Numbered(_with_parents(chapters, reading.tasks, numbering.number_above), ids)


class _Numbering:
    """Gives numbers in the document's order and remembers which are taken."""

    def __init__(self, reading: Reading, known: Known) -> None:
        self._tasks, self._known = reading.tasks, known
        self._level = 0 if len({self._heading(task, 0) for task in reading.tasks}) <= MOST else -1
        self._same = same_tasks(reading.tasks, known.tasks)
        self._taken = {task.id for task in known.tasks}
        self._chapter_ids = set(known.sections.values())
        self._above: set[int] = set()
        self._counts: dict[int, int] = {}
        self._of_heading: dict[int, list[int]] = {}
        self.chapters: dict[int, Chapter] = {}

    @staticmethod
    def _heading(task: Task, level: int) -> int:
        return task.sections[level].start if task.sections else -1

    def id_of(self, place: int) -> str:
        """Return the number of a task; with it its chapter is noted."""
        task, known = self._tasks[place], self._same.get(place)
        if known is None:
            return self._next(self._chapter(task).id)
        number = int(known.partition(".")[0])
        self.chapters.setdefault(number, Chapter(number, self._heading_of(task)))
        return known

    def _heading_of(self, task: Task) -> Words | None:
        return task.sections[self._level] if task.sections else None

    def _chapter(self, task: Task) -> Chapter:
        """Return the chapter of a new task; a full one goes on in another of the same heading."""
        heading = self._heading_of(task)
        title = plain(bare(heading).text) if heading else ""
        start = heading.start if heading else -1
        numbers = self._of_heading.setdefault(start, [])
        if not numbers and title in self._known.sections:
            numbers.append(self._known.sections[title])
        if not numbers or self._is_full(numbers[-1]):
            numbers.append(self.next_chapter())
        number = numbers[-1]
        return self.chapters.setdefault(number, Chapter(number, heading))

    def _is_full(self, chapter: int) -> bool:
        first = self._counts.get(chapter, 0) + 1
        return all(f"{chapter}.{number}" in self._taken for number in range(first, MOST + 1))

    def next_chapter(self) -> int:
        """Return a number that no chapter has, and take it."""
        number = next(number for number in count(1) if number not in self._chapter_ids)
        self._chapter_ids.add(number)
        return number

    def number_above(self, heading: Words) -> int:
        """Return the number of a heading above others: what the workspace calls so keeps its own."""
        known = self._known.sections.get(plain(bare(heading).text))
        if known is None or known in self.chapters or known in self._above:
            return self.next_chapter()
        self._above.add(known)
        return known

    def _next(self, chapter: int) -> str:
        while True:
            self._counts[chapter] = self._counts.get(chapter, 0) + 1
            name = f"{chapter}.{self._counts[chapter]}"
            if chapter > MOST or self._counts[chapter] > MOST:
                raise TooManyTasksError
            if name not in self._taken:
                self._taken.add(name)
                return name


def _with_parents(
    chapters: tuple[Chapter, ...], tasks: Sequence[Task], number_above: Callable[[Words], int]
) -> tuple[Chapter, ...]:
    """Add the headings above, where there are several: one above everything tells nothing."""
    above = {task.sections[0].start: task.sections[1] for task in tasks if len(task.sections) > 1}
    headings = {words.start: words for words in above.values()}
    own = {chapter.heading.start: chapter.id for chapter in chapters if chapter.heading}
    if len(headings) <= 1:
        return chapters
    parents = dict(own)
    for start, words in headings.items():
        if start not in parents:
            parents[start] = number_above(words)
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
