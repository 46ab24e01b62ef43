"""The commands about rules and files: check, explain, schema."""

import os
from pathlib import Path
from typing import Annotated

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import offer_periods
from anplan.cli.options import (
    DryRun,
    Folder,
    Formats,
    Known,
    MaybeMonth,
    On,
    Rev,
    Workspaces,
    asking_of,
    checked_members,
    console_of,
    refuse_for_many,
    session_of,
)


def check(
    ctx: Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help=mark("Only findings in these files or folders.")),
    ] = None,
    *,
    folder: Folder = None,
    workspaces: Workspaces = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help=mark("Only this period: its files, and the papers missing or late."),
            autocompletion=offer_periods,
        ),
    ] = None,
    month: MaybeMonth = None,
    on: On = None,
    rev: Rev = None,
    known: Known = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REV",
            help=mark("Judge what changed since this commit or branch; older findings are notes."),
        ),
    ] = None,
    author: Annotated[
        str | None,
        typer.Option(
            "--author", metavar="ACCOUNT", help=mark("Who asks for the change; with --base.")
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=mark("Fail on warnings, too."))] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="CODES", help=mark("Only these rules or families: V,R103.")
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help=mark("All but these rules or families.")),
    ] = None,
    printed: Annotated[
        str, Formats("check", mark("How to print; an error exits with 1 in each."))
    ] = "text",
) -> int:
    """Check every file."""
    from anplan.commands.check.check import check as command
    from anplan.work.asked_period import AskedPeriod
    from anplan.work.check import Options

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    options = Options(
        AskedPeriod(period, month),
        strict,
        Path(summary) if summary else None,
        select or (),
        ignore or (),
        base,
        author,
    )
    members = checked_members(ctx, folder, workspaces, names_commit=(rev, known) != (None, None))
    if members:
        refuse_for_many({"PATH": paths})
        from anplan.commands.many.check import check_many

        asking = asking_of(ctx, on=on, rev=rev, known=known, printed=printed)
        return check_many(console_of(ctx), members, asking, options)
    session = session_of(ctx, folder, on=on, printed=printed, rev=rev, known=known)
    return command(session, paths or [], options)


def explain(
    ctx: Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help=mark("A rule's code; all if absent."))
    ] = None,
    *,
    folder: Folder = None,
) -> int:
    """Explain a rule."""
    from anplan.commands.check.explain import explain as command

    return command(session_of(ctx, folder), code)


def schema(
    ctx: Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            help=mark("A kind of file, such as report, unit or plan; a wrong one lists them all."),
        ),
    ] = "report",
    *,
    every: Annotated[
        str | None,
        typer.Option(
            "--all",
            metavar="DIR",
            help=mark("Write those of all kinds into DIR, and print the settings of VS Code."),
        ),
    ] = None,
    folder: Folder = None,
    dry_run: DryRun = False,
) -> int:
    """Print the JSON Schema of a kind of file."""
    from anplan.commands.check.schema import all_schemas
    from anplan.commands.check.schema import schema as command

    session = session_of(ctx, folder)
    if every is not None:
        return all_schemas(session, every, dry_run=dry_run)
    return command(session, kind)
