"""Which words of the document became something: every sentence beside its items."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol

from anplan.base.problem import Spot
from anplan.model.paths import PLAN, indicator_path, register_path, task_path, unit_path
from anplan.model.project import Project
from anplan.model.registers import Register
from anplan.model.tasks import Task
from anplan.model.types.records import Sourced

PlanKind = Literal["phase", "goal", "group", "section", "obligation", "duty"]
ItemKind = PlanKind | Literal["indicator", "task", "action", "register", "unit"]
ItemName = tuple[ItemKind, str, str]
"""An item's kind, ref and title."""

_SENTENCE = re.compile(r"""[^。！？\n]*[。！？]+[”’"'」』）)】〕》〉]*|[^。！？\n]+""")
_BODY = re.compile(r"^[ \t\u3000]*一、", re.MULTILINE)
_ANNEX = re.compile(
    r"^[ \t\u3000]*附[件表]"
    r"(?:[ \t\u3000]*[0-9０-９一二三四五六七八九十]*[ \t\u3000]*[:：]?[ \t\u3000]*\n"
    r"(?:[ \t\u3000]*\n)*[ \t\u3000]*[^\s0-9０-９(（一二三四五六七八九十|][^\n。]*$|[^\n]*)",
    re.MULTILINE,
)
"""The line that begins an annex and, where it has no more than a number, its title below."""
_COVER_NOTHING = ("group", "unit")
_QUOTED, _NARRATIVE = 1, 2


Span = tuple[int, int]


class Item(NamedTuple):
    """Something that stands on words of the document, and where it is written down."""

    kind: ItemKind
    ref: str
    title: str
    record: Sourced
    spot: Spot

    @property
    def name(self) -> ItemName:
        """Return its name without its words and its place."""
        return self.kind, self.ref, self.title


class Sentence(NamedTuple):
    """A sentence of the document with its place there and the items that stand on its words.

    ``body`` marks the text that has to be covered: the chapters, and annexes something is quoted
    from; ``narrative`` marks a sentence
    that is listed as asking for nothing, which covers it too.
    """

    text: str
    start: int
    end: int
    body: bool
    items: tuple[ItemName, ...]
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
        """Return a text without its white space."""
        offsets = tuple(offset for offset, sign in enumerate(text) if not sign.isspace())
        return cls("".join(text[offset] for offset in offsets), offsets)

    def place(self, offset: int) -> int:
        """Return where an offset of the text itself lies in the condensed one."""
        return bisect_left(self.offsets, offset)

    def find(self, quote: str | None, start: int = 0) -> tuple[int, int] | None:
        """Return where words begin and end, looked for from a place on, else anywhere."""
        words = "".join((quote or "").split())
        if not words:
            return None
        place = self.text.find(words, start)
        if place < 0:
            place = self.text.find(words)
        return (place, place + len(words)) if place >= 0 else None


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


class _Listed(Sourced, Protocol):
    """An entry of one of the plan's lists."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its heading."""


def _plan_items(project: Project) -> Iterator[Item]:
    plan = project.plan
    yield from _listed("phase", "phases", plan.phases)
    yield from _listed("goal", "goals", plan.goals)
    yield from _listed("group", "groups", plan.groups)
    yield from _listed("section", "sections", plan.sections)
    yield from _listed("obligation", "obligations", plan.obligations)
    for index, duty in enumerate(plan.duties):
        yield Item("duty", str(index + 1), duty.title, duty, Spot(PLAN, ("duties", index)))


def _listed(kind: PlanKind, key: str, records: Sequence[_Listed]) -> Iterator[Item]:
    for index, record in enumerate(records):
        yield Item(kind, record.id, record.title, record, Spot(PLAN, (key, index)))


class _Sheet(NamedTuple):
    """The condensed document with a mark on every character that is quoted or narrative."""

    source: Condensed
    marks: bytearray

    def mark(self, span: tuple[int, int] | None, kind: int) -> None:
        """Mark the characters of a span."""
        for place in range(*(span or (0, 0))):
            self.marks[place] |= kind

    def is_quoted(self, span: Span) -> bool:
        """Return whether something is quoted from a part of the text itself."""
        first, last = self.source.place(span[0]), self.source.place(span[1])
        return any(self.marks[first:last])

    def letters(self, first: int, last: int) -> tuple[int, int, int]:
        """Return how many letters and digits a span has: all, those marked, those narrative."""
        places = [place for place in range(first, last) if self.source.text[place].isalnum()]
        marked = [self.marks[place] for place in places if self.marks[place]]
        return len(places), len(marked), sum(1 for kind in marked if kind & _NARRATIVE)


