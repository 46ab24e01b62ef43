"""``anplan calendar``: what is owed and due as a file for the calendars of clerks."""

from anplan.base.errors import UsageError
from anplan.base.extras import without_office
from anplan.base.message import say
from anplan.work.deliver import deliver
from anplan.work.file_names import unit_in_name
from anplan.work.judge import judge_workspace, unit_asked
from anplan.work.session import Session


def calendar(session: Session, output: str | None, *, yes: bool = False) -> int:
    """Write the calendar of the plan or of a unit; beside the user, if no file is named.

    With ``yes`` over a file that may not be a calendar from here.
    """
    if output not in (None, "-") and not str(output).lower().endswith(".ics"):
        raise UsageError(
            say("A calendar is a file that ends in .ics"), say("Write -o {file}", file="2025.ics")
        )
    try:
        from anplan.show.calendar import calendar_bytes
    except ImportError:
        raise without_office(
            say("Calendars need the office extra, which is not installed")
        ) from None
    judged = judge_workspace(session, with_revision=False)
    unit = unit_asked(session, judged)
    words = session.console.words
    data = calendar_bytes(words, judged.state, unit)
    of = "" if unit is None else f"{unit_in_name(judged.project, unit)}-"
    return deliver(session, data, output or f"{of}{words('calendar')}.ics", over=yes)
