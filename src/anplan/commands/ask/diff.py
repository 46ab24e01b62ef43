"""``anplan diff A B``: what changed in meaning between two states."""

from typing import NamedTuple

from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import say
from anplan.commands.formats import printer_of
from anplan.files.git.history import common_base, snapshot_at
from anplan.files.git.objects import GIT, Objects
from anplan.files.git.snapshot import Snapshot
from anplan.files.git.walk import Walk
from anplan.show.screens.diff import Diff, Side
from anplan.state.history.changes import differences
from anplan.work.console import Console
from anplan.work.findings import in_order
from anplan.work.judge import asked_revision, with_arrivals
from anplan.work.session import (
    Session,
    asked_day,
    asked_tree,
    opened_as,
    read_tree,
)

LAST = "HEAD"


class States(NamedTuple):
    """The two states that are asked for; None is the work tree.

    ``since_common`` asks from the last commit that both have in common, not from the first.
    """

    before: str
    after: str | None
    since_common: bool = False


def diff(session: Session, first: str | None, second: str | None) -> int:
    """Show what changed from one state to another; by default since the last commit."""
    show = printer_of(session, "diff")
    asked = asked_states(first, second)
    before = asked.before
    if asked.since_common:
        before = common_base(session.folder, before, asked.after or LAST)
    if asked.after is None:
        sides = _side(session, before, GIT), _side(session, None, GIT)
    else:
        with Walk() as objects:
            sides = _side(session, before, objects), _side(session, asked.after, objects)
    day = asked_day(session, sides[1].project.plan)
    changes = differences(sides[0].project, sides[1].project, day)
    show(session.console, Diff(*sides, changes))
    return 0


def asked_states(first: str | None, second: str | None) -> States:
    """Read ``A B``, ``A..B`` or ``A...B``."""
    if first is None or ".." not in first:
        return States(first or LAST, second)
    if second is not None:
        raise UsageError(
            say("Not two states: {text}", text=f"{first} {second}"), say("Write A B or A..B")
        )
    sign = "..." if "..." in first else ".."
    before, _, after = first.partition(sign)
    return States(before or LAST, after or LAST, since_common=sign == "...")


def _side(session: Session, name: str | None, objects: Objects) -> Side:
    """Read one state."""
    tree = asked_tree(session) if name is None else _snapshot(session, name, objects)
    loaded = read_tree(session.console, tree)
    problems = tuple(in_order([loaded.places.locate(problem) for problem in loaded.unread]))
    if loaded.project is None:
        raise WorkspaceError(
            say(
                "plan/plan.yaml cannot be read in {state}, so nothing can be compared",
                state=name or say("the work tree"),
            ),
            say("Mend it, or name another state; anplan check shows every problem"),
        )
    project = with_arrivals(opened_as(session, tree, loaded), session.console).project
    if name is None:
        return Side(None, None, project, problems)
    asked = asked_revision(session, tree, project.plan)
    short = asked and asked.name
    return Side(short if name == tree.standpoint.commit else name, short, project, problems)


def _snapshot(session: Session, name: str, objects: Objects) -> Snapshot:
    snapshot = snapshot_at(session.folder, name, objects)
    for note in snapshot.notes:
        session.console.note(session.console.words.tell(note))
    return snapshot


def print_text(console: Console, changes: Diff) -> None:
    """Print the changes as a screen."""
    from anplan.show.screens.diff import diff_screen

    console.show(diff_screen(console.words, changes))


def print_markdown(console: Console, changes: Diff) -> None:
    """Print the changes as Markdown, for a pull request."""
    from anplan.show.screens.diff import diff_markdown

    console.write(diff_markdown(console.words, changes))


def print_json(console: Console, changes: Diff) -> None:
    """Print the changes as JSON."""
    from anplan.show.json.diff import diff_json
    from anplan.show.json.text import dump

    console.write(dump(diff_json(console.words, changes)))
