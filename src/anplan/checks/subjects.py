"""What rules are about, beside a change: the files, a month's papers, an issued brief."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from anplan.base.message import Message
from anplan.base.period import Period
from anplan.checks.index import Index
from anplan.checks.rule import Rule
from anplan.model.project import Project
from anplan.state.papers import Paper
from anplan.state.question import Question
from anplan.state.registers.ways import Ways, ways_of

_NAMING = frozenset({"units", "plan/indicators", "plan/registers", "plan/tasks"})
"""The folders whose files give a thing its name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files say. ``rules`` are those whose levels a plan may set, by code."""

    project: Project
    index: Index
    rules: Mapping[str, Rule[Any]]

    @classmethod
    def of(cls, project: Project, rules: Mapping[str, Rule[Any]]) -> "Facts":
        """Gather what the rules look up in a project."""
        return cls(project, Index.of(project), rules)

    @property
    def knows_all_names(self) -> bool:
        """Return whether every folder that names things could be read."""
        return not self.project.broken & _NAMING


class EvidenceFiles(NamedTuple):
    """The papers that prove something beside the files at their places.

    ``hashes`` are those of the files by their path, or why there is none to be compared.
    """

    project: Project
    hashes: Mapping[str, str | Message]


class MonthPapers(NamedTuple):
    """The papers that are owed for a month, judged on a day: then they are missing or late."""

    project: Project
    papers: Sequence[Paper]


class MonthItems(NamedTuple):
    """The items of registers as a month leaves them: then it shows what stands still."""

    project: Project
    ways: Ways
    day: date

    @classmethod
    def of(cls, project: Project, period: Period) -> "MonthItems":
        """Follow the items up to the last day of a month."""
        question = Question.on(period.end)
        return cls(project, ways_of(project, question), period.end)


class MonthFigures(NamedTuple):
    """The figures of other plans as they are to be there at a month's end."""

    project: Project
    day: date


class IssuedBrief(NamedTuple):
    """An issued brief beside what its inputs give.

    ``is_issued``: False where it says so and nobody issued it. ``signed_digest``: the digest of
    the inputs that stands at its end, None where it names none. ``as_rendered``: whether it is what
    its inputs give but for the version, None where it was not rendered again. ``version``: the
    one that it names, where that is another one. ``is_found``: whether the files that it was made
    of were found; then ``momentary`` says what they had only while it was made, ``is_beside``
    whether they were on a branch alone, ``template`` is the workspace's own where it was used.
    """

    period: Period
    file: str
    is_written: bool
    signed_digest: str | None
    digest: str
    as_rendered: bool | None = None
    version: str | None = None
    is_issued: bool = True
    is_found: bool = False
    is_beside: bool = False
    momentary: tuple[Message, ...] = ()
    template: str | None = None

    @property
    def is_compared(self) -> bool:
        """Return whether it was held against the files that it was made of."""
        return self.is_found or self.signed_digest == self.digest
