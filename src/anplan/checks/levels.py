"""How grave a finding is in this plan: the rule's level, the plan's ``rules:``, ``since``."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Level, Problem, Spot
from anplan.base.words import did_you_mean, nearest
from anplan.checks.rule import Finding, Rule
from anplan.model.paths import PLAN, period_of
from anplan.model.plan import Plan

_MOST = 100
_GRAVITY: tuple[Level, ...] = ("note", "warning", "error")
ALL_RULES = say("anplan explain lists them all; a family is its letter, as V")
"""Where the codes stand, for somebody who typed another one."""


class Setting(NamedTuple):
    """What holds for a rule in a plan; without a level it finds nothing."""

    level: Level | None
    since: Period | None

    def level_in(self, file: str) -> Level | None:
        """Return the level of a finding in a file: a note in one of an earlier period."""
        period = period_of(file)
        if self.level is None or self.since is None or period is None:
            return self.level
        return "note" if period.end < self.since.start else self.level


def setting_of(rule: Rule[Any], plan: Plan | None) -> Setting:
    """Return what holds for a rule: the plan says it by code, else by family, else the rule does."""
    configured = plan.rules if plan is not None and rule.adjustable else {}
    overrides = [configured[key] for key in (rule.code, rule.family) if key in configured]
    level = next(
        (override.level for override in overrides if override.level is not None), rule.level
    )
    since = next(
        (override.since for override in overrides if override.since is not None), rule.since
    )
    return Setting(None if level == "off" else level, since)


def with_level(
    problem: Problem, rules: Mapping[str, Rule[Any]], plan: Plan | None
) -> Problem | None:
    """Return a finding at the level that it has in a plan; None where the plan has it off."""
    rule = rules.get(problem.code)
    if rule is None:
        return problem
    level = setting_of(rule, plan).level_in(problem.where.file)
    if level is None:
        return None
    is_milder = _GRAVITY.index(problem.level) < min(map(_GRAVITY.index, (rule.level, level)))
    return problem if is_milder else problem._replace(level=level)


def with_levels(
    problems: Iterable[Problem], rules: Mapping[str, Rule[Any]], plan: Plan | None
) -> list[Problem]:
    """Return findings at their levels in a plan, without those that it has off."""
    leveled = (with_level(problem, rules, plan) for problem in problems)
    return [problem for problem in leveled if problem is not None]


def misset(plan: Plan, rules: Mapping[str, Rule[Any]]) -> Iterator[Finding]:
    """Find the keys of ``rules:`` in plan.yaml that name no rule, or one that always holds."""
    return islice(_misset(plan, rules), _MOST)


def _misset(plan: Plan, rules: Mapping[str, Rule[Any]]) -> Iterator[Finding]:
    known = names_of(rules)
    for key in plan.rules:
        where = Spot(PLAN, ("rules", key), on_key=True)
        if key not in known:
            message = say("There is no rule {code}", code=key)
            hint = did_you_mean(nearest(key, known), ALL_RULES)
            yield Finding(where, message, hint)
        elif known[key].family == "H":
            continue
        elif not known[key].adjustable:
            message = say("The level of {code} is the same in every plan", code=key)
            hint = say("Remove it; mend what the rule finds")
            yield Finding(where, message, hint)


def set_of_changes(plan: Plan, rules: Mapping[str, Rule[Any]]) -> Iterator[Finding]:
    """Find the keys of ``rules:`` that name a rule about changes, which none sets."""
    known = names_of(rules)
    for key in plan.rules:
        if key in known and known[key].family == "H":
            message = say("The level of {code} is the same in every plan", code=key)
            hint = say("Remove it: what a change may do, no plan decides")
            yield Finding(Spot(PLAN, ("rules", key), on_key=True), message, hint)


def names_of(rules: Mapping[str, Rule[Any]]) -> dict[str, Rule[Any]]:
    """Return the rules by code, and for each family one of its rules by the letter."""
    return {**{rule.family: rule for rule in rules.values()}, **rules}
