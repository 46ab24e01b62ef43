"""What rules are about, beside a change: the files, a month's papers, an issued brief."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from anplan.base.period import Period
from anplan.checks.index import Index
from anplan.checks.rule import Rule
from anplan.model.project import Project
from anplan.state.papers import Paper

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


class MonthPapers(NamedTuple):
    """The papers that are owed for a month, judged on a day: then they are missing or late."""

    project: Project
    papers: Sequence[Paper]


class IssuedBrief(NamedTuple):
    """An issued brief beside what its inputs give.

    ``signed_digest``: the digest of the inputs that stands at its end, None where it names none,
    or comes from another version of anplan. ``as_rendered``: None where it was not rendered again.
    """

    period: Period
    file: str
    is_written: bool
    signed_digest: str | None
    digest: str
    as_rendered: bool | None = None
