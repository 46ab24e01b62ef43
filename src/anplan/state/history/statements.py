"""What a file says, taken apart into statements, each with a name that tells it apart."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model import kinds
from anplan.model.briefs import BriefNotes
from anplan.model.decisions import Decision, Decisions
from anplan.model.indicators import Trajectory
from anplan.model.paths import (
    PLAN,
    brief_path,
    carried_path,
    decisions_path,
    report_path,
    scheme_path,
)
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.registers import Carried
from anplan.model.reports import Evidence, Reading, Report
from anplan.model.sections import BY_NAME, SECTIONS
from anplan.model.targets import Target
from anplan.model.tasks import Task
from anplan.model.types.records import Record, is_record
from anplan.model.units import Scheme

Sort = str
"""What a statement is of: an entry of a report, a part of a paper, one of the plan's own things."""

_IN_ORDER = sorted(SECTIONS, key=lambda section: not section.recorded)
SORTS: tuple[Sort, ...] = (
    "paper",
    *(section.sort for section in _IN_ORDER),
    *("measure", "decision", "brief", "indicator", "task", "register", "unit", "plan"),
)
"""In the order in which they are told; another kind of file follows them."""

_SECTION_OF = {section.sort: section for section in SECTIONS}

LISTED: dict[str, Sort] = {
    **{section.name: section.sort for section in SECTIONS},
    "decisions": "decision",
}
"""The lists of a report and of decisions, and of which sort each entry in them is."""
Pairs = tuple[tuple[str, object], ...]
"""Keys with what they say, as a thing of the plan has them."""


class Statement(NamedTuple):
    """One thing that a file says: of which sort, about what, and what it says.

    ``name`` tells it from others about the same thing: a figure's own day, a problem's title,
    an item's number. ``said`` is the model that was read; of the plan's own things their
    keys, of a paper its first keys.
    """

    file: str
    sort: Sort
    ref: str
    name: str
    said: object
    unit: str | None = None
    period: Period | None = None
    nth: int = 0

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """Return what stays the same while the statement changes."""
        return self.file, self.sort, self.ref, self.name, self.nth

    @property
    def day(self) -> date | None:
        """Return the day it holds for: its own, else its period's last."""
        section = _SECTION_OF.get(self.sort)
        if section is not None:
            own = section.day(self.said)
        else:
            own = self.said.on if isinstance(self.said, Decision) else None
        return own or (self.period.end if self.period else None)

    @property
    def reason(self) -> str | None:
        """Return the reason that stands beside it."""
        content = self.said
        return content.reason if isinstance(content, Reading | Decision) else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the papers that it names as its proof."""
        named: tuple[Evidence, ...] = getattr(self.said, "evidence", ())
        return named

    @property
    def pairs(self) -> Pairs:
        """Return the keys of one of the plan's own things; of others nothing."""
        content = self.said
        return content if isinstance(content, tuple) and not is_record(content) else ()


def statements_in(key: object, model: Record) -> tuple[Statement, ...]:
    """Take apart what one file says; ``key`` is what its path says it is."""
    return _numbered(_statements_in(key, model))


def statements_of(project: Project) -> tuple[Statement, ...]:
    """Take apart everything that a workspace says."""
    shelves = (getattr(project, kind.shelf) for kind in kinds.KINDS if kind.name != "plan")
    return _numbered(
        (
            *_statements_in(None, project.plan),
            *(
                statement
                for shelf in shelves
                for key, record in shelf.items()
                for statement in _statements_in(key, record)
            ),
        )
    )


def place_of(sort: Sort) -> int:
    """Return the place of a sort among the others."""
    return SORTS.index(sort) if sort in SORTS else len(SORTS)


