"""The commands that write papers and pages and read forms: brief, form, collect, site."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer import Context

from anplan.base.errors import UsageError
from anplan.base.message import Message, mark, say
from anplan.cli.offers import offer_maps, offer_periods, offer_units
from anplan.cli.options import (
    DryRun,
    Folder,
    MaybeMonth,
    On,
    OneUnit,
    Output,
    OverWords,
    PaperForm,
    PeriodOptions,
    PlansOptions,
    QuestionOptions,
    Submitted,
    Workspaces,
    asking_of,
    console_of,
    members_of,
    refuse_for_many,
    session_of,
)

if TYPE_CHECKING:
    from anplan.work.asked_period import AskedPeriod
    from anplan.work.session import Session


def brief(
    ctx: Context,
    *,
    asked: PeriodOptions,
    output: Output = None,
    to: PaperForm = None,
    question: QuestionOptions,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar="UNIT",
            help=mark("The unit's own brief; to stdout without -o or --to."),
            autocompletion=offer_units,
        ),
    ] = None,
    issued: Annotated[
        bool,
        typer.Option("--issue", help=mark("Issue it with the next number; closes the period.")),
    ] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base", metavar="REV", help=mark("Use the templates of this commit or branch.")
        ),
    ] = None,
    verified: Annotated[
        bool,
        typer.Option(
            "--verify", help=mark("Render issued briefs again from what they were made of.")
        ),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=mark("Issue it, or write over it, all the same."))
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Write the brief of a period."""
    session = question.session(ctx, unit=unit)
    is_plain = (unit, output, base, to) == (None, None, None, None)
    if verified:
        allowed = is_plain and not issued and not dry_run
        return _verify(session, asked.asked, allowed=allowed)
    if issued:
        return _issue(session, asked.asked, allowed=is_plain, dry_run=dry_run, yes=yes)
    from anplan.commands.write.brief import brief as command

    return command(session, asked.asked, output, to=to, base=base, dry_run=dry_run, yes=yes)


def _verify(session: "Session", asked: "AskedPeriod", *, allowed: bool) -> int:
    if not allowed:
        raise UsageError(
            say("--verify takes none of --unit, -o, --to, --base, --issue and --dry-run")
        )
    from anplan.commands.write.verify import verify

    return verify(session, asked)


def _issue(
    session: "Session", asked: "AskedPeriod", *, allowed: bool, dry_run: bool, yes: bool
) -> int:
    if not allowed:
        raise UsageError(say("--issue takes none of --unit, -o, --to and --base"))
    from anplan.commands.write.issue import issue

    return issue(session, asked, dry_run=dry_run, yes=yes)


def form(
    ctx: Context,
    *,
    asked: PeriodOptions,
    scheme: Annotated[
        bool, typer.Option("--scheme", help=mark("The form of the scheme, not of a period."))
    ] = False,
    unit: OneUnit = None,
    every: Annotated[bool, typer.Option("--all", help=mark("A form for every unit."))] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="DIR", help=mark("Write into this folder.")),
    ] = None,
    folder: Folder = None,
    workspaces: Workspaces = None,
    dry_run: DryRun = False,
    force: Annotated[
        bool, typer.Option("--force", help=mark("Write even over forms that were filled in."))
    ] = False,
) -> int:
    """Write the Excel forms of a period, or of the schemes."""
    from anplan.commands.write.form import FormManner
    from anplan.commands.write.form import form as command

    manner = FormManner(dry_run=dry_run, force=force)
    if members := members_of(ctx, folder, workspaces):
        refuse_for_many({"--scheme": scheme})
        if not asked.asked.is_named:
            raise UsageError(say("{word} is missing", word="--period"), _which_form())
        from anplan.commands.many.form import FormsWish, forms_of_many

        wish = FormsWish(asked.asked, output, manner, every)
        return forms_of_many(console_of(ctx), members, asking_of(ctx, unit=unit), wish)
    session = session_of(ctx, folder, unit=unit)
    if scheme and not asked.asked.is_named:
        from anplan.commands.write.scheme_forms import scheme_forms

        return scheme_forms(session, output, manner, every=every)
    if scheme:
        raise UsageError(
            say("Give either --period or --scheme"),
            _which_form(),
        )
    if not asked.asked.is_named:
        raise UsageError(say("{word} is missing", word="--period"), _which_form())
    return command(session, asked.asked, output, manner, every=every)


