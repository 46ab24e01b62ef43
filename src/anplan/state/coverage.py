"""Which words of the document became something: every sentence beside its items."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from anplan.base.problem import Spot
from anplan.model.fields import Sourced
from anplan.model.paths import PLAN, indicator_path, register_path, task_path, unit_path
from anplan.model.project import Project
from anplan.model.tasks import Task

ItemKind = Literal[
    "phase", "goal", "group", "section", "obligation", "duty",
    "indicator", "task", "action", "register", "unit",
]  # fmt: skip
_SENTENCE = re.compile(r"""[^。！？\n]*[。！？]+[”’"'」』）)】〕》〉]*|[^。！？\n]+""")
_BODY = re.compile(r"^[ \t\u3000]*一、", re.MULTILINE)
_ANNEX = re.compile(r"^[ \t\u3000]*附件", re.MULTILINE)
_COVER_NOTHING = ("group", "unit")
_QUOTED, _TOLD = 1, 2


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands on words of the document, and where it is written down."""

    kind: ItemKind
    ref: str
    title: str
    said: Sourced
    spot: Spot


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the document with its place there and the items that stand on its words.

    ``body`` marks the chapters, which have to be covered; ``narrative`` marks a sentence
    that is listed as asking for nothing, which covers it too.
    """

    text: str
    start: int
    end: int
    body: bool
    items: tuple[tuple[ItemKind, str, str], ...]
    covered: bool
    narrative: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The document by sentences; the shares are those of its chapters that are covered."""

    sentences: tuple[Sentence, ...]
    share_of_sentences: Fraction
    share_of_characters: Fraction


@dataclass(frozen=True, slots=True)
class Condensed:
    """A text without its white space; ``offsets`` lead back to the text itself."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Condensed":
        """Leave the white space out."""
        kept = tuple(place for place, sign in enumerate(text) if not sign.isspace())
        return cls("".join(text[place] for place in kept), kept)

    def find(self, quote: str | None, start: int = 0) -> tuple[int, int] | None:
        """Find words from a place on, else anywhere; give where they begin and end."""
        words = "".join((quote or "").split())
        if not words:
            return None
        found = self.text.find(words, start)
        found = self.text.find(words) if found < 0 else found
        return (found, found + len(words)) if found >= 0 else None


def items(project: Project) -> Iterator[Item]:
    """Go through everything that stands on the document's words."""
    yield from _plan_items(project)
    for name, indicator in project.indicators.items():
        yield Item("indicator", name, indicator.title, indicator, Spot(indicator_path(name)))
    for name, task in project.tasks.items():
        yield Item("task", name, task.title, task, Spot(task_path(name)))
        for index, action in enumerate(task.actions):
            spot = Spot(task_path(name), ("actions", index))
            yield Item("action", f"{name}/{action.id}", action.title, action, spot)
    for name, register in project.registers.items():
        yield Item("register", name, register.title, register, Spot(register_path(name)))
    for name, unit in project.units.items():
        yield Item("unit", name, unit.name, unit, Spot(unit_path(name)))


def _plan_items(project: Project) -> Iterator[Item]:
    plan = project.plan
    for index, phase in enumerate(plan.phases):
        yield Item("phase", phase.id, phase.title, phase, Spot(PLAN, ("phases", index)))
    for index, goal in enumerate(plan.goals):
        yield Item("goal", goal.id, goal.title, goal, Spot(PLAN, ("goals", index)))
    for index, group in enumerate(plan.groups):
        yield Item("group", group.id, group.title, group, Spot(PLAN, ("groups", index)))
    for index, section in enumerate(plan.sections):
        yield Item("section", section.id, section.title, section, Spot(PLAN, ("sections", index)))
    for index, owed in enumerate(plan.obligations):
        yield Item("obligation", owed.id, owed.title, owed, Spot(PLAN, ("obligations", index)))
    for index, duty in enumerate(plan.duties):
        yield Item("duty", str(index + 1), duty.title, duty, Spot(PLAN, ("duties", index)))


