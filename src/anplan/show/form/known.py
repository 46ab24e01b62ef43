"""What is known before a period begins, as the texts a form is pre-filled with."""

from datetime import date

from anplan.base.period import Period
from anplan.intake.forms import row_ref
from anplan.model.indicators import CountedFrom
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.model.sharing import answering_for
from anplan.show.asked_text import asked_text, matter_title
from anplan.show.plan_words import name_of
from anplan.show.safe import one_line
from anplan.show.values import target_text, title_text
from anplan.show.words import COMPARATORS, Words
from anplan.state.actions import ActionState
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.facts import facts_of, gather
from anplan.state.figures import plain, rounded
from anplan.state.indicators import IndicatorState
from anplan.state.lights.trajectory import expected_on
from anplan.state.problems import TroubleState
from anplan.state.question import known_reports
from anplan.state.reportable import report_before
from anplan.state.waiting import waits_for


def readings_of(project: Project, unit: str, day: date) -> tuple[str, ...]:
    """Return the indicators a unit stands behind on a day: it reports them, or the items they count.

    What another plan collects is known to who reports it there, and to who leads its tasks here.
    """
    return tuple(name for name in project.indicators if unit in answering_for(project, name, day))


def counted_value(words: Words, judged: IndicatorState, unit: str) -> str:
    """Write the number of items that a figure counts, its day, and the unit's own part."""
    point, measure = judged.point, judged.indicator.measure
    if point is None:
        return words("none yet")
    own = next((fact.value for fact in point.facts if fact.unit == unit), None)
    text = words.quantity(point.value, measure)
    if own is not None and own != point.value:
        text += words(", {own} of them of the unit").format(own=words.quantity(own, measure))
    return f"{text}\n({point.as_of.isoformat()})"


def counted_note(words: Words, project: Project, source: CountedFrom) -> str:
    """Say from which register a figure is counted, so that nobody fills it in."""
    register = project.registers.get(source.register)
    title = title_text(words, register.title) if register else source.register
    stage = register.stage_title(source.stage) if register else source.stage
    text = words("Counted from {register}, from the stage {stage} on; nothing to fill in.")
    return text.format(register=title, stage=title_text(words, stage))


def shared_note(words: Words, project: Project, name: str) -> str:
    """Say which plan collects a figure, so that nobody fills it in."""
    figure = project.shared.get(name)
    there = None if figure is None else figure.origin.project
    if there is None:
        return words("Collected by another plan; nothing to fill in.")
    text = words("Collected by {plan}; nothing to fill in.")
    return text.format(plan=title_text(words, name_of(there.plan)))


def last_value(words: Words, state: State, name: str, unit: str, period: Period) -> str:
    """Write the unit's own last value before a period, with its day."""
    indicator = state.project.indicators[name]
    readings = gather(known_reports(state.project, state.question)).get(name, ())
    earlier = tuple(entry for entry in readings if entry[1] < period)
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


def target_cell(words: Words, whole: IndicatorState, own: IndicatorState) -> str:
    """Write a target; of a unit's share the whole one below it."""
    text = target_text(words, own.indicator, own.target)
    if own is whole:
        return text
    figure = target_text(words, whole.indicator, whole.target)
    return f"{text}\n{words('(of {target})').format(target=figure)}"


def pace_text(words: Words, state: State, judged: IndicatorState, period: Period) -> str:
    """Write what the trajectory demands by the period's end; of a rate, its target."""
    indicator, target = judged.indicator, judged.target
    if not target.has_figure:
        return ""
    if target.is_placed or (indicator.kind == "rate" and indicator.trajectory is None):
        return target_text(words, indicator, target)
    day = min(period.end, judged.by)
    expected = expected_on(indicator, target, state.project.plan, judged.by, day, judged.part)
    if expected is None:
        return words("at the end")
    figure = plain(expected)
    shown = figure if len(f"{figure:f}".partition(".")[2]) <= 1 else rounded(expected, 1)
    return COMPARATORS.get(target.comparator, "≥") + words.quantity(shown, indicator.measure)


def task_label(words: Words, project: Project, task: str) -> str:
    """Write a task's number and title without the marks that split or end a drop-down."""
    text = project.tasks[task].headed(task) if task in project.tasks else task
    return one_line(title_text(words, text)).replace(",", " ").replace('"', "'")


def next_steps(project: Project, unit: str, task: str, period: Period) -> str:
    """Write what the unit said last time would come next in a task."""
    report = report_before(project, unit, period)
    entries = report.next if report else ()
    meant = project.task_meant
    return "\n".join(one_line(entry.text) for entry in entries if meant(unit, entry.ref) == task)


def milestones_of(state: State, unit: str) -> tuple[ActionState, ...]:
    """Return the open milestones that a unit answers for."""
    project = state.project
    return tuple(
        action
        for task in state.tasks
        for action in task.actions
        if action.action.kind == "milestone" and action.done is None
        if _answers(project, action.ref, unit)
    )


def milestone_label(words: Words, state: State, action: ActionState) -> str:
    """Write a milestone's title behind its task's number, and what it still waits for."""
    project = state.project
    text = title_text(words, project.numbered(action.ref))
    if not action.waits_for:
        return text
    titles = (title_text(words, project.title_of(before)) for before in action.waits_for)
    return words("{title} ({reason})").format(title=text, reason=words.tell(waits_for(titles)))


def _answers(project: Project, ref: str, unit: str) -> bool:
    """Return whether an action is a unit's own: it, or its task, names the unit for it.

    Where nobody leads the task it is that of the units which the task names by themselves.
    """
    task, action = task_of(ref), project.action(ref)
    if action is not None and action.units:
        return unit in project.answering(ref)
    if unit not in project.units_of(task):
        return False
    leads = project.leads_of(task)
    return unit in (leads or project.tasks[task].named_units)


def open_troubles(state: State, unit: str) -> tuple[TroubleState, ...]:
    """Return a unit's problems that are not solved."""
    return tuple(
        trouble for trouble in state.troubles if trouble.unit == unit and trouble.solved is None
    )


def asked_titles(asked: tuple[Asked, ...]) -> dict[str, str]:
    """Return what each row of what is asked answers: its title or words, its ref, who asks."""
    titles: dict[str, str] = {}
    for place, one in enumerate(asked, 1):
        mark = row_ref("asked", str(place))
        titles |= {mark: one.title or one.text, f"{mark}/ref": one.ref}
        if one.sort == "unit":
            titles[f"{mark}/unit"] = one.who
    return titles


def asked_label(words: Words, project: Project, asked: Asked) -> str:
    """Write what a unit is asked; of an instruction with the day by which it is to be carried out."""
    text = one_line(asked_text(words, asked))
    if asked.until is None:
        return words.labelled(matter_title(words, project, asked), text)
    return words("{text} (by {day})").format(text=text, day=asked.until)
