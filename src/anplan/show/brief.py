"""What a brief says, apart from how it is laid out: the template gets a :class:`Brief`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.reports import Entry, Report
from anplan.show.status import section_text
from anplan.show.values import (
    by_urgency,
    percent,
    signed,
    thresholds_text,
    title_text,
    unit_name,
    value_text,
)
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.papers import Paper
from anplan.state.question import spoken_reports
from anplan.state.tasks import TaskState
from anplan.state.verdict import Light

MINUS = "−"
MAX_CHARACTERS = 4000


class TaskText(NamedTuple):
    """A task's paragraph: whose words stand for it, and how many others wrote."""

    id: str
    heading: str
    unit: str
    text: str
    more: str

    @property
    def paragraph(self) -> str:
        """Give who said it, the words, and how many more there are."""
        return f"{self.unit}{self.text}{self.more}"


class SectionText(NamedTuple):
    """A chapter's heading and its tasks."""

    title: str
    tasks: tuple[TaskText, ...]


class AnnexEntry(NamedTuple):
    """One unit's page of the ledger: who and when, and its words under their headings."""

    heading: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


class Brief(NamedTuple):
    """Everything a brief says, in the order it is printed; all of it plain text."""

    title: str
    number: str
    office: str
    day: str
    sample: str
    addressees: str
    heading: str
    overview: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    sections: tuple[SectionText, ...]
    troubles: tuple[str, ...]
    next: tuple[str, ...]
    annex: tuple[AnnexEntry, ...]
    foot: str


class _Writer(NamedTuple):
    """Writes the parts of one brief; holds what they all need."""

    words: Words
    state: State
    period: Period
    notes: BriefNotes

    def name(self, unit: str) -> str:
        """Name a unit in full."""
        return self.own(unit_name(self.state.project, unit, full=True))

    def own(self, text: str) -> str:
        """Write a text of the plan as an office prints it."""
        return title_text(self.words, text)

    def reports(self) -> Iterator[tuple[str, Report]]:
        """Go through the period's reports in the plan's order of units."""
        found = {
            unit: report
            for unit, period, report in spoken_reports(self.state.project, self.state.question)
            if period == self.period
        }
        for unit in self.state.project.units:
            if unit in found:
                yield unit, found[unit]

    def papers(self) -> list[Paper]:
        """Give the period's papers."""
        return [paper for paper in self.state.papers if paper.period == self.period]


def make_brief(
    words: Words,
    state: State,
    period: Period,
    notes: BriefNotes,
    later: Iterable[str],
    digest: str,
    version: str,
) -> Brief:
    """Gather what the brief of a period says.

    ``later`` are remarks on earlier months that came out different, ``digest`` names the
    inputs. At most 4,000 characters stand before the annex: where the units' words are
    longer, the longest are left to the annex.
    """
    writer = _Writer(words, state, period, notes)
    plan = state.project.plan
    name = plan.document.short or plan.document.title
    number = (
        words("No. {number}").format(number=f"{notes.number:f}")
        if notes.number
        else (words("draft"))
    )
    brief = Brief(
        title=writer.own(words("{name}: brief for the whole district").format(name=name)),
        number=number,
        office=writer.name(plan.coordinator),
        day=words.day(notes.issued) if notes.issued else words("not issued"),
        sample=words("sample data") if plan.sample else "",
        addressees=words.listed(notes.addressees),
        heading=words("Progress in {period}").format(period=words.period(period)),
        overview=tuple(_overview(writer)),
        columns=_columns(words),
        rows=tuple(_row(writer, one) for one in by_urgency(state.indicators)),
        notes=tuple(_notes(writer, later)),
        sections=_sections(writer),
        troubles=tuple(_troubles(writer)),
        next=tuple(_next(writer)),
        annex=tuple(_annex(writer)),
        foot=_foot(writer, digest, version),
    )
    return _fitted(words, brief)


def _overview(writer: _Writer) -> Iterator[str]:
    words, state = writer.words, writer.state
    if writer.notes.overview:
        yield writer.notes.overview
    day = words.short_day(state.question.day)
    yield (
        words("By {day}, of {count} indicators {list}; of {tasks} tasks {task_list}. ").format(
            day=day,
            count=len(state.indicators),
            list=_light_counts(
                words, [one.verdict.light for one in state.indicators], INDICATOR_MEANINGS
            ),
            tasks=len(state.tasks),
            task_list=_light_counts(
                words, [one.verdict.light for one in state.tasks], TASK_MEANINGS
            ),
        )
        + _papers_sentence(writer)
    )
    for light, label in (
        ("red", words("Behind (red): {list}.")),
        ("yellow", words("Slow (yellow): {list}.")),
    ):
        named = _named_by_light(writer, light)
        if named:
            yield label.format(list=words("; ").join(named))


