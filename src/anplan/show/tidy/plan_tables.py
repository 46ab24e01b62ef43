"""The tables of the plan's own things: the plan itself, units, indicators, tasks and who has them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from anplan.base.message import mark
from anplan.base.period import periods_between
from anplan.model.plan import Plan
from anplan.model.sharing import whose
from anplan.model.units import Unit
from anplan.show.tidy.columns import (
    COMPARED,
    OF_ITS_MEASURE,
    TIDY_SCHEMA,
    Column,
    Facts,
    Reference,
    Table,
    joined,
)
from anplan.show.values import document_words
from anplan.state.indicators import IndicatorState
from anplan.state.tasks import TaskState

BETWEEN_NAMES = "; "
"""What stands between the names of a unit in one cell."""


def _between_semicolons(names: Iterable[str]) -> str | None:
    return BETWEEN_NAMES.join(name.replace(BETWEEN_NAMES, ";") for name in names) or None


class NamedUnit(NamedTuple):
    """A unit and its id."""

    id: str
    unit: Unit


class Part(NamedTuple):
    """A unit's part in a task."""

    task: str
    unit: str


def _group(row: NamedUnit) -> str | None:
    """Return the id of the first group of a unit."""
    return next(iter(row.unit.all_groups), None)


def _plan(facts: Facts) -> Plan:
    return facts.state.project.plan


PLAN = Table(
    "plan",
    mark("The plan, the day that was asked about, and of which files; one row."),
    (
        Column("title", "text", mark("The document's title."), lambda _, plan: plan.document.title),
        Column("issuer", "text", mark("Who issued it."), lambda _, plan: plan.document.issuer),
        Column(
            "issued", "day", mark("The day it was signed."), lambda _, plan: plan.document.issued
        ),
        Column("start", "day", mark("The plan's first day."), lambda _, plan: plan.start),
        Column("end", "day", mark("The plan's last day."), lambda _, plan: plan.end),
        Column(
            "coordinator",
            "text",
            mark("The id of the unit that runs the whole plan."),
            lambda _, plan: plan.coordinator,
        ),
        Column(
            "day",
            "day",
            mark("The day that was asked about."),
            lambda facts, _: facts.state.question.day,
        ),
        Column(
            "rev",
            "text",
            mark("The commit of the files, or the last one before them."),
            lambda facts, _: facts.revision and facts.revision.name,
        ),
        Column(
            "rev_day",
            "day",
            mark("The day of that commit, where it was asked for."),
            lambda facts, _: facts.revision and facts.revision.day,
        ),
        Column(
            "known",
            "day",
            mark("The day of --known, where it was given."),
            lambda facts, _: facts.revision and facts.revision.known,
        ),
        Column(
            "months",
            "whole",
            mark("How many months the plan has."),
            lambda _, plan: len(periods_between("month", plan.start, plan.end)),
        ),
        Column(
            "language",
            "text",
            mark("The language of the reasons."),
            lambda facts, _: facts.words.language,
        ),
        Column("schema", "whole", mark("The version of these tables."), lambda *_: TIDY_SCHEMA),
        Column(
            "unread",
            "whole",
            mark("How many files could not be read: nothing of them is in these tables."),
            lambda facts, _: len(facts.state.project.broken),
        ),
    ),
    lambda facts: (_plan(facts),),
)

UNITS = Table(
    "units",
    mark("The units, one a row, in the plan's order."),
    (
        Column("unit", "text", mark("The unit's id."), lambda _, row: row.id),
        Column("name", "text", mark("The full name."), lambda _, row: row.unit.name),
        Column("short", "text", mark("The name used in tables."), lambda _, row: row.unit.label),
        Column("group", "text", mark("The id of its group."), lambda _, row: _group(row)),
        Column(
            "group_title",
            "text",
            mark("The group's name."),
            lambda facts, row: facts.state.project.label(_group(row) or "") or None,
        ),
        Column(
            "valid_from",
            "day",
            mark("The first day it exists."),
            lambda _, row: row.unit.valid_from,
        ),
        Column(
            "valid_until",
            "day",
            mark("The last day it exists."),
            lambda _, row: row.unit.valid_until,
        ),
        Column(
            "same_as",
            "text",
            mark("The ids by which other plans know it, with blanks between."),
            lambda _, row: joined(row.unit.same_as),
        ),
        Column(
            "aliases",
            "text",
            mark("Other names it is written by, with semicolons between."),
            lambda _, row: _between_semicolons(row.unit.aliases),
        ),
    ),
    lambda facts: (NamedUnit(*pair) for pair in facts.state.project.units.items()),
    key=("unit",),
)


