"""What a summary says, apart from how it is laid out: the template gets a :class:`Summary`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from anplan.base.message import mark
from anplan.base.period import Period, Span
from anplan.model.briefs import BriefNotes
from anplan.model.paths import report_path
from anplan.show.brief.annex import AnnexEntry, annex
from anplan.show.brief.fitting import count_characters, left_to_the_annex, replaced
from anplan.show.brief.overview import light_counts
from anplan.show.brief.registers import (
    RegisterTable,
    UnitRegister,
    register_annex,
    register_table,
    unit_registers,
)
from anplan.show.brief.table import footnotes
from anplan.show.brief.tasks import Passage, SectionText, next_steps, troubles
from anplan.show.brief.writer import Writer
from anplan.show.plan_words import ledger_annex, name_of
from anplan.show.safe import one_line
from anplan.show.summary import papers, problems, table
from anplan.show.summary.evidence import evidence
from anplan.show.summary.reached import reached
from anplan.show.summary.scope import Scope
from anplan.show.summary.tasks import sections
from anplan.show.words import GRADES, Words, chinese_number
from anplan.state.build import State
from anplan.state.over_time import Stand
from anplan.state.question import Question, handed_in
from anplan.state.registers.since import RegisterMoves, moves_since

MAX_CHARACTERS = 8000
FRAME = 400
"""Characters that the template itself adds: headings, marks, the tables' rules."""
_COLUMNS: dict[Span, str] = {
    "month": mark(
        "Each month's column has the figure and the light of that month's brief as it was issued, "
        "or as they are known where none was."
    ),
    "two-months": mark(
        "Each column has the figure and the light of the brief of its two months as it was issued, "
        "or as they are known where none was."
    ),
    "quarter": mark(
        "Each quarter's column has the figure and the light of that quarter's brief as it was "
        "issued, or as they are known where none was."
    ),
    "half": mark(
        "Each half-year's column has the figure and the light of that half-year's brief as it was "
        "issued, or as they are known where none was."
    ),
}
"""By the time from one brief to the next; what is longer than a year has no summary."""


class Chapters(NamedTuple):
    """The headings of the chapters; that of the registers is empty where the plan has none."""

    whole: str
    indicators: str
    tasks: str
    registers: str
    problems: str
    papers: str
    next: str


class Summary(NamedTuple):
    """Everything a summary says, in the order it is printed; all of it plain text."""

    title: str
    number: str
    office: str
    day: str
    sample: str
    addressees: str
    heading: str
    chapters: Chapters
    overview: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reached: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[SectionText, ...]
    registers: RegisterTable
    unit_registers: tuple[UnitRegister, ...]
    problems: str
    troubles: tuple[Passage, ...]
    papers: str
    paper_columns: tuple[str, ...]
    paper_rows: tuple[tuple[str, ...], ...]
    plans: tuple[str, ...]
    next: tuple[Passage, ...]
    left: tuple[Passage, ...]
    moves: tuple[AnnexEntry, ...]
    annex: tuple[AnnexEntry, ...]
    evidence: tuple[str, ...]
    foot: str
    no_problem: str
    no_next: str
    ledger: str = ""


class Made(NamedTuple):
    """What a summary is made of beside the state: later remarks, the inputs' name, the version."""

    stands: tuple[Stand, ...]
    later: tuple[str, ...]
    digest: str
    version: str


def make_summary(
    words: Words, state: State, period: Period, notes: BriefNotes, made: Made
) -> Summary:
    """Collect what the summary of a period says of the whole plan."""
    scope = Scope(Writer(words, state, period, notes))
    number = words("No. {number}").format(number=notes.number) if notes.number else ""
    summary = _summary(scope, made)._replace(
        number=number if notes.issued else words("draft"),
        office=scope.writer.name(state.project.plan.coordinator),
        day=words.day(notes.issued) if notes.issued else words("not issued"),
        addressees=one_line(words.listed(notes.addressees)),
    )
    return _fitted(words, summary)


