"""``anplan decide``: a command for each kind of decision of the coordinator."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import offer_grades, offer_judged, offer_papers, offer_units
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
            autocompletion=offer_papers,
            help=mark("What the paper is for: 2025-06, 2025-H1."),
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


def answer(
    ctx: Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=mark("What the problem is about: 2.1."),
            autocompletion=offer_judged,
        ),
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=mark("The answer."))],
    *,
    unit: Annotated[
        str,
        typer.Option(
            "--unit",
            metavar="UNIT",
            help=mark("The unit that has the problem."),
            autocompletion=offer_units,
        ),
    ],
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar="TITLE",
            help=mark("The problem's title, where the unit has several."),
        ),
    ] = None,
    options: DecisionOptions,
) -> int:
    """Answer a unit's problem."""
    from anplan.commands.write.decide import NewDecision

    decision = NewDecision("answer", ref, text, unit, by=options.by, title=title)
    return _decide(ctx, options, decision)


def refuse(
    ctx: Context,
    ref: SettledRef,
    *,
    unit: Annotated[
        str,
        typer.Option(
            "--unit",
            metavar="UNIT",
            help=mark("The unit whose request it is."),
            autocompletion=offer_units,
        ),
    ],
    reason: Reason,
    options: DecisionOptions,
) -> int:
    """Refuse a request."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("refuse", ref, reason, unit, by=options.by))


def instruct(
    ctx: Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=mark("The instruction's own words."))],
    *,
    unit: Annotated[
        list[str],
        typer.Option(
            "--unit",
            metavar="UNIT",
            help=mark("A unit or a group that is instructed; may be given again."),
            autocompletion=offer_units,
        ),
    ],
    until: Annotated[
        str,
        typer.Option("--until", metavar="DAY", help=mark("By when it is to be carried out.")),
    ],
    options: DecisionOptions,
) -> int:
    """Pass on a leader's instruction."""
    from anplan.commands.write.decide import NewDecision

    decision = NewDecision("instruct", "", text, until=until, by=options.by, units=tuple(unit))
    return _decide(ctx, options, decision)


def evaluate(
    ctx: Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="[REF]",
            help=mark("What is evaluated; if absent, the whole plan."),
            autocompletion=offer_judged,
        ),
    ] = "plan",
    *,
    grade: Annotated[
        str,
        typer.Option(
            "--grade",
            metavar="GRADE",
            help=mark("satisfied, mostly or dissatisfied; in Chinese, too."),
            autocompletion=offer_grades,
        ),
    ],
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help=mark("Their words."))],
    options: DecisionOptions,
) -> int:
    """Keep what those think who asked for the work."""
    from anplan.commands.write.decide import NewDecision

    return _decide(ctx, options, NewDecision("evaluate", ref, text, by=options.by, grade=grade))


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
