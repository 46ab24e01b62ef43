"""``anplan calendar`` of several workspaces: one calendar of all that is owed and due."""

from collections.abc import Sequence
from typing import NamedTuple

from anplan.commands.ask.calendar import refuse_other_files, refuse_without_library
from anplan.commands.many.one_plan import refuse_one_plan_twice
from anplan.commands.many.unit_asked import (
    Without,
    ask_of_units,
    refuse_nobody,
    tell_whose,
    tell_without,
    unit_of,
    units_of,
)
from anplan.model.same_units import Units
from anplan.work.console import Console
from anplan.work.deliver import deliver
from anplan.work.judge import judge_workspace
from anplan.work.portfolio import Asking, Member, here_of, tell_answers
from anplan.work.session import Session


class _Calendar(NamedTuple):
    """A plan's calendar, of a unit where one is asked about."""

    data: bytes
    plan: str
    units: Units
    unit: str | None


def _ask(session: Session, _member: Member) -> _Calendar | Without:
    """Return a plan's calendar; of the unit that is asked about, where the plan has it."""
    from anplan.show.calendar import calendar_bytes

    judged, unit = judge_workspace(session, with_revision=False), None
    if session.unit is not None:
        found = unit_of(judged.project, session.unit)
        if isinstance(found, Without):
            return found
        unit = found
    data = calendar_bytes(session.console.words, judged.state, unit, among_others=True)
    plan = judged.project.plan.document.known_by
    return _Calendar(data, plan, units_of(judged.project), unit)


def calendar_of_many(
    console: Console, members: Sequence[Member], asking: Asking, output: str | None, *, yes: bool
) -> int:
    """Write one calendar of several plans; 2 where one of them could not be read.

    Then a calendar that is there stays, unless ``yes``: whoever has it would lose that plan's entries.
    """
    refuse_other_files(output)
    refuse_without_library()
    answers = ask_of_units(members, asking, _ask)
    refuse_nobody(answers)
    found = {one.member.name: one.value for one in answers if isinstance(one.value, _Calendar)}
    refuse_one_plan_twice((name, one.plan) for name, one in found.items())
    tell_without(console, answers)
    if asking.unit is not None:
        tell_whose(console, answers)
    worst = tell_answers(console, answers)
    file = output or f"{console.words('calendar')}.ics"
    unread = any(answer.value is None for answer in answers)
    if not found or (unread and not yes and (asking.here / file).exists()):
        text = console.words("{file} stays as it is: it would lose the entries of these plans")
        console.note(text.format(file=file))
        return worst
    from anplan.show.calendar import joined_calendars

    words = console.words
    name = asking.unit or words.fill(words("{count} plans"), count=len(members))
    data = joined_calendars(name, [one.data for one in found.values()])
    deliver(here_of(console, asking), data, file, over=yes)
    return worst