def make_unit_summary(words: Words, state: State, period: Period, unit: str, made: Made) -> Summary:
    """Collect what a unit's own summary of a period says."""
    writer = Writer(words, state.of_unit(unit), period, BriefNotes(), unit)
    return _fitted(words, _summary(Scope(writer, unit), made))


def _summary(scope: Scope, made: Made) -> Summary:
    writer, words = scope.writer, scope.writer.words
    plan, whole = writer.state.project.plan, scope.unit is None
    rows = tuple(table.rows(writer, made.stands))
    moves = _moves(scope)
    own_registers = tuple(unit_registers(writer, scope.unit, moves)) if scope.unit else ()
    return Summary(
        title=_title(scope),
        number="",
        office=writer.name(scope.unit) if scope.unit else "",
        day=_handed_in(scope),
        sample=words("sample data") if plan.sample else "",
        addressees="",
        heading=words("Progress in {period}").format(period=writer.period_text(scope.period)),
        chapters=_chapters(words, with_registers=bool(moves if whole else own_registers)),
        overview=tuple(_overview(scope)),
        columns=table.columns(words, made.stands),
        rows=rows,
        reached=tuple(reached(writer)),
        notes=tuple(_notes(writer, made)) if rows else (),
        sections=sections(scope),
        registers=register_table(writer, moves, of_period=True) if whole else RegisterTable(),
        unit_registers=own_registers,
        problems=problems.counted(scope),
        troubles=tuple(troubles(writer)),
        papers=papers.counted(scope),
        paper_columns=papers.columns(scope),
        paper_rows=tuple(papers.rows(scope)),
        plans=writer.notes.plans,
        next=tuple(_next(scope)),
        left=(),
        moves=tuple(register_annex(writer, moves, of_period=True)) if whole else (),
        annex=_annex(scope),
        evidence=tuple(evidence(scope)),
        foot=words("Data up to {day}. Inputs sha256:{digest}; anplan {version}").format(
            day=words.day(writer.state.question.day), digest=made.digest, version=made.version
        ),
        no_problem=words("No problem was told of.")
        if whole
        else words("This unit told of no problem."),
        ledger=ledger_annex(words, plan),
        no_next=words("No unit reported what comes next.")
        if whole
        else words("This unit did not report what comes next."),
    )


def _annex(scope: Scope) -> tuple[AnnexEntry, ...]:
    """Return every unit's own words, with how many of its papers came."""
    if scope.unit is not None:
        return ()
    if not scope.writer.words.tells("counts"):
        return tuple(annex(scope.writer))
    return tuple(annex(scope.writer, lambda unit, _: papers.came(scope, unit)))


def _moves(scope: Scope) -> tuple[RegisterMoves, ...]:
    """Return what moved in the registers in the period, whatever its briefs told."""
    state = scope.writer.state
    if not state.project.registers:
        return ()
    return moves_since(state, Question.on(scope.period.start - timedelta(days=1)))


def _chapters(words: Words, *, with_registers: bool) -> Chapters:
    """Return the headings of the chapters that there are, numbered."""
    titles = (
        words("The whole"),
        words("Indicators reached"),
        words("Tasks carried out"),
        words("Progress of registers") if with_registers else "",
        words("Problems and how they ended"),
        words("Papers and measures by unit"),
        words("What comes next"),
    )
    numbers = iter(range(1, len(titles) + 1))
    text = words("{number}. {title}")
    return Chapters(
        *(
            text.format(
                number=chinese_number(next(numbers)) if words.chinese else next(numbers),
                title=title,
            )
            if title
            else ""
            for title in titles
        )
    )


