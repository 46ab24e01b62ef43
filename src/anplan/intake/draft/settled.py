"""What was answered to the questions about a document, and what a workspace knows already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from anplan.intake.document.doubts import Kind, Question
from anplan.intake.document.text.words import Words, fold

_BRACKETS = re.compile(r"[<>()]")
Key = tuple[Kind, int, tuple[str, ...]]
"""What tells a question from the others."""
Answer = int | str
"""The place of the choice that was taken, or what was typed instead."""


def plain(text: str) -> str:
    """Return a text as names and titles are compared: folded and without white space."""
    return "".join(fold(text).split())


def bare(name: str) -> str:
    """Return an office's name as it is compared: brackets are spelling."""
    return _BRACKETS.sub("", plain(name))


class KnownTask(NamedTuple):
    """A task of a workspace: its id, and the title and number that its file has."""

    id: str
    title: str
    label: str = ""


class KnownFigure(NamedTuple):
    """An indicator of a workspace: its id, and the title, the measure and the quote of its file."""

    id: str
    title: str
    measure: str = ""
    quote: str = ""


class Known(NamedTuple):
    """The ids of a workspace that is there already, by what the document calls each.

    ``units`` and ``groups`` by their names, ``sections`` by their titles; ``names`` are those of units
    by their ids. ``settled`` are the questions about the plan whose line somebody took out;
    ``said`` has what plan.yaml says instead; ``members`` are the units of each group that has any.
    """

    units: Mapping[str, str] = {}
    groups: Mapping[str, str] = {}
    tasks: tuple[KnownTask, ...] = ()
    indicators: tuple[KnownFigure, ...] = ()
    sections: Mapping[str, int] = {}
    names: Mapping[str, str] = {}
    settled: frozenset[Kind] = frozenset()
    said: Mapping[str, str] = {}
    members: Mapping[str, tuple[str, ...]] = {}


@dataclass
class Settled:
    """The questions about a document with the answers that were given."""

    questions: Sequence[Question]
    answers: Mapping[Key, Answer] = field(default_factory=dict)

    def answer(self, question: Question) -> Answer | None:
        """Return the answer to a question; None while it is open."""
        return self.answers.get(question.key)

    def first(self, kind: Kind) -> Question | None:
        """Return the only question of a kind."""
        return next((one for one in self.questions if one.kind == kind), None)

    def value(self, kind: Kind) -> str | None:
        """Return the answer to the only question of a kind: what was typed, or the choice's name."""
        question = self.first(kind)
        answer = self.answer(question) if question else None
        if question is None or answer is None:
            return None
        return question.names[answer] if isinstance(answer, int) else answer

    def open_of(self, *kinds: Kind) -> tuple[Question, ...]:
        """Return the open questions of some kinds."""
        return tuple(one for one in self.questions if one.kind in kinds and self._is_open(one))

    def open_in(self, text: Sequence[Words], *kinds: Kind) -> tuple[Question, ...]:
        """Return the open questions of some kinds that lie in a text."""
        return tuple(
            one
            for one in self.open_of(*kinds)
            if one.words and any(part.start <= one.words.start < part.end for part in text)
        )

    def _is_open(self, question: Question) -> bool:
        return question.key not in self.answers


_OF_GOVERNMENT = re.compile(r"(?:人民)?政府$|办事处$")


def bare_group(name: str) -> str:
    """Return a group's name as it is compared: 各乡镇 act by their governments, 各乡镇人民政府."""
    return _OF_GOVERNMENT.sub("", bare(name))


def same_office(settled: Settled) -> Mapping[str, str]:
    """Return the names that were said to be other spellings, each with the name that stays."""
    found = {}
    for question in settled.questions:
        if question.kind == "office" and settled.answer(question) == 0:
            short, long = question.names
            found[bare(short)] = long
    return found