def gathered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements of a report or of decisions, read one by one, as its file makes them."""
    return _numbered(sorted(statements, key=lambda statement: place_of(statement.sort)))


def _numbered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements with a number for each that would else have the same key."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    numbered = []
    for statement in statements:
        name = statement[:4]
        nth = seen[name]
        seen[name] = nth + 1
        numbered.append(statement if statement.nth == nth else statement._replace(nth=nth))
    return tuple(numbered)


def _statements_in(key: object, model: Record) -> Iterator[Statement]:
    if isinstance(model, Report):
        unit, period = _owner(key)
        return _of_report(unit, period, model)
    if isinstance(model, Decisions):
        assert isinstance(key, Period)
        return _of_decisions(key, model)
    if isinstance(model, Scheme):
        return _of_scheme(str(key), model)
    if isinstance(model, Carried):
        return _of_carried(str(key), model)
    if isinstance(model, BriefNotes):
        assert isinstance(key, Period)
        return iter((Statement(brief_path(key), "brief", str(key), "", _pairs(model), period=key),))
    return _of_plan(str(key), model)


def _owner(key: object) -> tuple[str, Period]:
    """Return the unit and the period that a report's path names."""
    assert isinstance(key, tuple)
    unit, period = key
    assert isinstance(unit, str)
    assert isinstance(period, Period)
    return unit, period


def _of_report(unit: str, period: Period, report: Report) -> Iterator[Statement]:
    file = report_path(unit, period)

    def statement(sort: Sort, ref: str, name: str, content: object) -> Statement:
        return Statement(file, sort, ref, name, content, unit, period)

    form = None if report.from_ is None else report.from_.form
    handed = _chosen(
        submitted=report.submitted, returns=report.returns, form=form, nothing=report.nothing
    )
    yield statement("paper", f"{unit}/{period}", "", handed)
    for section in _IN_ORDER:
        for entry in section.entries(report):
            yield statement(section.sort, section.ref(entry), section.apart(entry), entry)


def _of_scheme(unit: str, scheme: Scheme) -> Iterator[Statement]:
    file = scheme_path(unit)
    handed = _chosen(submitted=scheme.submitted, returns=scheme.returns)
    yield Statement(file, "paper", f"{unit}/scheme", "", handed, unit)
    for measure in scheme.measures:
        yield Statement(file, "measure", measure.ref, measure.id or "", measure, unit)


def _of_carried(unit: str, carried: Carried) -> Iterator[Statement]:
    section = BY_NAME["items"]
    for entry in carried.items:
        ref, name = section.ref(entry), section.apart(entry)
        yield Statement(carried_path(unit), section.sort, ref, name, entry, unit)


def _of_decisions(month: Period, decisions: Decisions) -> Iterator[Statement]:
    file = decisions_path(month)
    for decision in decisions.decisions:
        name = f"{decision.kind} {decision.on}"
        yield Statement(file, "decision", decision.ref, name, decision, decision.unit)


def _of_plan(key: str, record: Record) -> Iterator[Statement]:
    """Take apart one of the plan's own things, and those within it that have an id."""
    if isinstance(record, Plan):
        yield Statement(PLAN, "plan", "", "", _pairs(record))
        for name, value in zip(record._fields, record, strict=True):
            for part in _parts(value):
                yield Statement(PLAN, "plan", str(getattr(part, "id", "")), name, _pairs(part))
        return
    kind = next(kind for kind in kinds.KINDS if kind.record is type(record))
    file = kind.path(key)
    yield Statement(file, kind.name, key, "", _pairs(record), key if kind.name == "unit" else None)
    for action in record.actions if isinstance(record, Task) else ():
        yield Statement(file, kind.name, f"{key}/{action.id}", "", _pairs(action))


def _parts(value: object) -> tuple[Record, ...]:
    """Return the things in a list that have an id of their own."""
    if not isinstance(value, tuple) or is_record(value):
        return ()
    return tuple(part for part in value if is_record(part) and hasattr(part, "id"))


def _pairs(model: Record) -> Pairs:
    """Return the keys of a thing, those of things within it dotted; what is absent is left out.

    The parts of the plan and of a task are left out: each is a statement of its own.
    """
    return tuple(_flat(model, ""))


def _flat(model: Record, above: str) -> Iterator[tuple[str, object]]:
    for name, value in zip(model._fields, model, strict=True):
        if name == "id" or value is None or value in ((), {}):
            continue
        if isinstance(model, Plan | Task) and _parts(value):
            continue
        if is_record(value) and not isinstance(value, Target | Trajectory):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _chosen(**values: object) -> Pairs:
    return tuple((name, value) for name, value in values.items() if value is not None)
