"""``anplan collect`` of several workspaces: what a form says of each plan goes into its workspace."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import AnplanError, FileError
from anplan.base.message import say
from anplan.commands.many.one_plan import refuse_one_plan_twice
from anplan.commands.write.collect import (
    Sent,
    collect_own,
    light_lines,
    sent_files,
    tell_other_plans,
    tell_passed_over,
)
from anplan.files.form.gather import PassedOver
from anplan.files.form.read import SentFile, plans_in
from anplan.show.safe import one_line
from anplan.work.console import Console
from anplan.work.portfolio import (
    Answer,
    Asking,
    Member,
    here_of,
    session_in,
    tell_answers,
    unanswered,
)
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.write import Manner


class _Home(NamedTuple):
    """A workspace, and the plan that its forms name."""

    member: Member
    session: Session
    opened: Opened

    @property
    def plan(self) -> str:
        """Return what the plan is known by."""
        return self.opened.project.plan.document.known_by


def collect_into_many(
    console: Console,
    members: Sequence[Member],
    asking: Asking,
    paths: Sequence[Path],
    sent: Sent,
    manner: Manner,
) -> int:
    """Read forms and write their reports into the workspaces of their plans; the worst exit code.

    A form of several plans is read for each of them. A workspace that cannot be read is named, and
    the others get theirs. What is a form of none of these plans is named, and makes the run fail: so
    does a part of a workbook, for all that are named here are to get theirs.
    """
    found = _homes(console, members, asking)
    homes = [one for one in found if isinstance(one, _Home)]
    unread = [one for one in found if not isinstance(one, _Home)]
    files = list(sent_files(here_of(console, asking), paths))
    sendings = [one for one in files if isinstance(one, SentFile)]
    plans_of = dict(zip(sendings, plans_in(sendings), strict=True))
    named = {file: found for file, found in plans_of.items() if not isinstance(found, FileError)}
    worst = tell_answers(console, unread)
    for home in homes:
        own = [file.path for file, plans in named.items() if home.plan in plans]
        if own:
            console.out.write(f"\n[{one_line(home.member.name)}]\n")
            code, _ = collect_own(home.session, own, sent, manner)
            worst = max(worst, code)
    _tell_taken_lights(console, homes, asking)
    refused = [one for one in (*files, *plans_of.values()) if isinstance(one, FileError)]
    ours = {home.plan for home in homes}
    homeless = {file: plans for file, plans in named.items() if plans.isdisjoint(ours)}
    in_part = [
        (file.name, plans - ours)
        for file, plans in named.items()
        if file not in homeless and plans - ours
    ]
    _tell_not_taken(console, refused, homeless)
    tell_other_plans(console, in_part)
    tell_passed_over(console, [one.name for one in files if isinstance(one, PassedOver)])
    return max(worst, int(bool(refused or homeless or in_part)))


def _homes(
    console: Console, members: Iterable[Member], asking: Asking
) -> list[_Home | Answer[None]]:
    """Return the workspaces with their plans, or why one cannot be read.

    Raise UsageError where two have the same plan.
    """
    homes = [_home(console, member, asking) for member in members]
    refuse_one_plan_twice((one.member.name, one.plan) for one in homes if isinstance(one, _Home))
    return homes


def _home(console: Console, member: Member, asking: Asking) -> _Home | Answer[None]:
    remarks = io.StringIO(newline="")
    session = session_in(member, asking, remarks)
    try:
        opened = open_workspace(session)
    except AnplanError as error:
        return unanswered(member, remarks, error)
    return _Home(member, replace(session, console=console), opened)


def _tell_taken_lights(console: Console, homes: Sequence[_Home], asking: Asking) -> None:
    """Say which lights of a plan change because of what another plan, which collects the figure, was told."""
    for home in homes:
        shared = home.opened.project.shared
        if shared:
            unheard = session_in(home.member, asking, io.StringIO())
            after = open_workspace(unheard).project
            if lines := light_lines(console, home.opened, after, shared.keys()):
                head = f"\n[{one_line(home.member.name)}]\n"
                console.out.write("\n".join((head, *lines, "")))


def _tell_not_taken(
    console: Console,
    refused: Sequence[FileError],
    homeless: Mapping[SentFile, frozenset[str]],
) -> None:
    """Name the files that went into no workspace, and what they are."""
    words = console.words
    for error in refused:
        text = words.tell(error.message)
        if error.hint is not None:
            text = words.sentences(text, words.tell(error.hint))
        console.out.write(f"\n× {one_line(text)}\n")
    for file, plans in homeless.items():
        told = say("{file}: no form of these plans", file=file.name)
        if plans:
            told = say(
                "{file}: a form of other plans: {plans}", file=file.name, plans=tuple(sorted(plans))
            )
        console.out.write(f"\n× {one_line(words.tell(told))}\n")
