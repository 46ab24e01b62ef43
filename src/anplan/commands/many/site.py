"""``anplan site`` of several workspaces: a first page of all plans, each plan's own pages below."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anplan.base.errors import AnplanError, UsageError
from anplan.base.message import say
from anplan.base.words import first_few
from anplan.commands.write.site import SiteManner, refuse_over_public, tell_changes
from anplan.files.disk.room import room
from anplan.files.disk.site_folder import FIRST, Changes, site_place, sites_below, write_site
from anplan.show.screens.portfolio import PlanRow, plan_row
from anplan.show.site.rollup import ROLLUP
from anplan.work.console import Console
from anplan.work.deliver import deliver, refuse_edited, refuse_empty, refuse_folder
from anplan.work.judge import Judged, judge_workspace
from anplan.work.portfolio import Answer, Asking, Member, ask_each, here_of, tell_answers
from anplan.work.rollup import Wanted, refuse_without_scale, rollup
from anplan.work.rollup_here import of_tables_in, write_tables
from anplan.work.session import Session
from anplan.work.site import page_file, pages_of, portfolio_site, site_given
from anplan.work.tables import facts_judged

if TYPE_CHECKING:
    from anplan.scale.answers import Rollup


ABOVE = page_file(ROLLUP)
"""The page that has the plans together, beside the first one."""
_TOGETHER = (
    (("lights", "papers"), ("month",)),
    (("papers", "tasks"), ("unit",)),
    (("indicators",), ()),
)
"""What it tells, and by what; the first page tells the lights of each plan."""


@dataclass(frozen=True)
class _Write:
    """Writes a plan's pages into its folder below the portfolio's, and its tables into another one."""

    folder: Path
    manner: SiteManner
    tables: Path | None

    def __call__(self, session: Session, member: Member) -> tuple[PlanRow, Changes]:
        judged, manner = judge_workspace(session), self.manner
        given = site_given(session.console, judged)
        place = site_place(self.folder / member.name)
        refuse_over_public(session, place / FIRST, manner)
        pages = pages_of(given, public=manner.public)
        changes = write_site(place, pages, over=manner.yes, dry_run=manner.dry_run)
        if self.tables is not None:
            self._write_tables(session, judged, member, self.tables)
        row = plan_row(session.console.words, judged.state)
        return row._replace(workspace=member.name), changes

    @staticmethod
    def _write_tables(session: Session, judged: Judged, member: Member, tables: Path) -> None:
        """Write a plan's tables; one that has none is missing on the page of all, which is told there."""
        try:
            write_tables(facts_judged(session, judged, member.name), tables)
        except AnplanError as error:
            session.console.note(session.console.words.tell(error.message))


def site_of_many(
    console: Console,
    members: Sequence[Member],
    asking: Asking,
    output: str | None,
    manner: SiteManner,
) -> int:
    """Write the pages of several plans, and a first page that leads to each."""
    folder = _folder(members, asking, output, manner)
    with room("tables") as made:
        tables = made if _can_be_rolled_up(console) else None
        answers = list(ask_each(members, asking, _Write(folder, manner, tables)))
        told = _rolled_up(here_of(console, asking), answers, tables)
    if all(answer.value is None for answer in answers):
        return tell_answers(console, answers)
    rows = [
        PlanRow(answer.member.name) if answer.value is None else answer.value[0]
        for answer in answers
    ]
    if not manner.dry_run:
        folder.mkdir(parents=True, exist_ok=True)
    day = max((row.day for row in rows if row.day is not None), default=asking.today)
    for name, data in portfolio_site(console.words, rows, day, told):
        file, here = str(folder / name), here_of(console, asking)
        deliver(here, data, file, over=manner.yes, dry_run=manner.dry_run)
    if not told and not manner.dry_run:
        _take_out_stale(console, folder)
    for answer in answers:
        if answer.value is not None:
            tell_changes(console, answer.member.name, answer.value[1], dry_run=manner.dry_run)
    _tell_left(console, folder, members)
    return tell_answers(console, answers)


def _folder(
    members: Sequence[Member], asking: Asking, output: str | None, manner: SiteManner
) -> Path:
    """Return where the pages go; raise UsageError, before one is written, where they cannot."""
    refuse_empty(output)
    if manner.single or output in (None, "-"):
        raise UsageError(
            say("The pages of several plans are a folder, with one below it for each"),
            say("Name it with -o, without --single"),
        )
    if manner.public:
        raise UsageError(
            say(
                "The first page of several plans shows all their lights, also those not for outside"
            ),
            say("Write the public pages plan by plan, each with its own -C and -o"),
        )
    folder = asking.here / str(output)
    refuse_folder(folder, FIRST)
    for name in (FIRST, ABOVE):
        if any(member.name.split("/")[0] == name for member in members):
            raise UsageError(
                say("The page {name} and the folder of a workspace would have one name", name=name),
                say("Rename the folder of that workspace"),
            )
        if not manner.yes:
            refuse_edited(folder / name)
    return folder


def _tell_left(console: Console, folder: Path, members: Sequence[Member]) -> None:
    """Name the pages of plans that an earlier run wrote there, and that no first page leads to."""
    own = {member.name for member in members}
    left = [name for name in sites_below(folder) if name not in own]
    if left:
        text = console.words("{folder} still has pages of plans that are not among these: {names}")
        names = console.words.value(first_few(left))
        console.note(text.format(folder=folder, names=names))


def _can_be_rolled_up(console: Console) -> bool:
    """Return whether the plans can be told together; say so where that is not installed."""
    try:
        refuse_without_scale()
    except UsageError as error:
        _tell_left_out(console, error)
        return False
    return True


def _rolled_up(
    here: Session, answers: Sequence[Answer[Any]], tables: Path | None
) -> "list[Rollup]":
    """Return what the plans that were read are together; nothing, aloud, where it cannot be told."""
    if tables is None:
        return []
    names = [answer.member.name for answer in answers]
    asked = [of_tables_in(tables, names, Wanted((), *one)) for one in _TOGETHER]
    try:
        return [rollup(here, wanted) for wanted in asked if wanted.tables]
    except AnplanError as error:
        _tell_left_out(here.console, error)
        return []


def _tell_left_out(console: Console, error: AnplanError) -> None:
    words = console.words
    text = words("{path} is left out: {reason}")
    told = text.format(path=ABOVE, reason=words.tell(error.message))
    console.note(words.sentences(told, words.tell(error.hint)) if error.hint else told)


def _take_out_stale(console: Console, folder: Path) -> None:
    """Take out the page of an earlier run, to which nothing leads any more; it was not changed by hand."""
    page = folder / ABOVE
    if page.is_file() and not page.is_symlink():
        page.unlink()
        console.note(console.words("taken out: {path}").format(path=page))