INDICATOR_MEANINGS: dict[Light, str] = {
    "green": mark("on the trajectory or target met"),
    "closed": mark("closed out"),
    "yellow": mark("slow"),
    "red": mark("behind"),
    "blue": mark("not due"),
    "grey": mark("without a figure"),
}
TASK_MEANINGS: dict[Light, str] = INDICATOR_MEANINGS | {
    "green": mark("in order"),
    "blue": mark("not due or nothing to judge"),
    "grey": mark("unknown"),
}


def _light_counts(words: Words, lights: list[Light], meanings: dict[Light, str]) -> str:
    counted = Counter(lights)
    order: tuple[Light, ...] = ("green", "closed", "yellow", "red", "blue", "grey")
    return words.listed(
        tuple(
            words("{meaning} {count} ({light})").format(
                meaning=words(meanings[light]), count=counted[light], light=words.light(light)
            )
            for light in order
            if counted[light]
        )
    )


def _named_by_light(writer: _Writer, light: str) -> list[str]:
    """Name what has a light: indicators and judged actions, each with its reason."""
    words, state = writer.words, writer.state
    named = [
        writer.own(words("{title} ({reason})").format(
            title=one.indicator.title, reason=words.tell(one.verdict.reason)))
        for one in by_urgency(state.indicators)
        if one.verdict.light == light
    ]  # fmt: skip
    for task in state.tasks:
        named += [
            writer.own(words("{title} ({reason})").format(
                title=f"{task.id} {action.action.title}", reason=words.tell(action.verdict.reason)))
            for action in task.actions
            if action.verdict.light == light
        ]  # fmt: skip
        parts = {one.verdict.light for one in task.indicators}
        parts |= {one.verdict.light for one in task.actions}
        if task.verdict.light == light and light not in parts:
            named.append(writer.own(f"{task.id} {words.tell(task.verdict.reason)}"))
    return named


def _papers_sentence(writer: _Writer) -> str:
    """Say how many papers of the period came in, the late and the missing by name."""
    words = writer.words
    papers = writer.papers()
    titles = {one.id: one.title for one in writer.state.project.plan.obligations}
    sentences = []
    for obligation in dict.fromkeys(paper.obligation for paper in papers):
        group = [paper for paper in papers if paper.obligation == obligation]
        late = tuple(
            words("{unit}, {days} days").format(unit=writer.name(one.unit), days=one.days_late)
            for one in group
            if one.state == "late"
        )
        missing = tuple(writer.name(one.unit) for one in group if one.state == "missing")
        text = words("{period}: {owed} {paper} owed, {done} on time, {late} late{who_late}, "
                     "{missing} missing{who_missing}.")  # fmt: skip
        sentences.append(
            text.format(
                period=words.period(writer.period),
                owed=len(group),
                paper=titles[obligation],
                done=sum(one.state == "done" for one in group),
                late=len(late),
                who_late=_bracketed(words, late),
                missing=len(missing),
                who_missing=_bracketed(words, missing),
            )
        )
    return "".join(sentences)


def _bracketed(words: Words, names: tuple[str, ...]) -> str:
    if not names:
        return ""
    return words(" ({list})").format(list=words.listed(names))


def _columns(words: Words) -> tuple[str, ...]:
    return (
        words("Indicator"),
        words("Target"),
        words("Value"),
        words("Change of the month"),
        words("Data of"),
        words("Completion"),
        words("Pace of the trajectory"),
        words("Ahead/behind"),
        words("Light"),
    )


def _row(writer: _Writer, one: IndicatorState) -> tuple[str, ...]:
    words = writer.words
    point, dash = one.point, "—"
    change = dash if one.change is None else signed(one.change, words("level"))
    day = dash
    if point is not None:
        day = words.short_day(point.as_of) + (words(" (preliminary)") if point.preliminary else "")
    return (
        writer.own(one.indicator.title),
        _target_words(writer, one),
        value_text(words, one) or dash,
        change.replace("-", MINUS),
        writer.own(day),
        _percent(one.printed.completion),
        _percent(one.printed.pace),
        signed(one.printed.gap, "0.0").replace("-", MINUS) or dash,
        words.light(one.verdict.light),
    )


