"""``anplan site`` of several workspaces: a first page of all plans, each plan's own pages below."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.write.site import SiteManner, refuse_over_public
from anplan.files.disk.site_folder import FIRST, Changes, site_place, write_site
from anplan.show.screens.portfolio import PlanRow, plan_row
from anplan.work.console import Console
from anplan.work.deliver import deliver, refuse_edited, refuse_empty, refuse_folder
from anplan.work.judge import judge_workspace
from anplan.work.portfolio import Asking, Member, ask_each, here_of, tell_answers
from anplan.work.session import Session
from anplan.work.site import pages_of, portfolio_site, site_given


@dataclass(frozen=True)
class _Write:
    """Writes a plan's pages into its folder below the portfolio's."""

    folder: Path
    manner: SiteManner

    def __call__(self, session: Session, member: Member) -> tuple[PlanRow, Changes]:
        judged, manner = judge_workspace(session), self.manner
        given = site_given(session.console, judged)
        place = site_place(self.folder / member.name)
        refuse_over_public(session, place / FIRST, manner)
        pages = pages_of(given, public=manner.public)
        changes = write_site(place, pages, over=manner.yes, dry_run=manner.dry_run)
        row = plan_row(session.console.words, judged.state)
        return row._replace(workspace=member.name), changes


def site_of_many(
    console: Console,
    members: Sequence[Member],
    asking: Asking,
    output: str | None,
    manner: SiteManner,
) -> int:
    """Write the pages of several plans, and a first page that leads to each."""
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
    if any(member.name.split("/")[0] == FIRST for member in members):
        raise UsageError(
            say("The first page and the pages of a plan would both be called {name}", name=FIRST),
            say("Rename the folder of that workspace"),
        )
    folder = asking.here / str(output)
    refuse_folder(folder, FIRST)
    if not manner.yes:
        refuse_edited(folder / FIRST)
    answers = list(ask_each(members, asking, _Write(folder, manner)))
    rows = [
        PlanRow(answer.member.name) if answer.value is None else answer.value[0]
        for answer in answers
    ]
    data = portfolio_site(console.words, rows, asking.today)
    file = str(folder / FIRST)
    if not manner.dry_run:
        folder.mkdir(parents=True, exist_ok=True)
    deliver(here_of(console, asking), data, file, over=manner.yes, dry_run=manner.dry_run)
    for answer in answers:
        if answer.value is not None:
            text = console.words(
                "{path}: {written} pages written, {same} as they were, {removed} taken out"
            )
            changes = answer.value[1]._asdict()
            console.note(console.words.fill(text, path=answer.member.name, **changes))
    return tell_answers(console, answers)
