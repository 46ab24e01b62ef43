"""Briefs rendered for the tests: of a workspace, and of a small plan without files."""

from datetime import date
from pathlib import Path

from anplan.base.period import Period
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.files.schema.validate import record_of
from anplan.model.briefs import BriefNotes
from anplan.model.project import Project
from anplan.show.brief.brief import make_brief
from anplan.show.brief.markdown import render_brief
from anplan.show.editions import NEWEST
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from anplan.work.brief_edition import template_for
from anplan.work.judge import with_arrivals
from anplan.work.render import brief_text
from anplan.work.session import Opened
from tests.builders import DAY

TEMPLATE = Path(__file__).parents[3].joinpath("templates", "brief.md.j2").read_text("utf-8")


def opened(root: Path) -> Opened:
    workspace = Workspace(root)
    loaded = load(workspace)
    assert loaded.project is not None
    return Opened(workspace, loaded, loaded.project, date(2025, 10, 9))


def rendered(root: Path, month: str, language: str = "zh_CN") -> str:
    """Write a month's brief of a workspace as the command does."""
    return brief_text(Words(language), with_arrivals(opened(root)), Period.parse(month))


def small(
    made: Project,
    *,
    notes: BriefNotes | None = None,
    language: str = "zh_CN",
    edition: str = NEWEST,
    issued: str | None = None,
) -> str:
    """Write the brief for June of a project that has no files: a draft of 8 July, or as ``issued``."""
    words = Words(language, edition)
    month = Period.parse("2025-06")
    question = Question(month.end, DAY("2025-07-08"))
    if issued is not None:
        question = Question.of_issue(month, DAY(issued))
    state = build(made, question)
    brief = make_brief(words, state, month, notes or record_of(BriefNotes, {}), (), "0123", "1.0")
    return render_brief(words, brief, template_for(made, TEMPLATE), "brief.md.j2")
