"""The ledger of tasks: a row a task and a row an action, with the units' last words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.message import mark
from anplan.model.tasks import Action
from anplan.show.ledger.sheets import (
    CellValue,
    LedgerSheet,
    Lit,
    Numbered,
    ledger_column,
    numbered,
)
from anplan.show.safe import printable
from anplan.show.screens.details import KIND_WORDS
from anplan.show.tidy.columns import Facts
from anplan.show.values import title_text, with_part
from anplan.show.words import CYCLES
from anplan.state.actions import ActionState
from anplan.state.latest_words import Latest, latest_words, thing_meant
from anplan.state.problems import TroubleState
from anplan.state.tasks import TaskState


class Line(NamedTuple):
    """A task, or one of its actions, with what was said of it."""

    task: TaskState
    action: Action | None
    state: ActionState | None
    said: "SaidOf"

    @property
    def ref(self) -> str:
        """Return what it is called in reports."""
        return f"{self.task.id}/{self.action.id}" if self.action else self.task.id


class SaidOf(NamedTuple):
    """The units' words on all things."""

    progress: Latest
    feared: Latest
    coming: Latest
    troubles: dict[str, list[TroubleState]]


def task_sheet(facts: Facts) -> LedgerSheet:
    """Describe the ledger of tasks."""
    return LedgerSheet(facts.words("Ledger of tasks"), COLUMNS, numbered(_lines(facts)), frozen=3)


def _lines(facts: Facts) -> Iterator[Line]:
    state = facts.state
    project, question = state.project, state.question
    troubles: dict[str, list[TroubleState]] = {}
    for trouble in state.troubles:
        if trouble.solved is None:
            ref = thing_meant(project, trouble.unit, trouble.ref)
            troubles.setdefault(ref, []).append(trouble)
    said = SaidOf(
        latest_words(project, question, "progress"),
        latest_words(project, question, "at_risk", of_last_report=True),
        latest_words(project, question, "next", of_last_report=True),
        troubles,
    )
    for task in state.tasks:
        yield Line(task, None, None, said)
        judged = {action.ref: action for action in task.actions}
        for action in task.task.actions:
            yield Line(task, action, judged.get(f"{task.id}/{action.id}"), said)


def _action(facts: Facts, row: Numbered) -> str:
    line: Line = row.of
    if line.action is None:
        return facts.words("(the whole task)")
    return title_text(facts.words, line.action.title)


def _units(facts: Facts, row: Numbered) -> str:
    """Name the units that a row is up to, those that lead a task marked."""
    line: Line = row.of
    words, project = facts.words, facts.state.project
    if line.action is not None:
        return words.listed(tuple(map(project.label, project.responsible(line.ref))))
    named = project.named_in(line.task.id)
    return words.listed(tuple(with_part(words, name, part) for name, part in named.items()))


def _due(facts: Facts, row: Numbered) -> CellValue:
    """Return a milestone's day; of what recurs its cycle, of what goes on that it does."""
    line: Line = row.of
    if line.state is not None and line.state.due is not None:
        return line.state.due
    if line.action is not None:
        cycle = line.action.every
        return facts.words(CYCLES[cycle] if cycle else KIND_WORDS[line.action.kind])
    task = line.task.task
    days = [action.due for action in line.task.actions if action.due is not None]
    days += [task.due] if task.due is not None else []
    last = max([*days, *(indicator.by for indicator in line.task.indicators)], default=None)
    return task.due_words if last is None else last


def _said(facts: Facts, latest: Latest, line: Line) -> str:
    """Write what each unit said last of a thing, each beginning on a line of its own."""
    by_unit = latest.get(line.ref, {})
    return "\n".join(
        _of_unit(facts, unit, str(by_unit[unit].period), by_unit[unit].texts)
        for unit in facts.state.project.units
        if unit in by_unit
    )


def _of_unit(facts: Facts, unit: str, when: str, texts: Iterable[str]) -> str:
    words = facts.words
    label = words("{title} ({reason})").format(title=facts.state.project.label(unit), reason=when)
    return words.labelled(label, printable(words.gap.join(map(str.strip, texts))))


def _progress(facts: Facts, row: Numbered) -> str:
    return _said(facts, row.of.said.progress, row.of)


def _problems(facts: Facts, row: Numbered) -> str:
    """Write the open problems, what is asked for, and what the units fear."""
    line: Line = row.of
    words = facts.words
    open_ones = [
        _of_unit(
            facts,
            trouble.unit,
            str(trouble.since),
            [words.sentence(part) for part in (trouble.title, trouble.text, trouble.ask) if part],
        )
        for trouble in line.said.troubles.get(line.ref, ())
    ]
    feared = _said(facts, line.said.feared, line)
    return "\n".join(filter(None, (*open_ones, feared)))


def _next(facts: Facts, row: Numbered) -> str:
    return _said(facts, row.of.said.coming, row.of)


def _light(_facts: Facts, row: Numbered) -> CellValue:
    """Return the light of a task, or of an action that has one."""
    line: Line = row.of
    if line.action is None:
        return Lit(line.task.verdict.light)
    return Lit(line.state.verdict.light) if line.state else None


def _reason(facts: Facts, row: Numbered) -> str:
    line: Line = row.of
    verdict = line.task.verdict if line.action is None else line.state and line.state.verdict
    return facts.words.tell(verdict.reason) if verdict else ""


def _done(_facts: Facts, row: Numbered) -> date | None:
    line: Line = row.of
    return line.state.done if line.state else None


COLUMNS = (
    ledger_column(
        mark("No."), 5, mark("The row's number."), lambda _, row: row.number, is_key=True
    ),
    ledger_column(
        mark("Task"),
        20,
        mark("The task's number and heading."),
        lambda facts, row: title_text(facts.words, row.of.task.task.headed(row.of.task.id)),
        is_key=True,
    ),
    ledger_column(
        mark("Action"),
        22,
        mark("What the task says will be done; a row of its own is the whole task."),
        _action,
        is_key=True,
    ),
    ledger_column(mark("Responsible units"), 18, mark("The units that it is up to."), _units),
    ledger_column(
        mark("To be done by"),
        12,
        mark("The day by which it is done; of what recurs its cycle, of other work its kind."),
        _due,
    ),
    ledger_column(mark("Done on"), 12, mark("The day a milestone was reached."), _done),
    ledger_column(
        mark("Progress"),
        46,
        mark("What each unit said of it last, with the report's period."),
        _progress,
    ),
    ledger_column(
        mark("Problems met"),
        34,
        mark("Problems that are not solved, with the period since when, and what units fear."),
        _problems,
    ),
    ledger_column(
        mark("Next steps"), 34, mark("What comes next by each unit's last report."), _next
    ),
    ledger_column(mark("Light"), 8, mark("The light, by its word."), _light),
    ledger_column(mark("Reason"), 24, mark("Why it has that light."), _reason),
)
