"""The coordinator's screen for a month: who is in, who is not, what smells, what was asked."""

from collections.abc import Iterable, Mapping

from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.base.revision import Revision
from anplan.show.findings.problems import sentence
from anplan.show.layout.screen import Screen
from anplan.show.screens.questions import question_lines, returned_line, told_heading
from anplan.show.screens.status import heading, paper_counts
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper
from anplan.state.verdict import Light


def month_screen(
    words: Words,
    state: State,
    period: Period,
    smells: Iterable[Problem],
    corrections: Mapping[str, tuple[Light, Light]],
    revision: Revision | None,
) -> Screen:
    """Show one month; ``corrections`` are lights then and now of a closed month."""
    screen = Screen()
    heading(screen, words, state, revision)
    screen.line()
    papers = [paper for paper in state.papers if paper.period == period]
    screen.line(_title(words, state, period), "title")
    screen.line(paper_counts(words, papers))
    for paper_state, label in (
        ("missing", words("Missing")),
        ("late", words("Late")),
        ("open", words("Not due yet")),
        ("done", words("On time")),
    ):
        _group(screen, words, state, label, [one for one in papers if one.state == paper_state])
    _smells(screen, words, smells)
    _asked(screen, words, state, period)
    _told(screen, words, state, papers, period)
    _corrections(screen, words, state, corrections)
    return screen


def _title(words: Words, state: State, period: Period) -> str:
    issued = state.project.months_closed.get(period)
    if issued is None:
        return words("{period}: not closed").format(period=period)
    return words("{period}: closed, brief issued on {day}").format(period=period, day=issued)


def _group(screen: Screen, words: Words, state: State, label: str, papers: list[Paper]) -> None:
    if not papers:
        return
    by_obligation: dict[str, list[Paper]] = {}
    for paper in papers:
        by_obligation.setdefault(paper.obligation, []).append(paper)
    titles = {one.id: one.title for one in state.project.plan.obligations}
    for obligation, group in by_obligation.items():
        names = words.listed(tuple(_named(words, state, paper) for paper in group))
        head = f"{label} {titles[obligation]} {len(group)}"
        screen.line(words.labelled(head, names), indent=2)


def _named(words: Words, state: State, paper: Paper) -> str:
    name = state.project.label(paper.unit)
    if paper.broken:
        return words("{unit} (cannot be read)").format(unit=name)
    if paper.owed_again:
        return words("{unit} (returned)").format(unit=name)
    if paper.state == "late":
        return words("{unit} ({days} days)").format(unit=name, days=paper.days_late)
    return name


def _smells(screen: Screen, words: Words, smells: Iterable[Problem]) -> None:
    screen.line()
    screen.line(words("What smells"), "heading")
    told = [f"{one.where.file} {one.code} {sentence(words, one)}" for one in smells]
    for text in told or [words("Nothing.")]:
        screen.line(text, indent=2)


def _asked(screen: Screen, words: Words, state: State, period: Period) -> None:
    screen.line()
    screen.line(words("Problems and what is asked"), "heading")
    shown = False
    for one in state.troubles:
        if one.solved is None or one.solved in period:
            shown = True
            name = state.project.label(one.unit)
            since = words("since {period}").format(period=one.since)
            if one.solved:
                since = words("solved {day}").format(day=one.solved)
            told = words("{title} ({reason})").format(title=one.title, reason=since)
            screen.line(words.labelled(f"{one.ref} {name}", told), indent=2)
            if one.ask and one.solved is None:
                screen.line(words("asks: {ask}").format(ask=one.ask), indent=4)
    if not shown:
        screen.line(words("None."), indent=2)


def _told(screen: Screen, words: Words, state: State, papers: list[Paper], period: Period) -> None:
    returned = [paper for paper in papers if paper.returned is not None]
    asked = [one for one in state.questions if one.belongs_to(period)]
    if returned or asked:
        told_heading(screen, words)
    for paper in returned:
        returned_line(screen, words, state, paper)
    question_lines(screen, words, state, asked)


def _corrections(
    screen: Screen, words: Words, state: State, corrections: Mapping[str, tuple[Light, Light]]
) -> None:
    if not corrections:
        return
    screen.line()
    screen.line(words("Lights that are different now"), "heading")
    for name, (then, now) in corrections.items():
        title = state.indicator(name).indicator.label
        text = words("{title}: {then} when issued, {now} with what is known now")
        screen.line(
            text.format(title=title, then=words.light(then), now=words.light(now)), indent=2
        )
