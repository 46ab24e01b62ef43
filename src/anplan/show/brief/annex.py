"""A brief's annex: the ledger with every unit's words."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.model.reports import Report, Trouble
from anplan.show.brief.writer import Writer
from anplan.show.words import Words
from anplan.state.papers import Paper


class AnnexEntry(NamedTuple):
    """A unit's part of the ledger: its name and day, and its words under their headings."""

    heading: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def annex(writer: Writer) -> Iterator[AnnexEntry]:
    """Yield one entry a unit, in the plan's order; units that did not report have one, too."""
    words = writer.words
    reports = dict(writer.reports())
    papers = {paper.unit: paper for paper in writer.papers()}
    for number, unit in enumerate(writer.state.project.units, 1):
        report, paper = reports.get(unit), papers.get(unit)
        parts = tuple(_parts(writer, report)) if report else ()
        heading = words("{number}. {unit} ({handed_in})").format(
            number=number,
            unit=writer.name(unit),
            handed_in=_handed_in(words, paper) if report else words("not handed in"),
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
    """Yield a report's words under their headings; headings without words are left out."""
    words = writer.words
    if report.nothing:
        yield words("Nothing to report"), (report.nothing,)
    readings = tuple(reading_lines(writer, report))
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
        yield (
            words("Milestones"),
            tuple(f"{milestone.ref} {milestone.done}" for milestone in report.milestones),
        )
    if report.items:
        yield words("Items"), tuple(item_lines(report))
    if report.problems:
        yield words("Problems"), tuple(_problem_line(words, trouble) for trouble in report.problems)


def _problem_line(words: Words, trouble: Trouble) -> str:
    solved = words("solved {day}").format(day=trouble.solved) if trouble.solved else None
    parts = (trouble.ref, trouble.title, trouble.text, trouble.ask, solved)
    return " ".join(part for part in parts if part)


def reading_lines(writer: Writer, report: Report) -> Iterator[str]:
    """Yield a report's figures, each with its own day."""
    words, indicators = writer.words, writer.state.project.indicators
    for reading in report.readings:
        indicator = indicators.get(reading.indicator)
        title = writer.typeset(indicator.title) if indicator else reading.indicator
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
        yield writer.typeset(line) if not reading.reason else line


def item_lines(report: Report) -> Iterator[str]:
    """Yield a report's items of registers with the stage they reached."""
    for item in report.items:
        yield f"{item.id} {item.title or ''} {item.stage} {item.on}"
