"""The one list of rules, and the run over all of them."""

from collections.abc import Sequence

from anplan.base.problem import Place, Problem, ProblemCap
from anplan.checks.change import Change
from anplan.checks.index import Index
from anplan.checks.levels import misset
from anplan.checks.rule import IssuedBrief, Rule
from anplan.checks.rules import (
    a_allowances,
    b_briefs,
    d_papers,
    h_amended,
    h_closed,
    h_milder,
    h_owners,
    h_removed,
    q_source,
    r_decisions,
    r_plan,
    r_reports,
    s_schema,
    v_entries,
    v_values,
    y_text,
)
from anplan.model.project import Project
from anplan.state.papers import Paper

RULES: tuple[Rule, ...] = (
    *y_text.RULES,
    *s_schema.RULES,
    *r_reports.RULES,
    *r_plan.RULES,
    *r_decisions.RULES,
    *q_source.RULES,
    *v_values.RULES,
    *v_entries.RULES,
    *d_papers.RULES,
    *b_briefs.RULES,
    *a_allowances.RULES,
    *sorted(
        (
            *h_closed.RULES,
            *h_removed.RULES,
            *h_amended.RULES,
            *h_milder.RULES,
            *h_owners.RULES,
        ),
        key=lambda rule: rule.code,
    ),
)
_HOLDING = frozenset({"units", "plan/indicators", "plan/registers", "plan/tasks"})
"""Where one of these folders cannot be read, nobody can tell what is not there."""
BY_CODE = {rule.code: rule for rule in RULES}
ON_A_DAY = frozenset(rule.code for rule in RULES if rule.find_in_papers or rule.find_in_brief)
"""The rules about a month's papers and its brief: they speak only where a month is asked for."""
ON_A_CHANGE = frozenset(rule.code for rule in RULES if rule.find_in_change is not None)
"""The rules that need a state before: without one they find nothing."""


def run(project: Project) -> tuple[Problem, ...]:
    """Hold a project against every rule that needs no day; problems come by file and place."""
    index = Index.of(project)
    rules = [rule for rule in RULES if rule.code[0] != "R" or not project.broken & _HOLDING]
    cap = ProblemCap()
    found = [one for rule in rules for one in cap.kept(rule.problems(project, index))]
    found += misset(project.plan, BY_CODE)
    return tuple(sorted(found, key=_by_place))


def run_on_papers(project: Project, judged: Sequence[Paper]) -> tuple[Problem, ...]:
    """Hold papers, as they stand on a day, against the rules about them."""
    found = [problem for rule in RULES for problem in rule.problems_of_papers(project, judged)]
    return tuple(sorted(found, key=_by_place))


def run_on_brief(brief: IssuedBrief) -> tuple[Problem, ...]:
    """Hold a month's issued brief against the rules about it."""
    return tuple(problem for rule in RULES for problem in rule.problems_of_brief(brief))


def run_on_change(change: Change) -> tuple[Problem, ...]:
    """Hold a change against the rules about what may be changed, and how."""
    found = [problem for rule in RULES for problem in rule.problems_of_change(change)]
    found += h_milder.lowered(change, BY_CODE)
    return tuple(sorted(found, key=_by_place))


def _by_place(problem: Problem) -> tuple[str, tuple[tuple[int, str], ...]]:
    where = problem.where
    steps = (where.line, where.column) if isinstance(where, Place) else where.path
    return where.file, tuple((step, "") if isinstance(step, int) else (-1, step) for step in steps)
