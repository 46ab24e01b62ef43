"""``anplan source``: the document beside what was made of it."""

from anplan.commands.judged import asked_revision
from anplan.commands.session import Session, open_workspace, refuse_format
from anplan.show.source import source_screen
from anplan.state.coverage import coverage


def source(session: Session) -> int:
    """Show the document sentence by sentence with the items that stand on each."""
    refuse_format(session, ("text",))
    opened = open_workspace(session)
    project = opened.project
    revision = asked_revision(session, opened.tree, project.plan)
    session.show(source_screen(session.words, project, coverage(project), revision))
    return 0
