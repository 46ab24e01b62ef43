"""The notice of who handed in on time, late or not at all, as an office circulates it."""

from anplan.show.layout.screen import Screen
from anplan.show.letters.reminders import near_day, paper_words
from anplan.show.screens.page import SAMPLE
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper


def notice_screen(words: Words, state: State, papers: list[Paper]) -> Screen:
    """Write the notice of a period's papers, units in the plan's own order."""
    screen = Screen()
    plan = state.project.plan
    by_obligation: dict[str, list[Paper]] = {}
    for paper in papers:
        by_obligation.setdefault(paper.obligation, []).append(paper)
    names = tuple(paper_words(words, state, group[0]) for group in by_obligation.values())
    screen.line(words("Notice on the submission of {papers}").format(papers=words.listed(names)))
    if plan.sample:
        screen.line(words(" ({list})").format(list=words(SAMPLE)).strip())
    screen.line()
    for group in by_obligation.values():
        _paragraphs(screen, words, state, group)
    if any(paper.state == "missing" for paper in papers):
        screen.line(words("Units that have not handed in yet are asked to do so promptly."))
    screen.line()
    screen.line(title_text(words, state.project.full_name(plan.coordinator)))
    screen.line(words.day(state.question.papers_on))
    return screen


def _paragraphs(screen: Screen, words: Words, state: State, papers: list[Paper]) -> None:
    """Write the counts of one kind of paper, then the units by how they handed in."""
    units = {
        kind: tuple(_unit_text(words, state, paper) for paper in papers if paper.state == kind)
        for kind in ("done", "late", "missing", "open")
    }
    text = words(
        "As of {day}, {owed} {paper} were owed (due {due}): {done} came on time, {late} late, "
        "{missing} missing."
    )
    if units["open"]:
        text = words("{paper} (due {due}): as of {day}, {done} of {owed} are in, {open} to come.")
    line = text.format(
        day=near_day(words, state, state.question.papers_on),
        owed=len(papers),
        paper=paper_words(words, state, papers[0]),
        due=near_day(words, state, papers[0].due),
        done=len(units["done"]),
        late=len(units["late"]),
        missing=len(units["missing"]),
        open=len(units["open"]),
    )
    screen.line(line)
    for kind, label in (
        ("done", words("On time ({count} units): {units}.")),
        ("late", words("Late ({count} units): {units}.")),
        ("missing", words("Missing ({count} units): {units}.")),
        ("open", words("Not due yet ({count} units): {units}.")),
    ):
        names = units[kind]
        if names:
            screen.line(label.format(count=len(names), units=words.listed(names)))


def _unit_text(words: Words, state: State, paper: Paper) -> str:
    name = title_text(words, state.project.full_name(paper.unit))
    if paper.early:
        return words("{unit} (dated {day}, to be verified)").format(unit=name, day=paper.done_on)
    if paper.state != "late":
        return name
    return words("{unit} ({days} days late)").format(unit=name, days=paper.days_late)