def _start(state: IndicatorState) -> Decimal | None:
    return state.indicator.baseline


def _source(facts: Facts, state: IndicatorState) -> tuple[str | None, str | None]:
    """Return the plan that collects a figure, and its indicator there; nothing where this one does."""
    shared = facts.state.project.shared.get(state.id)
    origin = shared and shared.origin
    if origin is None or origin.project is None or origin.fault is not None:
        return None, None
    return origin.project.plan.document.known_by, origin.indicator


INDICATORS = Table(
    "indicators",
    mark("The indicators, one a row, with the target in force on the day asked about."),
    (
        Column("indicator", "text", mark("The indicator's id."), lambda _, state: state.id),
        Column("title", "text", mark("What is counted."), lambda _, state: state.indicator.title),
        Column(
            "short",
            "text",
            mark("A title for narrow tables."),
            lambda _, state: state.indicator.label,
        ),
        Column(
            "measure",
            "text",
            mark("What it is counted in."),
            lambda _, state: state.indicator.measure,
        ),
        Column(
            "kind",
            "text",
            mark("flow, stock, rate or count."),
            lambda _, state: state.indicator.kind,
        ),
        Column(
            "every",
            "text",
            mark("How often a figure exists: month, two-months, quarter, half or year."),
            lambda _, state: state.indicator.every,
        ),
        Column(
            "goal", "text", mark("The goal it belongs to."), lambda _, state: state.indicator.goal
        ),
        Column(
            "comparator",
            "text",
            COMPARED,
            lambda _, state: state.target.comparator,
        ),
        Column(
            "target",
            "decimal",
            mark("The target's figure."),
            lambda _, state: state.target.value if state.target.has_figure else None,
            OF_ITS_MEASURE,
        ),
        Column("by", "day", mark("The target's day."), lambda _, state: state.by),
        Column(
            "target_words",
            "text",
            mark("The target in the document's words, where these compare otherwise."),
            lambda _, state: document_words(state.indicator, state.target),
        ),
        Column(
            "aspirational",
            "truth",
            mark("Whether the document only strives for it."),
            lambda _, state: state.indicator.aspirational,
        ),
        Column(
            "baseline",
            "decimal",
            mark("The value at the plan's start, where one is given."),
            lambda _, state: _start(state),
            OF_ITS_MEASURE,
        ),
        Column(
            "units",
            "text",
            mark("The ids of the units behind it, with blanks between."),
            lambda _, state: joined(state.reporters),
        ),
        Column(
            "tasks",
            "text",
            mark("The tasks whose light it decides, with blanks between."),
            lambda _, state: joined(state.indicator.tasks),
        ),
        Column(
            "within",
            "decimal",
            mark("How far from the figure still meets a target about it."),
            lambda _, state: state.target.within,
            OF_ITS_MEASURE,
        ),
        Column(
            "target_to",
            "decimal",
            mark("The upper figure of a target between two."),
            lambda _, state: state.target.between and state.target.between[1],
            OF_ITS_MEASURE,
        ),
        Column(
            "against",
            "text",
            mark("What the value is held against, where it is the difference that is judged."),
            lambda _, state: state.target.against,
        ),
        Column(
            "part_of",
            "text",
            mark("The indicator of which it is a part; empty where it counts by itself."),
            lambda _, state: state.indicator.part_of,
        ),
        Column(
            "weight",
            "decimal",
            mark("What it counts in an evaluation."),
            lambda _, state: state.indicator.weight,
        ),
        Column(
            "shared_from",
            "text",
            mark(
                "The workspace whose plan collects the figure, and its indicator there; the readings "
                "are in the tables of that one."
            ),
            lambda _, state: state.indicator.shared_from and state.indicator.shared_from.words,
        ),
        Column(
            "source_plan",
            "text",
            mark(
                "The plan that collects the figure, where another one does, as its tables name it."
            ),
            lambda facts, state: _source(facts, state)[0],
        ),
        Column(
            "source_indicator",
            "text",
            mark("The indicator's id in the plan that collects the figure."),
            lambda facts, state: _source(facts, state)[1],
        ),
    ),
    lambda facts: facts.state.indicators,
    key=("indicator",),
)


