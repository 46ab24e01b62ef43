"""``anplan record``: a walk through a month, and a command for each kind of entry."""

from typing import TYPE_CHECKING, Annotated

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import (
    offer_indicators,
    offer_items,
    offer_judged,
    offer_registers,
    offer_request_kinds,
    offer_stages,
    offer_tasks,
    offer_units,
)
from anplan.cli.options import ReportOptions, SchemeOptions

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
ProblemTitle = Annotated[
    str, typer.Argument(metavar="TITLE", help=mark("The problem in a few words."))
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
    return _record(options.session(ctx), options, entry, reason)


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
    return _record(session, options, NoReading(indicator, _words(session, text, file)))


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

    return _record(options.session(ctx), options, NewMilestone(ref, done))


def measure(
    ctx: Context,
    ref: WorkRef,
    text: Text = None,
    *,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="DAY", help=mark("The day the unit sets itself.")),
    ] = None,
    every: Annotated[
        str | None,
        typer.Option(
            "--every", metavar="CYCLE", help=mark("How often: month, quarter, half, year.")
        ),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option(
            "--indicator",
            metavar="INDICATOR",
            help=mark("The figure by which it is judged."),
            autocompletion=offer_indicators,
        ),
    ] = None,
    share: Annotated[
        str | None,
        typer.Option(
            "--share", metavar="VALUE", help=mark("What the unit's own figure is to reach.")
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help=mark("What a measure is called for short.")),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help=mark("Its name in the scheme; m1, m2 if absent.")),
    ] = None,
    file: File = None,
    options: SchemeOptions,
) -> int:
    """Add a measure to the unit's scheme."""
    from anplan.commands.write.record_measure import NewMeasure, record_measure

    session = options.session(ctx)
    words = "" if title and text is None and file is None else _words(session, text, file)
    entry = NewMeasure(ref, words, title, by, every, indicator, share, name)
    return record_measure(session, entry, options.submitted, options.manner())


def scheme(ctx: Context, *, options: SchemeOptions) -> int:
    """Walk through the unit's tasks and ask for its measures."""
    from anplan.commands.write.record_scheme import walk_scheme

    return walk_scheme(options.session(ctx), options.submitted, options.manner())


def item(
    ctx: Context,
    register: Annotated[
        str,
        typer.Argument(
            metavar="REGISTER",
            help=mark("The register; or the number of an item that is there, where one has it."),
            autocompletion=offer_registers,
        ),
    ],
    number: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help=mark("The item's number in the register."),
            autocompletion=offer_items,
        ),
    ] = None,
    *,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage",
            metavar="STAGE",
            help=mark("The stage it reached, by its id or its title."),
            autocompletion=offer_stages,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", "--done", metavar="DAY", help=mark("The day it reached the stage.")),
    ] = None,
    left: Annotated[
        str | None,
        typer.Option("--left", metavar="DAY", help=mark("The day it left the register.")),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help=mark("Why it left, or went back.")),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help=mark("What an item is called."))
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD=VALUE", help=mark("What else it says; may be repeated.")
        ),
    ] = None,
    roles: Annotated[
        list[str] | None,
        typer.Option(
            "--role",
            metavar="ROLE=POST",
            help=mark("The post that fills a role; may be repeated."),
        ),
    ] = None,
    options: ReportOptions,
) -> int:
    """Record that an item reached a stage, left, or says something else."""
    from anplan.commands.write.new_item import NewItem

    entry = NewItem(register, number, stage, on, left, title, reason, fields or (), roles or ())
    return _record(options.session(ctx), options, entry)


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
        text = _words(session, text or None, file)
    return _record(session, options, NewProblem(ref, title, text, ask, tuple(of or ())))


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

    return _record(options.session(ctx), options, SolvedProblem(ref, title, done))


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
    return _record(session, options, NewAnswer(ref, _words(session, text, file), title, to))


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
    return _record(options.session(ctx), options, entry)


def nothing(ctx: Context, text: Text = None, *, file: File = None, options: ReportOptions) -> int:
    """Say why there is nothing to report."""
    from anplan.commands.write.entries import Nothing

    session = options.session(ctx)
    return _record(session, options, Nothing(_words(session, text, file)))


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
    return _record(session, options, NewText(section, ref, _words(session, text, file)))


def _words(session: "Session", text: str | None, file: str | None) -> str:
    from anplan.work.long_text import given_text

    return given_text(session, text, file or None)


def _record(
    session: "Session", options: ReportOptions, entry: "NewEntry", reason: str | None = None
) -> int:
    from anplan.commands.write.record import Wanted
    from anplan.commands.write.record import record as command

    wanted = Wanted(options.asked, options.submitted, reason)
    return command(session, entry, wanted, options.manner())
