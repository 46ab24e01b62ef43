"""``anplan calendar`` of several workspaces: one calendar of all that is owed and due."""

from collections.abc import Sequence

from anplan.base.message import Rejected
from anplan.commands.ask.calendar import refuse_other_files, refuse_without_library
from anplan.commands.many.unit_asked import refuse_nobody, tell_without, unit_of
from anplan.work.console import Console
from anplan.work.deliver import deliver
from anplan.work.judge import judge_workspace
from anplan.work.portfolio import Asking, Member, ask_each, here_of, tell_answers
from anplan.work.session import Session


def _ask(session: Session, _member: Member) -> bytes | Rejected:
    """Return a plan's calendar; of the unit that is asked about, where the plan has it."""
    from anplan.show.calendar import calendar_bytes

    judged, unit = judge_workspace(session, with_revision=False), None
    if session.unit is not None:
        found = unit_of(judged.project, session.unit)
        if isinstance(found, Rejected):
            return found
        unit = found
    return calendar_bytes(session.console.words, judged.state, unit, among_others=True)


def calendar_of_many(
    console: Console, members: Sequence[Member], asking: Asking, output: str | None, *, yes: bool
) -> int:
    """Write one calendar of several plans; 2 where one of them could not be read."""
    refuse_other_files(output)
    refuse_without_library()
    answers = list(ask_each(members, asking, _ask))
    refuse_nobody(answers)
    from anplan.show.calendar import joined_calendars

    words = console.words
    name = asking.unit or words.fill(words("{count} plans"), count=len(members))
    data = joined_calendars(name, [one.value for one in answers if isinstance(one.value, bytes)])
    deliver(here_of(console, asking), data, output or f"{words('calendar')}.ics", over=yes)
    tell_without(console, answers)
    return tell_answers(console, answers)
