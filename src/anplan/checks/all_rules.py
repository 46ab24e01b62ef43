"""The one list of rules, and the run over all of them."""

from typing import Any

from anplan.base.problem import Place, Problem, ProblemCap
from anplan.checks.rule import Rule
from anplan.checks.rules import (
    a_allowances,
    b_briefs,
    d_papers,
    h_amended,
    h_closed,
    h_dates,
    h_decided,
    h_issues,
    h_milder,
    h_owners,
    h_removed,
    q_source,
    r_decisions,
    r_plan,
    r_reports,
    r_shape,
    s_schema,
    v_days,
    v_entries,
    v_scale,
    v_values,
    v_words,
    y_text,
)
from anplan.checks.subjects import Facts
from anplan.model.project import Project

RULES: tuple[Rule[Any], ...] = (
    *y_text.RULES,
    *s_schema.RULES,
    *r_reports.RULES,
    *r_plan.RULES,
    *r_decisions.RULES,
    *r_shape.RULES,
    *q_source.RULES,
    *v_values.RULES,
    *v_entries.RULES,
    *v_scale.RULES,
    *v_days.RULES,
    *v_words.RULES,
    *d_papers.RULES,
    *b_briefs.RULES,
    *a_allowances.RULES,
    *sorted(
        (
            *h_closed.RULES,
            *h_dates.RULES,
            *h_decided.RULES,
            *h_issues.RULES,
            *h_removed.RULES,
            *h_amended.RULES,
            *h_milder.RULES,
            *h_owners.RULES,
        ),
        key=lambda rule: rule.code,
    ),
)
BY_CODE = {rule.code: rule for rule in RULES}


def codes_about(*subjects: type | None) -> frozenset[str]:
    """Return the codes of the rules about some subjects; None stands for the reader's own."""
    return frozenset(rule.code for rule in RULES if rule.subject in subjects)


def problems_of(project: Project) -> tuple[Problem, ...]:
    """Hold what the files say against every rule about it."""
    return run(Facts.of(project, BY_CODE))


def run(subject: object) -> tuple[Problem, ...]:
    """Hold a subject against every rule about it; problems come by file and place."""
    rules = [rule for rule in RULES if rule.subject is type(subject)]
    if isinstance(subject, Facts) and not subject.knows_all_names:
        rules = [rule for rule in rules if rule.family != "R"]  # nobody can tell what is not there
    cap = ProblemCap()
    problems = [problem for rule in rules for problem in cap.kept(rule.problems(subject))]
    return tuple(sorted(problems, key=_by_place))


def _by_place(problem: Problem) -> tuple[str, tuple[tuple[int, str], ...]]:
    where = problem.where
    steps = (where.line, where.column) if isinstance(where, Place) else where.path
    return where.file, tuple((step, "") if isinstance(step, int) else (-1, step) for step in steps)
