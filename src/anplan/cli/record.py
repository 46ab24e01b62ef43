"""``anplan record``: a walk through a month, and a command for each kind of entry about the work."""

from typing import Annotated

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import (
    offer_tasks,
)
from anplan.cli.options import ReportOptions
from anplan.cli.recording import File, IndicatorRef, Reason, Text, WorkRef, words_of, write_entry

Done = Annotated[str, typer.Option("--done", metavar="DAY", help=mark("The day it was done."))]


def record(ctx: Context, *, reason: Reason = None, options: ReportOptions) -> int | None:
    """Walk through the period where no kind is given."""
    if ctx.invoked_subcommand is not None:
        return None
    from anplan.commands.write.record import Wanted
    from anplan.commands.write.record_walk import walk

    wanted = Wanted(options.asked, options.submitted, reason)
    return walk(options.session(ctx), wanted, options.manner())


def reading(
    ctx: Context,
    indicator: IndicatorRef,
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help=mark("The figure, in the indicator's measure or with its own: 178.6亿元."),
        ),
    ],
    *,
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DAY", help=mark("The figure's own day."))
    ],
    preliminary: Annotated[
        bool, typer.Option("--preliminary", help=mark("The figure is not final."))
    ] = False,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="TITLE", help=mark("The paper that proves it.")),
    ] = None,
    compared: Annotated[
        str | None,
        typer.Option(
            "--compared",
            metavar="VALUE",
            help=mark("The figure of the same day that it is held against, such as an average."),
        ),
    ] = None,
    reason: Reason = None,
    options: ReportOptions,
) -> int:
    """Record a figure."""
    from anplan.commands.write.entries import NewReading

    papers = tuple(evidence or ())
    entry = NewReading(indicator, value, as_of, preliminary, papers, reason, compared)
    return write_entry(options.session(ctx), options, entry, reason)


def unavailable(
    ctx: Context,
    indicator: IndicatorRef,
    text: Text = None,
    *,
    file: File = None,
    options: ReportOptions,
) -> int:
    """Say why there is no figure."""
    from anplan.commands.write.entries import NoReading

    session = options.session(ctx)
    return write_entry(session, options, NoReading(indicator, words_of(session, text, file)))


def progress(
    ctx: Context, ref: WorkRef, text: Text = None, *, file: File = None, options: ReportOptions
) -> int:
    """Record what was done."""
    return _record_text(ctx, "progress", ref, text, file, options)


def next_steps(
    ctx: Context, ref: WorkRef, text: Text = None, *, file: File = None, options: ReportOptions
) -> int:
    """Record what comes next."""
    return _record_text(ctx, "next", ref, text, file, options)


def at_risk(
    ctx: Context, ref: WorkRef, text: Text = None, *, file: File = None, options: ReportOptions
) -> int:
    """Record what is at risk."""
    return _record_text(ctx, "at_risk", ref, text, file, options)


def milestone(
    ctx: Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=mark(
                "The milestone: 2.3/pilot-platforms; a measure by its title or as scheme/ID."
            ),
            autocompletion=offer_tasks,
        ),
    ],
    *,
    done: Done,
    options: ReportOptions,
) -> int:
    """Record that a milestone was reached."""
    from anplan.commands.write.entries import NewMilestone

    return write_entry(options.session(ctx), options, NewMilestone(ref, done))


def nothing(ctx: Context, text: Text = None, *, file: File = None, options: ReportOptions) -> int:
    """Say why there is nothing to report."""
    from anplan.commands.write.entries import Nothing

    session = options.session(ctx)
    return write_entry(session, options, Nothing(words_of(session, text, file)))


def _record_text(
    ctx: Context,
    section: str,
    ref: str,
    text: str | None,
    file: str | None,
    options: ReportOptions,
) -> int:
    from anplan.commands.write.entries import NewText

    session = options.session(ctx)
    return write_entry(session, options, NewText(section, ref, words_of(session, text, file)))
