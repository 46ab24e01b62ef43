"""``anplan source``: the document beside what was made of it."""

from anplan.commands.session import Session, open_workspace, refuse_format
from anplan.show.source import source_screen
from anplan.state.coverage import coverage


def source(session: Session) -> int:
    """Show the document sentence by sentence with the items that stand on each."""
    refuse_format(session, ("text",))
    project = open_workspace(session).project
    session.show(source_screen(session.words, project, coverage(project)))
    return 0
