"""``anplan due --facts``: what every unit did and did not do in the year, counted and not scored."""

from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.formats import printer_of
from anplan.show.screens import unit_facts as screens
from anplan.state.unit_facts import UnitFacts, unit_facts, year_of
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace, unit_asked
from anplan.work.session import Session


class Facts(NamedTuple):
    """What is counted of units in a year."""

    year: int
    units: tuple[UnitFacts, ...]


def facts(session: Session, asked: AskedPeriod = NO_PERIOD, beside: str | None = None) -> int:
    """Show the facts of a year, of all units or of one; ``beside`` is an option that asks for more."""
    show = printer_of(session, "due --facts")
    if beside is not None:
        raise UsageError(
            say("{first} and {second} do not go together", first="--facts", second=beside),
            say("Facts are counted up to a day: --on 2025-06-30"),
        )
    judged = judge_workspace(session)
    year = _year(judged, asked)
    found = unit_facts(judged.state, year)
    if session.unit is not None:
        unit = unit_asked(session, judged)
        found = tuple(entry for entry in found if entry.unit == unit)
    show(session.console, judged, Facts(year, found))
    return 0


def _year(judged: Judged, asked: AskedPeriod) -> int:
    """Return the year that is asked for: one of the plan's; else that of the day."""
    plan = judged.project.plan
    period = asked.read(plan)
    if period is None:
        return year_of(plan, judged.state.question.day)
    year = period.start.year
    if period.span != "year" or not plan.start.year <= year <= plan.end.year:
        raise UsageError(
            say("Facts are counted by the plan's years, not for {period}", period=period),
            say("Write {option}", option=f"--period {year_of(plan, period.start)}"),
        )
    return year


def print_text(console: Console, judged: Judged, found: Facts) -> None:
    """Print the facts as a screen."""
    screen = screens.unit_facts_screen(
        console.words, judged.state, found.year, found.units, judged.revision
    )
    console.show(screen)


def print_json(console: Console, judged: Judged, found: Facts) -> None:
    """Print the facts as JSON."""
    from anplan.show.json.text import dump

    output = screens.unit_facts_json(
        console.words, judged.state, found.year, found.units, judged.revision
    )
    console.write(dump(output))


def print_csv(console: Console, judged: Judged, found: Facts) -> None:
    """Print the facts as a table."""
    from anplan.show.csv_text import csv_text

    rows = screens.unit_facts_rows(console.words, judged.state, found.units)
    console.write(csv_text(screens.UNIT_FACTS, rows))
