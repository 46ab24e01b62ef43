"""Tasks of running text: which items are tasks, what they are called, who does them by when."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anplan.intake.document.tasks.actions import Action
from anplan.intake.document.tasks.outline import Node
from anplan.intake.document.tasks.papers import handed_in
from anplan.intake.document.text.deadlines import (
    Deadline,
    deadlines,
    looks_like_deadline,
    stated_deadline,
)
from anplan.intake.document.text.sentences import ends_sentence
from anplan.intake.document.text.words import Places, Words
from anplan.intake.document.who.assigned import PARTS, Assigned, First, of_field, of_statement
from anplan.intake.document.who.fields import Field, fields
from anplan.intake.document.who.offices import is_body, is_list_of_bodies, offices
from anplan.intake.document.who.statements import Statement, front_statement, statements


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
        labelled, above = fields(words), self.open
        more = _going_on(above, words) if above is not None and not labelled else ()
        labelled = labelled or more
        if any(one.kind == "lead" for one in labelled):
            self.first_leads = ""  # who leads has a label; the rest do not by their place
        for one in labelled:
            self._take_field(one)
        self.open = _left_open(labelled, words) if labelled else None
        if more and more[0].value is not words:
            self.open = above  # the next line may be somebody else's duties
        if all(one.kind in ("due", "result", "leader") for one in labelled):
            for statement in statements(words):
                if not any(_lies_in(statement.whole, one.whole) for one in labelled):
                    self._take_statement(statement)
        self._take_days(words)

    def _take_days(self, words: Words) -> None:
        """Take a bracket at a line's end that holds nothing but days: （3月底前开工，4月20日前投用）."""
        match = _DAYS_AT_END.search(words.folded)
        if match is None or self.due is not None or _OF_A_YEAR.match(match["days"]):
            return
        if all(_may_be_day(part.strip()) for part in re.split("[,;、]", match["days"])):
            self.due = stated_deadline(words.part(match.start("days"), match.end("days")))
            self.cuts.append(words.part(match.start(), match.end()))

    def _take_field(self, one: Field) -> None:
        value, day = _without_day(one.value) if one.kind in PARTS else (one.value, None)
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


_DAYS_AT_END = re.compile(r"\((?P<days>[^()]{2,40})\)[。;]?$")
_OF_A_YEAR = re.compile(r"(?:20\d\d|去|上)年(?:度|底|末)?(?:为|是|[:：]|完成|达)")
"""What a year's figure was, in a bracket: （2024年为900户）."""
_NOTHING = Words("", 0)
_BY_WHOM = re.compile(r"[,;、] *由$")
"""What leads to names that are a part of the sentence: 改造小区，由区住建局牵头."""
_DUTY = re.compile(r"(?P<names>[^:。;]{2,40}):(?:负责|牵头|协助|配合|做好|指导|组织|承担|落实)")
_NEAR = 4
_DONE = re.compile(
    r"(?:活动|会议|比赛|展会|节会|考试|开学|汛期|采暖期)[^,]{0,4}(?:前|后|期间)$|(?:期间|之?前|[底末])(?:完成|建成|开工|竣工|投用)$|^(?:之后|此后|其后|并)(?:长期|持续|常态化)"
)
_LAST_OF_LIST = re.compile(r"[,;、。] *(?P<last>[^,;、。()]{2,24})$")


def _without_day(value: Words) -> tuple[Words, Words | None]:
    """Return a list of offices without the days at its end, and these: A、B，3月启动、6月底完成."""
    names, first = value, None
    while (match := _LAST_OF_LIST.search(names.folded)) is not None:
        if is_body(match["last"]) or not _may_be_day(match["last"]):
            break
        first = match.start("last")
        names = value.part(0, match.start())
    return names, None if first is None else value.part(first)


def _may_be_day(text: str) -> bool:
    return looks_like_deadline(text) or _DONE.search(text) is not None


def _lies_in(words: Words, whole: Words) -> bool:
    return whole.start <= words.start < whole.end


def _left_open(labelled: Sequence[Field], words: Words) -> Field | None:
    """Return the label whose list goes on below: nothing behind it, or a separator at the end."""
    last = labelled[-1]
    is_open = not last.value.text or words.text.rstrip().endswith(("、", ",", "，"))
    return last if is_open or _is_parted_by_blanks(last) else None


def _is_parted_by_blanks(field: Field) -> bool:
    """Return whether a list has no sign between its names, so that none can say that it goes on."""
    return (
        field.kind in PARTS
        and " " in field.value.folded
        and not field.value.folded.isascii()
        and len(list(offices(field.value))) > 1
    )


def _going_on(opened: Field, words: Words) -> tuple[Field, ...]:
    """Return a line as more of the list above it: names, or names with their duties behind a colon."""
    duty = _DUTY.match(words.folded)
    named = words.part(*duty.span("names")) if duty else None
    if named and opened.kind in PARTS and is_list_of_bodies(named):
        return (Field(opened.kind, named, words),)
    return (Field(opened.kind, words, words),) if _goes_on(opened, words) else ()


def _goes_on(field: Field, words: Words) -> bool:
    if field.kind == "due":
        return len(words.text) <= 30
    return field.kind in PARTS and is_list_of_bodies(words)


def title_of(words: Words, cuts: Sequence[Words]) -> Words:
    """Return an item's words up to its first full stop, or to what says who does it."""
    folded, end = words.folded, len(words.text)
    for cut in cuts:
        place = cut.start - words.start
        if 0 < place < end and not _BY_WHOM.search(folded[max(0, place - _NEAR) : place]):
            end = place
    stop = _full_stop(folded, end)
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


_MENDS = re.compile(r"整改(?:目标|措施|要求|任务) ?:")
"""Labels of a list of faults: what stands in front of them tells what is wrong."""


def fault_of(text: Sequence[Words]) -> tuple[Words, ...]:
    """Return the words of an item that only tell a fault, where labels below say how it is mended."""
    if len(text) > 1 and any(_MENDS.match(words.folded) for words in text[1:]):
        return (text[0],)
    return ()


_IS_A_PAPER = re.compile(r"规划|方案|计划|报告|办法|标准|清单|意见")
"""A task whose work is a paper is done when the paper is handed in."""


def due_in(text: Sequence[Words]) -> Deadline | None:
    """Return the last day by which running text wants something done.

    The day of a paper is the task's own only where its first sentence asks for the paper.
    """
    found = [(deadline, words) for words in text for deadline in deadlines(words)]
    if not found:
        return None
    title = title_of(text[0], ())
    papers = Places([clause for words in {one for _, one in found} for clause in handed_in(words)])
    own = [
        deadline
        for deadline, _ in found
        if deadline.words.start < title.end or not papers.has(deadline.words.start)
    ]
    if not own and _IS_A_PAPER.search(title.folded):
        return found[-1][0]
    return own[-1] if own else None


def sections_of(node: Node) -> Iterator[Words]:
    """Yield the headings a node stands below, the nearest first."""
    parent = node.parent
    while parent is not None and parent.parent is not None:
        if not parent.is_annex:
            yield parent.line
        parent = parent.parent
