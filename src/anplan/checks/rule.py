"""A rule: its code and level, why it is there, what breaks it and what does not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeVar

from anplan.base.message import Message
from anplan.base.period import Period
from anplan.base.problem import Level, Place, Problem, Spot

S = TypeVar("S")

Example = Mapping[str, str]
FIXED = "YSAH"
"""The families about the text itself, about what is said to check and about changes: no plan
changes them."""
ONLY_BY_THE_PLAN = "HB"
"""The families that no comment silences: it would come with the very change they are about, or
stand in a brief, which is rendered."""


class Finding(NamedTuple):
    """What a rule found: where, what is wrong there, and how to mend it.

    ``milder`` is its level where it is less grave than its rule's.
    """

    where: Spot | Place
    message: Message
    hint: Message | None = None
    milder: Level | None = None


def found_by_reader(_subject: object) -> Iterable[Finding]:
    """Return nothing: what such a rule explains is found while files and comments are read."""
    return ()


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """One rule; ``title`` and ``why`` are texts of the catalogue.

    ``find`` looks at a ``subject``, one of ``checks/subjects.py`` or a ``Change``. The examples
    are files laid over the workspace of ``checks/examples/workspace.py``; of a rule about changes
    they are laid over ``before``. ``written`` is how the wrong example lies on disk: as UTF-8
    text, in GBK, or as a symbolic link to the file that the text names. ``since`` is the first
    period that the rule was there for: in files of earlier ones its findings are notes, so that
    what was accepted stays accepted. ``asks_why`` where a reason beside the figure settles it.
    """

    code: str
    level: Level
    title: str
    why: str
    wrong: Example
    right: Example
    subject: type[S] | None = None
    find: Callable[[S], Iterable[Finding]] = found_by_reader
    before: Example = field(default_factory=dict)
    written: Literal["utf-8", "gbk", "link"] = "utf-8"
    since: Period | None = None
    asks_why: bool = False

    @property
    def family(self) -> str:
        """Return the letter of its family."""
        return self.code[0]

    @property
    def adjustable(self) -> bool:
        """Return whether a plan may set its level."""
        return self.family not in FIXED

    @property
    def allowable(self) -> bool:
        """Return whether a comment may let one of its findings stand."""
        return self.adjustable and self.family not in ONLY_BY_THE_PLAN

    def problems(self, subject: S) -> Iterator[Problem]:
        """Yield what the rule finds as problems of its code and level."""
        for finding in self.find(subject):
            where, message, hint, milder = finding
            yield Problem(self.code, milder or self.level, where, message, hint)