def _which_form() -> Message:
    return say("Write a period as 2025-06 or 2025-Q2, or --scheme for the form of the scheme")


def collect(
    ctx: Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE|DIR...", help=mark("Forms, or folders of them."))
    ],
    *,
    by_map: Annotated[
        str | None,
        typer.Option(
            "--map",
            metavar="NAME",
            help=mark("Read tables instead, as plan/maps/NAME.yaml says; needs --period."),
            autocompletion=offer_maps,
        ),
    ] = None,
    submitted: Submitted = None,
    partial: Annotated[
        bool, typer.Option("--partial", help=mark("Take what could be read of a faulty form."))
    ] = False,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", metavar="TEXT", help=mark("Why figures of a closed period change.")
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=mark("Accept unclear entries as they are."))
    ] = False,
    folder: Folder = None,
    workspaces: Workspaces = None,
    on: On = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help=mark("Take forms of this period alone: 2025-Q2."),
            autocompletion=offer_periods,
        ),
    ] = None,
    month: MaybeMonth = None,
) -> int:
    """Read returned forms."""
    from anplan.commands.write.collect import Sent
    from anplan.commands.write.collect import collect as command
    from anplan.work.asked_period import AskedPeriod
    from anplan.work.write import Manner

    sent = Sent(submitted, partial=partial, reason=reason, asked=AskedPeriod(period, month))
    manner = Manner(dry_run=dry_run, yes=yes)
    if members := members_of(ctx, folder, workspaces):
        refuse_for_many({"--map": by_map})
        from anplan.commands.many.collect import collect_into_many

        asking = asking_of(ctx, on=on)
        return collect_into_many(console_of(ctx), members, asking, paths, sent, manner)
    return command(session_of(ctx, folder, on=on), paths, sent, manner, by_map)


def site(
    ctx: Context,
    *,
    plans: PlansOptions,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help=mark("Write into this folder; with --single a file."),
        ),
    ] = None,
    single: Annotated[
        bool, typer.Option("--single", help=mark("All pages in one file, to send in a chat."))
    ] = False,
    public: Annotated[
        bool,
        typer.Option("--public", help=mark("Only what is marked public: true, for outside.")),
    ] = False,
    served: Annotated[
        bool,
        typer.Option("--serve", help=mark("Show it on this machine alone; it follows the files.")),
    ] = False,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="PORT", help=mark("The port of --serve: 8421, 0 is any.")),
    ] = None,
    yes: OverWords = False,
    dry_run: DryRun = False,
) -> int:
    """Write the whole plan as pages."""
    from anplan.commands.write.site import SiteManner
    from anplan.commands.write.site import site as command

    manner = SiteManner(single=single, public=public, yes=yes, dry_run=dry_run)
    if members := plans.members(ctx):
        refuse_for_many({"--serve": served, "--port": port})
        from anplan.commands.many.site import site_of_many

        return site_of_many(console_of(ctx), members, plans.asking(ctx), output, manner)
    session = plans.of_one.session(ctx)
    if not served:
        if port is not None:
            raise UsageError(say("--port goes with --serve"))
        return command(session, output, manner)
    if output is not None or single or yes or dry_run:
        raise UsageError(say("--serve takes none of -o, --single, --yes and --dry-run"))
    return _serve(session, port, public=public)


def _serve(session: "Session", port: int | None, *, public: bool) -> int:
    import threading

    from anplan.commands.write.site import PORT, serve

    return serve(session, PORT if port is None else port, threading.Event(), public=public)
