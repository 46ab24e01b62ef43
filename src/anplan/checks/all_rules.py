"""The one list of rules, and the run over all of them."""

from typing import Any

from anplan.base.problem import Place, Problem, ProblemCap
from anplan.checks.rule import Rule
from anplan.checks.rules import allowances, awaited, briefs, papers, schema, source, text
from anplan.checks.rules.changes import (
    amended,
    closed,
    dates,
    decided,
    issues,
    milder,
    owners,
    removed,
)
from anplan.checks.rules.references import (
    decisions,
    early,
    ids,
    instructions,
    items,
    maps,
    measures,
    plan,
    pointless,
    predecessors,
    reports,
    requests,
    returns,
    shape,
    shares,
    sharing,
    targets,
)
from anplan.checks.rules.values import (
    copied,
    days,
    entries,
    evidence,
    figures,
    item_days,
    parts,
    personal,
    scale,
    words,
)
from anplan.checks.rules.values import items as item_ways
from anplan.checks.subjects import Facts
from anplan.model.project import Project

RULES: tuple[Rule[Any], ...] = (
    *text.RULES,
    *schema.RULES,
    *reports.RULES,
    *items.RULES,
    *plan.RULES,
    *decisions.RULES,
    *requests.RULES,
    *instructions.RULES,
    *returns.RULES,
    *early.RULES,
    *pointless.RULES,
    *ids.RULES,
    *shape.RULES,
    *predecessors.RULES,
    *measures.RULES,
    *shares.RULES,
    *targets.RULES,
    *maps.RULES,
    *sharing.RULES,
    *source.RULES,
    *figures.RULES,
    *entries.RULES,
    *scale.RULES,
    *parts.RULES,
    *days.RULES,
    *copied.RULES,
    *evidence.RULES,
    *words.RULES,
    *item_ways.RULES,
    *personal.RULES,
    *item_days.RULES,
    *papers.RULES,
    *awaited.RULES,
    *briefs.RULES,
    *allowances.RULES,
    *sorted(
        (
            *closed.RULES,
            *dates.RULES,
            *decided.RULES,
            *issues.RULES,
            *removed.RULES,
            *amended.RULES,
            *milder.RULES,
            *owners.RULES,
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