def _title(scope: Scope) -> str:
    writer, words = scope.writer, scope.writer.words
    plan = writer.state.project.plan
    name = name_of(plan)
    if scope.unit is None:
        title = words("{name}: summary").format(name=name)
    else:
        text = words("{name}: summary of {unit}")
        title = text.format(name=name, unit=writer.name(scope.unit))
    return one_line(writer.typeset(title))


def _handed_in(scope: Scope) -> str:
    """Say when a unit's own paper of the period came."""
    words, project = scope.writer.words, scope.writer.state.project
    if scope.unit is None:
        return ""
    report = project.reports.get((scope.unit, scope.period))
    if report is None:
        return papers.came(scope, scope.unit)
    day = handed_in(project, report_path(scope.unit, scope.period), report.submitted)
    return words.day(day) if day else words("handed in")


def _overview(scope: Scope) -> Iterator[str]:
    """Yield the coordinator's words, the counts of lights, then what was thought of the work."""
    if scope.writer.notes.overview:
        yield scope.writer.notes.overview
    if counts := light_counts(scope.writer):
        yield counts
    words, state = scope.writer.words, scope.writer.state
    told = state.project.months_closed.get(scope.period.shifted(-1), date.min)
    for one in state.evaluations:
        if one.on >= scope.period.start and one.on > told:
            yield words("Evaluated by {by} on {day}: {grade}. {text}").format(
                by=one_line(one.by),
                day=scope.writer.day(one.on),
                grade=words(GRADES[one.grade]),
                text=words.sentence(one_line(one.text)),
            )


def _next(scope: Scope) -> Iterator[Passage]:
    """Yield what comes next: by the papers of the whole period; a unit's own by its latest that says it."""
    writer = scope.writer
    if scope.unit is None:
        yield from next_steps(writer)
        return
    telling = [report.next for _, _, report in scope.reports() if report.next]
    for entry in telling[-1] if telling else ():
        label = writer.words.labelled(writer.ref_text(entry.ref), "")
        yield Passage(id=entry.ref, heading="", before=label, text=entry.text)


def _notes(writer: Writer, made: Made) -> Iterator[str]:
    words = writer.words
    yield words(_COLUMNS[writer.state.project.brief_cycle if words.tells("cycles") else "month"])
    yield from footnotes(writer, made.later)


def body_length(summary: Summary) -> int:
    """Count the characters that stand before the annex."""
    head = (summary.title, summary.number, summary.office, summary.day, summary.sample)
    texts = [*head, summary.addressees, summary.heading, *summary.overview, *summary.columns]
    texts += [*summary.reached, *summary.notes, summary.problems, summary.papers, *summary.plans]
    tables = (summary.rows, summary.paper_rows, summary.registers.rows)
    texts += [cell for rows in tables for row in rows for cell in row]
    texts += [text for register in summary.unit_registers for text in register.lines]
    texts += [*summary.paper_columns, *(section.title for section in summary.sections)]
    texts += [f"{passage.heading} {passage.paragraph}" for passage in _passages(summary)]
    return sum(count_characters(text) for text in texts)


def _passages(summary: Summary) -> Iterator[Passage]:
    for section in summary.sections:
        yield from section.tasks
    yield from summary.troubles
    yield from summary.next


def _fitted(words: Words, summary: Summary) -> Summary:
    """Leave the longest texts to the annex until the body fits; there they stand whole."""
    excess = body_length(summary) + FRAME - MAX_CHARACTERS
    shortened = left_to_the_annex(words, _passages(summary), excess)
    left = tuple(passage for passage in _passages(summary) if passage in shortened)
    return _with(summary, shortened)._replace(left=left)


def _with(summary: Summary, others: Mapping[Passage, Passage]) -> Summary:
    def put(passages: Iterable[Passage]) -> tuple[Passage, ...]:
        return replaced(tuple(passages), others)

    return summary._replace(
        sections=tuple(section._replace(tasks=put(section.tasks)) for section in summary.sections),
        troubles=put(summary.troubles),
        next=put(summary.next),
    )
