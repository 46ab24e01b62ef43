"""What the kinds of ``anplan record`` share: their arguments, the words they take, and the writing."""

from typing import TYPE_CHECKING, Annotated

import typer

from anplan.base.message import mark
from anplan.cli.offers import offer_indicators, offer_tasks
from anplan.cli.options import ReportOptions

if TYPE_CHECKING:
    from anplan.commands.write.entries import NewEntry
    from anplan.work.session import Session

IndicatorRef = Annotated[
    str,
    typer.Argument(
        metavar="INDICATOR",
        help=mark("The indicator, by any of its names."),
        autocompletion=offer_indicators,
    ),
]
WorkRef = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        help=mark(
            "The task or the action: 2.4, 2.4/manager-base; a measure by its title or as scheme/ID."
        ),
        autocompletion=offer_tasks,
    ),
]
Text = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT", help=mark("The words; - is stdin; without them the editor opens.")
    ),
]
File = Annotated[
    str | None,
    typer.Option("--file", metavar="FILE", help=mark("Take the text from a file; - is stdin.")),
]
Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help=mark("Why a value changes or looks odd.")),
]


def words_of(session: "Session", text: str | None, file: str | None) -> str:
    """Return the words of an entry: as they are given, of a file, or of the editor."""
    from anplan.work.long_text import given_text

    return given_text(session, text, file or None)


def write_entry(
    session: "Session", options: ReportOptions, entry: "NewEntry", reason: str | None = None
) -> int:
    """Put an entry into the report that is meant."""
    from anplan.commands.write.record import Wanted
    from anplan.commands.write.record import record as command

    wanted = Wanted(options.asked, options.submitted, reason)
    return command(session, entry, wanted, options.manner())
