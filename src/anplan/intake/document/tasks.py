"""Tasks of running text: which items are tasks, what they are called, who does them by when."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anplan.intake.document.deadlines import Deadline, deadlines, stated_deadline
from anplan.intake.document.fields import Field, fields
from anplan.intake.document.offices import Office, is_list_of_bodies, offices
from anplan.intake.document.outline import Node
from anplan.intake.document.statements import Statement, front_statement, statements
from anplan.intake.document.words import Words


class Assigned(NamedTuple):
    """Who does a task, by the parts that the document names."""

    lead: tuple[Office, ...] = ()
    units: tuple[Office, ...] = ()
    support: tuple[Office, ...] = ()
    leaders: tuple[Words, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nobody is named."""
        return not (self.lead or self.units or self.support)

    def with_(self, other: "Assigned") -> "Assigned":
        """Return both together, each office once."""
        return Assigned(
            _distinct(self.lead + other.lead),
            _distinct(self.units + other.units),
            _distinct(self.support + other.support),
            self.leaders + other.leaders,
            self.words + other.words,
        )


class Facts(NamedTuple):
    """What lines say of a task beside its own words: who and when; ``cuts`` is what says it."""

    assigned: Assigned = Assigned()
    due: Deadline | None = None
    cuts: tuple[Words, ...] = ()
    results: tuple[Words, ...] = ()


class Task(NamedTuple):
    """A task as the document has it."""

    number: str
    title: Words
    sections: tuple[Words, ...]
    assigned: Assigned
    due: Deadline | None
    text: tuple[Words, ...]
    results: tuple[Words, ...] = ()
    actions: tuple[Words, ...] = ()


def _distinct(found: tuple[Office, ...]) -> tuple[Office, ...]:
    return tuple({office.name: office for office in reversed(found)}.values())[::-1]


def facts(lines: Sequence[Words], *, first_leads: bool = False) -> Facts:
    """Return what lines say about who does something and by when."""
    found = Assigned()
    due: Deadline | None = None
    cuts: list[Words] = []
    results: list[Words] = []
    open_field: Field | None = None
    for words in lines:
        labelled = fields(words)
        if not labelled and open_field is not None and _goes_on(open_field, words):
            labelled = (Field(open_field.kind, words, words),)
        for one in labelled:
            found = found.with_(_assigned(one, first_leads=first_leads))
            due = due or (stated_deadline(one.value) if one.kind == "due" else None)
            cuts.append(one.whole)
            if one.kind == "result":
                results.append(one.whole)
        open_field = _left_open(labelled, words) if labelled else None
        if not labelled:
            for statement in statements(words):
                found = found.with_(_stated(statement, first_leads=first_leads))
                due = due or statement.due
                cuts.append(statement.whole)
        elif all(one.kind in ("due", "result", "leader") for one in labelled):
            for statement in statements(words):
                if not any(
                    one.whole.start <= statement.whole.start < one.whole.end for one in labelled
                ):
                    found = found.with_(_stated(statement))
                    cuts.append(statement.whole)
    return Facts(found, due, tuple(cuts), tuple(results))


def _left_open(labelled: Sequence[Field], words: Words) -> Field | None:
    """Return the label whose list goes on below: nothing behind it, or a separator at the end."""
    last = labelled[-1]
    is_open = not last.value.text or words.text.rstrip().endswith(("、", ",", "，"))
    return last if is_open else None


def _goes_on(field: Field, words: Words) -> bool:
    if field.kind == "due":
        return len(words.text) <= 30
    return field.kind in ("lead", "units", "support") and is_list_of_bodies(words)


