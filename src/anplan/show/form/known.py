"""What is known before a month begins, as the texts a form is pre-filled with."""

from datetime import date

from anplan.base.period import Period
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.show.safe import one_line
from anplan.show.values import target_text, title_text
from anplan.show.words import COMPARATORS, Words
from anplan.state.build import State
from anplan.state.facts import facts_of, gather
from anplan.state.figures import plain, rounded
from anplan.state.problems import TroubleState
from anplan.state.trajectory import expected_on


def readings_of(project: Project, unit: str) -> tuple[str, ...]:
    """Return the indicators a unit reports."""
    return tuple(name for name, said in project.indicators.items() if unit in said.reported_by)


def last_value(words: Words, state: State, name: str, unit: str, period: Period) -> str:
    """Write the unit's own last value before a period, with its day."""
    indicator = state.project.indicators[name]
    readings = gather(state.project, state.question).get(name, ())
    earlier = tuple(said for said in readings if said[1] < period)
    facts = [
        fact
        for fact in facts_of(indicator, earlier).values()
        if fact.unit == unit and fact.as_of <= period.end
    ]
    if not facts:
        return words("none yet")
    last = max(facts, key=lambda fact: fact.as_of)
    star = "*" if last.preliminary else ""
    return f"{words.quantity(last.value, indicator.measure)}{star}\n({last.as_of.isoformat()})"


def pace_text(words: Words, state: State, name: str, period: Period) -> str:
    """Write what the trajectory asks for by the period's end; a rate is asked its target."""
    one = state.indicator(name)
    if one.indicator.kind == "rate":
        return target_text(words, one.indicator, one.target)
    expected = expected_on(
        one.indicator, one.target, state.project.plan.pace_span, one.by, min(period.end, one.by)
    )
    if expected is None:
        return words("at the end")
    figure = plain(expected)
    shown = figure if len(f"{figure:f}".partition(".")[2]) <= 1 else rounded(expected, 1)
    return COMPARATORS[one.target.comparator] + words.quantity(shown, one.indicator.measure)


def task_label(words: Words, project: Project, task: str) -> str:
    """Write a task's number and title, without what would split a drop-down or end it."""
    title = title_text(words, project.tasks[task].title) if task in project.tasks else ""
    return one_line(f"{task} {title}").replace(",", " ").replace('"', "'")


def next_steps(project: Project, unit: str, task: str, period: Period) -> str:
    """Write what the unit said last month would come next in a task."""
    report = project.reports.get((unit, period.shifted(-1)))
    said = report.next if report else ()
    return "\n".join(one_line(entry.text) for entry in said if task_of(entry.ref) == task)


def milestones_of(state: State, unit: str) -> tuple[tuple[str, str, date | None], ...]:
    """Return the open milestones a unit answers for: those it leads, else where it is named itself."""
    project = state.project
    return tuple(
        (one.ref, one.action.title, one.due)
        for task in state.tasks
        if _answers(project, task.id, unit)
        for one in task.actions
        if one.action.kind == "milestone" and one.done is None
    )


def _answers(project: Project, task: str, unit: str) -> bool:
    parts = {project.part_of(task, other) for other in project.units_of(task)}
    if "lead" in parts:
        return unit in project.units_of(task) and project.part_of(task, unit) == "lead"
    return unit in project.tasks[task].units


def open_troubles(state: State, unit: str) -> tuple[TroubleState, ...]:
    """Return a unit's problems that are not solved."""
    return tuple(one for one in state.troubles if one.unit == unit and one.solved is None)
