"""The tables of what reports say beside figures: items of registers, their moves, and all entries."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.model.paths import carried_path, report_path
from anplan.model.reports import Item
from anplan.model.sections import SECTIONS, ReportSection
from anplan.show.tidy.columns import DAYS, Column, Facts, Reference, Table, joined, pairs
from anplan.show.tidy.figure_tables import month_of
from anplan.state.question import holds, known_reports
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState

_OWN_TABLES = frozenset({"readings", "items"})


class Standing(NamedTuple):
    """An item and the register that it is in."""

    register: RegisterState
    item: ItemState


def _items(facts: Facts) -> Iterator[Standing]:
    for register in facts.state.registers:
        for item in register.items:
            yield Standing(register, item)


def _stage(row: Standing, part: str) -> str | None:
    stage = row.register.stage_of(row.item)
    said: str | None = getattr(stage, part, None)
    return said


ITEMS = Table(
    "items",
    mark("The items of registers as they stand on the day asked about, one a row."),
    (
        Column("register", "text", mark("The register's id."), lambda _, row: row.register.id),
        Column("item", "text", mark("The item's own number."), lambda _, row: row.item.way.id),
        Column("title", "text", mark("What it is called."), lambda _, row: row.item.way.title),
        Column("unit", "text", mark("The id of its unit."), lambda _, row: row.item.way.owner),
        Column(
            "stage",
            "text",
            mark("The stage at which it stands, or stood when it left."),
            lambda _, row: _stage(row, "name"),
        ),
        Column(
            "stage_title",
            "text",
            mark("What that stage is called."),
            lambda _, row: _stage(row, "title"),
        ),
        Column(
            "since",
            "day",
            mark("The day of its last move."),
            lambda _, row: row.item.last and row.item.last.day,
        ),
        Column(
            "days_since",
            "whole",
            mark("How many days ago that was."),
            lambda _, row: row.register.days_since(row.item),
            DAYS,
        ),
        Column(
            "left", "truth", mark("Whether it left the register."), lambda _, row: row.item.left
        ),
        Column(
            "reason",
            "text",
            mark("Why it left, or went back."),
            lambda _, row: row.item.last and row.item.last.entry.reason,
        ),
        Column(
            "still",
            "truth",
            mark("Whether it stands still for too long."),
            lambda _, row: row.register.is_still(row.item),
        ),
        Column(
            "roles",
            "text",
            mark("The post of each role."),
            lambda _, row: pairs(roles_on(row.item.way, row.register.day)),
        ),
        Column(
            "fields",
            "text",
            mark("What else it says, by the fields of its register."),
            lambda _, row: pairs(fields_on(row.item.way, row.register.day)),
        ),
    ),
    _items,
    key=("register", "item"),
    references=(Reference(("unit",), "units"),),
)


class Told(NamedTuple):
    """An entry about an item; without a period one that the plan before left open."""

    unit: str
    period: Period | None
    place: int
    item: Item


def _moves(facts: Facts) -> Iterator[Told]:
    project, question = facts.state.project, facts.state.question
    for unit, carried in project.carried.items():
        for place, item in enumerate(carried.items):
            if item.day <= question.day:
                yield Told(unit, None, place, item)
    for unit, period, report in known_reports(project, question):
        for place, item in enumerate(report.items):
            if holds(question, item.day, period, report):
                yield Told(unit, period, place, item)


def _told_stage(facts: Facts, row: Told) -> str | None:
    """Return a stage by its id, whichever way it was written."""
    register = facts.state.project.registers.get(row.item.register)
    stage = register.stage(row.item.stage) if register and row.item.stage else None
    return stage.name if stage else row.item.stage


MOVES = Table(
    "moves",
    mark(
        "What was told of items up to the day asked about, one entry a row, in the order of the "
        "reports."
    ),
    (
        Column("unit", "text", mark("The unit that tells it."), lambda _, row: row.unit),
        Column(
            "period",
            "text",
            mark("The report's period; empty for what the plan before left open."),
            lambda _, row: row.period,
        ),
        Column(
            "place",
            "whole",
            mark("Its place among the report's items, from 1."),
            lambda _, row: row.place + 1,
        ),
        Column(
            "month", "text", mark("The month of its day."), lambda _, row: month_of(row.item.day)
        ),
        Column("register", "text", mark("The register's id."), lambda _, row: row.item.register),
        Column("item", "text", mark("The item's own number."), lambda _, row: row.item.id),
        Column("title", "text", mark("What it is called."), lambda _, row: row.item.title),
        Column("stage", "text", mark("The stage it reached."), _told_stage),
        Column("day", "day", mark("The day from which it holds."), lambda _, row: row.item.day),
        Column(
            "left",
            "truth",
            mark("Whether it left the register."),
            lambda _, row: row.item.left is not None,
        ),
        Column(
            "reason", "text", mark("Why it left, or went back."), lambda _, row: row.item.reason
        ),
        Column(
            "roles",
            "text",
            mark("The post of each role."),
            lambda _, row: pairs(row.item.roles or {}),
        ),
        Column(
            "fields",
            "text",
            mark("What else it says, by the fields of its register."),
            lambda _, row: pairs(row.item.fields),
        ),
        Column("file", "text", mark("The file it stands in."), lambda _, row: _file(row)),
    ),
    _moves,
    references=(Reference(("unit",), "units"),),
)


def _file(row: Told) -> str:
    return carried_path(row.unit) if row.period is None else report_path(row.unit, row.period)


class Said(NamedTuple):
    """An entry of a report, other than a figure or an item."""

    unit: str
    period: Period
    section: ReportSection
    place: int
    entry: Any

    @property
    def day(self) -> date:
        """Return its own day, else its report's last one."""
        return self.section.day(self.entry) or self.period.end


