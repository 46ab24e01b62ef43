"""The notice of who handed in on time, late or not at all, as an office sends it round."""

from anplan.show.layout.screen import Screen
from anplan.show.letters.reminders import near_day, paper_words
from anplan.show.screens.status import SAMPLE
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
    screen.line(words("Notice on the handing in of {papers}").format(papers=words.listed(names)))
    if plan.sample:
        screen.line(words(" ({list})").format(list=words(SAMPLE)).strip())
    screen.line()
    for group in by_obligation.values():
        _paragraphs(screen, words, state, group)
    if any(paper.state == "missing" for paper in papers):
        screen.line(words("Units that have not handed in are asked to do so soon."))
    screen.line()
    screen.line(title_text(words, state.project.full_name(plan.coordinator)))
    screen.line(words.day(state.question.papers_on))
    return screen


def _paragraphs(screen: Screen, words: Words, state: State, papers: list[Paper]) -> None:
    """Write the counts of one kind of paper, then the units by how they handed in."""
    groups = {
        kind: tuple(_named(words, state, paper) for paper in papers if paper.state == kind)
        for kind in ("done", "late", "missing", "open")
    }
    text = words("By {day}, of {owed} {paper} owed (due {due}) {done} came on time, {late} late, "
                 "{missing} are missing.")  # fmt: skip
    if groups["open"]:
        text = words("{paper} (due {due}): by {day}, of {owed} {done} are in, {open} to come.")
    screen.line(
        text.format(
            day=near_day(words, state, state.question.papers_on),
            owed=len(papers),
            paper=paper_words(words, state, papers[0]),
            due=near_day(words, state, papers[0].due),
            done=len(groups["done"]),
            late=len(groups["late"]),
            missing=len(groups["missing"]),
            open=len(groups["open"]),
        )
    )
    for kind, label in (
        ("done", words("On time ({count} units): {units}.")),
        ("late", words("Late ({count} units): {units}.")),
        ("missing", words("Missing ({count} units): {units}.")),
        ("open", words("Not due yet ({count} units): {units}.")),
    ):
        units = groups[kind]
        if units:
            screen.line(label.format(count=len(units), units=words.listed(units)))


def _named(words: Words, state: State, paper: Paper) -> str:
    name = title_text(words, state.project.full_name(paper.unit))
    if paper.state != "late":
        return name
    return words("{unit} ({days} days late)").format(unit=name, days=paper.days_late)
