"""What a task consists of: its own items, else the sentences of its text; their kinds are guesses."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from anplan.intake.document.tasks.provisions import Provision, provision
from anplan.intake.document.text.deadlines import Deadline, cycle_of, deadlines
from anplan.intake.document.text.sentences import sentences
from anplan.intake.document.text.words import Places, Words

ActionKind = Literal["milestone", "recurring", "standing"]

_COMES_BACK = re.compile(
    r"每(?:个)?(?:月|季度?|半年|年|周|学期)|按[月季]|[Ee]very |[Mm]onthly|[Qq]uarterly|[Aa]nnually|"
    r"(?:each|a|per) (?:month|quarter|half-year|year)\b(?! (?:ago|earlier|later))"
)
_GOES_ON = re.compile(r"持续|常态化|长期|不断|深入|加强|强化|优化|[Oo]ngoing")
_ENDS = re.compile(
    r"建成|完成|启动|开工|竣工|投用|投入使用|揭牌|挂牌|出台|印发|制定|编制|召开|举办|办好|新建|新增|改造|组建|成立|设立|建立"
)
_LEAST = 4


class Action(NamedTuple):
    """A part of a task; ``kind`` and ``every`` are guesses by its words."""

    words: Words
    kind: ActionKind
    due: Deadline | None = None
    every: str | None = None


def actions_of(title: Words, parts: Sequence[Words], cuts: Sequence[Words]) -> tuple[Action, ...]:
    """Return the actions in the parts of a task, without its title and what says who does it."""
    places = Places(cuts)
    return tuple(
        _action(words)
        for part in parts
        for words in _sentences(part)
        if not _is_titles(words, title) and not _is_cut(words, places) and provision(words) is None
    )


def _is_titles(words: Words, title: Words) -> bool:
    """Return whether a title says it: all but the days of a title that has several."""
    if words.start == title.start:
        return True
    return title.start < words.start < title.end and next(deadlines(words), None) is None


def provisions_of(title: Words, text: Sequence[Words]) -> tuple[Provision, ...]:
    """Return the sentences of a task that rule something in the place of asking for it."""
    return tuple(
        found
        for part in text
        for words in _sentences(part)
        if words.start != title.start and (found := provision(words)) is not None
    )


def _sentences(words: Words) -> Iterator[Words]:
    for sentence in sentences(words):
        for found in _by_day(sentence):
            if sum(sign.isalpha() for sign in found.text) >= _LEAST:
                yield found


def _by_day(sentence: Words) -> Iterator[Words]:
    """Cut a sentence of several days in front of each: 建成3座，6月底前开工，年底前完工."""
    folded, first = sentence.folded, 0
    days = [one.words.start - sentence.start for one in deadlines(sentence)]
    for day in days if len(days) > 1 else ():
        comma = folded.rfind(",", first, day)
        if comma >= 0 and not folded[comma + 1 : day].strip():
            yield sentence.part(first, comma)
            first = comma + 1
    yield sentence.part(first)


def _is_cut(words: Words, cuts: Places) -> bool:
    """Return whether a sentence is, but for a few signs, what says who does something by when."""
    return cuts.within(words.start, words.end) * 2 > len(words.text)


def _action(words: Words) -> Action:
    folded = words.folded
    due = next(deadlines(words), None)
    if match := _COMES_BACK.search(folded):
        return Action(words, "recurring", due, cycle_of(match[0]))
    is_standing = due is None and (_GOES_ON.search(folded) or not _ENDS.search(folded))
    return Action(words, "standing" if is_standing else "milestone", due)