def _entries(facts: Facts) -> Iterator[Said]:
    question = facts.state.question
    for unit, period, report in known_reports(facts.state.project, question):
        for section in SECTIONS:
            if section.name not in _OWN_TABLES:
                for place, entry in enumerate(section.entries(report)):
                    if holds(question, section.day(entry), period, report):
                        yield Said(unit, period, section, place, entry)


def _task(facts: Facts, row: Said) -> str | None:
    """Return the task that an entry is about, where it is one of the plan's."""
    project = facts.state.project
    task = project.task_meant(row.unit, row.section.ref(row.entry))
    return task if task in project.tasks else None


def _part(row: Said, *names: str) -> Any:
    """Return the first of some keys that an entry has."""
    values = (getattr(row.entry, name, None) for name in names)
    return next((value for value in values if value is not None), None)


ENTRIES = Table(
    "entries",
    mark(
        "The words of reports up to the day asked about: progress, problems, answers and so on, "
        "one entry a row."
    ),
    (
        Column("unit", "text", mark("The unit that says it."), lambda _, row: row.unit),
        Column("period", "text", mark("The report's period."), lambda _, row: row.period),
        Column(
            "section", "text", mark("The section of the report."), lambda _, row: row.section.name
        ),
        Column(
            "place",
            "whole",
            mark("Its place in that section, from 1."),
            lambda _, row: row.place + 1,
        ),
        Column("month", "text", mark("The month of its day."), lambda _, row: month_of(row.day)),
        Column("day", "day", mark("Its own day, else the report's last."), lambda _, row: row.day),
        Column(
            "ref",
            "text",
            mark("What it is about: a task, an action, an indicator, a measure."),
            lambda _, row: row.section.ref(row.entry),
        ),
        Column("task", "text", mark("The task it is about."), _task),
        Column(
            "kind",
            "text",
            mark("Of a request: extend or close."),
            lambda _, row: _part(row, "kind"),
        ),
        Column("title", "text", mark("A problem's title."), lambda _, row: _part(row, "title")),
        Column(
            "text",
            "text",
            mark("The unit's own words."),
            lambda _, row: _part(row, "text", "reason"),
        ),
        Column("ask", "text", mark("What the unit asks for."), lambda _, row: _part(row, "ask")),
        Column(
            "of",
            "text",
            mark("Who is asked, or whose problem is answered; with blanks between."),
            lambda _, row: joined(_part(row, "of") or filter(None, [_part(row, "unit")])),
        ),
        Column(
            "until", "day", mark("The day that is requested."), lambda _, row: _part(row, "until")
        ),
        Column(
            "done",
            "day",
            mark("The day it was done or solved."),
            lambda _, row: _part(row, "done", "solved"),
        ),
        Column(
            "evidence",
            "whole",
            mark("How many papers prove it."),
            lambda _, row: len(_part(row, "evidence") or ()),
        ),
        Column(
            "file",
            "text",
            mark("The file it stands in."),
            lambda _, row: report_path(row.unit, row.period),
        ),
    ),
    _entries,
    key=("unit", "period", "section", "place"),
    references=(Reference(("unit",), "units"), Reference(("task",), "tasks")),
)
