"""The pages of a site by name, and the links from one to another.

A name is a file's without its ending. What ids cannot have, an underline, keeps the pages of a long
list apart from everything else.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.values import title_text
from anplan.show.words import Words

INDEX, MAP, CALENDAR, DOCUMENT, BRIEFS = "index", "map", "calendar", "document", "briefs"


def indicator_page(name: str) -> str:
    """Name an indicator's page."""
    return f"indicator-{name}"


def task_page(name: str) -> str:
    """Name a task's page."""
    return f"task-{name}"


def unit_page(name: str) -> str:
    """Name a unit's page."""
    return f"unit-{name}"


def register_page(name: str) -> str:
    """Name a register's page."""
    return f"register-{name}"


def brief_page(period: Period) -> str:
    """Name the page of a period's brief."""
    return f"brief-{period}"


def further_page(name: str, number: int) -> str:
    """Name a further page of a long one; the first is the page itself."""
    return name if number == 1 else f"{name}_{number}"


class Links(NamedTuple):
    """Where names lead: to files, or within one file; and the pages of what is called so.

    ``pages`` are those that there are: a link to any other is plain text.
    """

    single: bool
    pages: frozenset[str]
    by_text: Mapping[str, str]

    def href(self, name: str, part: str = "") -> str:
        """Return where a page lies, or a part of it."""
        anchor = f"{name}.{part}" if part else ""
        if self.single:
            return f"#{anchor or name}"
        return f"{name}.html#{anchor}" if anchor else f"{name}.html"

    def of(self, name: str) -> str:
        """Return where a page lies; '' where there is none."""
        return self.href(name) if name in self.pages else ""


def texts_of(words: Words, project: Project) -> Mapping[str, str]:
    """Return the pages by what stands in tables for them: titles, labels, numbers and refs.

    What two things are called leads nowhere.
    """
    found: dict[str, str] = {}
    for text, page in _texts(words, project):
        found[text] = page if found.get(text, page) == page else ""
    return found


def _texts(words: Words, project: Project) -> Iterator[tuple[str, str]]:
    for name, task in project.tasks.items():
        page = task_page(name)
        yield name, page
        for text in {task.headed(name), task.narrow(name)}:
            yield title_text(words, text), page
        for action in task.actions:
            yield f"{name}/{action.id}", page
    for name, indicator in project.indicators.items():
        page = indicator_page(name)
        for text in {name, indicator.title, indicator.label}:
            yield text, page
    for name in project.units:
        page = unit_page(name)
        for text in {project.label(name), project.full_name(name)}:
            yield text, page
    for name, register in project.registers.items():
        yield register.title, register_page(name)
