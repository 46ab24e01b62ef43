"""The commands around a workspace: init, demo, doctor, completion."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer import Context

from anplan.base.errors import UsageError
from anplan.base.message import mark, say
from anplan.cli.menu import PROGRAM
from anplan.cli.options import DryRun, Folder, Formats, Rev, session_of


def init(
    ctx: Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=mark("The folder."))] = Path(),
    *,
    chosen: Folder = None,
    origin: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="DIR",
            help=mark("Make the next plan's workspace from the one in this folder."),
        ),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            "--year",
            metavar="YEAR",
            help=mark(
                "The year in which the next plan begins; if absent, after the old one's end."
            ),
        ),
    ] = None,
    ci: Annotated[
        Literal["github"] | None,
        typer.Option(
            "--ci",
            metavar="github",
            help=mark("Add the workflow that checks every pull request, also to a workspace."),
        ),
    ] = None,
    codeowners: Annotated[
        bool,
        typer.Option(
            "--codeowners",
            help=mark("Write who answers for which folder into CODEOWNERS, from owners: of units."),
        ),
    ] = False,
    rev: Rev = None,
    dry_run: DryRun = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=mark("Begin even before the old plan is over."))
    ] = False,
) -> int:
    """Start a workspace."""
    session = session_of(ctx, chosen, rev=rev)
    if origin is not None:
        from anplan.commands.start.init_from import Wish, init_from

        return init_from(session, Wish(origin, folder, year, ci, codeowners, dry_run, yes))
    if year is not None:
        raise UsageError(
            say("--year says when the plan after another one begins"),
            say("Name the workspace of that one: --from DIR"),
        )
    if rev is not None:
        raise UsageError(
            say("--rev names a commit of the plan before"),
            say("Name the workspace of that one: --from DIR"),
        )
    from anplan.commands.start.init import init as command

    return command(session, folder, ci=ci, owners=codeowners, dry_run=dry_run)


def demo(
    ctx: Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=mark("A new folder."))] = Path(
        "anplan-demo"
    ),
    *,
    chosen: Folder = None,
) -> int:
    """Make the sample workspace."""
    from anplan.commands.start.demo import demo as command

    session = session_of(ctx, chosen)
    return command(session, folder, _called(session.folder / folder))


def _called(folder: Path) -> str:
    """Return how the program is called from a folder: by its name where that is found."""
    import os
    import shutil

    if shutil.which(PROGRAM):
        return PROGRAM
    typed = Path(sys.argv[0])
    if typed.name == "__main__.py":
        return f"{sys.executable} -m {PROGRAM}"
    try:
        return os.path.relpath(typed.absolute(), folder.absolute())
    except ValueError:  # another drive
        return str(typed.absolute())


def import_document(
    ctx: Context,
    document: Annotated[
        Path | None,
        typer.Argument(
            metavar="DOCUMENT", help=mark("A plan as .txt, .md, .html, .docx, .xlsx or .pdf.")
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help=mark("Write a workspace into this folder, or bring the one in it up to date."),
        ),
    ] = None,
    *,
    chosen: Folder = None,
    questions: Annotated[
        bool,
        typer.Option("--questions", help=mark("List what is open in the workspace's files.")),
    ] = False,
    dry_run: DryRun = False,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", help=mark("Ask nothing, and take another document as a new edition.")
        ),
    ] = False,
    printed: Annotated[str, Formats("import")] = "text",
) -> int:
    """Read a body's work plan; show what was read, or make a workspace of it."""
    session = session_of(ctx, chosen, printed=printed)
    if questions:
        from anplan.commands.start.import_document import open_questions

        return open_questions(session)
    if document is None:
        raise UsageError(
            say("No document is named"), say("anplan import plan.docx DIR makes a workspace of it")
        )
    from anplan.commands.start.import_document import Wish
    from anplan.commands.start.import_document import import_document as command

    return command(session, Wish(document, folder, dry_run, yes))


def doctor(
    ctx: Context,
    *,
    folder: Folder = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help=mark("Remove temporary files that were left behind.")),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=mark("Show what --fix would remove; remove nothing.")),
    ] = False,
    printed: Annotated[str, Formats("doctor")] = "text",
) -> int:
    """Look at all around anplan."""
    from anplan.commands.start.doctor import doctor as command

    return command(session_of(ctx, folder, printed=printed), fix=fix, dry_run=dry_run)


def completion(
    shell: Annotated[
        Literal["bash", "zsh", "fish", "powershell"],
        typer.Argument(metavar="SHELL", help=mark("bash, zsh, fish or powershell.")),
    ],
) -> None:
    """Print the completion script of a shell."""
    from anplan.cli.completion_scripts import script

    sys.stdout.write(script(shell))