def _target_words(writer: _Writer, one: IndicatorState) -> str:
    """Write a target as an office says it: 不少于20亿元, 突破400亿元, 力争…以上."""
    words = writer.words
    form = {
        "at_least": words("at least {figure}"),
        "more_than": words("more than {figure}"),
        "at_most": words("at most {figure}"),
        "less_than": words("less than {figure}"),
    }[one.target.comparator]
    text = form.format(figure=words.quantity(one.target.value, one.indicator.measure))
    if one.indicator.aspirational:
        return words("{target} (aspirational)").format(target=text)
    return text


def _percent(figure: Decimal | None) -> str:
    return f"{percent(figure)}%" if figure is not None else "—"


def _notes(writer: _Writer, later: Iterable[str]) -> Iterator[str]:
    words, state = writer.words, writer.state
    yield writer.own(thresholds_text(words, state.project))
    for one in by_urgency(state.indicators):
        reasons = [one.verdict.reason] if one.verdict.light in ("grey", "blue") else []
        for reason in (*reasons, *one.notes):
            yield words.sentence(
                words.labelled(writer.own(one.indicator.title), words.tell(reason))
            )
    yield from (writer.own(text) for text in later)
    assumed = Counter(key for one in state.indicators for key in one.indicator.assumed)
    everywhere = tuple(key for key, count in assumed.items() if count > 1)
    if everywhere:
        text = words("Not in the document, set by the coordinator: {keys}.")
        yield text.format(keys=words.keys(everywhere))
    yield from writer.notes.remarks


def _sections(writer: _Writer) -> tuple[SectionText, ...]:
    words, plan = writer.words, writer.state.project.plan
    titles = {section.id: section.title for section in plan.sections}
    grouped: dict[str, list[TaskText]] = {}
    for task in writer.state.tasks:
        grouped.setdefault(task.id.partition(".")[0], []).append(_task_text(writer, task))
    return tuple(
        SectionText(
            section_text(words, number, titles.get(number, "")),
            tuple(tasks),
        )
        for number, tasks in grouped.items()
    )


