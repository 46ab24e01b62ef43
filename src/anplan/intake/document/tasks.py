"""Tasks of running text: which items are tasks, what they are called, who does them by when."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anplan.intake.document.actions import Action
from anplan.intake.document.assigned import Assigned, First, of_field, of_statement
from anplan.intake.document.deadlines import (
    Deadline,
    deadlines,
    looks_like_deadline,
    stated_deadline,
)
from anplan.intake.document.fields import Field, fields
from anplan.intake.document.offices import is_body, is_list_of_bodies
from anplan.intake.document.outline import Node
from anplan.intake.document.sentences import ends_sentence
from anplan.intake.document.statements import Statement, front_statement, statements
from anplan.intake.document.words import Words


class Facts(NamedTuple):
    """What lines say of a task beside its own words: who and when; ``cuts`` is what says it."""

    assigned: Assigned = Assigned()
    due: Deadline | None = None
    cuts: tuple[Words, ...] = ()
    results: tuple[Words, ...] = ()


class Task(NamedTuple):
    """A task as the document has it; ``values`` and ``measure`` are cells of a table for figures.

    ``head_measures`` are those that the heads of the values' columns say, '' where one says none.
    """

    number: str
    title: Words
    sections: tuple[Words, ...]
    assigned: Assigned
    due: Deadline | None
    text: tuple[Words, ...]
    results: tuple[Words, ...] = ()
    actions: tuple[Action, ...] = ()
    values: tuple[Words, ...] = ()
    measure: Words | None = None
    head_measures: tuple[str, ...] = ()


def facts(lines: Sequence[Words], *, first_leads: First = "") -> Facts:
    """Return what lines say about who does something and by when."""
    gathered = _Gathered(first_leads=first_leads)
    for words in lines:
        gathered.take(words)
    return Facts(gathered.assigned, gathered.due, tuple(gathered.cuts), tuple(gathered.results))


class _Gathered:
    """Goes from line to line and remembers the label whose list may go on below."""

    def __init__(self, *, first_leads: First) -> None:
        self.first_leads = first_leads
        self.assigned = Assigned()
        self.due: Deadline | None = None
        self.cuts: list[Words] = []
        self.results: list[Words] = []
        self.open: Field | None = None

    def take(self, words: Words) -> None:
        labelled = fields(words)
        if not labelled and self.open is not None and _goes_on(self.open, words):
            labelled = (Field(self.open.kind, words, words),)
        for one in labelled:
            self._take_field(one)
        self.open = _left_open(labelled, words) if labelled else None
        if all(one.kind in ("due", "result", "leader") for one in labelled):
            for statement in statements(words):
                if not any(_lies_in(statement.whole, one.whole) for one in labelled):
                    self._take_statement(statement)

    def _take_field(self, one: Field) -> None:
        value, day = (one.value, None) if one.kind == "due" else _without_day(one.value)
        named = of_field(one._replace(value=value), first_leads=self.first_leads)
        self.assigned = self.assigned.with_(named)
        if self.due is None:
            self.due = stated_deadline(one.value if one.kind == "due" else day or _NOTHING)
        self.cuts.append(one.whole)
        if one.kind == "result":
            self.results.append(one.whole)

    def _take_statement(self, statement: Statement) -> None:
        named = of_statement(statement, first_leads=self.first_leads)
        self.assigned = self.assigned.with_(named)
        self.due = self.due or statement.due
        self.cuts.append(statement.whole)


_NOTHING = Words("", 0)
_LAST_OF_LIST = re.compile(r"[,;、。] *(?P<last>[^,;、。()]{2,16})$")


def _without_day(value: Words) -> tuple[Words, Words | None]:
    """Return a list of offices without the day at its end, and that day: A、B，6月底完成."""
    match = _LAST_OF_LIST.search(value.folded)
    if match is None or is_body(match["last"]) or not looks_like_deadline(match["last"]):
        return value, None
    return value.part(0, match.start()), value.part(match.start("last"))


def _lies_in(words: Words, whole: Words) -> bool:
    return whole.start <= words.start < whole.end


def _left_open(labelled: Sequence[Field], words: Words) -> Field | None:
    """Return the label whose list goes on below: nothing behind it, or a separator at the end."""
    last = labelled[-1]
    is_open = not last.value.text or words.text.rstrip().endswith(("、", ",", "，"))
    return last if is_open else None


def _goes_on(field: Field, words: Words) -> bool:
    if field.kind == "due":
        return len(words.text) <= 30
    return field.kind in ("lead", "units", "support") and is_list_of_bodies(words)


def title_of(words: Words, cuts: Sequence[Words]) -> Words:
    """Return an item's words up to its first full stop, or to what says who does it."""
    end = len(words.text)
    for cut in cuts:
        if words.start < cut.start < words.start + end:
            end = cut.start - words.start
    stop = _full_stop(words.folded, end)
    return words.part(0, stop).stripped("。.;；,，:：、-–—")


def _full_stop(folded: str, end: int) -> int:
    depth = 0
    for place in range(end):
        sign = folded[place]
        if sign in "“《":
            depth += 1
        elif sign in "”》":
            depth = max(0, depth - 1)
        elif sign == "。" or (sign == "." and ends_sentence(folded, place)):
            return place
    return end


def own_lines(node: Node) -> list[Words]:
    """Return a node's own words and the lines directly below it."""
    return [node.words, *(line.words for line in node.lines)]


def all_lines(node: Node) -> list[Words]:
    """Return all words of a node and of what is below it."""
    return own_lines(node) + [words for below in node.walk() for words in own_lines(below)]


def assigned_above(node: Node) -> tuple[Words, Assigned] | None:
    """Return who is named in front of an item: 市教育局：新建…, 【市教育局】新建…."""
    statement = front_statement(node.words)
    return None if statement is None else (statement.rest, of_statement(statement))


def due_in(text: Sequence[Words]) -> Deadline | None:
    """Return the last day by which running text wants something done."""
    found = [deadline for words in text for deadline in deadlines(words)]
    return found[-1] if found else None


def sections_of(node: Node) -> Iterator[Words]:
    """Yield the headings a node stands below, the nearest first."""
    parent = node.parent
    while parent is not None and parent.parent is not None:
        if not parent.is_annex:
            yield parent.line
        parent = parent.parent
