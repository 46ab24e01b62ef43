"""Which findings hold: the plan's rules, then since, then allowances, then what was asked for."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from anplan.base.problem import Problem
from anplan.checks.all_rules import BY_CODE, ON_A_DAY
from anplan.checks.levels import with_levels
from anplan.checks.rules.a_allowances import Allowed, allow
from anplan.checks.selection import EVERYTHING, Selection
from anplan.files.yaml.comments import remarks_of
from anplan.files.yaml.places import Places
from anplan.model.project import Project
from anplan.work.session import in_order

_UNREAD = "YS"


class Findings(NamedTuple):
    """The findings that hold, by file and line, and those that a comment lets stand."""

    held: list[Problem]
    allowed: list[Allowed]

    def only(self, chosen: Callable[[Problem], bool]) -> "Findings":
        """Give those that are chosen."""
        return Findings(
            [one for one in self.held if chosen(one)],
            [one for one in self.allowed if chosen(one.problem)],
        )


def judged_findings(
    project: Project | None,
    texts: Mapping[str, str],
    problems: Iterable[Problem],
    selection: Selection = EVERYTHING,
    *,
    on_a_day: bool = False,
) -> Findings:
    """Give what holds of all that the reader and the rules found, each at its line and level.

    An allowance is called unneeded only where everything could be read and its rule was asked:
    ``on_a_day`` tells that the rules about papers were.
    """
    told = list(problems)
    plan = None if project is None else project.plan
    unread = any(problem.code[0] in _UNREAD for problem in told)
    idle = BY_CODE.keys() if unread else frozenset() if on_a_day else ON_A_DAY
    places = Places(texts)
    settled = in_order([places.locate(one) for one in with_levels(told, BY_CODE, plan)])
    held, allowed = allow(settled, remarks_of(texts), BY_CODE, idle)
    return Findings(in_order(held), allowed).only(lambda one: selection.takes(one.code))
