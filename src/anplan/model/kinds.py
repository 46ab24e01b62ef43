"""The kinds of file: what each is called, where it lies, what it holds, and how it is kept.

The one table of them: reading, the schema for editors, exports, the reference, histories and the
hints about wrong names go by it.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.model import paths
from anplan.model.briefs import BriefNotes
from anplan.model.decisions import Decisions
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.registers import Carried, Register
from anplan.model.reports import Report
from anplan.model.table_maps import TableMap
from anplan.model.tasks import Task
from anplan.model.types.ids import TASK_FORM, is_id
from anplan.model.types.records import RecordClass
from anplan.model.units import Scheme, Unit


class FileKind(NamedTuple):
    """One kind of file.

    ``place`` is its path, with <names>. ``key`` turns the names into the key under which its
    record stands on the ``shelf`` of the project, and raises ValueError for a wrong name. A shelf
    whose key is None holds one record alone.
    """

    name: str
    label: str
    place: str
    record: RecordClass
    shelf: str
    key: Callable[[tuple[str, ...]], Any]

    @property
    def names(self) -> tuple[str, ...]:
        """The names in its path."""
        return tuple(re.findall(r"<([^<>]+)>", self.place))

    @property
    def form(self) -> re.Pattern[str]:
        """Return the form of its path; a group for each name."""
        return _form(self.place)

    def path(self, key: Any) -> str:
        """Return the path of the file whose record has a key."""
        parts = iter(key if isinstance(key, tuple) and not isinstance(key, Period) else (key,))
        return re.sub(r"<[^<>]+>", lambda _: str(next(parts)), self.place)


def _the_only(_groups: tuple[str, ...]) -> None:
    """Return no key: there is one plan."""


def _id(groups: tuple[str, ...]) -> str:
    if not is_id(groups[0]):
        raise ValueError(groups[0])
    return groups[0]


def _task(groups: tuple[str, ...]) -> str:
    if not re.fullmatch(TASK_FORM, groups[0]):
        raise ValueError(groups[0])
    return groups[0]


def _period(groups: tuple[str, ...]) -> Period:
    return Period.parse(groups[0])


def _month(groups: tuple[str, ...]) -> Period:
    period = Period.parse(groups[0])
    if period.span != "month":
        raise ValueError(groups[0])
    return period


def _unit_and_period(groups: tuple[str, ...]) -> tuple[str, Period]:
    return _id(groups), Period.parse(groups[1])


@cache
def _form(place: str) -> re.Pattern[str]:
    parts = re.split(r"<[^<>]+>", place)
    return re.compile(r"([^/]+)".join(map(re.escape, parts)))


KINDS = (
    FileKind(
        name="report",
        label=mark("a unit's report"),
        place="units/<id>/<period>.yaml",
        record=Report,
        shelf="reports",
        key=_unit_and_period,
    ),
    FileKind(
        name="scheme",
        label=mark("a unit's scheme"),
        place="units/<id>/scheme.yaml",
        record=Scheme,
        shelf="schemes",
        key=_id,
    ),
    FileKind(
        name="carried",
        label=mark("a unit's items of the plan before"),
        place="units/<id>/carried.yaml",
        record=Carried,
        shelf="carried",
        key=_id,
    ),
    FileKind(
        name="unit",
        label=mark("unit"),
        place="units/<id>/unit.yaml",
        record=Unit,
        shelf="units",
        key=_id,
    ),
    FileKind(
        name="indicator",
        label=mark("indicator"),
        place="plan/indicators/<id>.yaml",
        record=Indicator,
        shelf="indicators",
        key=_id,
    ),
    FileKind(
        name="task",
        label=mark("task"),
        place="plan/tasks/<n.m>.yaml",
        record=Task,
        shelf="tasks",
        key=_task,
    ),
    FileKind(
        name="register",
        label=mark("register"),
        place="plan/registers/<id>.yaml",
        record=Register,
        shelf="registers",
        key=_id,
    ),
    FileKind(
        name="map",
        label=mark("map of a table"),
        place="plan/maps/<id>.yaml",
        record=TableMap,
        shelf="maps",
        key=_id,
    ),
    FileKind(
        name="decisions",
        label=mark("the coordinator's decisions"),
        place="plan/decisions/<month>.yaml",
        record=Decisions,
        shelf="decisions",
        key=_month,
    ),
    FileKind(
        name="brief",
        label=mark("the coordinator's words in a brief"),
        place="briefs/<period>.yaml",
        record=BriefNotes,
        shelf="briefs",
        key=_period,
    ),
    FileKind(
        name="plan",
        label=mark("plan"),
        place=paths.PLAN,
        record=Plan,
        shelf="plan",
        key=_the_only,
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(file: str) -> tuple[FileKind, Any] | None:
    """Return a file's kind and key by its path; None where no kind is called so."""
    for kind in KINDS:
        match = kind.form.fullmatch(file)
        if match:
            try:
                return kind, kind.key(match.groups())
            except ValueError:
                continue
    return None
