"""``anplan explain CODE``: what a rule wants, with a wrong and a right example."""

from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import say
from anplan.base.words import did_you_mean, nearest
from anplan.checks.all_rules import RULES
from anplan.checks.levels import Setting, setting_of
from anplan.files.disk.workspace import Workspace
from anplan.files.load import plan_of
from anplan.show.screens.rules import rule_list, rule_screen
from anplan.work.session import Session


def explain(session: Session, code: str | None) -> int:
    """Explain one rule; without a code list them all. Within a workspace its levels are told."""
    if code is None:
        session.console.show(rule_list(session.console.words, RULES, _changed(session)))
        return 0
    rule = next((rule for rule in RULES if rule.code == code.upper()), None)
    if rule is None:
        close = nearest(code.upper(), [rule.code for rule in RULES])
        raise UsageError(
            say("There is no rule {code}", code=code),
            did_you_mean(close, say("anplan explain lists all rules")),
        )
    session.console.show(rule_screen(session.console.words, rule, _changed(session).get(rule.code)))
    return 0


def _changed(session: Session) -> dict[str, Setting]:
    """Return what the plan around the folder sets otherwise than the rules do."""
    try:
        plan = plan_of(Workspace.find(session.folder))
    except WorkspaceError:
        return {}
    settings = {rule.code: setting_of(rule, plan) for rule in RULES}
    return {
        rule.code: settings[rule.code]
        for rule in RULES
        if settings[rule.code] != (rule.level, rule.since)
    }
