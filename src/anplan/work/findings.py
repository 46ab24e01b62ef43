"""Which findings hold: the plan's rules, then since, then allowances, then what was asked for."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import BY_CODE, codes_about
from anplan.checks.levels import with_levels
from anplan.checks.rules.allowances import Allowed, allow
from anplan.checks.selection import EVERYTHING, Selection
from anplan.checks.subjects import Facts
from anplan.files.yaml.comments import remarks_of
from anplan.files.yaml.places import Places
from anplan.model.project import Project

_UNREAD = "YS"


class Findings(NamedTuple):
    """The findings that hold, by file and line, and those that a comment lets stand."""

    active: list[Problem]
    allowed: list[Allowed]

    def only(self, chosen: Callable[[Problem], bool]) -> "Findings":
        """Return those that are chosen."""
        return Findings(
            [problem for problem in self.active if chosen(problem)],
            [allowed for allowed in self.allowed if chosen(allowed.problem)],
        )


def judged_findings(
    project: Project | None,
    texts: Mapping[str, str],
    problems: Iterable[Problem],
    selection: Selection = EVERYTHING,
    *,
    asked: Collection[type] = (Facts,),
) -> Findings:
    """Return what holds of all that the reader and the rules found, each at its line and level.

    An allowance is called unneeded only where everything could be read and its rule was asked:
    ``asked`` are the subjects of those that were.
    """
    every = list(problems)
    plan = None if project is None else project.plan
    unread = any(problem.code[0] in _UNREAD for problem in every)
    idle = BY_CODE.keys() if unread else BY_CODE.keys() - codes_about(*asked)
    places = Places(texts)
    settled = in_order([places.locate(problem) for problem in with_levels(every, BY_CODE, plan)])
    active, allowed = allow(settled, remarks_of(texts), BY_CODE, idle)
    return Findings(in_order(active), allowed).only(lambda problem: selection.takes(problem.code))


def in_order(problems: list[Problem]) -> list[Problem]:
    """Sort settled problems by file and line."""

    def key(problem: Problem) -> tuple[str, int, int, str]:
        assert isinstance(problem.where, Place)
        return problem.where.file, problem.where.line, problem.where.column, problem.code

    return sorted(problems, key=key)
