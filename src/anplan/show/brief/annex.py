"""A brief's annex: the ledger with every unit's words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anplan.model.reports import Entry, Report, Trouble
from anplan.show.brief.writer import Writer
from anplan.show.words import Words
from anplan.state.papers import Paper


class AnnexEntry(NamedTuple):
    """One unit's page of the ledger: who and when, and its words under their headings."""

    heading: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def annex(writer: Writer) -> Iterator[AnnexEntry]:
    """Write one entry a unit, in the plan's order; who did not report is told too."""
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
    if paper is not None and paper.owed_again and paper.returned is not None:
        return words("returned on {day}").format(day=words.short_day(paper.returned.on))
    if paper is None or paper.done_on is None:
        return words("handed in")
    text = words("handed in on {day}").format(day=words.short_day(paper.done_on))
    if paper.days_late:
        text += words(", {days} days late").format(days=paper.days_late)
    return text


def _parts(writer: Writer, report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return a report's words under their headings; headings without words are left out."""
    words = writer.words
    if report.nothing:
        yield words("Nothing to report"), (report.nothing,)
    for label, lines in (
        (words("Figures"), reading_lines(writer, report)),
        (words("Done"), _texts(report.progress)),
        (words("Next"), _texts(report.next)),
        (words("At risk"), _texts(report.at_risk)),
        (words("Milestones"), (f"{one.ref} {one.done}" for one in report.milestones)),
        (words("Items"), item_lines(report)),
        (words("Problems"), (_problem(words, one) for one in report.problems)),
    ):
        written = tuple(lines)
        if written:
            yield label, written


def _texts(entries: Iterable[Entry]) -> Iterator[str]:
    return (f"{entry.ref} {entry.text}" for entry in entries)


def _problem(words: Words, problem: Trouble) -> str:
    solved = words("solved {day}").format(day=problem.solved) if problem.solved else None
    parts = (problem.ref, problem.title, problem.text, problem.ask, solved)
    return " ".join(part for part in parts if part)


def reading_lines(writer: Writer, report: Report) -> Iterator[str]:
    """Write a report's figures, each with its own day."""
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


def item_lines(report: Report) -> Iterator[str]:
    """Write a report's items of registers with the stage they reached."""
    for one in report.items:
        yield f"{one.id} {one.title or ''} {one.stage} {one.on}"
