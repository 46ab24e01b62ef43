"""Why a paper counts as on time, late or missing, and whose hand it is in."""

from collections.abc import Iterator

from anplan.base.commit import Revision
from anplan.base.message import mark
from anplan.base.problem import Spot
from anplan.model.paths import period_of
from anplan.model.reports import Report
from anplan.show.layout.screen import Screen
from anplan.show.screens.page import Page, start_page
from anplan.show.screens.questions import returns_and_questions
from anplan.show.screens.status import paper_name
from anplan.show.screens.traces import Traces
from anplan.show.values import due_text, obligation_of, paper_state
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper

_SCHEME = mark("unit's scheme")


def why_paper(
    words: Words, state: State, unit: str, file: str, traces: Traces, revision: Revision | None
) -> Screen:
    """Explain where a unit's paper stands; ``file`` is where it lies or would lie."""
    page = start_page(words, state, revision)
    papers = [paper for paper in state.papers if paper.unit == unit and paper.file == file]
    for paper in papers:
        _paper(page, paper, traces)
    period = period_of(file)
    report = state.project.reports.get((unit, period)) if period else None
    if not papers:
        page.screen.line()
        title = f"{state.project.label(unit)} {period or words(_SCHEME)}"
        page.screen.line(f"{title}  {words('no paper owed')}", "title")
    for line in _origin(words, file, report, traces):
        page.screen.line(line, indent=2)
    returns_and_questions(page, [paper for paper in papers if paper.returned], ())
    return page.screen


def _paper(page: Page, paper: Paper, traces: Traces) -> None:
    words, state, screen = page.words, page.state, page.screen
    screen.line()
    name = f"{state.project.label(paper.unit)} {paper_name(state, paper)}"
    screen.line(f"{name}  {paper_state(words, paper)}", "title")
    due = due_text(words, state.project, paper)
    screen.line(words("Due: {day}").format(day=due), indent=2)
    if paper.done_on is not None:
        place, commit = traces(Spot(paper.file, ("submitted",)))
        handed = words("handed in on {day}").format(day=paper.done_on)
        if paper.days_late:
            handed += words.fill(words(", {days} days late"), days=paper.days_late)
        screen.line(
            words("{text} ({place} {commit})").format(text=handed, place=place, commit=commit),
            indent=2,
        )
    quote = obligation_of(state.project, paper).quote
    if quote:
        screen.line(words("Document: {quote}").format(quote=quote), indent=2)


def _origin(words: Words, file: str, report: Report | None, traces: Traces) -> Iterator[str]:
    """Say of which form a report was made, and where that is written."""
    if report is not None and report.from_ is not None:
        place, commit = traces(Spot(file, ("from", "form")))
        text = words("made of the form sha256:{hash}").format(hash=report.from_.form)
        yield words("{text} ({place} {commit})").format(text=text, place=place, commit=commit)
