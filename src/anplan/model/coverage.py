"""Which words of the document became something: every sentence beside its items."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from anplan.base.problem import Spot
from anplan.model.paths import PLAN, indicator_path, register_path, task_path, unit_path
from anplan.model.project import Project
from anplan.model.records import Sourced
from anplan.model.tasks import Task

ItemKind = Literal[
    "phase", "goal", "group", "section", "obligation", "duty",
    "indicator", "task", "action", "register", "unit",
]  # fmt: skip
Named = tuple[ItemKind, str, str]
_SENTENCE = re.compile(r"""[^。！？\n]*[。！？]+[”’"'」』）)】〕》〉]*|[^。！？\n]+""")
_BODY = re.compile(r"^[ \t\u3000]*一、", re.MULTILINE)
_ANNEX = re.compile(r"^[ \t\u3000]*附件", re.MULTILINE)
_COVER_NOTHING = ("group", "unit")
_QUOTED, _TOLD = 1, 2


class Item(NamedTuple):
    """Something that stands on words of the document, and where it is written down."""

    kind: ItemKind
    ref: str
    title: str
    said: Sourced
    spot: Spot


class Sentence(NamedTuple):
    """A sentence of the document with its place there and the items that stand on its words.

    ``body`` marks the chapters, which have to be covered; ``narrative`` marks a sentence
    that is listed as asking for nothing, which covers it too.
    """

    text: str
    start: int
    end: int
    body: bool
    items: tuple[Named, ...]
    covered: bool
    narrative: bool


class Coverage(NamedTuple):
    """The document by sentences; the shares are those of its chapters that are covered."""

    sentences: tuple[Sentence, ...]
    share_of_sentences: Fraction
    share_of_characters: Fraction


class Condensed(NamedTuple):
    """A text without its white space; ``offsets`` lead back to the text itself."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Condensed":
        """Leave the white space out."""
        kept = tuple(place for place, sign in enumerate(text) if not sign.isspace())
        return cls("".join(text[place] for place in kept), kept)

    def place(self, offset: int) -> int:
        """Return where a place of the text itself lies in the condensed one."""
        return bisect_left(self.offsets, offset)

    def find(self, quote: str | None, start: int = 0) -> tuple[int, int] | None:
        """Find words from a place on, else anywhere; give where they begin and end."""
        words = "".join((quote or "").split())
        if not words:
            return None
        found = self.text.find(words, start)
        found = self.text.find(words) if found < 0 else found
        return (found, found + len(words)) if found >= 0 else None


def items(project: Project) -> Iterator[Item]:
    """Yield everything that stands on the document's words."""
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


class _Sheet(NamedTuple):
    """The condensed document with a mark on every character that is quoted or told."""

    source: Condensed
    marks: bytearray

    def mark(self, span: tuple[int, int] | None, kind: int) -> None:
        """Mark the characters of a span."""
        for place in range(*(span or (0, 0))):
            self.marks[place] |= kind

    def counted(self, first: int, last: int) -> tuple[int, int, int]:
        """Count a span's letters and digits: all, those marked, those told in ``narrative``."""
        places = [place for place in range(first, last) if self.source.text[place].isalnum()]
        marked = [self.marks[place] for place in places if self.marks[place]]
        return len(places), len(marked), sum(1 for kind in marked if kind & _TOLD)


def coverage(project: Project) -> Coverage:
    """Hold the document against all that was made of it."""
    source = Condensed.of(project.source)
    start, end = _body(project.source)
    first, last = source.place(start), source.place(end)
    sheet = _Sheet(source, bytearray(len(source.text)))
    placed = sorted(_placed(project, source, first), key=_by_place)
    for item, *span in placed:
        if item.kind not in _COVER_NOTHING:
            sheet.mark((span[0], span[1]), _QUOTED)
    for words in project.plan.narrative:
        sheet.mark(source.find(words, first), _TOLD)
    spans = tuple(_spans(project.source))
    over = _overlaps(placed, [(source.place(one), source.place(two)) for one, two in spans])
    sentences = tuple(
        _sentence(project.source, sheet, span, tuple(over[index]), body=start <= span[0] < end)
        for index, span in enumerate(spans)
    )
    letters, marked, _ = sheet.counted(first, last)
    body = [sentence.covered for sentence in sentences if sentence.body]
    return Coverage(sentences, _share(sum(body), len(body)), _share(marked, letters))


def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(1)


def _by_place(entry: tuple[Item, int, int]) -> tuple[int, int]:
    return entry[1], -entry[2]


def _body(text: str) -> tuple[int, int]:
    """Return where the chapters begin and end, without the head and the annexes."""
    head = _BODY.search(text)
    start = head.start() if head else 0
    annex = _ANNEX.search(text, start)
    return start, annex.start() if annex else len(text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Return where each sentence begins and ends; what has neither letter nor digit is none."""
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


def _overlaps(
    placed: list[tuple[Item, int, int]], spans: list[tuple[int, int]]
) -> list[dict[Named, None]]:
    """Return the items of each sentence, each once, in the order of their words."""
    starts = [start for start, _ in spans]
    over: list[dict[Named, None]] = [{} for _ in spans]
    for item, start, end in placed:
        for index in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            if spans[index][1] > start:
                over[index][item.kind, item.ref, item.title] = None
    return over


def _sentence(
    text: str, sheet: _Sheet, span: tuple[int, int], over: tuple[Named, ...], *, body: bool
) -> Sentence:
    start, end = span
    letters, marked, told = sheet.counted(sheet.source.place(start), sheet.source.place(end))
    covered, narrative = 2 * marked >= letters, 2 * told >= letters
    return Sentence(text[start:end], start, end, body, over, covered, narrative)
