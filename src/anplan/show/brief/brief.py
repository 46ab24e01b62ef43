"""What a brief says, apart from how it is laid out: the template gets a :class:`Brief`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.model.sections import BY_NAME
from anplan.show.brief.annex import AnnexEntry, annex
from anplan.show.brief.fitting import count_characters, left_to_the_annex, replaced
from anplan.show.brief.overview import overview
from anplan.show.brief.registers import (
    RegisterTable,
    moves_of,
    register_annex,
    register_table,
)
from anplan.show.brief.table import by_title, columns, footnotes, row
from anplan.show.brief.tasks import (
    Passage,
    SectionText,
    next_steps,
    sections,
    troubles,
    troubles_of_earlier_papers,
)
from anplan.show.brief.writer import Writer
from anplan.show.plan_words import brief_title, ledger_annex, progress_heading
from anplan.show.safe import one_line
from anplan.show.words import Words
from anplan.state.build import State

MAX_CHARACTERS = 4000


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
    troubles: tuple[Passage, ...]
    next: tuple[Passage, ...]
    annex: tuple[AnnexEntry, ...]
    foot: str
    registers: RegisterTable = RegisterTable()
    ledger: str = ""


def make_brief(
    words: Words,
    state: State,
    period: Period,
    notes: BriefNotes,
    later: Iterable[str],
    digest: str,
    version: str,
) -> Brief:
    """Collect what the brief of a period says.

    ``later`` are remarks on an earlier month whose lights have changed since, ``digest`` names
    the inputs. At most 4,000 characters stand before the annex: where the units' words are
    longer, the longest are left to the annex.
    """
    writer = Writer(words, state, period, notes)
    plan, moves = state.project.plan, moves_of(writer)
    number = words("No. {number}").format(number=notes.number) if notes.number else words("draft")
    brief = Brief(
        title=one_line(writer.typeset(brief_title(words, plan))),
        number=number,
        office=writer.name(plan.coordinator),
        day=words.day(notes.issued) if notes.issued else words("not issued"),
        sample=words("sample data") if plan.sample else "",
        addressees=one_line(words.listed(notes.addressees)),
        heading=progress_heading(words, plan, writer.period_text(period)),
        overview=tuple(overview(writer)),
        columns=columns(writer),
        rows=tuple(row(writer, indicator, title) for title, indicator in by_title(writer)),
        notes=tuple(footnotes(writer, later)),
        sections=sections(writer),
        troubles=tuple(troubles(writer)),
        next=tuple(next_steps(writer)),
        annex=(*register_annex(writer, moves), *annex(writer)),
        foot=_foot(writer, digest, version),
        registers=register_table(writer, moves),
        ledger=ledger_annex(words, plan),
    )
    return _with_left_out(writer, brief, _fitted(words, brief))


def _foot(writer: Writer, digest: str, version: str) -> str:
    words = writer.words
    papers = writer.papers()
    came = sum(paper.state in ("done", "late") for paper in papers)
    units = [paper.unit for paper in papers if paper.state == "missing"]
    missing = tuple(map(writer.name, dict.fromkeys(units) if words.tells("once") else units))
    text = words(
        "Data up to {day}; {owed} papers owed, {came} in; missing: {missing}. "
        "Inputs sha256:{digest}; anplan {version}"
    )
    if not papers:
        text = words(
            "Data up to {day}; no paper is owed for this period. "
            "Inputs sha256:{digest}; anplan {version}"
        )
    return words.fill(
        text,
        day=words.day(writer.state.question.day),
        owed=len(papers),
        came=came,
        missing=words.listed(missing) or words("none"),
        digest=digest,
        version=version,
    )


def body_length(brief: Brief) -> int:
    """Count the characters that stand before the annex."""
    head = (brief.title, brief.number, brief.office, brief.day, brief.sample, brief.addressees)
    texts = [*head, brief.heading, *brief.overview, *brief.columns, *brief.notes]
    texts += [cell for row in brief.rows for cell in row]
    texts += [cell for row in (brief.registers.columns, *brief.registers.rows) for cell in row]
    texts += [section.title for section in brief.sections]
    texts += [f"{passage.heading} {passage.paragraph}" for passage in _passages(brief)]
    return sum(count_characters(text) for text in texts)


FRAME = 300
"""Characters that the template itself adds: headings, marks, the table's rules."""


def _passages(brief: Brief) -> Iterator[Passage]:
    for section in brief.sections:
        yield from section.tasks
    yield from brief.troubles
    yield from brief.next


def _fitted(words: Words, brief: Brief) -> Brief:
    """Leave the longest texts to the annex until the body fits."""
    excess = body_length(brief) + FRAME - MAX_CHARACTERS
    shortened = left_to_the_annex(words, _passages(brief), excess)
    return _replaced(brief, shortened) if shortened else brief


def _with_left_out(writer: Writer, brief: Brief, fitted: Brief) -> Brief:
    """Put into the annex what was left to it of problems whose papers are not those of the period.

    Before the edition that does, it stands nowhere.
    """
    words = writer.words
    if not words.tells("whole"):
        return fitted
    left = set(brief.troubles) - set(fitted.troubles)
    left &= troubles_of_earlier_papers(writer) if left else set()
    lost = tuple(passage.paragraph for passage in brief.troubles if passage in left)
    if not lost:
        return fitted
    heading = words("Problems of earlier papers, in full")
    entry = AnnexEntry(heading, ((words(BY_NAME["problems"].heading), lost),))
    return fitted._replace(annex=(*fitted.annex, entry))


def _replaced(brief: Brief, others: Mapping[Passage, Passage]) -> Brief:
    """Put passages in the place of others, wherever those stand."""
    return brief._replace(
        sections=tuple(
            section._replace(tasks=replaced(section.tasks, others)) for section in brief.sections
        ),
        troubles=replaced(brief.troubles, others),
        next=replaced(brief.next, others),
    )
