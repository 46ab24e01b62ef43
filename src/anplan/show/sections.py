"""Chapters as they are shown: by the document's own numbers, the inner ones below the outer ones."""

import re
from typing import NamedTuple

from anplan.base.headings import headed
from anplan.model.coverage import ItemName
from anplan.model.plan import Plan, Section
from anplan.model.project import Project
from anplan.show.values import title_text
from anplan.show.words import Words, chinese_number

_MOST_NUMBERED = 99
_AS_CHAPTERS = {"zh_CN": re.compile("[一二三四五六七八九十]+、"), "en": re.compile(r"[0-9]+\.")}
"""How a paper in a language numbers its own chapters: 三、, 3."""


def item_heading(project: Project, item: ItemName) -> str | None:
    """Return a task, or a chapter with a number of its own, behind the document's number for it."""
    kind, ref, title = item
    if kind == "task":
        return project.tasks[ref].headed(ref)
    sections = project.plan.sections if kind == "section" else ()
    labels = (section.label for section in sections if section.id == ref)
    label = next(labels, None)
    return None if label is None else headed(label, title)


class Heading(NamedTuple):
    """The heading of a chapter, and in how many others it lies."""

    text: str
    depth: int


class Headings:
    """Gives each chapter its headings once, those around it first."""

    def __init__(self, words: Words, plan: Plan, *, in_chapters: bool = False) -> None:
        """Take the chapters of a plan.

        ``in_chapters``: they stand inside a paper that numbers its own; a number of the document that
        looks like one of those is left out.
        """
        self._words, self._in_chapters = words, in_chapters
        self._sections = {section.id: section for section in plan.sections}
        self._shown: set[str] = set()

    def of(self, number: str) -> tuple[Heading, ...]:
        """Return the headings that come before a chapter's tasks: those that were not shown yet."""
        way = self._way(number)
        fresh = [(depth, name) for depth, name in enumerate(way) if name not in self._shown]
        self._shown.update(way)
        return tuple(Heading(self._text(name), depth) for depth, name in fresh)

    def _way(self, number: str) -> list[str]:
        """Return a chapter behind all those in which it lies; where they lie in each other, as far as they go."""
        way = [number]
        while (section := self._sections.get(way[0])) and section.parent in self._sections:
            if section.parent is None or section.parent in way:
                break
            way.insert(0, section.parent)
        return way

    def _text(self, number: str) -> str:
        section = self._sections.get(number)
        if section is not None and self._in_chapters and self._clashes(section):
            return title_text(self._words, section.title)
        return section_text(self._words, number, section)

    def _clashes(self, section: Section) -> bool:
        return bool(_AS_CHAPTERS[self._words.language].fullmatch((section.label or "").strip()))


def section_text(words: Words, number: str, section: Section | None) -> str:
    """Write a chapter's heading: with the document's number, else with its own in brackets."""
    title = title_text(words, section.title) if section is not None else ""
    if section is not None and section.label is not None:
        return headed(title_text(words, section.label), title)
    is_number = number.isdecimal() and 1 <= int(number) <= _MOST_NUMBERED
    if not is_number:
        return title or number
    return f"（{chinese_number(int(number))}）{title}" if words.chinese else f"{number} {title}"
