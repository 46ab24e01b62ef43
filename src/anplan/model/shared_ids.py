"""Ids that things of several kinds share, and how each is written then: ``indicators/visits``."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from anplan.base.message import Message, Rejected, mark, say
from anplan.base.period import is_period
from anplan.base.spelling import half_width, shown
from anplan.base.words import folded, look_up
from anplan.model.paths import SCHEME
from anplan.model.project import Project

Sort = Literal["indicator", "task", "unit", "register", "group", "obligation", "period"]

_SORTS: Mapping[Sort, tuple[str, str]] = {
    "indicator": (mark("an indicator"), mark("indicators/{id}")),
    "task": (mark("a task"), mark("tasks/{id}")),
    "unit": (mark("a unit"), mark("units/{id}")),
    "register": (mark("a register"), mark("registers/{id}")),
    "group": (mark("a group"), mark("groups/{id}")),
    "obligation": (mark("an obligation"), mark("obligations/{id}")),
    "period": (mark("a period"), mark("periods/{id}")),
}

_BEFORE: Mapping[str, Sort] = {
    "indicators": "indicator",
    "指标": "indicator",
    "tasks": "task",
    "任务": "task",
    "units": "unit",
    "单位": "unit",
    "registers": "register",
    "清单": "register",
    "groups": "group",
    "单位分组": "group",
    "obligations": "obligation",
    "报送要求": "obligation",
    "periods": "period",
    "期间": "period",
}
"""What stands before an id to say of which kind it is: the folder of its file, in both languages."""

FILE_WORDS = frozenset({*_BEFORE, "coordinator", "instruction", SCHEME})
"""Words that mean something of their own where the id of a unit, a group or a register may stand."""


class Owner(NamedTuple):
    """A thing by its kind and its id."""

    sort: Sort
    id: str

    @property
    def called(self) -> Message:
        """Return what it is: an indicator, a unit."""
        return say(_SORTS[self.sort][0])

    @property
    def written(self) -> Message:
        """Return how it is written where its id alone could mean something else."""
        return say(_SORTS[self.sort][1], id=self.id)


def sort_before(word: str) -> tuple[Sort, str] | None:
    """Return the kind that a word names before its slash, and the rest; None where it names none."""
    head, slash, rest = half_width(word).partition("/")
    sort = look_up(head, _BEFORE) if slash else None
    return None if sort is None else (sort, rest)


def without_sort(word: str, sort: Sort) -> str:
    """Return a word without a kind before it, where that is the kind which is asked for."""
    before = sort_before(word)
    return before[1] if before is not None and before[0] == sort else word


def owners(project: Project) -> Iterator[Owner]:
    """Yield all things that are called by one id alone.

    An indicator and the register that it is counted from may share theirs: its screen shows both.
    """
    counted = {
        name
        for name, indicator in project.indicators.items()
        if indicator.counted_from and indicator.counted_from.register == name
    }
    known: tuple[tuple[Sort, Iterable[str]], ...] = (
        ("indicator", project.indicators),
        ("task", project.tasks),
        ("unit", project.units),
        ("register", (name for name in project.registers if name not in counted)),
        ("group", (group.id for group in project.plan.groups)),
        ("obligation", (obligation.id for obligation in project.plan.obligations)),
    )
    for sort, names in known:
        yield from (Owner(sort, name) for name in names)


def asked_back(
    project: Project, word: str, sorts: Iterable[Sort] = tuple(_SORTS)
) -> Rejected | None:
    """Return the refusal of a word that is the id of several things, with how to write each."""
    every = [owner for owner in owners(project) if owner.sort in sorts]
    found = [owner for owner in every if owner.id == word]
    found = found or [owner for owner in every if folded(owner.id) == folded(word)]
    if found and "period" in sorts and is_period(word):
        found.append(Owner("period", word))
    if len(found) <= 1:
        return None
    return Rejected(
        say(
            "{word} may be {choices}", word=shown(word), choices=tuple(one.called for one in found)
        ),
        say("Write one of: {choices}", choices=tuple(one.written for one in found)),
    )
