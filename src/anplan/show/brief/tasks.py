"""A brief's third to fifth chapters: tasks, problems, what comes next, in the units' words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anplan.model.reports import Entry
from anplan.show.brief.writer import Writer
from anplan.show.period_words import this_time
from anplan.show.screens.questions import clause
from anplan.show.screens.status import section_text
from anplan.show.values import obligation_of
from anplan.show.words import COLON, Words
from anplan.state.actions import ActionState
from anplan.state.asked import Asked
from anplan.state.papers import Paper
from anplan.state.problems import TroubleState
from anplan.state.tasks import TaskState


class Passage(NamedTuple):
    """A paragraph: its heading, who speaks, the unit's words, and a remark after them."""

    id: str
    heading: str
    before: str
    text: str
    more: str = ""

    @property
    def paragraph(self) -> str:
        """Return the passage without its heading."""
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
        SectionText(section_text(words, number, titles.get(number, "")), tuple(tasks))
        for number, tasks in grouped.items()
    )


def _task_text(writer: Writer, task: TaskState) -> Passage:
    """Write a task in the words of the unit that the coordinator chose, else of the first listed."""
    words = writer.words
    entries_by_unit = {
        unit: entries
        for unit, report in writer.reports()
        if (entries := entries_of(writer, unit, report.progress, task.id))
    }
    picked = [pick.unit for pick in writer.notes.picks if pick.task == task.id]
    order = [unit for unit in (*picked, *task.units) if unit in entries_by_unit]
    unit = order[0] if order else ""
    text = _without_words(writer, task)
    if unit:
        text = "".join(entry.text for entry in entries_by_unit[unit])
    others = len(entries_by_unit) - 1
    return Passage(
        id=task.id,
        heading=words("{id} {title} ({light})").format(
            id=task.id,
            title=writer.typeset(task.task.title),
            light=words.light(task.verdict.light),
        ),
        before=words.labelled(writer.name(unit), "") if unit else "",
        text=text,
        more=(words(" ({count} more in the annex)").format(count=others) if others > 0 else "")
        + "".join(_told_by_another(words, action) for action in task.actions),
    )


def _without_words(writer: Writer, task: TaskState) -> str:
    """Say why there are no words about a task, without denying what came in."""
    words = writer.words
    if any(unit in task.units for unit, _ in writer.reports()):
        return words("The reports of its units have no words about it.")
    if writer.nothing_asked(task.units):
        return words("No paper is owed for this period.")
    if writer.period.span == "month":
        return words("No unit reported.")
    return words("No unit reported {this}.").format(this=this_time(words, writer.period))


def _told_by_another(words: Words, action: ActionState) -> str:
    if action.by_another is None:
        return ""
    title, reason = action.action.title, words.tell(action.by_another)
    return words(" ({list})").format(list=f"{title}{words(COLON)}{reason}")


def entries_of(writer: Writer, unit: str, entries: Iterable[Entry], task: str) -> tuple[Entry, ...]:
    """Return a unit's entries about a task, its actions or measures that serve it."""
    project = writer.state.project
    return tuple(entry for entry in entries if project.task_meant(unit, entry.ref) == task)


def troubles(writer: Writer) -> Iterator[Passage]:
    """Yield the problems that are open or were solved in the period, then what is unanswered."""
    for trouble in writer.state.troubles:
        if trouble.solved is None or trouble.solved in writer.period:
            yield _trouble(writer, trouble)
    yield from _waiting(writer)


def _trouble(writer: Writer, trouble: TroubleState) -> Passage:
    words = writer.words
    head = words("{title} ({ref}, {unit})").format(
        title=trouble.title,
        ref=_short_ref(writer._replace(unit=trouble.unit), trouble.ref),
        unit=writer.name(trouble.unit),
    )
    gap = words.gap
    parts = [trouble.text, trouble.ask]
    if trouble.solved:
        solved = words("Solved on {day}.").format(day=writer.day(trouble.solved))
        parts = [trouble.text, solved]
    text = gap.join(words.sentence(part) for part in parts if part)
    return Passage(id=trouble.ref, heading="", before=words.sentence(head) + gap, text=text)


def _short_ref(writer: Writer, ref: str) -> str:
    """Name a task by its number, an action with its title."""
    return ref if ref in writer.state.project.tasks else writer.ref_text(ref)


def _waiting(writer: Writer) -> Iterator[Passage]:
    """Yield a line on the papers that are owed again, and one on the questions that are open."""
    words, state = writer.words, writer.state
    returned = [_returned(writer, paper) for paper in state.papers if paper.owed_again]
    unanswered = [
        _question(writer, question) for question in state.questions if question.answer is None
    ]
    for label, texts in (
        (words("Returned and owed again: {list}"), returned),
        (words("Asked and not answered: {list}"), unanswered),
    ):
        if texts:
            line = words.sentence(label.format(list=words("; ").join(texts)))
            yield Passage(id="", heading="", before=line, text="")


def _returned(writer: Writer, paper: Paper) -> str:
    words = writer.words
    assert paper.returned is not None
    gap = words.gap
    period = words.period(paper.period) + gap if paper.period else ""
    title = obligation_of(writer.state.project, paper).title
    return words("{unit}, {paper} ({reason})").format(
        unit=writer.name(paper.unit),
        paper=period + writer.typeset(title),
        reason=clause(paper.returned.reason),
    )


def _question(writer: Writer, question: Asked) -> str:
    indicator = writer.state.project.indicators.get(question.ref)
    return writer.words("{title} ({unit}): {text}").format(
        title=writer.typeset(indicator.title) if indicator else writer.ref_text(question.ref),
        unit=writer.name(question.unit),
        text=clause(question.text),
    )


def next_steps(writer: Writer) -> Iterator[Passage]:
    """Yield the next steps of each task, in the words of the first unit that names any."""
    words = writer.words
    reports = dict(writer.reports())
    if not reports and writer.nothing_asked(writer.state.project.units):
        text = words("No paper is owed for this period.")
        yield Passage(id="", heading="", before="", text=text)
    for task in writer.state.tasks:
        for unit in task.units:
            entries = (
                entries_of(writer, unit, reports[unit].next, task.id) if unit in reports else ()
            )
            if entries:
                text = "".join(entry.text for entry in entries)
                label = words.labelled(f"{task.id} {writer.name(unit)}", "")
                yield Passage(id=task.id, heading="", before=label, text=text)
                break
