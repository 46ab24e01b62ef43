"""The command that asks many workspaces, or their tables."""

from typing import Annotated

import typer
from typer import Context
from typer._types import TyperChoice

from anplan.base.errors import UsageError
from anplan.base.message import mark, say
from anplan.cli.options import (
    Formats,
    Output,
    OverWords,
    PlansOptions,
    asked_members,
    console_of,
    session_of,
)

QUESTIONS = ("lights", "tasks", "indicators", "papers")
KEYS = ("workspace", "plan", "unit", "indicator", "month")


def rollup(
    ctx: Context,
    tables: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TABLES...]",
            help=mark("Folders of tables that export wrote; the workspaces themselves if absent."),
        ),
    ] = None,
    *,
    plans: PlansOptions,
    question: Annotated[
        list[str] | None,
        typer.Option(
            "--question",
            metavar="|".join(QUESTIONS),
            click_type=TyperChoice(QUESTIONS),
            help=mark("Only this question; may be given again."),
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="|".join(KEYS),
            click_type=TyperChoice(KEYS),
            help=mark("A row for each of these; may be given again."),
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="KEY=VALUE",
            help=mark("Only rows of this unit, this month: month=2025-06; may be given again."),
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="duckdb|local|spark://HOST:PORT",
            help=mark("Who computes: DuckDB in this process, or Spark, local or on a cluster."),
        ),
    ] = "duckdb",
    printed: Annotated[
        str, Formats("rollup", mark("How to print, or to write; else as FILE ends."))
    ] = "text",
    output: Output = None,
    yes: OverWords = False,
) -> int:
    """Answer questions about many workspaces, or about their tables."""
    from anplan.work.rollup import Wanted

    wanted = Wanted(tables or (), question or (), by or (), where or (), engine)
    if tables:
        _refuse_beside_tables(plans)
        from anplan.commands.ask.rollup import rollup as command

        session = session_of(ctx, plans.folder, printed=printed)
        return command(session, wanted, output, over=yes)
    from anplan.commands.many.rollup import rollup_of_many

    asking = plans.asking(ctx, printed=printed)
    members = asked_members(ctx, plans.folder, plans.workspaces)
    return rollup_of_many(console_of(ctx), members, asking, wanted, output, over=yes)


def _refuse_beside_tables(plans: PlansOptions) -> None:
    """Refuse what says which workspaces are asked, and for which day: tables are as they were exported."""
    said = {
        "-C": plans.folder if len(plans.folder or ()) > 1 else None,
        "--workspaces": plans.workspaces,
        "--on": plans.on,
        "--rev": plans.rev,
        "--known": plans.known,
    }
    for option, value in said.items():
        if value is not None:
            raise UsageError(
                say("{option} applies to workspaces, and tables are named", option=option),
                say("Leave out the tables, or {option}", option=option),
            )
