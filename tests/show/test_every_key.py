"""``diff`` hides no key: whatever a file says otherwise is told, and both texts differ."""

from anplan.model.kinds import KINDS
from anplan.show.entry_text import change_text, pair_changes
from anplan.state.history.changes import StatementChange, changes_between
from anplan.state.history.statements import statements_of
from tests.altered import Altered, altered, keys_of, whole_ledger
from tests.show.example import CHINESE

ALL = frozenset(kind.name for kind in KINDS)
GO_WITH_OTHERS = {
    "DataDay.word": "column, cell",
    "Indicator.counted_from": "reported_by",
    "Request.kind": "until",
}
"""Keys that can say nothing else while others stay, and which these are; they are told together."""


def is_hidden(one: Altered) -> bool:
    """Return whether nothing is told of what differs, or twice the same."""
    changes = changes_between(statements_of(whole_ledger()), statements_of(one.project))
    return not changes or any(_says_the_same(one, change) for change in changes)


def _says_the_same(one: Altered, change: StatementChange) -> bool:
    before, after = change.before, change.after
    if before is None or after is None:
        return False
    if after.pairs and after.sort != "paper":
        return any(old == new for _, old, new in pair_changes(CHINESE, before.pairs, after.pairs))
    return not change_text(CHINESE, one.project, before, after)


def test_a_changed_key_is_told_whichever_it_is() -> None:
    tried, hidden = set(), set()
    for one in altered(ALL):
        tried.add(one.key)
        if one.key not in hidden and is_hidden(one):
            hidden.add(one.key)

    assert hidden == set()
    assert keys_of(ALL) - tried == set(GO_WITH_OTHERS)
