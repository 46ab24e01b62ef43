"""What is unsure: questions with the answers that may be given, the suggested one first."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from anplan.base.message import Message, say
from anplan.intake.document.head.head import Head
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.words import Words, fold

_MOST_NAMES = 400


Kind = Literal[
    "title",
    "issuer",
    "issued",
    "start",
    "coordinator",
    "papers",
    "office",
    "gap",
    "figure",
    "nobody",
    "bracket",
    "members",
]


class Question(NamedTuple):
    """A question about words of the document; the first choice is the suggestion.

    ``names`` are those that the question is about.
    """

    text: Message
    words: Words | None
    choices: tuple[Message, ...]
    kind: Kind = "title"
    names: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Kind, int, tuple[str, ...]]:
        """Return what tells it from the others."""
        return self.kind, self.words.start if self.words else -1, self.names


def doubts(head: Head, tasks: Sequence[Task]) -> Iterator[Question]:
    """Yield what a person has to settle."""
    yield from _of_head(head)
    yield from _spellings(tasks)
    yield from _gaps(tasks)
    for task in tasks:
        yield from _of_task(task)


def _of_head(head: Head) -> Iterator[Question]:
    if head.title is None:
        yield Question(
            say("The document has no title that was recognised. What is it called?"), None, ()
        )


def _spellings(tasks: Sequence[Task]) -> Iterator[Question]:
    """Ask whether two names are one office: 区发改局 and 区发展和改革局."""
    names: dict[str, Words] = {}
    for task in tasks:
        for office in (*task.assigned.lead, *task.assigned.units, *task.assigned.support):
            if not office.is_group:
                names.setdefault(office.name, office.words)
    listed = sorted(names, key=lambda name: (len(name), name))[:_MOST_NAMES]
    for place, short in enumerate(listed):
        for long in listed[place + 1 :]:
            if _may_be_one(fold(short), fold(long)):
                yield Question(
                    say("Are {short} and {long} one office?", short=short, long=long),
                    names[short],
                    (say("yes, called {name}", name=long), say("no, they are two")),
                    "office",
                    (short, long),
                )


def _may_be_one(short: str, long: str) -> bool:
    plain, other = re.sub(r"[<>()\s]", "", short), re.sub(r"[<>()\s]", "", long)
    if plain == other:
        return True
    if len(plain) < 3 or len(other) - len(plain) < 2 or plain[-1] != other[-1]:
        return False
    if plain[0] != other[0] and plain[0] not in "市区县省":
        return False
    rest = iter(other)
    return all(sign in rest for sign in plain)


def _gaps(tasks: Sequence[Task]) -> Iterator[Question]:
    """Tell numbers that are missing in a list numbered through."""
    numbers = [
        (int(task.number), task.title)
        for task in tasks
        if task.number.isdecimal() and len(task.number) <= 6
    ]
    for (before, _), (after, title) in pairwise(numbers):
        if before + 1 < after <= before + 10:
            yield Question(
                say(
                    "No. {first} follows on no. {last}. Is something missing?",
                    first=after,
                    last=before,
                ),
                title,
                (say("no, the document jumps"), say("yes, it was not read")),
                "gap",
            )


_BEHIND = r"(?!方面|环节|阶段|年|维度|层面|一|转变|统一|重点)"
_SPELT = re.compile(
    r"(?:新建|建设|建成|打造|培育|引进|新增|改造|创建|举办|完成|组建|设立|引育)[^,。;、“”]{0,8}?"
    rf"(?P<figure>[两二三四五六七八九十]{{1,3}}(?:家|个|所|座|条|处|项|名|场|次){_BEHIND}"
    rf"|(?<=举办)[两三四五六七八九十]{{1,3}}期{_BEHIND})"
)
_NAME = re.compile(r"二[期次场条项]")
"""What is a name: 政务服务中心二期, 二次供水; who counts writes 两."""


def _spelt(words: Words) -> Iterator[Question]:
    """Ask about figures in words, which are as often part of a name: 新建两所学校, 三个一批."""
    for match in _SPELT.finditer(words.folded):
        if _NAME.fullmatch(match["figure"]):
            continue
        figure = words.part(match.start("figure"), match.end("figure"))
        yield Question(
            say("Is {text} a figure to be reached?", text=figure.text),
            figure,
            (say("yes"), say("no")),
            "figure",
        )


def _of_task(task: Task) -> Iterator[Question]:
    if task.assigned.is_empty:
        yield Question(
            say("Nobody is named for {task}. Who does it?", task=task.title.condensed),
            task.title,
            (),
            "nobody",
        )
    for words in task.text:
        yield from _spelt(words)
        said = [one for one in task.assigned.words if words.start <= one.start < words.end]
        folded = words.folded
        if said and folded.count("(") != folded.count(")"):
            quote = words.part(min(one.start for one in said) - words.start)
            yield Question(
                say(
                    "A bracket is not closed: {text}. Does the list end there?",
                    text=quote.condensed,
                ),
                quote,
                (say("yes"), say("no")),
                "bracket",
            )
