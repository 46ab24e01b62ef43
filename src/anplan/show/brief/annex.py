"""A brief's annex: the ledger with every unit's words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from anplan.model.paths import report_path
from anplan.model.reports import Entry, Evidence, Item, MilestoneDone, Reading, Report, Trouble
from anplan.model.requests import AnswerEntry, Request
from anplan.model.sections import BY_NAME
from anplan.model.types.records import Record
from anplan.show.asked_text import ref_title
from anplan.show.brief.writer import Writer
from anplan.show.evidence import evidence_line
from anplan.show.item_text import item_text
from anplan.show.screens.measures import count_text
from anplan.show.words import Words
from anplan.state.papers import Paper


class AnnexEntry(NamedTuple):
    """A unit's part of the ledger: its name and day, and its words under their headings."""

    heading: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def annex(
    writer: Writer, came: Callable[[str, Report | None], str] | None = None
) -> Iterator[AnnexEntry]:
    """Yield one entry a unit, in the plan's order; units that did not report have one, too.

    ``came`` writes how a unit's papers came, where that is not how its one paper of the period did.
    """
    words = writer.words
    reports = dict(writer.reports())
    papers = _papers(writer)
    for number, unit in enumerate(writer.state.project.units, 1):
        report = reports.get(unit)
        own = writer._replace(unit=unit)
        parts = (*(_parts(own, report) if report else ()), *_measures(own))
        heading = words("{number}. {unit} ({handed_in})").format(
            number=number,
            unit=writer.name(unit),
            handed_in=came(unit, report) if came else paper_text(writer, report, papers.get(unit)),
        )
        yield AnnexEntry(heading, parts)


def _papers(writer: Writer) -> dict[str, Paper]:
    """Return the paper by which each unit's words came: a report, whatever else it owes."""
    papers: Iterable[Paper] = writer.papers()
    if writer.words.tells("counts"):
        papers = sorted(papers, key=is_report)
    return {paper.unit: paper for paper in papers}


def is_report(paper: Paper) -> bool:
    """Return whether a paper is the unit's own word on a period, not a brief of the whole plan."""
    return paper.period is not None and paper.file == report_path(paper.unit, paper.period)


def paper_text(writer: Writer, report: Report | None, paper: Paper | None) -> str:
    """Say how a unit's paper of the period came, or why there is none."""
    return _handed_in(writer, paper) if report else _absent(writer.words, paper)


def _absent(words: Words, paper: Paper | None) -> str:
    """Say why there is nothing of a unit: only what is owed and due is missing."""
    if paper is None:
        return words("no paper owed")
    return words("not due yet") if paper.state == "open" else words("not handed in")


def _handed_in(writer: Writer, paper: Paper | None) -> str:
    words = writer.words
    if paper is not None and paper.owed_again and paper.returned is not None:
        return words("returned on {day}").format(day=writer.day(paper.returned.on))
    if paper is None or paper.done_on is None:
        return words("handed in")
    text = words("handed in on {day}").format(day=writer.day(paper.done_on))
    if paper.days_late:
        text += words.fill(words(", {days} days late"), days=paper.days_late)
    return text