def _task_text(writer: _Writer, task: TaskState) -> TaskText:
    """Choose whose words stand for a task: the coordinator's pick, else the first listed."""
    words = writer.words
    wrote = {
        unit: entries
        for unit, report in writer.reports()
        if (entries := _entries(report.progress, task.id))
    }
    picked = [pick.unit for pick in writer.notes.picks if pick.task == task.id]
    order = [unit for unit in (*picked, *task.units) if unit in wrote]
    unit = order[0] if order else ""
    text = "".join(entry.text for entry in wrote[unit]) if unit else words("No unit reported.")
    others = len(wrote) - 1
    more = ""
    if others > 0:
        more = words(" ({count} more in the annex)").format(count=others)
    return TaskText(
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


def _entries(entries: Iterable[Entry], task: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.ref.partition("/")[0] == task)


def _troubles(writer: _Writer) -> Iterator[str]:
    words = writer.words
    for one in writer.state.troubles:
        solved_now = one.solved is not None and one.solved in writer.period
        if one.solved is not None and not solved_now:
            continue
        head = words("{title} ({ref}, {unit})").format(
            title=one.title, ref=one.ref, unit=writer.name(one.unit)
        )
        parts = [head, one.text or ""]
        if solved_now and one.solved:
            parts.append(words("Solved on {day}.").format(day=words.short_day(one.solved)))
        elif one.ask:
            parts.append(words.sentence(one.ask))
        told = [words.sentence(part) for part in parts if part]
        yield ("" if words.chinese else " ").join(told)


def _next(writer: _Writer) -> Iterator[str]:
    words = writer.words
    reports = dict(writer.reports())
    for task in writer.state.tasks:
        for unit in task.units:
            entries = _entries(reports[unit].next, task.id) if unit in reports else ()
            if entries:
                text = "".join(entry.text for entry in entries)
                yield words.labelled(f"{task.id} {writer.name(unit)}", text)
                break


def _annex(writer: _Writer) -> Iterator[AnnexEntry]:
    words = writer.words
    reports = dict(writer.reports())
    handed = {paper.unit: paper for paper in writer.papers()}
    for number, unit in enumerate(writer.state.project.units, 1):
        report, paper = reports.get(unit), handed.get(unit)
        told = _handed_in(words, paper) if report else words("not handed in")
        parts = tuple(_parts(writer, report)) if report else ()
        heading = words("{number}. {unit} ({handed_in})").format(
            number=number, unit=writer.name(unit), handed_in=told
        )
        yield AnnexEntry(heading, parts)


def _handed_in(words: Words, paper: Paper | None) -> str:
    if paper is None or paper.done_on is None:
        return words("handed in")
    text = words("handed in on {day}").format(day=words.short_day(paper.done_on))
    if paper.days_late:
        text += words(", {days} days late").format(days=paper.days_late)
    return text


def _parts(writer: _Writer, report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give a report's words under their headings; headings without words are left out."""
    words = writer.words
    if report.nothing:
        yield words("Nothing to report"), (report.nothing,)
    readings = tuple(_reading_lines(writer, report))
    if readings:
        yield words("Figures"), readings
    for label, entries in (
        (words("Done"), report.progress),
        (words("Next"), report.next),
        (words("At risk"), report.at_risk),
    ):
        if entries:
            yield label, tuple(f"{entry.ref} {entry.text}" for entry in entries)
    if report.milestones:
        yield words("Milestones"), tuple(f"{one.ref} {one.done}" for one in report.milestones)
    if report.items:
        yield (
            words("Items"),
            tuple(f"{one.id} {one.title or ''} {one.stage} {one.on}" for one in report.items),
        )
    if report.problems:
        lines = (
            " ".join(
                part
                for part in (
                    one.ref, one.title, one.text, one.ask,
                    words("solved {day}").format(day=one.solved) if one.solved else None,
                )
                if part
            )
            for one in report.problems
        )  # fmt: skip
        yield words("Problems"), tuple(lines)


def _reading_lines(writer: _Writer, report: Report) -> Iterator[str]:
    words, indicators = writer.words, writer.state.project.indicators
    for reading in report.readings:
        indicator = indicators.get(reading.indicator)
        title = writer.own(indicator.title) if indicator else reading.indicator
        if reading.value is None:
            yield words.labelled(title, reading.unavailable or "")
            continue
        measure = reading.value.measure or (indicator.measure if indicator else "")
        line = words.labelled(title, words.quantity(reading.value.value, measure))
        line += words(" as of {day}").format(day=reading.as_of)
        if reading.preliminary:
            line += words(" (preliminary)")
        if reading.reason:
            line += words("; ") + reading.reason
        yield writer.own(line) if not reading.reason else line


def _foot(writer: _Writer, digest: str, version: str) -> str:
    words = writer.words
    papers = writer.papers()
    came = sum(paper.state in ("done", "late") for paper in papers)
    missing = tuple(writer.name(paper.unit) for paper in papers if paper.state == "missing")
    text = words(
        "Data up to {day}; {owed} papers owed, {came} in; missing: {missing}. "
        "Inputs sha256:{digest}; anplan {version}"
    )
    return text.format(
        day=words.day(writer.state.question.day),
        owed=len(papers),
        came=came,
        missing=words.listed(missing) or words("none"),
        digest=digest,
        version=version,
    )


_COUNTED = re.compile(r"[A-Za-z0-9.%+-]+|\S")


def count_characters(text: str) -> int:
    """Count as office programs do: every Chinese character and mark, every Western word."""
    return len(_COUNTED.findall(text))


def body_length(brief: Brief) -> int:
    """Count the characters that stand before the annex."""
    said = [brief.title, brief.number, brief.office, brief.day, brief.sample, brief.addressees,
            brief.heading, *brief.overview, *brief.columns, *brief.notes, *brief.troubles,
            *brief.next]  # fmt: skip
    said += [cell for row in brief.rows for cell in row]
    for section in brief.sections:
        said.append(section.title)
        said += [f"{one.heading} {one.paragraph}" for one in section.tasks]
    return sum(count_characters(text) for text in said)


FRAME = 300
"""Characters that the template itself adds: headings, marks, the table's rules."""


def _fitted(words: Words, brief: Brief) -> Brief:
    """Leave the longest texts to the annex until the body fits."""
    see = words("See the annex.")
    while body_length(brief) + FRAME > MAX_CHARACTERS:
        tasks = [one for section in brief.sections for one in section.tasks if one.text != see]
        longest = max(tasks, key=lambda one: count_characters(one.text), default=None)
        if longest is None:
            return brief
        sections = tuple(
            SectionText(
                section.title,
                tuple(one._replace(text=see) if one == longest else one for one in section.tasks),
            )
            for section in brief.sections
        )
        brief = brief._replace(sections=sections)
    return brief
