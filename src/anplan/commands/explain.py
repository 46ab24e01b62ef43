"""``anplan explain CODE``: what a rule wants, with a wrong and a right example."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import nearest
from anplan.checks.all_rules import RULES
from anplan.commands.session import Session
from anplan.show.rules import rule_list, rule_screen


def explain(session: Session, code: str | None) -> int:
    """Explain one rule; without a code list them all."""
    if code is None:
        session.show(rule_list(session.words, RULES))
        return 0
    rule = next((one for one in RULES if one.code == code.upper()), None)
    if rule is None:
        close = nearest(code.upper(), [one.code for one in RULES])
        raise UsageError(
            say("There is no rule {code}", code=code),
            say("Did you mean {word}?", word=close) if close else None,
        )
    session.show(rule_screen(session.words, rule))
    return 0
