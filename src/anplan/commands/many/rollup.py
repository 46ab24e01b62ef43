"""``anplan rollup`` of workspaces as they are: their tables are made for this one answer, and not kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from anplan.commands.ask.rollup import rollup
from anplan.files.disk.room import room
from anplan.work.console import Console
from anplan.work.portfolio import (
    Asking,
    Member,
    ask_each,
    here_of,
    refuse_alike,
    tell_answers,
)
from anplan.work.rollup import Wanted, refuse_without_scale
from anplan.work.rollup_here import of_tables_in, write_tables
from anplan.work.session import Session
from anplan.work.tables import facts_of


@dataclass(frozen=True)
class _Write:
    """Judges a workspace, and writes its tables; other processes are given it, so it is no closure."""

    room: Path

    def __call__(self, session: Session, member: Member) -> bool:
        write_tables(facts_of(session, member.name), self.room)
        return True


def rollup_of_many(
    console: Console,
    members: Sequence[Member],
    asking: Asking,
    wanted: Wanted,
    output: str | None,
    *,
    over: bool = False,
) -> int:
    """Answer questions about workspaces; 2 where one could not be read, and the rest is told."""
    refuse_without_scale()
    with room("tables") as folder:
        answers = list(ask_each(members, asking, _Write(folder)))
        refuse_alike(answers)
        names = [answer.member.name for answer in answers]
        of_these = of_tables_in(folder, names, wanted)
        code = 0
        if of_these.tables:
            session = replace(here_of(console, asking), format=asking.format)
            code = rollup(session, of_these, output, over=over)
    return max(code, tell_answers(console, answers))
