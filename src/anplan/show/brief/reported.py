"""What reports bring of a task about which they have no words: figures, milestones, items of registers."""

from collections.abc import Iterable, Iterator
from datetime import date

from anplan.model.reports import Reading, Report
from anplan.show.brief.writer import Writer
from anplan.show.safe import one_line
from anplan.show.screens.questions import clause
from anplan.show.values import value_text
from anplan.state.indicators import IndicatorState
from anplan.state.tasks import TaskState

Reports = tuple[tuple[str, Report], ...]
"""Reports with the unit that each is of."""


def reported(
    writer: Writer,
    task: TaskState,
    reports: Iterable[tuple[str, Report]],
    *,
    with_milestones: bool = True,
) -> str:
    """Say what reports bring of a task beside words; '' where that is nothing.

    Milestones are left out where they are told anyway. Before the edition that does, nothing is said.
    """
    if not writer.words.tells("dated"):
        return ""
    every = tuple(reports)
    parts = (
        _figures(writer, task, every),
        *(_milestones(writer, task, every) if with_milestones else ()),
        *_measures(writer, task, every),
    )
    return writer.words.gap.join(part for part in parts if part)


def _figures(writer: Writer, task: TaskState, reports: Reports) -> str:
    """Name the figures of a task's indicators, and how many items of its registers have news."""
    words = writer.words
    lines = [
        line
        for state in task.indicators
        if (line := _figure(writer, state, _readings(reports, state.id)))
    ]
    lines += _moves(writer, task, reports)
    return words("Reported: {list}.").format(list=words("; ").join(lines)) if lines else ""


def _readings(reports: Reports, indicator: str) -> dict[str, Reading]:
    """Return the last reading of an indicator that each unit reported."""
    return {
        unit: reading
        for unit, report in reports
        for reading in report.readings
        if reading.indicator == indicator
    }


def _figure(writer: Writer, state: IndicatorState, readings: dict[str, Reading]) -> str:
    """Write an indicator's figure: the unit's own where one alone reports it, else that of all."""
    if not readings:
        return ""
    words, title = writer.words, writer.typeset(state.indicator.title)
    reporters = writer.state.project.reporters_of(state.id)
    if len(reporters) > 1 and not writer.unit:
        return _of_several(writer, state, len(readings))
    reading = tuple(readings.values())[-1]
    if reading.value is None or reading.as_of is None:
        return words.labelled(title, one_line(reading.unavailable or ""))
    value = words.quantity(reading.value.value, reading.value.measure or state.indicator.measure)
    text = words("{title}, {value} as of {day}")
    day = _as_of(writer, reading.as_of, is_preliminary=reading.preliminary)
    return text.format(title=title, value=value, day=day)


def _of_several(writer: Writer, state: IndicatorState, count: int) -> str:
    """Write the figure that several units report together, as the table of indicators has it."""
    words, title = writer.words, writer.typeset(state.indicator.title)
    if state.point is None:
        return words.fill(words("{title}, figures of {count} units"), title=title, count=count)
    text = words("{title}, {value} as of {day} from {count} units")
    return words.fill(
        text,
        title=title,
        value=value_text(words, state),
        day=_as_of(writer, state.point.as_of, is_preliminary=state.point.preliminary),
        count=count,
    )


def _as_of(writer: Writer, day: date, *, is_preliminary: bool) -> str:
    text = writer.words("{day}, preliminary") if is_preliminary else "{day}"
    return text.format(day=writer.day(day))


def _moves(writer: Writer, task: TaskState, reports: Reports) -> Iterator[str]:
    """Yield of each register of a task how many of its items have news."""
    words, project = writer.words, writer.state.project
    for name, register in project.registers.items():
        items = {
            item.id
            for _, report in reports
            for item in report.items
            if item.register == name and (item.stage or item.left)
        }
        if task.id in register.tasks and items:
            text = words("{register}, news of {count} items")
            title = writer.typeset(one_line(register.title))
            yield words.fill(text, register=title, count=len(items))


def _milestones(writer: Writer, task: TaskState, reports: Reports) -> Iterator[str]:
    """Yield the milestones of a task that the reports tell of and that count as done, with their days."""
    words = writer.words
    told = {milestone.ref for _, report in reports for milestone in report.milestones}
    for action in task.actions:
        if action.ref in told and action.done is not None:
            title, day = writer.typeset(action.action.title), writer.day(action.done)
            yield words("{milestone}: reached on {day}.").format(milestone=title, day=day)


def _measures(writer: Writer, task: TaskState, reports: Reports) -> Iterator[str]:
    """Yield the measures that serve a task and that the reports tell of as done."""
    words, project = writer.words, writer.state.project
    for unit, report in reports:
        for done in report.milestones:
            measure = project.measure(unit, done.ref)
            if measure is not None and project.task_meant(unit, done.ref) == task.id:
                title = clause(one_line(measure.heading))
                day = writer.day(done.done)
                yield words("{milestone}: reached on {day}.").format(milestone=title, day=day)
