"""A brief's third to fifth chapters: tasks, problems, what comes next, in the units' words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.headings import headed
from anplan.model.reports import Entry
from anplan.show.asked_text import (
    answer_text,
    asked_text,
    asker_text,
    open_text,
    requested_text,
)
from anplan.show.brief.reported import reported
from anplan.show.brief.writer import Writer
from anplan.show.period_words import this_time
from anplan.show.safe import one_line
from anplan.show.screens.questions import clause
from anplan.show.sections import Headings
from anplan.show.values import obligation_of
from anplan.show.words import COLON, Words
from anplan.state.actions import ActionState
from anplan.state.asked import Asked
from anplan.state.instructed import Instructed, told_instructions, told_until
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
    return by_section(writer, (_task_text(writer, task) for task in writer.state.tasks))


def by_section(writer: Writer, tasks: Iterable[Passage]) -> tuple[SectionText, ...]:
    """Put passages about tasks under their chapters."""
    words, plan = writer.words, writer.state.project.plan
    headings = Headings(words, plan, in_chapters=words.tells("dated"))
    grouped: dict[str, list[Passage]] = {}
    for task in tasks:
        grouped.setdefault(task.id.partition(".")[0], []).append(task)
    return tuple(
        SectionText(heading.text, tuple(passages) if heading is above[-1] else ())
        for number, passages in grouped.items()
        for above in (headings.of(number),)
        for heading in above
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
        heading=task_heading(writer, task),
        before=words.labelled(writer.name(unit), "") if unit else "",
        text=text,
        more=(words(" ({count} more in the annex)").format(count=others) if others > 0 else "")
        + "".join(_told_by_another(words, action) for action in task.actions),
    )


def task_heading(writer: Writer, task: TaskState) -> str:
    """Write a task's number and title with its light."""
    words = writer.words
    return words("{title} ({light})").format(
        title=writer.typeset(task.task.headed(task.id)), light=words.light(task.verdict.light)
    )


def _without_words(writer: Writer, task: TaskState) -> str:
    """Say what came in of a task without words, else why there are none."""
    words = writer.words
    if text := reported(writer, task, writer.reports()):
        return text
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


def troubles_of_earlier_papers(writer: Writer) -> frozenset[Passage]:
    """Return the problems whose words stand in no paper of the period, and so not in its annex."""
    reports = dict(writer.reports())

    def is_told(trouble: TroubleState) -> bool:
        report = reports.get(trouble.unit)
        told = (trouble.ref, trouble.title, trouble.text, trouble.ask)
        return report is not None and any(
            (one.ref, one.title, one.text, one.ask) == told for one in report.problems
        )

    return frozenset(
        _trouble(writer, trouble) for trouble in writer.state.troubles if not is_told(trouble)
    )


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
    before, more = words.sentence(head) + gap, _who_answered(writer, trouble)
    return Passage(trouble.ref, "", before, text, gap + more if more else "")


def _who_answered(writer: Writer, trouble: TroubleState) -> str:
    """Write which of the units that are asked have answered what, and which have not."""
    words, question = writer.words, writer.state.question
    answered, waiting = [], []
    for one in _asked_in(writer, trouble):
        name, answer = writer.name(one.unit), one.answer
        if answer is None:
            days, text = one.days_open(question), words("{unit} (open for {days} days)")
            waiting.append(words.fill(text, unit=name, days=days) if days else name)
        elif answer.by != "solved":
            name = words("the coordinator") if answer.by == "coordinator" else name
            text = words("{unit} answered on {day}: {text}")
            line = text.format(unit=name, day=writer.day(answer.day), text=one_line(answer.text))
            answered.append(words.sentence(line))
    if waiting:
        text = words("Not answered yet: {units}.").format(units=words.listed(tuple(waiting)))
        answered.append(text)
    return ("" if words.chinese else " ").join(dict.fromkeys(answered))


def _asked_in(writer: Writer, trouble: TroubleState) -> Iterator[Asked]:
    """Yield what a problem asks of others."""
    for one in writer.state.questions:
        if one.sort == "unit" and _problem_of(one) == (trouble.unit, trouble.ref, trouble.title):
            yield one


def _problem_of(asked: Asked) -> tuple[str, str, str]:
    """Return the unit, ref and title of the problem in which a unit asks."""
    return asked.who, asked.ref, asked.title


def _short_ref(writer: Writer, ref: str) -> str:
    """Name a task by its number, an action with its title."""
    project = writer.state.project
    return project.printed(ref) if ref in project.tasks else writer.ref_text(ref)


def _waiting(writer: Writer) -> Iterator[Passage]:
    """Yield a line on each that is open: papers, questions, instructions, requests."""
    words, state = writer.words, writer.state
    told = {(one.unit, one.ref, one.title) for one in state.troubles}
    returned = [_returned(writer, paper) for paper in state.papers if paper.owed_again]
    unanswered = [
        _question(writer, one)
        for one in state.questions
        if one.answer is None and one.sort != "leader" and _problem_of(one) not in told
    ]
    for label, texts in (
        (words("Returned and owed again: {list}"), returned),
        (words("Asked and not answered: {list}"), unanswered),
        (words("Instructions of leaders: {list}"), list(_instructions(writer))),
        (words("Waiting for a decision: {list}"), list(_undecided(writer))),
    ):
        if texts:
            line = words.sentence(label.format(list=words("; ").join(texts)))
            yield Passage(id="", heading="", before=line, text="")


