"""Which questions there are: by what each may be asked, which tables it needs, its expression."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from anplan.base.message import mark

Frames = Mapping[str, Any]
"""The tables by their names; ibis has no types that are worth naming."""

KEYS: Mapping[str, str] = {
    "workspace": mark("Workspace"),
    "plan": mark("Plan"),
    "unit": mark("Unit"),
    "indicator": mark("Indicator"),
    "month": mark("Month"),
}
"""By what may be grouped, and what each is called."""


class Asked(NamedTuple):
    """How a question is asked: grouped by what, and of which rows alone."""

    by: tuple[str, ...]
    only: Mapping[str, frozenset[str]] = {}

    def has(self, key: str) -> bool:
        """Return whether a key decides which rows there are."""
        return key in self.by or key in self.only


class Question(NamedTuple):
    """A question. ``usual`` is what it is grouped by where nothing is said.

    ``counts`` are the columns that the expression has behind its keys.
    """

    name: str
    title: str
    keys: tuple[str, ...]
    usual: tuple[str, ...]
    tables: tuple[str, ...]
    counts: tuple[str, ...]
    expression: Callable[[Frames, Asked], Any]


def restricted(table: Any, asked: Asked) -> Any:
    """Leave out the rows that are not asked about."""
    for key, values in sorted(asked.only.items()):
        table = table.filter(table[key].isin(sorted(values)))
    return table


def grouped(table: Any, asked: Asked, counts: Mapping[str, Any]) -> Any:
    """Count and sum the rows of each group."""
    return table.group_by(list(asked.by)).agg(**counts)


def missing_keys(question: Question, asked: Asked) -> Sequence[str]:
    """Return the keys that a question does not have."""
    wanted = (*asked.by, *sorted(asked.only))
    return [key for key in dict.fromkeys(wanted) if key not in question.keys]
