"""``anplan due --facts``: what every unit did and did not do in the year, counted and not scored."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.formats import printer_of
from anplan.show.screens import unit_facts as screens
from anplan.state.unit_facts import UnitFacts, unit_facts
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace, unit_asked
from anplan.work.session import Session


def facts(session: Session, beside: str | None = None) -> int:
    """Show the year's facts of all units, or of one; ``beside`` is an option that asks for more."""
    show = printer_of(session, "due --facts")
    if beside is not None:
        raise UsageError(
            say("{first} and {second} do not go together", first="--facts", second=beside),
            say("Facts are counted up to a day: --on 2025-06-30"),
        )
    judged = judge_workspace(session)
    found = unit_facts(judged.state)
    if session.unit is not None:
        unit = unit_asked(session, judged)
        found = tuple(entry for entry in found if entry.unit == unit)
    show(session.console, judged, found)
    return 0


def print_text(console: Console, judged: Judged, found: tuple[UnitFacts, ...]) -> None:
    """Print the facts as a screen."""
    console.show(screens.unit_facts_screen(console.words, judged.state, found, judged.revision))


def print_json(console: Console, judged: Judged, found: tuple[UnitFacts, ...]) -> None:
    """Print the facts as JSON."""
    from anplan.show.json.text import dump

    output = screens.unit_facts_json(console.words, judged.state, found, judged.revision)
    console.write(dump(output))


def print_csv(console: Console, judged: Judged, found: tuple[UnitFacts, ...]) -> None:
    """Print the facts as a table."""
    from anplan.show.csv_text import csv_text

    rows = screens.unit_facts_rows(console.words, judged.state, found)
    console.write(csv_text(screens.UNIT_FACTS, rows))
