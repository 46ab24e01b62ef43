"""The commands that only ask: status, show, why, log, diff, due, source, export."""

from typing import Annotated, Literal

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import offer_periods, offer_refs
from anplan.cli.options import (
    DryRun,
    FileOptions,
    Folder,
    Formats,
    MaybeMonth,
    MaybeRef,
    On,
    OneUnit,
    Output,
    OverWords,
    PaperForm,
    PeriodOptions,
    QuestionOptions,
    Ref,
    session_of,
)


def status(
    ctx: Context,
    ref: MaybeRef = None,
    *,
    question: QuestionOptions,
    unit: OneUnit = None,
    asked: PeriodOptions,
    printed: Annotated[str, Formats("status")] = "text",
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on", metavar="WHAT", help=mark("Exit with 1 on: red, yellow, missing.")
        ),
    ] = None,
    bare: Annotated[
        bool,
        typer.Option(
            "--without-evidence",
            help=mark("List figures and milestones for which no evidence was named."),
        ),
    ] = False,
    plainly: Annotated[
        bool,
        typer.Option("--ascii", help=mark("Draw the months with digits, for fonts without bars.")),
    ] = False,
    scored: Annotated[
        bool,
        typer.Option("--score", help=mark("Add up the weights of the indicators by their lights.")),
    ] = False,
    output: Output = None,
    to: PaperForm = None,
    yes: OverWords = False,
) -> int:
    """Show where the plan stands."""
    session = question.session(ctx, unit=unit, printed=printed)
    in_a_file = (to, output) != (None, None)
    if bare:
        from anplan.commands.ask.without_evidence import without_evidence

        return without_evidence(session, ref, in_a_file=in_a_file)
    wanted = () if fail_on is None else tuple(fail_on.split(","))
    if in_a_file:
        from anplan.commands.ask.sheet import sheet

        return sheet(session, ref, wanted, asked.asked, to=to, output=output, yes=yes)
    from anplan.commands.ask.status import status as command

    return command(session, ref, wanted, asked.asked, plainly=plainly, scored=scored)


def show(
    ctx: Context,
    ref: Ref,
    *,
    question: QuestionOptions,
    printed: Annotated[str, Formats("show")] = "text",
) -> int:
    """Show one thing in full."""
    from anplan.commands.ask.show import show as command

    return command(question.session(ctx, printed=printed), ref)


def why(ctx: Context, ref: Ref, *, question: QuestionOptions) -> int:
    """Explain a light."""
    from anplan.commands.ask.why import why as command

    return command(question.session(ctx), ref)


def log(
    ctx: Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=mark(
                "An id, a number, a name or an alias; UNIT/PERIOD a paper, REGISTER/NUMBER an item, "
                "or the title of a problem."
            ),
            autocompletion=offer_refs,
        ),
    ],
    *,
    question: QuestionOptions,
    printed: Annotated[str, Formats("log")] = "text",
) -> int:
    """Show what was said about a thing over time."""
    from anplan.commands.ask.log import log as command

    return command(question.session(ctx, printed=printed), ref)


def diff(
    ctx: Context,
    first: Annotated[
        str | None,
        typer.Argument(
            metavar="[A]",
            help=mark(
                "A commit, tag, branch or issued period, or A..B; the last commit if absent."
            ),
        ),
    ] = None,
    second: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help=mark("Another one; the files as they are if absent.")),
    ] = None,
    *,
    folder: Folder = None,
    on: On = None,
    printed: Annotated[str, Formats("diff")] = "text",
) -> int:
    """Show what changed between two states."""
    from anplan.commands.ask.diff import diff as command

    return command(session_of(ctx, folder, on=on, printed=printed), first, second)


def due(
    ctx: Context,
    *,
    question: QuestionOptions,
    unit: OneUnit = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help=mark("Only papers of this period: 2025-Q2."),
            autocompletion=offer_periods,
        ),
    ] = None,
    month: MaybeMonth = None,
    remind: Annotated[
        bool, typer.Option("--remind", help=mark("Write reminders to paste into a chat."))
    ] = False,
    notice: Annotated[
        bool, typer.Option("--notice", help=mark("Write the notice: on time, late, missing."))
    ] = False,
    facts: Annotated[
        bool,
        typer.Option(
            "--facts",
            help=mark("Count a year's facts by unit (--period 2025); no points, no ranking."),
        ),
    ] = False,
    output: Output = None,
    to: PaperForm = None,
    yes: OverWords = False,
    printed: Annotated[str, Formats("due")] = "text",
) -> int:
    """Show who owes what by when."""
    session = question.session(ctx, unit=unit, printed=printed)
    from anplan.work.asked_period import AskedPeriod

    asked = AskedPeriod(period, month, any_month=True)
    if facts:
        from anplan.commands.ask.facts import facts as count

        others = {
            "--month": month,
            "--remind": remind,
            "--notice": notice,
            "-o": output,
            "--to": to,
        }
        return count(session, asked, next((name for name, said in others.items() if said), None))
    from anplan.commands.ask.due import due as command

    return command(session, asked, remind=remind, notice=notice, to=to, output=output, yes=yes)


def calendar(
    ctx: Context,
    *,
    question: QuestionOptions,
    unit: OneUnit = None,
    output: Output = None,
    yes: OverWords = False,
) -> int:
    """Write what is owed and due as a calendar."""
    from anplan.commands.ask.calendar import calendar as command

    return command(question.session(ctx, unit=unit), output, yes=yes)


def source(ctx: Context, *, files: FileOptions) -> int:
    """Show the document side by side with what was read from it."""
    from anplan.commands.ask.source import source as command

    return command(files.session(ctx))


def export(
    ctx: Context,
    *,
    question: QuestionOptions,
    printed: Annotated[str, Formats("export")] = "json",
    to: Annotated[
        Literal["xlsx", "csv", "parquet", "sqlite"] | None,
        typer.Option(
            "--to",
            metavar="xlsx|csv|parquet|sqlite",
            help=mark("The ledger as a workbook, or tidy tables; else as FILE ends."),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|DIR",
            help=mark("Write here; of csv and parquet a folder; - is stdout."),
        ),
    ] = None,
    workspace: Annotated[
        str | None,
        typer.Option(
            "--workspace",
            metavar="NAME",
            help=mark("The workspace's name in the tables; else that of its folder."),
        ),
    ] = None,
    append: Annotated[
        bool,
        typer.Option(
            "--append",
            help=mark("Into DIR, which many workspaces share, by workspace and month; parquet."),
        ),
    ] = False,
    yes: OverWords = False,
    dry_run: DryRun = False,
) -> int:
    """Write the whole project."""
    session = question.session(ctx, printed=printed)
    if append:
        from anplan.commands.ask.export import export_shared

        return export_shared(session, to, output, workspace=workspace, yes=yes, dry_run=dry_run)
    if to is not None or output is not None:
        from anplan.commands.ask.export import export_files

        return export_files(session, to, output, workspace=workspace, yes=yes, dry_run=dry_run)
    from anplan.commands.ask.export import export as command

    return command(session)
