"""The one list of rules, and the run over all of them."""

from collections.abc import Sequence

from anplan.base.problem import Kept, Place, Problem
from anplan.checks import (
    decisions,
    entries,
    papers,
    plan_references,
    references,
    schema,
    source,
    text,
    values,
)
from anplan.checks.index import Index
from anplan.checks.rule import Rule
from anplan.model.project import Project
from anplan.state.papers import Paper

RULES: tuple[Rule, ...] = (
    *text.RULES,
    *schema.RULES,
    *references.RULES,
    *plan_references.RULES,
    *decisions.RULES,
    *source.RULES,
    *values.RULES,
    *entries.RULES,
    *papers.RULES,
)
_HOLDING = frozenset({"units", "plan/indicators", "plan/registers", "plan/tasks"})
"""Where one of these folders cannot be read, nobody can tell what is not there."""
BY_CODE = {rule.code: rule for rule in RULES}


def run(project: Project) -> tuple[Problem, ...]:
    """Hold a project against every rule that needs no day; problems come by file and place."""
    index = Index.of(project)
    rules = [rule for rule in RULES if rule.code[0] != "R" or not project.broken & _HOLDING]
    kept = Kept()
    found = [one for rule in rules for one in kept.of(rule.problems(project, index))]
    return tuple(sorted(found, key=_by_place))


def run_on_papers(project: Project, judged: Sequence[Paper]) -> tuple[Problem, ...]:
    """Hold papers, as they stand on a day, against the rules about them."""
    found = [problem for rule in RULES for problem in rule.problems_of_papers(project, judged)]
    return tuple(sorted(found, key=_by_place))


def _by_place(problem: Problem) -> tuple[str, tuple[tuple[int, str], ...]]:
    where = problem.where
    steps = (where.line, where.column) if isinstance(where, Place) else where.path
    return where.file, tuple((step, "") if isinstance(step, int) else (-1, step) for step in steps)
