"""``anplan rollup``: questions about the tables of many workspaces."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.formats import FORMATS, printer_of
from anplan.scale.answers import Rollup
from anplan.work.console import Console
from anplan.work.deliver import deliver, refuse_empty
from anplan.work.rollup import Wanted
from anplan.work.rollup import rollup as asked
from anplan.work.session import Session

_ENDINGS: Mapping[str, str] = {"txt": "text", "htm": "html"}


def rollup(
    session: Session, wanted: Wanted, output: str | None = None, *, over: bool = False
) -> int:
    """Ask the tables, and print the answers or write them into a file."""
    refuse_empty(output)
    session = replace(session, format=_format(session.format, output))
    show = printer_of(session, "rollup")
    if session.format == "csv" and len(wanted.questions) != 1:
        raise UsageError(
            say("A table in csv is the answer to one question"),
            say("Write {option}", option="--question lights"),
        )
    told = asked(session, wanted)
    if output is None or output == "-":
        show(session.console, told)
        return 0
    return deliver(session, _MADE[session.format](session.console, told), output, over=over)


def _format(named: str, output: str | None) -> str:
    """Return the format that is asked for; that of the file's ending where none is named."""
    if output is None or output == "-":
        return named
    ending = PurePath(output).suffix.lower().removeprefix(".")
    meant = _ENDINGS.get(ending, ending)
    if meant not in FORMATS["rollup"]:
        raise UsageError(
            say(
                "No answers are written into a file that ends in {ending}",
                ending=PurePath(output).suffix or "''",
            ),
            say("Use one of: {choices}", choices=(".txt", ".csv", ".json", ".xlsx", ".html")),
        )
    if named not in ("text", meant):
        raise UsageError(
            say(
                "{option} and a file that ends in {ending} contradict",
                option=f"--format {named}",
                ending=f".{ending}",
            ),
            say("Leave out --format: the file's ending decides"),
        )
    return meant


def _text(console: Console, told: Rollup) -> bytes:
    from anplan.show.layout.lines import plain
    from anplan.show.rollup.screen import rollup_screen

    return plain(rollup_screen(console.words, told)).encode("utf-8")


def _json(_console: Console, told: Rollup) -> bytes:
    from anplan.show.json.text import dump
    from anplan.show.rollup.data import rollup_json

    return dump(rollup_json(told)).encode("utf-8")


def _csv(console: Console, told: Rollup) -> bytes:
    """Make the table; what it has no room for is told beside it."""
    from anplan.show.csv_text import csv_text
    from anplan.show.rollup.data import answer_columns, answer_rows
    from anplan.show.rollup.screen import answer_remarks, remarks

    answer = told.answers[0]
    for remark in (
        *remarks(console.words, told),
        *answer_remarks(console.words, told.whose, answer),
    ):
        console.note(remark)
    return csv_text(answer_columns(told, answer), answer_rows(told, answer)).encode("utf-8")


def _xlsx(console: Console, told: Rollup) -> bytes:
    from anplan.show.rollup.excel import rollup_workbook

    return rollup_workbook(console.words, told)


def _html(console: Console, told: Rollup) -> bytes:
    from anplan.show.rollup.page import rollup_document
    from anplan.work.paper import document_bytes

    return document_bytes(console, rollup_document(console.words, told), "html")


_MADE: Mapping[str, Callable[[Console, Rollup], bytes]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
    "html": _html,
}


def print_text(console: Console, told: Rollup) -> None:
    """Print the answers as a screen."""
    from anplan.show.rollup.screen import rollup_screen

    console.show(rollup_screen(console.words, told))


def print_json(console: Console, told: Rollup) -> None:
    """Print the answers as JSON."""
    console.write_bytes(_json(console, told))


def print_csv(console: Console, told: Rollup) -> None:
    """Print the one answer as a table."""
    console.write_bytes(_csv(console, told))


def print_xlsx(console: Console, told: Rollup) -> None:
    """Print the answers as a workbook."""
    console.write_bytes(_xlsx(console, told))


def print_html(console: Console, told: Rollup) -> None:
    """Print the answers as a page."""
    console.write_bytes(_html(console, told))
