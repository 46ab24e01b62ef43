"""``anplan source``: the document beside what was made of it."""

from dataclasses import replace
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.model.coverage import coverage
from anplan.model.paths import SOURCE
from anplan.model.project import Project
from anplan.model.same_sentences import same_sentences
from anplan.show.screens.source import same_screen, source_screen
from anplan.work.judge import asked_revision
from anplan.work.session import Opened, Session, open_workspace


def source_against(session: Session, other: Path) -> int:
    """Show the sentences that the document shares with that of another workspace, and their items."""
    here = _with_document(open_workspace(session), session.folder)
    there = _with_document(open_workspace(replace(session, folder=session.folder / other)), other)
    same = list(same_sentences(coverage(here).sentences, coverage(there).sentences))
    session.console.show(same_screen(session.console.words, here, there, same))
    return 0


def _with_document(opened: Opened, folder: Path) -> Project:
    """Return the project; raise FileError where its document has no text: nothing would be alike."""
    if not opened.project.source.strip():
        raise FileError(
            say("{folder} has no text of its document: {file}", folder=str(folder), file=SOURCE),
            say("Mend it; anplan check shows every problem"),
        )
    return opened.project


def source(session: Session) -> int:
    """Show the document sentence by sentence with the items that stand on each."""
    opened = open_workspace(session)
    project = opened.project
    revision = asked_revision(session, opened.tree, project.plan)
    session.console.show(source_screen(session.console.words, project, coverage(project), revision))
    return 0
