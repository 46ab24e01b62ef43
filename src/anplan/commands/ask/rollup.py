"""``anplan rollup``: questions about the tables of many workspaces."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.formats import printer_of
from anplan.scale.answers import Rollup
from anplan.work.console import Console
from anplan.work.rollup import Wanted
from anplan.work.rollup import rollup as asked
from anplan.work.session import Session


def rollup(session: Session, wanted: Wanted) -> int:
    """Ask the tables and print the answers."""
    show = printer_of(session, "rollup")
    if session.format == "csv" and len(wanted.questions) != 1:
        raise UsageError(
            say("A table in csv is the answer to one question"),
            say("Write {option}", option="--question lights"),
        )
    show(session.console, asked(session, wanted))
    return 0


def print_text(console: Console, told: Rollup) -> None:
    """Print the answers as a screen."""
    from anplan.show.rollup.screen import rollup_screen

    console.show(rollup_screen(console.words, told))


def print_json(console: Console, told: Rollup) -> None:
    """Print the answers as JSON."""
    from anplan.show.json.text import dump
    from anplan.show.rollup.data import rollup_json

    console.write(dump(rollup_json(told)))


def print_csv(console: Console, told: Rollup) -> None:
    """Print the one answer as a table."""
    from anplan.show.csv_text import csv_text
    from anplan.show.rollup.data import answer_columns, answer_rows

    answer = told.answers[0]
    console.write(csv_text(answer_columns(told, answer), answer_rows(told, answer)))