def _instructions(writer: Writer) -> Iterator[str]:
    """Yield the leaders' instructions, each once with all its units; formerly unit by unit."""
    state = writer.state
    if not writer.words.tells("gathered"):
        yield from _instructed_units(writer)
        return
    told = told_instructions(state.project, state.question, writer.period, state.questions)
    old = told_until(state.project, state.question, writer.period)
    for one in told:
        yield _instruction(writer, one, old)


def _instruction(writer: Writer, one: Instructed, old: date) -> str:
    """Write an instruction: its days, who answered what since an old day, who before, who has not."""
    words, given = writer.words, one.given
    text = words("given on {day}")
    parts = [text.format(day=writer.day(given.on))]
    if given.until is not None:
        text = words("{day} at the latest")
        parts.append(text.format(day=writer.day(given.until)))
    earlier = tuple(writer.name(part.unit) for part in one.answered_by(old))
    if earlier:
        text = words("carried out earlier: {units}")
        parts.append(text.format(units=words.listed(earlier)))
    parts += [_carried_out(writer, part) for part in one.answered_after(old)]
    if one.waiting:
        parts.append(_still_waiting(writer, one.waiting))
    return words("{who}, {text} ({list})").format(
        who=one_line(given.who),
        text=clause(one_line(given.text)),
        list=words("; ").join(parts),
    )


def _carried_out(writer: Writer, part: Asked) -> str:
    """Write when a unit carried an instruction out, and in which words."""
    words, answer = writer.words, part.answer
    assert answer is not None
    late = (answer.day - part.until).days if part.until else 0
    text = words("{unit} answered on {day}")
    line = text.format(unit=writer.name(part.unit), day=writer.day(answer.day))
    if late > 0:
        line += words.fill(words(", {days} days late"), days=late)
    return words.labelled(line, clause(one_line(answer.text)))


def _still_waiting(writer: Writer, waiting: tuple[Asked, ...]) -> str:
    """Write who has not carried an instruction out, and for how many days it has been open."""
    words, question, first = writer.words, writer.state.question, waiting[0]
    days = first.days_open(question)
    late = (question.counted_until - first.until).days if first.until else 0
    text = words("not carried out yet, {days} days: {units}")
    if first.standing(question) == "missing" and late > 0:
        text = words("not carried out, {days} days, of these {late} overdue: {units}")
    units = words.listed(tuple(writer.name(part.unit) for part in waiting))
    return words.fill(text, days=days, late=late, units=units)


def _instructed_units(writer: Writer) -> Iterator[str]:
    """Yield what was instructed and is open, or was carried out in the period, unit by unit."""
    words, question = writer.words, writer.state.question
    for one in writer.state.questions:
        if one.sort == "leader" and one.belongs_to(writer.period):
            stands = answer_text(words, one) if one.answer else open_text(words, one, question)
            text = words("{who}, {text} ({unit}: {stands})")
            yield text.format(
                who=one_line(one.who),
                text=clause(one_line(one.text)),
                unit=writer.name(one.unit),
                stands=one_line(stands),
            )


def _undecided(writer: Writer) -> Iterator[str]:
    """Yield the requests that wait for a decision."""
    words = writer.words
    for one in writer.state.requests:
        if one.outcome is None:
            text = requested_text(words, writer.state.project, one, writer.lettered_day)
            yield words("{text} ({unit})").format(text=clause(text), unit=writer.name(one.unit))


def _returned(writer: Writer, paper: Paper) -> str:
    words = writer.words
    assert paper.returned is not None
    title = writer.typeset(obligation_of(writer.state.project, paper).title)
    if paper.period is not None and words.tells("dated"):
        text = words("{paper} for {period}")
        title = text.format(paper=title, period=writer.near_period(paper.period))
    elif paper.period is not None:
        title = words.period(paper.period) + words.gap + title
    return words("{unit}, {paper} ({reason})").format(
        unit=writer.name(paper.unit),
        paper=title,
        reason=clause(paper.returned.reason),
    )


def _question(writer: Writer, question: Asked) -> str:
    words, project = writer.words, writer.state.project
    indicator = project.indicators.get(question.ref)
    unit = writer.name(question.unit)
    if question.sort == "unit":
        asker = asker_text(words, project, question)
        unit = words("{asker} asks {unit}").format(asker=asker, unit=unit)
    return words("{title} ({unit}): {text}").format(
        title=writer.typeset(indicator.title) if indicator else writer.ref_text(question.ref),
        unit=unit,
        text=clause(one_line(asked_text(words, question))),
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
                label = words.labelled(headed(task.task.number(task.id), writer.name(unit)), "")
                yield Passage(id=task.id, heading="", before=label, text=text)
                break
