"""``check --base`` overlooks no key: whatever of the plan's own things says otherwise is told, or why not."""

from collections.abc import Mapping

from anplan.checks.all_rules import BY_CODE, RULES
from anplan.checks.change import Change
from anplan.model.project import Project
from tests.altered import altered, keys_of, whole_ledger

OWN = frozenset({"plan", "indicator", "task", "register", "unit", "map", "scheme"})
"""The kinds of file that are no report: of those H101, H102 and H112 tell entry by entry."""

_RULES = [rule for rule in RULES if rule.subject is Change]
_CALLED = "what it is called; the document's words are its quote, and those are told (H105)"
_ASSUMED = "shown as assumed wherever it stands; no light depends on it"
_LOOKS = "how it looks and where it stands; nothing is judged or counted by it"
_MAP = "nothing is read by it until a table comes, whose figures come in as a report of their own"

NOT_TOLD: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("Action.title", "Duty.title", "Goal.title", "Group.title", "Indicator.title"),
            *("ItemField.title", "Obligation.title", "Phase.title", "Register.title"),
            *("Section.title", "Stage.title", "Task.title", "Unit.aliases", "Unit.name"),
        ),
        _CALLED,
    ),
    **dict.fromkeys(
        (
            *("Action.assumed", "AssumedKeys.actions", "AssumedKeys.indicators"),
            *("AssumedKeys.plan", "AssumedKeys.registers", "AssumedKeys.tasks"),
            *("AssumedKeys.units", "Duty.assumed", "Goal.assumed", "Group.assumed"),
            *("Indicator.assumed", "Obligation.assumed", "Phase.assumed", "Register.assumed"),
            *("Section.assumed", "Task.assumed", "Unit.assumed"),
        ),
        _ASSUMED,
    ),
    **dict.fromkeys(
        (
            *("Document.short", "Document.whole", "Indicator.goal", "Indicator.short"),
            *("Plan.language", "PlanWords.brief", "PlanWords.form", "PlanWords.ledger"),
            *("PlanWords.progress", "Section.label", "Section.parent", "Task.due_words"),
            *("Task.label", "Task.leader", "Task.short", "Unit.order", "Unit.short"),
        ),
        _LOOKS,
    ),
    **dict.fromkeys((key for key in keys_of(frozenset({"map"}))), _MAP),
    **dict.fromkeys(
        ("Defect.quote", "Defect.text", "Plan.defects"),
        "what somebody found wrong in the document: it asks for nothing",
    ),
    "Indicator.counted_from": "reported_by goes with it; where it comes or goes is told (H111)",
    "Indicator.shared_from": "reported_by goes with it; where it comes or goes is told (H111)",
    "Group.members": "who owes less or answers for less by it is told where they do (H104)",
}
"""Keys of which nothing is told, and why."""


def is_told(before: Project, after: Project) -> bool:
    """Return whether a rule about changes tells of one, whichever way it goes."""
    ways = (before, after), (after, before)
    return any(
        next(iter(rule.find(Change(*way, rules=BY_CODE))), None) is not None
        for way in ways
        for rule in _RULES
    )


def test_each_key_is_told_or_it_is_said_why_not() -> None:
    told: set[str] = set()
    for one in altered(OWN):
        if one.key not in told and is_told(whole_ledger(), one.project):
            told.add(one.key)

    assert keys_of(OWN) - told == set(NOT_TOLD)
