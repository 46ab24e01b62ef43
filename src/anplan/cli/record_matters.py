"""The kinds of ``anplan record`` for what is between people: problems, answers, requests."""

from typing import Annotated

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import (
    offer_judged,
    offer_request_kinds,
    offer_units,
)
from anplan.cli.options import ReportOptions
from anplan.cli.recording import File, Text, WorkRef, words_of, write_entry

ProblemTitle = Annotated[
    str, typer.Argument(metavar="TITLE", help=mark("The problem in a few words."))
]


def problem(
    ctx: Context,
    ref: WorkRef,
    title: ProblemTitle,
    *,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help=mark("What a problem is about."))
    ] = None,
    ask: Annotated[
        str | None, typer.Option("--ask", metavar="TEXT", help=mark("What is asked, of whom."))
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option(
            "--of",
            metavar="UNIT",
            help=mark("A unit or a group that is to answer; may be given again."),
            autocompletion=offer_units,
        ),
    ] = None,
    file: File = None,
    options: ReportOptions,
) -> int:
    """Record a problem."""
    from anplan.commands.write.entries import NewProblem

    session = options.session(ctx)
    if file:
        text = words_of(session, text or None, file)
    return write_entry(session, options, NewProblem(ref, title, text, ask, tuple(of or ())))


def solved(
    ctx: Context,
    ref: WorkRef,
    title: ProblemTitle,
    *,
    done: Annotated[
        str | None,
        typer.Option("--done", metavar="DAY", help=mark("The day it was solved; today if absent.")),
    ] = None,
    options: ReportOptions,
) -> int:
    """Record that a problem is solved."""
    from anplan.commands.write.entries import SolvedProblem

    return write_entry(options.session(ctx), options, SolvedProblem(ref, title, done))


def answer(
    ctx: Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=mark("What the problem, the question or the instruction is about."),
            autocompletion=offer_judged,
        ),
    ],
    text: Text = None,
    *,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TITLE", help=mark("The problem's title.")),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="UNIT", help=mark("The unit that asks."), autocompletion=offer_units
        ),
    ] = None,
    file: File = None,
    options: ReportOptions,
) -> int:
    """Answer what others ask."""
    from anplan.commands.write.request_entries import NewAnswer

    session = options.session(ctx)
    return write_entry(session, options, NewAnswer(ref, words_of(session, text, file), title, to))


def request(
    ctx: Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="extend|close",
            help=mark("extend: a later day; close: closing out."),
            autocompletion=offer_request_kinds,
        ),
    ],
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=mark("The indicator, the milestone or the recurring work."),
            autocompletion=offer_judged,
        ),
    ],
    *,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help=mark("The day that is asked for.")),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help=mark("Why it is asked for."))
    ] = None,
    options: ReportOptions,
) -> int:
    """Ask the coordinator for a decision."""
    from anplan.commands.write.request_entries import request_typed

    entry = request_typed(kind, ref, until, reason)
    return write_entry(options.session(ctx), options, entry)
