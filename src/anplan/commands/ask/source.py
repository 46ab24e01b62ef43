"""``anplan source``: the document beside what was made of it."""

from anplan.model.coverage import coverage
from anplan.show.screens.source import source_screen
from anplan.work.judge import asked_revision
from anplan.work.session import Session, open_workspace


def source(session: Session) -> int:
    """Show the document sentence by sentence with the items that stand on each."""
    opened = open_workspace(session)
    project = opened.project
    revision = asked_revision(session, opened.tree, project.plan)
    session.console.show(source_screen(session.console.words, project, coverage(project), revision))
    return 0
