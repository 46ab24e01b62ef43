"""A page: a screen about a state, begun with the plan's title, the day and the revision."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.commit import Revision
from anplan.base.message import Message, mark, say
from anplan.model.project import Project
from anplan.show.layout.screen import Screen, Style
from anplan.show.values import base_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.figures import rounded
from anplan.state.reporting import brief_to_issue, closing_brief

SAMPLE = mark("sample data")


class Page(NamedTuple):
    """A screen that is being written, with the words it is written in and the state it shows."""

    screen: Screen
    words: Words
    state: State


def start_page(words: Words, state: State, revision: Revision | None) -> Page:
    """Begin a screen with the plan's title, the day, the pace base and the revision."""
    page = Page(Screen(), words, state)
    plan = state.project.plan
    title_line(page.screen, words, state.project)
    base = base_text(words, plan)
    share = f"{rounded(state.share * 100, 1):f}"
    parts = (
        words("as of {day}").format(day=state.question.day.isoformat()),
        words("pace base: {base}, {share} % elapsed").format(base=base, share=share),
        *revision_parts(words, revision),
    )
    page.screen.line(words("; ").join(parts))
    if state.over:
        page.screen.line(
            words("The plan ended on {day}.").format(day=plan.end.isoformat()), "yellow"
        )
    return page


def what_is_left(page: Page) -> None:
    """Say what is left for the coordinator to do once the plan is over, by its command."""
    state = page.state
    left = None if state.silent else left_to_issue(state.project, state.question.day)
    if left is not None:
        style: Style = (
            "faint" if brief_to_issue(state.project, state.question.day) is None else "yellow"
        )
        page.screen.line(page.words.tell(left), style)


def left_to_issue(project: Project, day: date) -> Message | None:
    """Return which brief is next to be issued once the plan is over, or that none is left."""
    if day <= project.plan.end or closing_brief(project) is None:
        return None
    period = brief_to_issue(project, day)
    if period is None:
        line = "anplan init --from . ../plan"
        return say("Every brief is issued; the next plan begins with {line}", line=line)
    values = {"period": period, "option": period.option}
    if project.is_summed_up(period):
        return say(
            "The summary of {period} is not issued: anplan brief {option} writes a draft, "
            "with --issue it is issued",
            **values,
        )
    return say(
        "The brief of {period} is not issued: anplan brief {option} writes a draft, "
        "with --issue it is issued",
        **values,
    )


def title_line(screen: Screen, words: Words, project: Project) -> None:
    """Show the document's title, marked where the workspace is a sample."""
    sample = words(" ({list})").format(list=words(SAMPLE)) if project.plan.sample else ""
    screen.line(project.plan.document.title + sample, "title")


def revision_parts(words: Words, revision: Revision | None) -> Iterator[str]:
    """Yield the commit whose files an answer was made of, and the day whose knowledge it has."""
    if revision is None:
        return
    if revision.known is not None:
        yield words("as known on {day}").format(day=revision.known)
    if revision.day is None:
        yield words("revision {revision}").format(revision=revision.name)
    else:
        text = words("revision {revision} of {day}")
        yield text.format(revision=revision.name, day=revision.day)