def _section_title(facts: Facts, task: TaskState) -> str | None:
    section = task.id.partition(".")[0]
    sections = facts.state.project.plan.sections
    return next((one.title for one in sections if one.id == section), None)


class Behind(NamedTuple):
    """A unit behind an indicator: the plan whose unit it is, its id there, and what it is called."""

    indicator: str
    plan: str
    unit: str
    name: str


def _behind(facts: Facts) -> Iterator[Behind]:
    project = facts.state.project
    for state in facts.state.indicators:
        for unit in state.reporters:
            home, own = whose(project, unit)
            yield Behind(state.id, home.plan.document.known_by, own, project.label(unit))


INDICATOR_UNITS = Table(
    "indicator_units",
    mark(
        "Which units are behind an indicator, one a row; also those of a plan that collects its figure."
    ),
    (
        Column("indicator", "text", mark("The indicator's id."), lambda _, row: row.indicator),
        Column("of_plan", "text", mark("The plan whose unit it is."), lambda _, row: row.plan),
        Column("unit", "text", mark("The unit's id in that plan."), lambda _, row: row.unit),
        Column("name", "text", mark("The name used in tables."), lambda _, row: row.name),
    ),
    _behind,
    key=("indicator", "of_plan", "unit"),
    references=(Reference(("indicator",), "indicators"),),
)


TASKS = Table(
    "tasks",
    mark("The tasks, one a row, with their light on the day asked about."),
    (
        Column("task", "text", mark("The task's number."), lambda _, task: task.id),
        Column(
            "label",
            "text",
            mark("The document's own number of it."),
            lambda _, task: task.task.label,
        ),
        Column("title", "text", mark("The task's heading."), lambda _, task: task.task.title),
        Column(
            "leader",
            "text",
            mark("The post under which it is."),
            lambda _, task: task.task.leader,
        ),
        Column(
            "due",
            "day",
            mark("The day of its milestones without one."),
            lambda _, task: task.task.due,
        ),
        Column(
            "due_words",
            "text",
            mark("What the document writes in the place of a day."),
            lambda _, task: task.task.due_words,
        ),
        Column("section_title", "text", mark("The heading of its chapter."), _section_title),
        Column("light", "text", mark("The light."), lambda _, task: task.verdict.light),
        Column("rule", "text", mark("The rule that gave it."), lambda _, task: task.verdict.rule),
        Column(
            "reason",
            "text",
            mark("Why it has that light."),
            lambda facts, task: facts.words.tell(task.verdict.reason),
        ),
        Column("actions", "whole", mark("How many actions it has."), lambda _, task: task.total),
        Column(
            "judged", "whole", mark("How many of them are judged."), lambda _, task: task.judged
        ),
        Column("done", "whole", mark("How many of them are done."), lambda _, task: task.done),
        Column(
            "reported",
            "whole",
            mark("How many of its units handed in their latest due report."),
            lambda _, task: task.reported,
        ),
        Column(
            "owing", "whole", mark("How many of its units owed one."), lambda _, task: task.owing
        ),
    ),
    lambda facts: facts.state.tasks,
    key=("task",),
)


def _parts(facts: Facts) -> Iterator[Part]:
    return (Part(task.id, unit) for task in facts.state.tasks for unit in task.units)


TASK_UNITS = Table(
    "task_units",
    mark("Which unit has which part in a task, one a row."),
    (
        Column("task", "text", mark("The task's number."), lambda _, row: row.task),
        Column("unit", "text", mark("The unit's id."), lambda _, row: row.unit),
        Column(
            "part",
            "text",
            mark("lead, support or responsible."),
            lambda facts, row: facts.state.project.part_of(row.task, row.unit),
        ),
    ),
    _parts,
    key=("task", "unit"),
    references=(Reference(("task",), "tasks"), Reference(("unit",), "units")),
)
