"""The tables of what units owe: papers, and the measures of their own schemes."""

from collections.abc import Iterator

from anplan.base.message import mark
from anplan.show.tidy.columns import DAYS, Column, Facts, Reference, Table, joined
from anplan.show.tidy.figure_tables import month_of
from anplan.state.measures import MeasureState
from anplan.state.papers import Paper, instructions


def _papers(facts: Facts) -> Iterator[Paper]:
    yield from facts.state.papers
    yield from instructions(facts.state.questions, facts.state.question)


PAPERS = Table(
    "papers",
    mark("The papers that are owed, and the leaders' instructions, one a row for each unit."),
    (
        Column(
            "obligation",
            "text",
            mark("The id of the rule by which it is owed; the number of an instruction."),
            lambda _, paper: paper.obligation,
        ),
        Column("unit", "text", mark("The unit's id."), lambda _, paper: paper.unit),
        Column(
            "period",
            "text",
            mark("The paper's period; empty where it has none."),
            lambda _, paper: paper.period,
        ),
        Column(
            "month", "text", mark("The month of its due day."), lambda _, paper: month_of(paper.due)
        ),
        Column("due", "day", mark("The day it is due."), lambda _, paper: paper.due),
        Column(
            "moved_from",
            "day",
            mark("The rest day on which it would be due."),
            lambda _, paper: paper.moved_from,
        ),
        Column("state", "text", mark("done, late, missing or open."), lambda _, paper: paper.state),
        Column("done_on", "day", mark("The day it came."), lambda _, paper: paper.done_on),
        Column(
            "days_late",
            "whole",
            mark("How many days after its due day it came."),
            lambda _, paper: paper.days_late,
            DAYS,
        ),
        Column(
            "returned_on",
            "day",
            mark("The day it was last returned."),
            lambda _, paper: paper.returned and paper.returned.on,
        ),
        Column(
            "returned_because",
            "text",
            mark("Why it was returned."),
            lambda _, paper: paper.returned and paper.returned.reason,
        ),
        Column("file", "text", mark("The file it is, or would be."), lambda _, paper: paper.file),
    ),
    _papers,
    references=(Reference(("unit",), "units"),),
)


def _measures(facts: Facts) -> tuple[MeasureState, ...]:
    return facts.state.measures


MEASURES = Table(
    "measures",
    mark("The judged measures of the units' schemes, one a row."),
    (
        Column("unit", "text", mark("The unit's id."), lambda _, row: row.unit),
        Column(
            "measure_id", "text", mark("Its id within the scheme."), lambda _, row: row.measure.id
        ),
        Column(
            "serves", "text", mark("The task or action it serves."), lambda _, row: row.measure.ref
        ),
        Column(
            "tasks",
            "text",
            mark("The tasks it serves, with blanks between."),
            lambda _, row: joined(row.tasks),
        ),
        Column("title", "text", mark("What the unit will do."), lambda _, row: row.measure.name),
        Column(
            "every",
            "text",
            mark("Its cycle, where it is done again and again."),
            lambda _, row: row.measure.every,
        ),
        Column("due", "day", mark("The day it is due."), lambda _, row: row.standing.due),
        Column("done", "day", mark("The day it was done."), lambda _, row: row.standing.done),
        Column(
            "cycles_over",
            "whole",
            mark("How many of its cycles are over."),
            lambda _, row: row.standing.periods if row.measure.every else None,
        ),
        Column(
            "cycles_met",
            "whole",
            mark("How many of these have an entry."),
            lambda _, row: row.standing.met if row.measure.every else None,
        ),
        Column("light", "text", mark("The light."), lambda _, row: row.verdict.light),
        Column("rule", "text", mark("The rule that gave it."), lambda _, row: row.verdict.rule),
        Column(
            "reason",
            "text",
            mark("Why it has that light."),
            lambda facts, row: facts.words.tell(row.verdict.reason),
        ),
    ),
    _measures,
    key=("unit", "measure_id"),
    references=(Reference(("unit",), "units"),),
)
