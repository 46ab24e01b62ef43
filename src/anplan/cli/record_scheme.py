"""The kinds of ``anplan record`` for a unit's own scheme."""

from typing import Annotated

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import (
    offer_indicators,
)
from anplan.cli.options import SchemeOptions
from anplan.cli.recording import File, Text, WorkRef, words_of

By = Annotated[
    str | None,
    typer.Option("--by", metavar="DAY", help=mark("The day the unit sets itself.")),
]
Every = Annotated[
    str | None,
    typer.Option("--every", metavar="CYCLE", help=mark("How often: month, quarter, half, year.")),
]
JudgedBy = Annotated[
    str | None,
    typer.Option(
        "--indicator",
        metavar="INDICATOR",
        help=mark("The figure by which it is judged."),
        autocompletion=offer_indicators,
    ),
]
Share = Annotated[
    str | None,
    typer.Option("--share", metavar="VALUE", help=mark("What the unit's own figure is to reach.")),
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help=mark("What a measure is called for short.")),
]
Name = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help=mark("Its name in the scheme; m1, m2 if absent.")),
]


def measure(
    ctx: Context,
    ref: WorkRef,
    text: Text = None,
    *,
    by: By = None,
    every: Every = None,
    indicator: JudgedBy = None,
    share: Share = None,
    title: Title = None,
    name: Name = None,
    file: File = None,
    options: SchemeOptions,
) -> int:
    """Add a measure to the unit's scheme."""
    from anplan.commands.write.record_measure import NewMeasure, record_measure

    session = options.session(ctx)
    words = "" if title and text is None and file is None else words_of(session, text, file)
    entry = NewMeasure(ref, words, title, by, every, indicator, share, name)
    return record_measure(session, entry, options.submitted, options.manner())


def scheme(ctx: Context, *, options: SchemeOptions) -> int:
    """Walk through the unit's tasks and ask for its measures."""
    from anplan.commands.write.record_scheme import walk_scheme

    return walk_scheme(options.session(ctx), options.submitted, options.manner())
