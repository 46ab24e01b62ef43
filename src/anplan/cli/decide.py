"""``anplan decide``: a command for each kind of decision of the coordinator."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import offer_judged, offer_refs, offer_units
from anplan.cli.options import DecisionOptions

if TYPE_CHECKING:
    from anplan.commands.write.decide import NewDecision

MatterRef = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        help=mark("The indicator, the task or the action."),
        autocompletion=offer_judged,
    ),
]
SettledRef = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        help=mark(
            "The indicator, the milestone or the recurring work: main-grids, 2.3/pilot-platforms."
        ),
        autocompletion=offer_judged,
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help=mark("Why."))]
Until = Annotated[
    str, typer.Option("--until", metavar="DAY", help=mark("The new or the last day."))
]


def decide(ctx: Context) -> None:
    """Refuse a line without a kind."""
    if ctx.invoked_subcommand is None:
        group: Any = ctx.command
        raise group.no_kind()


def return_paper(
    ctx: Context,
    unit: Annotated[
        str,
        typer.Argument(
            metavar="UNIT",
            help=mark("The unit, by any of its names."),
            autocompletion=offer_units,
        ),
    ],
    period: Annotated[
        str,
        typer.Argument(
            metavar="PERIOD",
            help=mark("What the paper is for: 2025-06, 2025-H1."),
            autocompletion=offer_refs,
        ),
    ],
    *,
    reason: Reason,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="DAY", help=mark("By when it is owed again; else the old day.")
        ),
    ] = None,
    options: DecisionOptions,
) -> int:
    """Return a paper."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("return", period, reason, unit, until, options.by))


def ask(
    ctx: Context,
    ref: MatterRef,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=mark("The question."))],
    *,
    unit: Annotated[
        str,
        typer.Option(
            "--unit",
            metavar="UNIT",
            help=mark("Who is asked."),
            autocompletion=offer_units,
        ),
    ],
    options: DecisionOptions,
) -> int:
    """Ask a unit."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("ask", ref, text, unit, by=options.by))


def close(ctx: Context, ref: SettledRef, *, reason: Reason, options: DecisionOptions) -> int:
    """Close something out."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("close", ref, reason, by=options.by))


def reopen(ctx: Context, ref: SettledRef, *, reason: Reason, options: DecisionOptions) -> int:
    """Reopen what was closed out."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("reopen", ref, reason, by=options.by))


def extend(
    ctx: Context, ref: SettledRef, *, until: Until, reason: Reason, options: DecisionOptions
) -> int:
    """Set a new day."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("extend", ref, reason, until=until, by=options.by))


def exempt(
    ctx: Context, ref: SettledRef, *, until: Until, reason: Reason, options: DecisionOptions
) -> int:
    """Exempt up to a day."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("exempt", ref, reason, until=until, by=options.by))


def _decide(ctx: Context, options: DecisionOptions, decision: "NewDecision") -> int:
    from anplan.commands.write.decide import decide as command

    return command(options.session(ctx), decision, options.manner())
