"""The commands that only ask: status, show, why, log, diff, due, source, export."""

from pathlib import Path
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
    PlansOptions,
    QuestionOptions,
    Ref,
    console_of,
    refuse_for_many,
    session_of,
)


def status(
    ctx: Context,
    ref: MaybeRef = None,
    *,
    plans: PlansOptions,
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
    """Show where the plan stands, or where several do."""
    wanted = () if fail_on is None else tuple(fail_on.split(","))
    if members := plans.members(ctx):
        refuse_for_many(
            {
                "REF": ref,
                "--period": asked.period,
                "--month": asked.month,
                "--without-evidence": bare,
                "--ascii": plainly,
                "--score": scored,
                "-o": output,
                "--to": to,
            }
        )
        from anplan.commands.many.status import status_of_many

        asking = plans.asking(ctx, unit=unit, printed=printed)
        return status_of_many(console_of(ctx), members, asking, wanted)
    session = plans.of_one.session(ctx, unit=unit, printed=printed)
    in_a_file = (to, output) != (None, None)
    if bare:
        from anplan.commands.ask.without_evidence import without_evidence

        return without_evidence(session, ref, in_a_file=in_a_file)
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
    plans: PlansOptions,
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
    """Show who owes what by when, in one plan or in several."""
    from anplan.work.asked_period import AskedPeriod

    asked = AskedPeriod(period, month, any_month=True)
    if members := plans.members(ctx):
        refuse_for_many({"--notice": notice, "--facts": facts, "-o": output, "--to": to})
        from anplan.commands.many.due import due_of_many

        asking = plans.asking(ctx, unit=unit, printed=printed)
        return due_of_many(console_of(ctx), members, asking, asked, remind=remind)
    session = plans.of_one.session(ctx, unit=unit, printed=printed)
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
    plans: PlansOptions,
    unit: OneUnit = None,
    output: Output = None,
    yes: OverWords = False,
) -> int:
    """Write what is owed and due as a calendar, of one plan or of several."""
    if members := plans.members(ctx):
        from anplan.commands.many.calendar import calendar_of_many

        asking = plans.asking(ctx, unit=unit)
        return calendar_of_many(console_of(ctx), members, asking, output, yes=yes)
    from anplan.commands.ask.calendar import calendar as command

    return command(plans.of_one.session(ctx, unit=unit), output, yes=yes)


def source(
    ctx: Context,
    *,
    files: FileOptions,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="DIR",
            help=mark("Show the sentences that stand in the plan of this folder, too."),
        ),
    ] = None,
) -> int:
    """Show the document side by side with what was read from it, or with another plan's."""
    if against is not None:
        from anplan.commands.ask.source import source_against

        return source_against(files.session(ctx), against)
    from anplan.commands.ask.source import source as command

    return command(files.session(ctx))


def export(
    ctx: Context,
    *,
    plans: PlansOptions,
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
    remove: Annotated[
        str | None,
        typer.Option(
            "--remove",
            metavar="NAME",
            help=mark("With --append: take the rows of this workspace out of DIR."),
        ),
    ] = None,
    yes: OverWords = False,
    dry_run: DryRun = False,
) -> int:
    """Write the whole project, or several."""
    if members := plans.members(ctx):
        refuse_for_many({"--workspace": workspace, "--remove": remove})
        asking = plans.asking(ctx, printed=printed)
        from anplan.commands.many.export import Target, export_files_of_many, export_many

        if to is None and output is None and not append:
            return export_many(console_of(ctx), members, asking)
        target = Target(to, output, yes, dry_run, append)
        return export_files_of_many(console_of(ctx), members, asking, target)
    session = plans.of_one.session(ctx, printed=printed)
    if remove is not None:
        from anplan.commands.ask.export import remove_shared

        folder = output if append else None
        return remove_shared(session, to, folder, remove, dry_run=dry_run)
    if append:
        from anplan.commands.ask.export import export_shared

        return export_shared(session, to, output, workspace=workspace, yes=yes, dry_run=dry_run)
    if to is not None or output is not None:
        from anplan.commands.ask.export import export_files

        return export_files(session, to, output, workspace=workspace, yes=yes, dry_run=dry_run)
    from anplan.commands.ask.export import export as command

    return command(session)
