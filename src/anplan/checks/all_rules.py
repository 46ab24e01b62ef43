"""The one list of rules, and the run over all of them."""

from anplan.base.problem import Place, Problem
from anplan.checks import (
    decisions,
    entries,
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

RULES: tuple[Rule, ...] = (
    *text.RULES,
    *schema.RULES,
    *references.RULES,
    *plan_references.RULES,
    *decisions.RULES,
    *source.RULES,
    *values.RULES,
    *entries.RULES,
)
BY_CODE = {rule.code: rule for rule in RULES}


def run(project: Project) -> tuple[Problem, ...]:
    """Hold a project against every rule; problems come by file and place."""
    index = Index.of(project)
    found = [problem for rule in RULES for problem in rule.problems(project, index)]
    return tuple(sorted(found, key=_by_place))


def _by_place(problem: Problem) -> tuple[str, tuple[tuple[int, str], ...]]:
    where = problem.where
    steps = (where.line, where.column) if isinstance(where, Place) else where.path
    return where.file, tuple((step, "") if isinstance(step, int) else (-1, step) for step in steps)
