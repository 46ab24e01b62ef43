"""The command that asks the tables of many workspaces."""

from typing import Annotated

import typer
from typer import Context
from typer._types import TyperChoice

from anplan.base.message import mark
from anplan.cli.options import Formats, Output, OverWords, session_of

QUESTIONS = ("lights", "tasks", "indicators", "papers")
KEYS = ("workspace", "plan", "unit", "indicator", "month")


def rollup(
    ctx: Context,
    tables: Annotated[
        list[str],
        typer.Argument(metavar="TABLES...", help=mark("Folders of tables that export wrote.")),
    ],
    *,
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
    """Answer questions about the tables of many workspaces."""
    from anplan.commands.ask.rollup import rollup as command
    from anplan.work.rollup import Wanted

    wanted = Wanted(tables, question or (), by or (), where or (), engine)
    return command(session_of(ctx, printed=printed), wanted, output, over=yes)
