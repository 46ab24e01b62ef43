"""``anplan calendar``: what is owed and due as a file for the calendars of clerks."""

from importlib.util import find_spec

from anplan.base.errors import UsageError
from anplan.base.extras import without_office
from anplan.base.message import say
from anplan.work.deliver import deliver
from anplan.work.file_names import unit_in_name
from anplan.work.judge import judge_workspace, unit_asked
from anplan.work.session import Session


def refuse_other_files(output: str | None) -> None:
    """Refuse a file that programs would not take for a calendar."""
    if output not in (None, "-") and not str(output).lower().endswith(".ics"):
        raise UsageError(
            say("A calendar is a file that ends in .ics"), say("Write -o {file}", file="2025.ics")
        )


def refuse_without_library() -> None:
    """Refuse to write a calendar where what writes one is not installed."""
    if find_spec("icalendar") is None:
        raise without_office(say("Calendars need the office extra, which is not installed"))


def calendar(session: Session, output: str | None, *, yes: bool = False) -> int:
    """Write the calendar of the plan or of a unit; beside the user, if no file is named.

    With ``yes`` over a file that may not be a calendar from here.
    """
    refuse_other_files(output)
    refuse_without_library()
    from anplan.show.calendar import calendar_bytes

    judged = judge_workspace(session, with_revision=False)
    unit = unit_asked(session, judged)
    words = session.console.words
    data = calendar_bytes(words, judged.state, unit)
    of = "" if unit is None else f"{unit_in_name(judged.project, unit)}-"
    return deliver(session, data, output or f"{of}{words('calendar')}.ics", over=yes)