def _parts(writer: Writer, report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a report's words under their headings; headings without words are left out."""
    words = writer.words
    if report.nothing:
        yield words("Nothing to report"), (report.nothing,)
    for name in dict.fromkeys((*_LINES, *BY_NAME)):
        lines = tuple(_LINES.get(name, _other_lines)(writer, BY_NAME[name].entries(report)))
        if lines:
            yield words(BY_NAME[name].heading), lines


def _measures(writer: Writer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield how many of a unit's own measures are due and done, and what is overdue."""
    words = writer.words
    lines = tuple(measure_lines(writer))
    if lines:
        yield words("Measures of the scheme"), lines


def measure_lines(writer: Writer) -> Iterator[str]:
    """Yield the count of a unit's measures, then those that are overdue, each with its reason."""
    words, state = writer.words, writer.state
    own = tuple(measure for measure in state.measures if measure.unit == writer.unit)
    if own:
        yield words.sentence(count_text(words, own, state.question))
    for measure in own:
        if measure.is_overdue(state.question):
            reason = writer.tell(measure.verdict.reason)
            yield words.sentence(words.labelled(writer.ref_text(measure.own_ref), reason))


def _text_lines(writer: Writer, entries: Iterable[Entry]) -> Iterator[str]:
    return (writer.words.labelled(writer.ref_text(entry.ref), entry.text) for entry in entries)


def milestone_lines(writer: Writer, milestones: Iterable[MilestoneDone]) -> Iterator[str]:
    """Yield milestones and measures that were reached, each with its day."""
    text = writer.words("{milestone}: reached on {day}.")
    for milestone in milestones:
        day = writer.day(milestone.done)
        line = text.format(milestone=writer.ref_text(milestone.ref), day=day)
        yield with_evidence(writer, line, milestone.evidence)


def with_evidence(writer: Writer, line: str, papers: Iterable[Evidence]) -> str:
    """Name behind a line the papers that prove it, where there are any."""
    words = writer.words
    named = evidence_line(words, papers, writer.day) if words.tells("outlook") else ""
    return words("{text} [{evidence}]").format(text=line, evidence=named) if named else line


def _problem_lines(writer: Writer, troubles: Iterable[Trouble]) -> Iterator[str]:
    words = writer.words
    for trouble in troubles:
        solved = trouble.solved and words("Solved on {day}.").format(day=writer.day(trouble.solved))
        parts = (trouble.title, trouble.text, trouble.ask, solved)
        text = ("" if words.chinese else " ").join(words.sentence(part) for part in parts if part)
        yield words.labelled(writer.ref_text(trouble.ref), text)


def _answer_lines(writer: Writer, answers: Iterable[AnswerEntry]) -> Iterator[str]:
    words = writer.words
    for answer in answers:
        label = answer.title or writer.ref_text(answer.ref)
        if answer.unit:
            label = words("{title} ({unit})").format(title=label, unit=writer.name(answer.unit))
        yield words.labelled(label, answer.text)


def _request_lines(writer: Writer, requests: Iterable[Request]) -> Iterator[str]:
    words = writer.words
    for request in requests:
        title = ref_title(words, writer.state.project, request.ref)
        text = words("closing out of {title}")
        if request.until is not None:
            text = words("extension of {title} to {day}")
        day = writer.day(request.until) if request.until else ""
        line = text.format(title=title, day=day)
        yield words.labelled(line, request.reason) if request.reason else line


def _other_lines(_writer: Writer, entries: Iterable[Record]) -> Iterator[str]:
    """Yield entries of a section that has no lines of its own: all that each says."""
    return (" ".join(str(part) for part in entry if part not in (None, ())) for entry in entries)


def reading_lines(writer: Writer, readings: Iterable[Reading]) -> Iterator[str]:
    """Yield figures, each with its own day."""
    words, indicators = writer.words, writer.state.project.indicators
    for reading in readings:
        indicator = indicators.get(reading.indicator)
        title = writer.typeset(indicator.title) if indicator else reading.indicator
        if reading.value is None:
            yield words.labelled(title, reading.unavailable or "")
            continue
        measure = reading.value.measure or (indicator.measure if indicator else "")
        line = words.labelled(title, words.quantity(reading.value.value, measure))
        line += words(" as of {day}").format(day=writer.day(reading.as_of) if reading.as_of else "")
        if reading.preliminary:
            line += words(" (preliminary)")
        if reading.reason:
            line += words("; ") + reading.reason
        line = writer.typeset(line) if not reading.reason else line
        yield with_evidence(writer, line, reading.evidence)


def item_lines(writer: Writer, items: Iterable[Item]) -> Iterator[str]:
    """Yield items of registers with the stage they reached."""
    for item in items:
        said = item_text(writer.words, writer.state.project, item)
        yield f"{item.id} {item.title or ''} {said} {writer.day(item.day)}"


_LINES: Mapping[str, Callable[[Writer, Any], Iterator[str]]] = {
    "readings": reading_lines,
    "progress": _text_lines,
    "next": _text_lines,
    "at_risk": _text_lines,
    "milestones": milestone_lines,
    "items": item_lines,
    "problems": _problem_lines,
    "answers": _answer_lines,
    "requests": _request_lines,
}
"""The sections in the order of the annex; one that is not named here follows them."""
