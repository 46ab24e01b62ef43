"""``anplan status --without-evidence``: figures and milestones that nobody proved."""

from collections.abc import Sequence

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.formats import printer_of
from anplan.show.screens import unproved
from anplan.state.unproved import Standing, standing
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace, unit_asked
from anplan.work.session import Session


def without_evidence(session: Session, ref: str | None, *, in_a_file: bool = False) -> int:
    """List what stands on the day without evidence, of all units or of one."""
    if in_a_file:
        raise UsageError(
            say(
                "{first} and {second} do not go together", first="--to", second="--without-evidence"
            ),
            say("--format csv prints a table"),
        )
    show = printer_of(session, "status --without-evidence")
    if ref is not None:
        raise UsageError(
            say(
                "{first} and {second} do not go together", first="REF", second="--without-evidence"
            ),
            say("--unit asks about one unit"),
        )
    judged = judge_workspace(session)
    found = standing(judged.state)
    if session.unit is not None:
        unit = unit_asked(session, judged)
        found = tuple(entry for entry in found if entry.unit == unit)
    show(session.console, judged, found)
    return 0


def print_text(console: Console, judged: Judged, found: Sequence[Standing]) -> None:
    """Print the list as a screen."""
    console.show(unproved.unproved_screen(console.words, judged.state, found, judged.revision))


def print_json(console: Console, judged: Judged, found: Sequence[Standing]) -> None:
    """Print the list as JSON."""
    from anplan.show.json.text import dump

    locate = judged.opened.loaded.places.find
    console.write(dump(unproved.unproved_json(judged.state, found, judged.revision, locate)))


def print_csv(console: Console, judged: Judged, found: Sequence[Standing]) -> None:
    """Print the list as a table."""
    from anplan.show.csv_text import csv_text

    rows = unproved.unproved_rows(console.words, judged.state, found)
    console.write(csv_text(unproved.UNPROVED, rows))
