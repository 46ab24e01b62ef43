"""The coordinator's screen for a month: papers in and missing, findings, requests, questions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from anplan.base.commit import Revision
from anplan.base.message import mark
from anplan.base.period import MONTHS, Period, Span
from anplan.base.problem import Problem
from anplan.show.findings.problems import sentence
from anplan.show.layout.screen import Screen
from anplan.show.register_text import counts_text
from anplan.show.safe import one_line
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.questions import requests_and_evaluations, returns_and_questions
from anplan.show.screens.status import headline, indicator_table, paper_counts
from anplan.show.values import light_then, obligation_of, standing_texts
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.echoes import NextStep
from anplan.state.lights.relights import Afterwards
from anplan.state.papers import Paper
from anplan.state.pressing import by_urgency
from anplan.state.problems import TroubleState
from anplan.state.registers.since import register_moves
from anplan.state.telling import papers_ending_with

STEPS: dict[Span, str] = {
    "month": mark("Next steps of the month before: {count}, spoken of: {echoed}"),
    "two-months": mark("Next steps of the two months before: {count}, spoken of: {echoed}"),
    "quarter": mark("Next steps of the quarter before: {count}, spoken of: {echoed}"),
    "half": mark("Next steps of the half-year before: {count}, spoken of: {echoed}"),
    "year": mark("Next steps of the year before: {count}, spoken of: {echoed}"),
}


class MonthFacts(NamedTuple):
    """What a month's screen shows beside the state.

    ``findings`` are about its reports; ``corrections`` are the indicators whose light or
    figure is another one than when it was closed; ``steps`` were to come next by the papers
    before, each is named where the screen is that of one ``unit``.
    """

    findings: Sequence[Problem] = ()
    corrections: Sequence[Afterwards] = ()
    steps: Sequence[NextStep] = ()
    unit: str | None = None


def month_screen(
    words: Words, state: State, period: Period, facts: MonthFacts, revision: Revision | None
) -> Screen:
    """Show one month, of all units or of one."""
    page = start_page(words, state, revision)
    screen = page.screen
    owed = papers_ending_with(state.project, state.papers, period)
    screen.line()
    screen.line(_title(page, period), "title")
    for of_period, papers in owed.items():
        _papers(page, papers, of_period, period)
    _steps(page, facts)
    if state.indicators or state.tasks:
        _lights(page)
    if state.project.registers:
        _registers(page, facts.unit)
    _findings(page, facts.findings)
    _troubles(page, period)
    returned = (paper for papers in owed.values() for paper in papers if paper.returned is not None)
    questions = (question for question in state.questions if question.belongs_to(period))
    returns_and_questions(page, returned, questions)
    requests = (request for request in state.requests if request.belongs_to(period))
    evaluated = (one for one in state.evaluations if one.on in period)
    requests_and_evaluations(page, requests, evaluated)
    _corrections(page, facts.corrections)
    return screen


def _lights(page: Page) -> None:
    """Show the lights and figures of the month, as its brief has them."""
    screen = page.screen
    screen.line()
    screen.line(page.words("Lights and figures"), "heading")
    headline(page)
    screen.line()
    indicator_table(page, by_urgency(page.state.indicators))


def _registers(page: Page, unit: str | None) -> None:
    """Show in a line what moved in the registers since the brief before, and what stands still.

    Of one unit's items alone where a unit is given.
    """
    words, screen = page.words, page.screen
    moves = register_moves(page.state)
    if unit is not None:
        moves = tuple(of._replace(moves=of.of_unit(unit)) for of in moves)
    parts = [
        words("{register}: {moves}").format(register=of.standing.register.title, moves=counts)
        for of in moves
        if (counts := counts_text(words, of))
    ]
    still = sum(unit in (None, item.way.owner) for of in moves for item in of.standing.still)
    if still:
        parts.append(words.fill(words("{count} stand still"), count=still))
    screen.line()
    told = words("; ").join(parts) or words("nothing moved")
    screen.line(words.labelled(words("Registers since the last brief"), told))


def _title(page: Page, period: Period) -> str:
    words, issued = page.words, page.state.project.months_closed.get(period)
    if issued is None:
        return words("{period}: not closed").format(period=period)
    return words("{period}: closed, brief issued on {day}").format(period=period, day=issued)


def _papers(page: Page, papers: Sequence[Paper], of: Period, asked: Period) -> None:
    """Count papers, and show the units of each kind of paper by how they handed it in.

    ``of`` is their period where the brief of the one that is asked about does not count them. What is
    owed for a part of the time is told part by part, so that no unit is named twice in a line.
    """
    words, project = page.words, page.state.project
    counts = paper_counts(words, papers)
    if of != asked:
        counts = words("{period}: {counts}").format(period=of, counts=counts)
    page.screen.line(counts)
    for paper_state, label in (
        ("missing", words("Missing")),
        ("late", words("Late")),
        ("open", words("Not due yet")),
        ("done", words("On time")),
    ):
        alike: dict[tuple[str, Period | None], list[Paper]] = {}
        for paper in papers:
            if paper.state == paper_state:
                alike.setdefault((paper.obligation, paper.period), []).append(paper)
        for (_, period), group in alike.items():
            units = words.listed(tuple(_unit_text(page, paper) for paper in group))
            is_part = period is not None and MONTHS[period.span] < MONTHS[of.span]
            part = f"{period} " if is_part else ""
            head = f"{label} {part}{obligation_of(project, group[0]).title} {len(group)}"
            page.screen.line(words.labelled(head, units), indent=2)


def _unit_text(page: Page, paper: Paper) -> str:
    """Name the unit of a paper, and what is to be said of the paper."""
    words, name = page.words, page.state.project.label(paper.unit)
    if paper.broken:
        return words("{unit} (cannot be read)").format(unit=name)
    if paper.owed_again:
        return words("{unit} (returned)").format(unit=name)
    if paper.early:
        return words("{unit} (dated {day}, to be verified)").format(unit=name, day=paper.done_on)
    if paper.state == "late":
        return words.fill(words("{unit} ({days} days)"), unit=name, days=paper.days_late)
    return name


def _steps(page: Page, facts: MonthFacts) -> None:
    """Count what was to come next and what was said of it since; never a score."""
    words = page.words
    by_span: dict[Span, list[NextStep]] = {}
    for step in facts.steps:
        by_span.setdefault(step.period.span, []).append(step)
    for span, steps in by_span.items():
        counted = Counter(step.is_echoed for step in steps)
        text = words(STEPS[span]).format(count=len(steps), echoed=counted[True])
        if counted[None]:
            waiting = words("of units that have not reported: {count}")
            text = words("; ").join((text, waiting.format(count=counted[None])))
        page.screen.line(text)
        for step in steps if facts.unit is not None else ():
            if step.has_no_echo:
                name = page.state.project.own_name(step.unit, step.entry.ref)
                unspoken = words.labelled(name, one_line(step.entry.text))
                page.screen.line(words("not spoken of: {text}").format(text=unspoken), indent=2)


def _findings(page: Page, findings: Iterable[Problem]) -> None:
    words = page.words
    page.screen.line()
    page.screen.line(words("Findings"), "heading")
    texts = [
        f"{finding.where.file} {finding.code} {sentence(words, finding)}" for finding in findings
    ]
    for text in texts or [words("Nothing.")]:
        page.screen.line(text, indent=2)


def _troubles(page: Page, period: Period) -> None:
    """Show the units' problems that are open or were solved in the month."""
    page.screen.line()
    page.screen.line(page.words("Problems and requests"), "heading")
    troubles = [
        trouble
        for trouble in page.state.troubles
        if trouble.solved is None or trouble.solved in period
    ]
    for trouble in troubles:
        _trouble(page, trouble)
    if not troubles:
        page.screen.line(page.words("None."), indent=2)


def _trouble(page: Page, trouble: TroubleState) -> None:
    words, project = page.words, page.state.project
    if trouble.solved:
        state = words("solved {day}").format(day=trouble.solved)
    else:
        state = words("since {period}").format(period=trouble.since)
    who = f"{project.own_name(trouble.unit, trouble.ref)} {project.label(trouble.unit)}"
    text = words("{title} ({reason})").format(title=trouble.title, reason=state)
    page.screen.line(words.labelled(who, text), indent=2)
    if trouble.ask and trouble.solved is None:
        page.screen.line(words("request: {ask}").format(ask=trouble.ask), indent=4)


def _corrections(page: Page, corrections: Sequence[Afterwards]) -> None:
    if not corrections:
        return
    words = page.words
    page.screen.line()
    page.screen.line(words("Corrected since it was issued"), "heading")
    for correction in corrections:
        then, now = light_then(words, correction.then), light_then(words, correction.again)
        if correction.has_other_figure:
            then, now = standing_texts(words, correction)
        text = words("{title}: {then} when issued, {now} with what is known now").format(
            title=correction.indicator.label, then=then, now=now
        )
        page.screen.line(text, indent=2)
