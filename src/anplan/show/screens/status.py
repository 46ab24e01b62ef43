"""The status screen: where the plan stands, what is off first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from anplan.base.message import mark
from anplan.base.revision import Revision
from anplan.model.project import Project
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.values import (
    as_of_text,
    by_urgency,
    light_cell,
    percent,
    signed,
    target_text,
    thresholds_text,
    title_text,
    urgency,
)
from anplan.show.words import Words, chinese_number
from anplan.state.build import State
from anplan.state.figures import rounded
from anplan.state.indicators import IndicatorState
from anplan.state.papers import Paper
from anplan.state.tasks import TaskState

SAMPLE = mark("sample data")


def status_screen(words: Words, state: State, revision: Revision | None) -> Screen:
    """Show the whole plan on one screen."""
    screen = Screen()
    heading(screen, words, state, revision)
    if state.silent:
        _nothing_reported(screen, words, state)
    screen.line()
    indicator_table(screen, words, by_urgency(state.indicators))
    screen.line(thresholds_text(words, state.project), "faint")
    screen.line()
    _task_table(screen, words, state)
    screen.line()
    papers_line(screen, words, state)
    _next_steps(screen, words, state)
    return screen


def heading(screen: Screen, words: Words, state: State, revision: Revision | None) -> None:
    """Show the plan's title, the day, the pace base and the revision."""
    plan = state.project.plan
    title_line(screen, words, state.project)
    base = words("year") if plan.settings.pace_base == "year" else words("implementation phase")
    share = percent_of(state)
    parts = [
        words("as of {day}").format(day=state.question.day.isoformat()),
        words("pace base: {base}, {share} % elapsed").format(base=base, share=share),
    ]
    parts += revision_parts(words, revision)
    screen.line(words("; ").join(parts))
    if state.over:
        over = words("The plan ended on {day}.").format(day=plan.end.isoformat())
        screen.line(over, "yellow")


def revision_parts(words: Words, revision: Revision | None) -> Iterator[str]:
    """Tell which files an answer was made of, and what was known then."""
    if revision is None:
        return
    if revision.known is not None:
        yield words("with what was known on {day}").format(day=revision.known)
    if revision.day is None:
        yield words("revision {revision}").format(revision=revision.name)
    else:
        text = words("revision {revision} of {day}")
        yield text.format(revision=revision.name, day=revision.day)


def title_line(screen: Screen, words: Words, project: Project) -> None:
    """Show the document's title, marked where the workspace is a sample."""
    sample = words(" ({list})").format(list=words(SAMPLE)) if project.plan.sample else ""
    screen.line(project.plan.document.title + sample, "title")


def percent_of(state: State) -> str:
    """Write the elapsed share of the pace base."""
    return f"{rounded(state.share * 100, 1):f}"


def _nothing_reported(screen: Screen, words: Words, state: State) -> None:
    owed = sum(paper.state != "open" for paper in state.papers)
    told = words("Nothing was reported in this workspace: {owed} papers were owed, 0 are in.")
    screen.line(told.format(owed=owed), "yellow")
    screen.line(words("To see a plan at work: anplan demo"), "faint")


def indicator_table(screen: Screen, words: Words, states: Sequence[IndicatorState]) -> None:
    """Show indicators with target, value, change, completion, pace, gap, light and day."""
    rows = [
        (
            Cell(state.indicator.label),
            Cell(target_text(words, state.indicator, state.target)),
            Cell(f"{state.point.value:f}" if state.point else ""),
            Cell(signed(state.change)),
            Cell(percent(state.printed.completion)),
            Cell(percent(state.printed.pace)),
            Cell(signed(state.printed.gap, "0.0")),
            light_cell(words, state.verdict),
            Cell(as_of_text(state)),
        )
        for state in states
    ]
    columns = (
        Column(words("Indicator"), flexible=True),
        Column(words("Target"), right=True),
        Column(words("Value"), right=True),
        Column(words("Change"), right=True),
        Column(words("Done %"), right=True),
        Column(words("Pace"), right=True),
        Column(words("Gap"), right=True),
        Column(words("Light")),
        Column(words("As of")),
    )
    screen.table(columns, rows)
    if any(state.point and state.point.preliminary for state in states):
        screen.line(words("* preliminary figure"), "faint")


