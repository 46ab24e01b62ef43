"""A rule: its code and level, why it is there, what breaks it and what does not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from anplan.base.message import Message
from anplan.base.period import Period
from anplan.base.problem import Level, Place, Problem, Spot
from anplan.checks.change import Change
from anplan.checks.index import Index
from anplan.model.project import Project
from anplan.state.papers import Paper

Example = Mapping[str, str]
FIXED = "YSA"
"""The families about the text itself and about what is said to check: no plan changes them."""
ONLY_BY_THE_PLAN = "HB"
"""The families that no comment silences: it would come with the very change they are about, or
stand in a brief, which is rendered."""


class Finding(NamedTuple):
    """What a rule found: where, what is wrong there, and how to mend it."""

    where: Spot | Place
    message: Message
    hint: Message | None = None


class IssuedBrief(NamedTuple):
    """An issued brief beside what its inputs give.

    ``said``: the digest of the inputs that stands at its end, None where it names none, or
    comes from another version of anplan. ``as_rendered``: None where it was not rendered again.
    """

    period: Period
    file: str
    is_written: bool
    said: str | None
    digest: str
    as_rendered: bool | None = None


Find = Callable[[Project, Index], Iterable[Finding]]
FindInPapers = Callable[[Project, Sequence[Paper]], Iterable[Finding]]
FindInChange = Callable[[Change], Iterable[Finding]]
FindInBrief = Callable[[IssuedBrief], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``title`` and ``why`` are texts of the catalogue.

    The examples are files laid over the workspace of ``checks/examples/workspace.py``. A rule about what
    the files say has ``find``; one that needs a day has ``find_in_papers``, since papers are
    missing or late on a day; one about a month's issued brief has ``find_in_brief``; one that
    judges a change has ``find_in_change``, and ``before`` is what its examples change. Where there
    is none of them the reader itself finds the problem.
    ``written`` tells how the wrong example lies on disk: as UTF-8 text, in GBK, or as a
    symbolic link to the file that the text names. ``since`` is the first period that the rule
    was there for: in files of earlier ones its findings are notes, so that what was accepted
    stays accepted.
    """

    code: str
    level: Level
    title: str
    why: str
    wrong: Example
    right: Example
    find: Find | None = None
    find_in_papers: FindInPapers | None = None
    find_in_brief: FindInBrief | None = None
    written: Literal["utf-8", "gbk", "link"] = "utf-8"
    since: Period | None = None
    before: Example = field(default_factory=dict)
    find_in_change: FindInChange | None = None

    @property
    def family(self) -> str:
        """Give the letter of its family."""
        return self.code[0]

    @property
    def adjustable(self) -> bool:
        """Tell whether a plan may set its level."""
        return self.family not in FIXED

    @property
    def allowable(self) -> bool:
        """Tell whether a comment may let one of its findings stand."""
        return self.adjustable and self.family not in ONLY_BY_THE_PLAN

    def problems(self, project: Project, index: Index) -> Iterator[Problem]:
        """Give what the rule finds as problems of its code and level."""
        if self.find is not None:
            for finding in self.find(project, index):
                yield Problem(self.code, self.level, *finding)

    def problems_of_papers(self, project: Project, papers: Sequence[Paper]) -> Iterator[Problem]:
        """Give what the rule finds in papers that were judged on a day."""
        if self.find_in_papers is not None:
            for finding in self.find_in_papers(project, papers):
                yield Problem(self.code, self.level, *finding)

    def problems_of_brief(self, brief: IssuedBrief) -> Iterator[Problem]:
        """Give what the rule finds in a month's issued brief."""
        if self.find_in_brief is not None:
            for finding in self.find_in_brief(brief):
                yield Problem(self.code, self.level, *finding)

    def problems_of_change(self, change: Change) -> Iterator[Problem]:
        """Give what the rule finds in a change of the files."""
        if self.find_in_change is not None:
            for finding in self.find_in_change(change):
                yield Problem(self.code, self.level, *finding)