def _assigned(field: Field, *, first_leads: bool) -> Assigned:
    if field.kind == "leader":
        return (
            Assigned(leaders=(field.value,), words=(field.whole,))
            if field.value.text
            else Assigned()
        )
    if field.kind not in ("lead", "units", "support"):
        return Assigned()
    value = _without_remark(field.value)
    within = list(statements(value, bare=False)) if field.kind == "units" else []
    if within and len(within[0].whole.text) >= len(value.text) * 0.8:
        stated = Assigned()
        for statement in within:
            stated = stated.with_(_stated(statement))
        return stated
    named = list(offices(value))
    lead = [
        office for office in named if office.flag in ("牵头", "主办", "总牵头", "牵头单位", "lead")
    ]
    support = [office for office in named if office.flag in ("配合", "协办", "配合单位", "support")]
    plain = [office for office in named if office not in lead and office not in support]
    words = (field.whole,)
    if field.kind == "lead":
        return Assigned(lead=tuple(lead + plain), support=tuple(support), words=words)
    if field.kind == "support":
        return Assigned(lead=tuple(lead), support=tuple(support + plain), words=words)
    if first_leads and plain and not lead:
        return Assigned(tuple(plain[:1]), tuple(plain[1:]), tuple(support), words=words)
    return Assigned(tuple(lead), tuple(plain), tuple(support), words=words)


def _without_remark(value: Words) -> Words:
    """Return a list without a bracket about the list: (列第一位者为牵头单位,下同)."""
    match = re.search(r"\([^()]*(?:第一|首位|下同|为牵头|排名)[^()]*\)?", value.folded)
    return value.part(0, match.start()) if match else value


def _stated(statement: Statement, *, first_leads: bool = False) -> Assigned:
    if first_leads and not statement.lead and not statement.support:
        first, rest = statement.units[:1], statement.units[1:]
        return Assigned(first, rest, words=(statement.whole,))
    return Assigned(statement.lead, statement.units, statement.support, words=(statement.whole,))


def title_of(words: Words, cuts: Sequence[Words]) -> Words:
    """Return an item's words up to its first full stop, or to what says who does it."""
    end = len(words.text)
    for cut in cuts:
        if words.start < cut.start < words.start + end:
            end = cut.start - words.start
    stop = _full_stop(words.folded, end)
    return words.part(0, stop).stripped("。.;；,，:：、")


def _full_stop(folded: str, end: int) -> int:
    depth = 0
    for place in range(end):
        sign = folded[place]
        if sign in "“《":
            depth += 1
        elif sign in "”》":
            depth = max(0, depth - 1)
        elif sign == "。" or (sign == "." and _ends_sentence(folded, place)):
            return place
    return end


def _ends_sentence(folded: str, place: int) -> bool:
    """Return whether a point ends an English sentence."""
    if place + 1 == len(folded):
        return True
    before, after = folded[max(0, place - 4) : place], folded[place + 1 : place + 3]
    is_short = re.search(r"(?:^|[ (])(?:No|St|Mr|Dr|approx|e\.g|i\.e|[A-Z])$", before)
    return bool(re.match(r" [A-Z(]", after)) and not is_short


def own_lines(node: Node) -> list[Words]:
    """Return a node's own words and the lines directly below it."""
    return [node.words, *(line.words for line in node.lines)]


def all_lines(node: Node) -> list[Words]:
    """Return all words of a node and of what is below it."""
    return own_lines(node) + [words for below in node.walk() for words in own_lines(below)]


def assigned_above(node: Node) -> tuple[Words, Assigned] | None:
    """Return who is named in front of an item: 市教育局：新建…, 【市教育局】新建…."""
    statement = front_statement(node.words)
    return None if statement is None else (statement.rest, _stated(statement))


def due_in(text: Sequence[Words]) -> Deadline | None:
    """Return the last day by which running text wants something done."""
    last: Deadline | None = None
    for words in text:
        for last in deadlines(words):
            pass
    return last


def sections_of(node: Node) -> Iterator[Words]:
    """Yield the headings a node stands below, the nearest first."""
    parent = node.parent
    while parent is not None and parent.parent is not None:
        if not parent.is_annex:
            yield parent.line
        parent = parent.parent
