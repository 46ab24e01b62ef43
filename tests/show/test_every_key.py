"""``diff`` hides no key: whatever a file says otherwise is told, and both texts differ."""

from anplan.model.kinds import KINDS
from anplan.show.entry_text import change_text, pair_changes
from anplan.state.history.changes import StatementChange, changes_between
from anplan.state.history.statements import statements_of
from tests.altered import Altered, altered, keys_of, whole_ledger
from tests.show.example import CHINESE

ALL = frozenset(kind.name for kind in KINDS)
NOT_ALONE = {
    "DataDay.word": "column or cell goes with it",
    "Indicator.counted_from": "reported_by goes with it",
    "Indicator.shared_from": "reported_by goes with it",
    "Request.kind": "until goes with it",
    "TableMap.rows": "there is one at least, which is told key by key",
}
"""Keys that can say nothing else by themselves, and why."""


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
    assert keys_of(ALL) - tried == set(NOT_ALONE)