def _task_table(screen: Screen, words: Words, state: State) -> None:
    rows: list[tuple[Cell, ...]] = []
    titles = {section.id: section.title for section in state.project.plan.sections}
    by_section: dict[str, list[TaskState]] = {}
    for task in state.tasks:
        by_section.setdefault(task.id.partition(".")[0], []).append(task)
    for number, tasks in by_section.items():
        rows.append((Cell(section_text(words, number, titles.get(number, "")), "faint"),))
        rows += [
            _task_row(words, task)
            for task in sorted(tasks, key=lambda one: urgency(one.verdict.light))
        ]
    columns = (
        Column(words("Task"), flexible=True),
        Column(words("Light")),
        Column(words("Because"), flexible=True),
        Column(words("Reports"), right=True),
    )
    screen.table(columns, rows)


def section_text(words: Words, number: str, title: str) -> str:
    """Write a chapter's heading as a document does, with its number in brackets."""
    if words.chinese:
        return f"（{chinese_number(int(number))}）{title_text(words, title)}"
    return f"{number} {title}"


def _task_row(words: Words, task: TaskState) -> tuple[Cell, ...]:
    more = len(task.verdict.because) if task.verdict.rule == "worst" else 0
    reason = words.tell(task.verdict.shortly)
    if more:
        reason = words("{reason} (and {count} more)").format(reason=reason, count=more)
    return (
        Cell(f"{task.id} {title_text(words, task.task.title)}"),
        light_cell(words, task.verdict),
        Cell("" if task.verdict.light in ("green", "closed") else reason),
        Cell(f"{task.reported}/{len(task.units)}"),
    )


def paper_counts(words: Words, papers: Iterable[Paper]) -> str:
    """Count papers by their state, those not due yet left out."""
    counted = Counter(paper.state for paper in papers)
    owed = sum(counted.values()) - counted["open"]
    return words("{owed} papers owed: {done} on time, {late} late, {missing} missing").format(
        owed=owed, done=counted["done"], late=counted["late"], missing=counted["missing"]
    )


def papers_line(screen: Screen, words: Words, state: State) -> None:
    """Show how many papers are in, and who owes which."""
    missing = [paper for paper in state.papers if paper.state == "missing"]
    text = paper_counts(words, state.papers)
    if missing and not state.silent:
        text += words(" ({list})").format(list=owing_list(words, state, missing))
    screen.line(text)
    _told_line(screen, words, state)


def _told_line(screen: Screen, words: Words, state: State) -> None:
    """Count what waits for an answer of the units, where anything does."""
    returned = sum(paper.owed_again for paper in state.papers)
    asked = sum(one.answer is None for one in state.questions)
    parts = []
    if returned:
        parts.append(words("returned and owed again: {count} papers").format(count=returned))
    if asked:
        parts.append(words("not answered: {count} questions").format(count=asked))
    if parts:
        screen.line(words("; ").join(parts), "yellow")


def owing_list(words: Words, state: State, papers: list[Paper], most: int = 6) -> str:
    """Name the units that owe papers and which; a long list says how many more."""
    by_unit: dict[str, list[str]] = {}
    for paper in papers:
        by_unit.setdefault(paper.unit, []).append(paper_label(state, paper))
    named = [
        f"{state.project.label(unit)} {words.listed(tuple(labels))}"
        for unit, labels in list(by_unit.items())[:most]
    ]
    text = words("; ").join(named)
    if len(by_unit) > most:
        text += words(" and {count} more units").format(count=len(by_unit) - most)
    return text


def paper_label(state: State, paper: Paper) -> str:
    """Name a paper shortly: its month, or what it is called."""
    if paper.period is not None:
        return str(paper.period)
    return next(one.title for one in state.project.plan.obligations if one.id == paper.obligation)


def paper_name(state: State, paper: Paper) -> str:
    """Name a paper in full: its period and what it is called."""
    title = next(one.title for one in state.project.plan.obligations if one.id == paper.obligation)
    return f"{paper.period} {title}" if paper.period is not None else title


def _next_steps(screen: Screen, words: Words, state: State) -> None:
    off = next((one for one in by_urgency(state.indicators) if one.point), None)
    steps = [f"anplan why {off.id}" if off else "anplan source"]
    if state.latest_due and not state.silent:
        steps.append(f"anplan status {state.latest_due}")
    steps.append("anplan due")
    screen.line(words("More: {steps}").format(steps=" · ".join(steps)), "faint")
