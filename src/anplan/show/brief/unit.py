"""What a unit's own brief says: the layout of the coordinator's, with this unit's words alone."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.paths import names_measure, report_path
from anplan.model.reports import Report
from anplan.show.brief.annex import (
    item_lines,
    measure_lines,
    milestone_lines,
    reading_lines,
    with_evidence,
)
from anplan.show.brief.overview import overview
from anplan.show.brief.registers import UnitRegister, moves_of, unit_registers
from anplan.show.brief.reported import reported
from anplan.show.brief.table import columns, footnotes, row
from anplan.show.brief.tasks import Passage, SectionText, by_section, entries_of, troubles
from anplan.show.brief.writer import Writer
from anplan.show.period_words import this_time
from anplan.show.plan_words import progress_heading, unit_brief_title, whole_marked
from anplan.show.safe import one_line
from anplan.show.screens.page import SAMPLE
from anplan.show.words import Words
from anplan.state.actions import ActionState
from anplan.state.build import State
from anplan.state.indicators import share_of
from anplan.state.pressing import by_urgency
from anplan.state.question import handed_in
from anplan.state.tasks import TaskState


class UnitBrief(NamedTuple):
    """Everything a unit's brief says, in the order it is printed; all of it plain text."""

    title: str
    month: str
    office: str
    day: str
    sample: str
    heading: str
    overview: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    figures: tuple[str, ...]
    sections: tuple[SectionText, ...]
    troubles: tuple[Passage, ...]
    next: tuple[Passage, ...]
    milestones: tuple[str, ...]
    measures: tuple[str, ...]
    foot: str
    nothing: str
    no_milestone: str
    registers: tuple[UnitRegister, ...] = ()


def make_unit_brief(
    words: Words, state: State, period: Period, unit: str, digest: str, version: str
) -> UnitBrief:
    """Collect what a unit's brief of a period says; ``digest`` names the inputs."""
    whole = Writer(words, state, period, BriefNotes())
    report = state.project.reports.get((unit, period)) or dict(whole.reports()).get(unit)
    absent = words("no paper owed") if whole.nothing_asked((unit,)) else words("not handed in")
    writer = Writer(words, _own(state, unit, report), period, BriefNotes(), unit)
    plan = state.project.plan
    rows = tuple(_rows(writer, unit))
    return UnitBrief(
        title=one_line(writer.typeset(unit_brief_title(words, plan, writer.name(unit)))),
        month=words.opening(words.period_in(period, 0)),
        office=writer.name(unit),
        day=_handed_in(writer, unit, report) if report else absent,
        sample=words(SAMPLE) if plan.sample else "",
        heading=progress_heading(words, plan, writer.period_text(period)),
        overview=tuple(
            text for text in (_report_sentence(whole, unit, report), *overview(writer)) if text
        ),
        columns=columns(writer),
        rows=rows,
        notes=tuple(_notes(writer, unit)) if rows else (),
        figures=tuple(_figures(writer, report)) if report else (),
        sections=_sections(writer, unit, report),
        troubles=(*troubles(writer), *_risks(writer, report)),
        next=tuple(_next(writer, report)),
        milestones=tuple(_milestones(writer, unit, report)),
        measures=tuple(_measures(writer, report)),
        foot=words("Data up to {day}. Inputs sha256:{digest}; anplan {version}").format(
            day=words.day(state.question.day), digest=digest, version=version
        ),
        nothing=_nothing_reported(words, period),
        no_milestone=_no_milestone(words, period),
        registers=tuple(unit_registers(whole, unit, moves_of(whole))),
    )


def _figures(writer: Writer, report: Report) -> Iterator[str]:
    """Yield a report's figures, and of its items what moves none of a register."""
    registers = writer.state.project.registers
    yield from reading_lines(writer, report.readings)
    moves = [item.register in registers and (item.stage or item.left) for item in report.items]
    others = [item for item, moved in zip(report.items, moves, strict=True) if not moved]
    yield from item_lines(writer, others)


def _own(state: State, unit: str, report: Report | None) -> State:
    """Keep what the unit answers for or reports on; its papers are not counted."""
    progress = report.progress if report else ()
    reported = {state.project.task_meant(unit, entry.ref) for entry in progress}
    return state.of_unit(unit)._replace(
        tasks=tuple(task for task in state.tasks if unit in task.units or task.id in reported),
        papers=(),
    )


def _handed_in(writer: Writer, unit: str, report: Report) -> str:
    words = writer.words
    day = handed_in(writer.state.project, report_path(unit, writer.period), report.submitted)
    return words.day(day) if day else words("handed in")


