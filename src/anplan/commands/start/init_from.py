"""``anplan init --from DIR``: the next plan's workspace, made from the one before."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from anplan.base.days import years_later
from anplan.base.errors import FileError, UsageError, WorkspaceError
from anplan.base.message import Message, say
from anplan.base.spelling import plain_signs, shown
from anplan.commands.start.codeowners import owners_file, save_owners
from anplan.commands.start.init import add_workflow, has_workflow, tell_files
from anplan.commands.start.skeleton import skeleton
from anplan.files.git.run import Standpoint
from anplan.files.sample import write_files
from anplan.model.paths import SOURCE
from anplan.model.plan import Plan
from anplan.show.findings.problems import problem_line
from anplan.show.screens.next_plan import made_screen, open_plan_note
from anplan.work.judge import with_arrivals
from anplan.work.next_plan import NextPlan, next_plan
from anplan.work.session import Opened, Session, open_workspace

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""The years that a period may have."""


@dataclass(frozen=True)
class Wish:
    """What is to be made: from which plan, in which folder, for which year, and what beside it."""

    origin: Path
    folder: Path
    year: str | None = None
    ci: str | None = None
    owners: bool = False
    dry_run: bool = False
    yes: bool = False


def init_from(session: Session, wish: Wish) -> int:
    """Write the next plan's workspace into a folder that has nothing yet; say what comes next."""
    root = session.folder / wish.folder
    opened = _opened(session, wish.origin)
    _refuse_folder(root, opened.tree.standpoint)
    years = _years(session, opened.project.plan, wish)
    made = next_plan(opened, years)
    owners = owners_file(session, root, lambda: made.with_units) if wish.owners else None
    files = _all_files(made, root)
    if wish.dry_run:
        tell_files(session.console, [wish.folder / file for file in files])
    else:
        write_files(root, files)
    if wish.ci is not None and not has_workflow(root):
        add_workflow(session, root, wish.ci, dry_run=wish.dry_run)
    if owners is not None:
        save_owners(session, *owners, dry_run=wish.dry_run)
    _tell(session, wish, made)
    return 0


def _tell(session: Session, wish: Wish, made: NextPlan) -> None:
    """Say what was made, what could not be copied, and how far the old plan was known."""
    console, plan = session.console, made.project.plan
    for problem in made.left:
        console.note(problem_line(console.words, problem))
    if made.known_on < plan.end:
        console.note(open_plan_note(console.words, plan.end, made.known_on))
    if not wish.dry_run:
        folder = wish.folder.as_posix()
        unfilled = made.unfilled, made.turn.marker
        told = made.span, made.with_units, made.gone, unfilled, made.items
        console.show(made_screen(console.words, folder, *told))


def _opened(session: Session, origin: Path) -> Opened:
    """Read the old workspace; refuse where a file of it cannot be read: it would be lost."""
    folder = session.folder / origin
    if not folder.is_dir():
        raise WorkspaceError(
            say("No such folder: {folder}", folder=str(origin)),
            say("Give the workspace of the plan before to --from"),
        )
    opened = open_workspace(replace(session, folder=folder))
    if opened.loaded.unread:
        raise WorkspaceError(say("The plan before cannot be read whole"), _mend(session, origin))
    return with_arrivals(opened, session.console)


def _mend(session: Session, origin: Path) -> Message:
    """Say what to do about files that cannot be read: in a commit they stay as they are."""
    if session.rev is None:
        return say(
            "Mend it first; anplan check -C {folder} shows every problem", folder=str(origin)
        )
    return say("Mend it and commit that; then name the new commit: --rev")


def _refuse_folder(root: Path, old: Standpoint) -> None:
    """Refuse a folder that holds something, and one within the old workspace."""
    within = Path(os.path.realpath(root)).is_relative_to(os.path.realpath(old.folder / old.way))
    if within:
        raise UsageError(
            say("{folder} lies in the workspace of the plan before", folder=str(root)),
            say("Name a folder beside it: anplan init --from plan-2025 plan-2026"),
        )
    if not os.path.lexists(root):
        return
    if not root.is_dir():
        raise FileError(
            say("Not a folder: {folder}", folder=str(root)), say("Give the name of a new folder")
        )
    if any(not path.name.startswith(".") for path in root.iterdir()):
        raise FileError(
            say("The folder is not empty: {folder}", folder=str(root)),
            say("Give the name of a new folder"),
        )


def _years(session: Session, plan: Plan, wish: Wish) -> int:
    """Return how many years later the plan begins: as asked, else as soon as the old one is over."""
    soonest = next(_years_after(plan))
    years = soonest if wish.year is None else _typed_year(wish.year) - plan.start.year
    first = plan.start.year + soonest
    if years < 1:
        raise UsageError(
            say(
                "{year} does not come after the plan, {start} to {end}",
                year=plan.start.year + years,
                start=plan.start,
                end=plan.end,
            ),
            say("Write --year {year}", year=first),
        )
    if years < soonest and not (wish.yes or _is_meant(session, plan, years)):
        raise UsageError(
            say(
                "A plan from {start} begins before the old one is over, on {end}",
                start=years_later(plan.start, years),
                end=plan.end,
            ),
            say("Write --year {year}, or add --yes", year=first),
        )
    return years


def _typed_year(text: str) -> int:
    """Read the year that was typed."""
    typed = plain_signs(text).strip().removesuffix("年")
    if not re.fullmatch("[0-9]{4}", typed) or not FIRST_YEAR <= int(typed) < LAST_YEAR:
        raise UsageError(say("Not a year: {text}", text=shown(text)), say("Write a year as 2026"))
    return int(typed)


def _years_after(plan: Plan) -> Iterator[int]:
    """Yield by how many years the plan's first day may move to come after its last."""
    return (years for years in range(1, LAST_YEAR) if years_later(plan.start, years) > plan.end)


def _is_meant(session: Session, plan: Plan, years: int) -> bool:
    """Ask, where somebody can answer, whether the new plan may begin before the old one is over."""
    console = session.console
    if not console.asks:
        return False
    question = console.words("The old plan runs until {end}. Begin the new one on {start}?")
    return console.confirm(question.format(end=plan.end, start=years_later(plan.start, years)))


def _all_files(made: NextPlan, root: Path) -> dict[str, bytes]:
    """Return the files in their order; what a new folder has already stays as it is."""
    stub = skeleton(made.turn.language)
    around = {file: data for file, data in stub.items() if not file.startswith(("plan/", "units/"))}
    files = {**around, SOURCE: stub[SOURCE], **made.files}
    return {file: files[file] for file in sorted(files) if not (root / file).exists()}
