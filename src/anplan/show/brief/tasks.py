"""A brief's third to fifth chapters: tasks, problems, what comes next, in the units' words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anplan.model.paths import task_of
from anplan.model.reports import Entry
from anplan.show.brief.writer import Writer
from anplan.show.screens.questions import clause
from anplan.show.screens.status import section_text
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.papers import Paper
from anplan.state.problems import TroubleState
from anplan.state.tasks import TaskState


class Passage(NamedTuple):
    """A unit's words: what or who stands before them, and what is told behind them."""

    id: str
    heading: str
    before: str
    text: str
    more: str = ""

    @property
    def paragraph(self) -> str:
        """Return it without its heading."""
        return f"{self.before}{self.text}{self.more}"


class SectionText(NamedTuple):
    """A chapter's heading and its tasks."""

    title: str
    tasks: tuple[Passage, ...]


def sections(writer: Writer) -> tuple[SectionText, ...]:
    """Write the tasks by chapter."""
    words, plan = writer.words, writer.state.project.plan
    titles = {section.id: section.title for section in plan.sections}
    grouped: dict[str, list[Passage]] = {}
    for task in writer.state.tasks:
        grouped.setdefault(task.id.partition(".")[0], []).append(_task_text(writer, task))
    return tuple(
        SectionText(
            section_text(words, number, titles.get(number, "")),
            tuple(tasks),
        )
        for number, tasks in grouped.items()
    )


def _task_text(writer: Writer, task: TaskState) -> Passage:
    """Choose whose words stand for a task: the coordinator's pick, else the first listed."""
    words = writer.words
    wrote = {
        unit: entries
        for unit, report in writer.reports()
        if (entries := entries_of(report.progress, task.id))
    }
    picked = [pick.unit for pick in writer.notes.picks if pick.task == task.id]
    order = [unit for unit in (*picked, *task.units) if unit in wrote]
    unit = order[0] if order else ""
    text = "".join(entry.text for entry in wrote[unit]) if unit else words("No unit reported.")
    others = len(wrote) - 1
    more = words(" ({count} more in the annex)").format(count=others) if others > 0 else ""
    return Passage(
        task.id,
        words("{id} {title} ({light})").format(
            id=task.id,
            title=writer.own(task.task.title),
            light=words.light(task.verdict.light),
        ),
        words.labelled(writer.name(unit), "") if unit else "",
        text,
        more,
    )


def entries_of(entries: Iterable[Entry], task: str) -> tuple[Entry, ...]:
    """Return the entries about a task or its actions."""
    return tuple(entry for entry in entries if task_of(entry.ref) == task)


def troubles(writer: Writer) -> Iterator[Passage]:
    """Write the problems that are open, and those solved in the period."""
    words = writer.words
    for one in writer.state.troubles:
        solved_now = one.solved is not None and one.solved in writer.period
        if one.solved is not None and not solved_now:
            continue
        head = words("{title} ({ref}, {unit})").format(
            title=one.title, ref=one.ref, unit=writer.name(one.unit)
        )
        gap = "" if words.chinese else " "
        yield Passage(one.ref, "", words.sentence(head) + gap, gap.join(_sentences(words, one)))
    yield from _told(writer)


def _sentences(words: Words, trouble: TroubleState) -> Iterator[str]:
    """Write what a problem is about, and how it was solved or else what is asked."""
    if trouble.text:
        yield words.sentence(trouble.text)
    if trouble.solved:
        solved = words("Solved on {day}.").format(day=words.short_day(trouble.solved))
        yield words.sentence(solved)
    elif trouble.ask:
        yield words.sentence(trouble.ask)


def _told(writer: Writer) -> Iterator[Passage]:
    """Write in a line each which papers are owed again and which questions are open."""
    words, state = writer.words, writer.state
    returned = [_returned(writer, paper) for paper in state.papers if paper.owed_again]
    asked = [_asked(writer, one) for one in state.questions if one.answer is None]
    for label, named in (
        (words("Returned and owed again: {list}"), returned),
        (words("Asked and not answered: {list}"), asked),
    ):
        if named:
            told = label.format(list=words("; ").join(named))
            yield Passage("", "", words.sentence(told), "")


def _returned(writer: Writer, paper: Paper) -> str:
    words = writer.words
    assert paper.returned is not None
    titles = {one.id: one.title for one in writer.state.project.plan.obligations}
    gap = "" if words.chinese else " "
    period = words.period(paper.period) + gap if paper.period else ""
    return words("{unit}, {paper} ({reason})").format(
        unit=writer.name(paper.unit),
        paper=period + writer.own(titles[paper.obligation]),
        reason=clause(paper.returned.reason),
    )


def _asked(writer: Writer, one: Asked) -> str:
    indicator = writer.state.project.indicators.get(one.ref)
    return writer.words("{title} ({unit}): {text}").format(
        title=writer.own(indicator.title) if indicator else one.ref,
        unit=writer.name(one.unit),
        text=clause(one.text),
    )


def next_steps(writer: Writer) -> Iterator[Passage]:
    """Write what the first unit of each task that says so does next."""
    words = writer.words
    reports = dict(writer.reports())
    for task in writer.state.tasks:
        for unit in task.units:
            entries = entries_of(reports[unit].next, task.id) if unit in reports else ()
            if entries:
                text = "".join(entry.text for entry in entries)
                label = words.labelled(f"{task.id} {writer.name(unit)}", "")
                yield Passage(task.id, "", label, text)
                break