def coverage(project: Project) -> Coverage:
    """Hold the document against all that was made of it."""
    source = Condensed.of(project.source)
    first, last = _body(project.source)
    placed = sorted(_placed(project, source, bisect_left(source.offsets, first)), key=_by_place)
    marks = bytearray(len(source.text))
    for item, start, end in placed:
        if item.kind not in _COVER_NOTHING:
            _mark(marks, start, end, _QUOTED)
    for words in project.plan.narrative:
        found = source.find(words, bisect_left(source.offsets, first))
        if found:
            _mark(marks, *found, _TOLD)
    spans = [
        (start, end, bisect_left(source.offsets, start), bisect_left(source.offsets, end))
        for start, end in _spans(project.source)
    ]
    over = _overlaps(placed, [span[2:] for span in spans])
    sentences = tuple(
        _sentence(project.source, source, marks, span, first <= span[0] < last, over[index])
        for index, span in enumerate(spans)
    )
    within = (bisect_left(source.offsets, first), bisect_left(source.offsets, last))
    return Coverage(sentences, _share_of_sentences(sentences), _lettered(source, marks, *within)[2])


def _by_place(entry: tuple[Item, int, int]) -> tuple[int, int]:
    return entry[1], -entry[2]


def _body(text: str) -> tuple[int, int]:
    """Give where the chapters begin and end, without the head and the annexes."""
    head = _BODY.search(text)
    start = head.start() if head else 0
    annex = _ANNEX.search(text, start)
    return start, annex.start() if annex else len(text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence begins and ends; what has neither letter nor digit is none."""
    for found in _SENTENCE.finditer(text):
        words = found[0].strip()
        if any(sign.isalnum() for sign in words):
            start = found.start() + found[0].index(words)
            yield start, start + len(words)


def _placed(project: Project, source: Condensed, body: int) -> Iterator[tuple[Item, int, int]]:
    """Find each item's words; what belongs to a task is looked for from its heading on."""
    heading = body
    for item in items(project):
        if item.kind == "unit":
            continue
        if item.kind not in ("task", "action"):
            heading = body
        found = source.find(item.said.quote, heading if item.kind == "action" else body)
        if isinstance(item.said, Task):
            heading = found[0] if found else body
            named = source.find(item.said.units_quote, heading)
            if named:
                yield item, *named
        if found:
            yield item, *found


def _mark(marks: bytearray, start: int, end: int, kind: int) -> None:
    for place in range(start, end):
        marks[place] |= kind


def _overlaps(
    placed: list[tuple[Item, int, int]], spans: list[tuple[int, ...]]
) -> list[dict[tuple[ItemKind, str, str], None]]:
    """Give the items of each sentence, each once, in the order of their words."""
    starts = [start for start, _ in spans]
    over: list[dict[tuple[ItemKind, str, str], None]] = [{} for _ in spans]
    for item, start, end in placed:
        for index in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            if spans[index][1] > start:
                over[index][item.kind, item.ref, item.title] = None
    return over


def _sentence(
    text: str,
    source: Condensed,
    marks: bytearray,
    span: tuple[int, int, int, int],
    body: bool,
    over: dict[tuple[ItemKind, str, str], None],
) -> Sentence:
    start, end, first, last = span
    letters, told, share = _lettered(source, marks, first, last)
    return Sentence(
        text[start:end], start, end, body, tuple(over), 2 * share >= 1, 2 * told >= letters
    )


def _lettered(
    source: Condensed, marks: bytearray, first: int, last: int
) -> tuple[int, int, Fraction]:
    """Count a span's letters and digits, those told in ``narrative``, and the share covered."""
    places = [place for place in range(first, last) if source.text[place].isalnum()]
    told = sum(1 for place in places if marks[place] & _TOLD)
    covered = sum(1 for place in places if marks[place])
    return len(places), told, Fraction(covered, len(places)) if places else Fraction(1)


def _share_of_sentences(sentences: tuple[Sentence, ...]) -> Fraction:
    body = [sentence for sentence in sentences if sentence.body]
    covered = sum(sentence.covered for sentence in body)
    return Fraction(covered, len(body)) if body else Fraction(1)