def coverage(project: Project) -> Coverage:
    """Return which sentences of the document are covered by everything that was made of it."""
    source = Condensed.of(project.source)
    chapters, annexes = _parts(project.source)
    first = source.place(chapters[0])
    sheet = _Sheet(source, bytearray(len(source.text)))
    placed = sorted(_placed(project, source, first), key=_by_place)
    for item, *span in placed:
        if item.kind not in _COVER_NOTHING:
            sheet.mark((span[0], span[1]), _QUOTED)
    counted = [chapters, *(annex for annex in annexes if sheet.is_quoted(annex))]
    spans = tuple(_spans(project.source))
    condensed = [(source.place(begin), source.place(stop)) for begin, stop in spans]
    again: dict[str, list[tuple[int, int]]] = {}
    for begin, stop in condensed:
        again.setdefault(source.text[begin:stop], []).append((begin, stop))
    for words in project.plan.narrative:
        sheet.mark(source.find(words, first), _NARRATIVE)
        for said in again.get("".join(words.split()), ()):
            sheet.mark(said, _NARRATIVE)
    sentences = tuple(
        _sentence(project.source, sheet, span, tuple(names), body=_lies_in(span, counted))
        for span, names in zip(spans, _overlaps(placed, condensed), strict=True)
    )
    letters = [sheet.letters(source.place(start), source.place(end)) for start, end in counted]
    body = [sentence.covered for sentence in sentences if sentence.body]
    return Coverage(
        sentences,
        _share(sum(body), len(body)),
        _share(sum(marked for _, marked, _ in letters), sum(count for count, _, _ in letters)),
    )


def _lies_in(span: Span, parts: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in parts)


def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(1)


def _by_place(entry: tuple[Item, int, int]) -> tuple[int, int]:
    return entry[1], -entry[2]


def _parts(text: str) -> tuple[Span, tuple[Span, ...]]:
    """Return where the chapters begin and end, without the head, and so each annex.

    An annex goes from below its own line to the next one's. Its words count once something is
    quoted from it: many are forms to fill in.
    """
    head = _BODY.search(text)
    start = head.start() if head else 0
    lines = list(_ANNEX.finditer(text, start))
    ends = [*(line.start() for line in lines[1:]), len(text)]
    annexes = tuple((line.end(), end) for line, end in zip(lines, ends, strict=False))
    return (start, lines[0].start() if lines else len(text)), annexes


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends; one has at least a letter or a digit."""
    for match in _SENTENCE.finditer(text):
        words = match[0].strip()
        if any(sign.isalnum() for sign in words):
            start = match.start() + match[0].index(words)
            yield start, start + len(words)


def _placed(project: Project, source: Condensed, body: int) -> Iterator[tuple[Item, int, int]]:
    """Yield each item with the place of its words; an action's come after its task's heading."""
    heading = body
    for item in items(project):
        if item.kind == "unit":
            continue
        if item.kind not in ("task", "action"):
            heading = body
        span = source.find(item.record.quote, heading if item.kind == "action" else body)
        if isinstance(item.record, Task):
            heading = span[0] if span else body
            units_span = source.find(item.record.units_quote, heading)
            if units_span:
                yield item, *units_span
        elif isinstance(item.record, Register):
            for stage in item.record.stages:
                stage_span = source.find(stage.quote, body)
                if stage_span:
                    yield item, *stage_span
        if span:
            yield item, *span


def _overlaps(
    placed: list[tuple[Item, int, int]], spans: list[tuple[int, int]]
) -> list[dict[ItemName, None]]:
    """Return the items of each sentence, each once, in the order of their words."""
    starts = [start for start, _ in spans]
    names: list[dict[ItemName, None]] = [{} for _ in spans]
    for item, start, end in placed:
        for index in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            if spans[index][1] > start:
                names[index][item.name] = None
    return names


def _sentence(
    text: str, sheet: _Sheet, span: tuple[int, int], names: tuple[ItemName, ...], *, body: bool
) -> Sentence:
    start, end = span
    letters, marked, narrative = sheet.letters(sheet.source.place(start), sheet.source.place(end))
    return Sentence(
        text=text[start:end],
        start=start,
        end=end,
        body=body,
        items=names,
        covered=2 * marked >= letters,
        narrative=2 * narrative >= letters,
    )