def _report_sentence(whole: Writer, unit: str, report: Report | None) -> str:
    """Say that there is no report, or one that has nothing to tell."""
    words = whole.words
    if report is None:
        if whole.nothing_asked((unit,)):
            return words("No paper is owed for this period.")
        text = words("No report for {period} has come in.")
        return text.format(period=whole.near_period(whole.period))
    return words.labelled(words("Nothing to report"), report.nothing) if report.nothing else ""


def _rows(writer: Writer, unit: str) -> Iterator[tuple[str, ...]]:
    """Write the table: each indicator and, of what the unit has a share of, its own part."""
    words = writer.words
    for state in by_urgency(writer.state.indicators):
        title = state.indicator.title
        yield row(writer, state, whole_marked(words, writer.state.project, state.id, title))
        own = share_of(state, unit)
        if own is not None:
            yield row(writer, own, words("of which this unit"))


def _notes(writer: Writer, unit: str) -> Iterator[str]:
    yield from footnotes(writer, (), unit)
    for state in by_urgency(writer.state.indicators):
        count = len(state.reporters)
        if count > 1:
            text = writer.words("{title}: the sum of {count} units.")
            yield text.format(title=writer.typeset(state.indicator.title), count=count)


def _nothing_reported(words: Words, period: Period) -> str:
    """Say that a report has no words on something."""
    if period.span == "month":
        return words("Nothing was reported.")
    return words("Nothing was reported {this}.").format(this=this_time(words, period))


def _no_milestone(words: Words, period: Period) -> str:
    if period.span == "month":
        return words("No milestone was reached, and none is ahead in the tasks this unit leads.")
    text = words("No milestone was reached {this}, and none is ahead in the tasks this unit leads.")
    return text.format(this=this_time(words, period))


def _sections(writer: Writer, unit: str, report: Report | None) -> tuple[SectionText, ...]:
    """Write the unit's tasks by chapter, each with everything that the unit says of it."""
    tasks = writer.state.tasks
    return by_section(writer, (_task_text(writer, unit, task, report) for task in tasks))


def _task_text(writer: Writer, unit: str, task: TaskState, report: Report | None) -> Passage:
    words = writer.words
    entries = entries_of(writer, unit, report.progress, task.id) if report else ()
    heading = words("{title} ({part}, {light})").format(
        title=writer.typeset(task.task.headed(task.id)),
        part=words.part(writer.state.project.part_of(task.id, unit)),
        light=words.light(task.verdict.light),
    )
    text = "".join(entry.text for entry in entries)
    if not text and report is not None:
        text = reported(writer, task, ((unit, report),))
    text = text or _nothing_reported(words, writer.period)
    return Passage(id=task.id, heading=heading, before="", text=text)


def _risks(writer: Writer, report: Report | None) -> Iterator[Passage]:
    words = writer.words
    for entry in report.at_risk if report else ():
        label = words("At risk ({name})").format(name=writer.ref_text(entry.ref))
        before = words.labelled(label, "")
        yield Passage(id=entry.ref, heading="", before=before, text=entry.text)


def _next(writer: Writer, report: Report | None) -> Iterator[Passage]:
    for entry in report.next if report else ():
        before = writer.words.labelled(writer.ref_text(entry.ref), "")
        yield Passage(id=entry.ref, heading="", before=before, text=entry.text)


def _milestones(writer: Writer, unit: str, report: Report | None) -> Iterator[str]:
    """Yield the milestones the unit reached, then those ahead of it in the tasks it leads."""
    words = writer.words
    told = report.milestones if report else ()
    reached = tuple(entry for entry in told if not names_measure(entry.ref))
    for milestone in reached:
        text = words("{milestone}: reached on {day}.")
        title, day = writer.ref_text(milestone.ref), writer.day(milestone.done)
        yield with_evidence(writer, text.format(milestone=title, day=day), milestone.evidence)
    reached_refs = {milestone.ref for milestone in reached}
    for task in writer.state.tasks:
        for action in task.actions:
            own = unit in writer.state.project.responsible(action.ref)
            if own and _is_ahead(action) and action.ref not in reached_refs:
                reason = writer.tell(action.verdict.reason)
                yield words.sentence(words.labelled(writer.ref_text(action.ref), reason))


def _measures(writer: Writer, report: Report | None) -> Iterator[str]:
    """Yield the measures that the unit says it has done, then the count and what is overdue."""
    told = report.milestones if report else ()
    yield from milestone_lines(writer, (entry for entry in told if names_measure(entry.ref)))
    yield from measure_lines(writer)


def _is_ahead(action: ActionState) -> bool:
    return action.action.kind == "milestone" and not action.is_done
