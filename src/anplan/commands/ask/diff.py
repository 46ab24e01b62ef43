"""``anplan diff A B``: what changed in meaning between two states."""

from typing import NamedTuple

from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.formats import printer_of
from anplan.files.git.history import common_base, snapshot_at, snapshot_known
from anplan.files.git.objects import GIT, Objects
from anplan.files.git.snapshot import Snapshot
from anplan.files.git.walk import Walk
from anplan.files.load import content_of, plan_of
from anplan.files.tree import Tree
from anplan.model.briefs import BriefNotes
from anplan.model.paths import brief_path
from anplan.model.refs import resolve_period
from anplan.show.screens.diff import Diff, Side
from anplan.state.history.changes import differences
from anplan.state.question import Question
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
    first_state = asked.before
    if asked.since_common:
        first_state = common_base(session.folder, first_state, asked.after or LAST)
    if asked.after is None:
        sides = _side(session, first_state, GIT), _side(session, None, GIT)
    else:
        with Walk() as objects:
            sides = _side(session, first_state, objects), _side(session, asked.after, objects)
    day = asked_day(session, sides[1].project.plan)
    before, after = (side.question or Question.on(day) for side in sides)
    changes = differences(sides[0].project, sides[1].project, day, (before, after))
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
    tree, issued = (asked_tree(session), None) if name is None else _state(session, name, objects)
    known = session.known if issued is None else issued.papers_on
    loaded = read_tree(session.console, tree, known)
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
    shown = short if name == tree.standpoint.commit else name
    return Side(shown, short, project, problems, issued)


def _state(session: Session, name: str, objects: Objects) -> tuple[Snapshot, Question | None]:
    """Return what a revision holds; an issued month's name that is none is what its brief knew.

    What that brief answered comes with it.
    """
    issued = None
    try:
        snapshot = snapshot_at(session.folder, name, objects)
    except UsageError:
        issued = _question_issued(session, name)
        if issued is None:
            raise
        day = issued.papers_on
        snapshot = snapshot_known(session.folder, day)
        text = session.console.words("{month} is taken as known on {day}, when it was issued")
        session.console.note(text.format(month=name, day=day))
    for note in snapshot.notes:
        session.console.note(session.console.words.tell(note))
    return snapshot, issued


def _question_issued(session: Session, name: str) -> Question | None:
    """Return what the issued brief of the month that a word names answered; None for no period.

    Raise UsageError for a period whose brief was not issued.
    """
    tree = asked_tree(session)
    period = resolve_period(plan_of(tree), name)
    if not isinstance(period, Period):
        return None
    notes = _brief_notes(tree, period)
    if notes is None or notes.issued is None:
        raise UsageError(
            say("No brief of {period} was issued", period=period),
            say("A period stands for what its issued brief knew; else name a commit"),
        )
    return Question.of_issue(period, notes.issued)


def _brief_notes(tree: Tree, period: Period) -> BriefNotes | None:
    try:
        data = tree.read(brief_path(period))
    except (OSError, ValueError):
        return None
    notes = content_of(brief_path(period), data).model
    return notes if isinstance(notes, BriefNotes) else None


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
