"""The options that several commands take, alone and in bundles, and the session made of them."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer
from typer import Context

from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import mark, say
from anplan.cli import menu
from anplan.cli.offers import offer_periods, offer_refs, offer_units
from anplan.commands.formats import FORMATS, listed_formats
from anplan.files.disk.read import folder_of_plan
from anplan.show.words import Words

if TYPE_CHECKING:
    from anplan.work.asked_period import AskedPeriod
    from anplan.work.console import Console
    from anplan.work.portfolio import Asking, Member
    from anplan.work.session import Session
    from anplan.work.write import Manner

Version = Annotated[bool, typer.Option("--version", help=menu.VERSION)]
Folder = Annotated[list[Path] | None, typer.Option("-C", metavar="DIR", help=menu.FOLDER)]
Workspaces = Annotated[
    Path | None,
    typer.Option(
        "--workspaces",
        metavar="FILE",
        help=mark("Ask all workspaces that this file lists; as several -C do."),
    ),
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LANG", help=menu.LANGUAGE)]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help=mark("Ask about this day: 2025-06-30."))
]
Rev = Annotated[
    str | None,
    typer.Option("--rev", metavar="REV", help=mark("Use the files of this commit, tag or branch.")),
]
Known = Annotated[
    str | None,
    typer.Option(
        "--known", metavar="DAY", help=mark("Use what was known on this day: 2025-07-05.")
    ),
]
OneUnit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar="UNIT",
        help=mark("Only this unit, by any of its names."),
        autocompletion=offer_units,
    ),
]
REF_HELP = mark("An id, a number, a name or a period; a shared id as indicators/ID or units/ID.")
Ref = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        help=REF_HELP,
        autocompletion=offer_refs,
    ),
]
MaybeRef = Annotated[
    str | None,
    typer.Argument(
        metavar="[REF]",
        help=REF_HELP,
        autocompletion=offer_refs,
    ),
]
MaybeMonth = Annotated[
    str | None,
    typer.Option(
        "--month",
        metavar="MONTH",
        help=mark("Short for --period of a month: 2025-06."),
        autocompletion=offer_periods,
    ),
]
MaybePeriod = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help=mark("The period: 2025-06, 2025-B3, 2025-Q2, 2025-H1, 2025."),
        autocompletion=offer_periods,
    ),
]
Submitted = Annotated[
    str | None, typer.Option("--submitted", metavar="DAY", help=mark("The day it was handed in."))
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=mark("Show what would be written; write nothing."))
]
Commit = Annotated[bool, typer.Option("--commit", help=mark("Commit this file, and nothing else."))]
Yes = Annotated[bool, typer.Option("--yes", help=mark("Write even if a rule warns."))]
ReportPeriod = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help=mark("The period; if absent, the next one to report."),
        autocompletion=offer_periods,
    ),
]
ReportUnit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar="UNIT",
        envvar="ANPLAN_UNIT",
        show_envvar=False,
        autocompletion=offer_units,
        help=mark("Who reports; else ANPLAN_UNIT, else git's anplan.unit."),
    ),
]
DecidedOn = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help=mark("The day of the decision; today if absent.")),
]
By = Annotated[
    str | None, typer.Option("--by", metavar="POST", help=mark("The post that takes the decision."))
]


Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help=mark("Write here; - is stdout.")),
]
OverWords = Annotated[
    bool, typer.Option("--yes", help=mark("Write over a file in which somebody wrote."))
]
PaperForm = Annotated[
    Literal["md", "docx", "html", "pdf"] | None,
    typer.Option(
        "--to",
        metavar="md|docx|html|pdf",
        help=mark("Markdown, Word, a page, PDF; else as FILE ends."),
    ),
]


class Formats(NamedTuple):
    """Marks the option ``--format`` of a command: its choices are those of the command's table."""

    command: str
    help: str = mark("How to print.")

    def annotation(self) -> Any:
        """Return the annotation that typer makes the option of."""
        choices = tuple(FORMATS[self.command])
        metavar = "|".join(listed_formats(self.command))
        return Annotated[
            Literal[choices], typer.Option("--format", metavar=metavar, help=self.help)
        ]


class Run(NamedTuple):
    """The run's language, and the folders if -C came before the command."""

    words: Words
    folders: Sequence[Path] = ()


def run_of(ctx: Any) -> Run:
    """Return what the run of a context shares."""
    run = ctx.find_root().obj
    assert isinstance(run, Run)
    return run


class PeriodOptions(NamedTuple):
    """Which period is asked about."""

    period: MaybePeriod = None
    month: MaybeMonth = None

    @property
    def asked(self) -> "AskedPeriod":
        """Return the period that is named."""
        from anplan.work.asked_period import AskedPeriod

        return AskedPeriod(self.period, self.month)


class FileOptions(NamedTuple):
    """Whose files are read: of which folder, as they lie there or as a commit holds them."""

    folder: Folder = None
    rev: Rev = None
    known: Known = None

    def session(self, ctx: Context, *, printed: str = "text") -> "Session":
        """Return the session that reads these files."""
        return session_of(ctx, self.folder, printed=printed, rev=self.rev, known=self.known)


class QuestionOptions(NamedTuple):
    """What is judged: the files of a folder or a commit, for a day."""

    folder: Folder = None
    on: On = None
    rev: Rev = None
    known: Known = None

    def session(self, ctx: Context, *, unit: str | None = None, printed: str = "text") -> "Session":
        """Return the session that asks this."""
        return session_of(
            ctx,
            self.folder,
            on=self.on,
            unit=unit,
            printed=printed,
            rev=self.rev,
            known=self.known,
        )


class PlansOptions(NamedTuple):
    """What is judged, as ``QuestionOptions`` say, of one workspace or of several."""

    folder: Folder = None
    workspaces: Workspaces = None
    on: On = None
    rev: Rev = None
    known: Known = None

    @property
    def of_one(self) -> QuestionOptions:
        """Return what is asked of a single workspace."""
        return QuestionOptions(self.folder, self.on, self.rev, self.known)

    def members(self, ctx: Context) -> "tuple[Member, ...]":
        """Return the workspaces, where several are asked; none where it is one."""
        return members_of(ctx, self.folder, self.workspaces)

    def asking(self, ctx: Context, *, unit: str | None = None, printed: str = "text") -> "Asking":
        """Return what each of several is asked."""
        return asking_of(
            ctx, on=self.on, rev=self.rev, known=self.known, unit=unit, printed=printed
        )


class ReportOptions(NamedTuple):
    """Who reports for which period, and how the report is written."""

    period: ReportPeriod = None
    month: MaybeMonth = None
    unit: ReportUnit = None
    submitted: Submitted = None
    dry_run: DryRun = False
    commit: Commit = False
    yes: Yes = False
    folder: Folder = None

    @property
    def asked(self) -> "AskedPeriod":
        """Return the period that is named."""
        from anplan.work.asked_period import AskedPeriod

        return AskedPeriod(self.period, self.month, any_month=True)

    def session(self, ctx: Context) -> "Session":
        """Return the session of the unit that reports."""
        return session_of(ctx, self.folder, unit=self.unit)

    def manner(self) -> "Manner":
        """Return how the report is written."""
        return _manner(self)


class SchemeOptions(NamedTuple):
    """Whose scheme it is, and how it is written."""

    unit: ReportUnit = None
    submitted: Submitted = None
    dry_run: DryRun = False
    commit: Commit = False
    yes: Yes = False
    folder: Folder = None

    def session(self, ctx: Context) -> "Session":
        """Return the session of the unit whose scheme it is."""
        return session_of(ctx, self.folder, unit=self.unit)

    def manner(self) -> "Manner":
        """Return how the scheme is written."""
        return _manner(self)


class DecisionOptions(NamedTuple):
    """Who decides on which day, and how the decision is written."""

    by: By = None
    on: DecidedOn = None
    dry_run: DryRun = False
    commit: Commit = False
    yes: Yes = False
    folder: Folder = None

    def session(self, ctx: Context) -> "Session":
        """Return the session of the coordinator."""
        return session_of(ctx, self.folder, on=self.on)

    def manner(self) -> "Manner":
        """Return how the decision is written."""
        return _manner(self)


def _manner(options: ReportOptions | SchemeOptions | DecisionOptions) -> "Manner":
    from anplan.work.write import Manner

    return Manner(dry_run=options.dry_run, commit=options.commit, yes=options.yes)


def session_of(
    ctx: Context,
    folders: Sequence[Path] | None = None,
    *,
    on: str | None = None,
    unit: str | None = None,
    printed: str = "text",
    rev: str | None = None,
    known: str | None = None,
) -> "Session":
    """Put together what a command needs of one workspace."""
    from anplan.work.console import Console
    from anplan.work.session import Session, typed_day, typed_question_day

    run = run_of(ctx)
    session = Session(
        folder=_one(folders or run.folders),
        today=_today(),
        console=Console(run.words, ambiguous=_ambiguous()),
        rev=rev,
        unit=unit,
        format=printed,
    )
    session = replace(session, known=None if known is None else typed_day(session, known))
    return replace(session, on=None if on is None else typed_question_day(session, on))


def members_of(
    ctx: Context, folders: Sequence[Path] | None, listing: Path | None
) -> "tuple[Member, ...]":
    """Return the workspaces that are named, where several are; none where it is one folder."""
    chosen = [*(folders or run_of(ctx).folders)]
    if listing is None and len(chosen) in (0, 1):
        return ()
    from anplan.files.disk.workspaces_list import listed_folders
    from anplan.work.portfolio import named

    listed = listed_folders(listing) if listing is not None else ()
    return named(_whole(folder) for folder in (*chosen, *listed))


def _whole(folder: Path) -> Path:
    """Return the workspace in which a folder lies; a folder that is one, or in none, as it is named."""
    top = folder_of_plan(str(folder))
    if top is None or os.path.realpath(top) == os.path.realpath(folder):
        return folder
    return Path(top)


def checked_members(
    ctx: Context, folders: Sequence[Path] | None, listing: Path | None, *, names_commit: bool
) -> "tuple[Member, ...]":
    """Return the workspaces to check: those that are named, or those below a folder that is none."""
    members = members_of(ctx, folders, listing)
    if members or names_commit:
        return members
    folder = _one(folders or run_of(ctx).folders)
    if not folder.is_dir() or folder_of_plan(str(folder)) is not None:
        return ()
    from anplan.files.disk.workspaces_below import workspaces_below
    from anplan.work.portfolio import named

    here = _here()
    below = workspaces_below(folder)
    return named(one.relative_to(here) if one.is_relative_to(here) else one for one in below)


def asked_members(
    ctx: Context, folders: Sequence[Path] | None, listing: Path | None
) -> "tuple[Member, ...]":
    """Return the workspaces to ask where one is as good as several: those named, else those here."""
    from anplan.work.portfolio import named

    members = checked_members(ctx, folders, listing, names_commit=False)
    if members:
        return members
    return named([_whole(_one(folders or run_of(ctx).folders))])


def refuse_for_many(options: Mapping[str, object]) -> None:
    """Refuse what means nothing where several workspaces are asked."""
    for name, said in options.items():
        if said:
            raise UsageError(
                say("{option} asks about one workspace, and several are named", option=name),
                say("Name one with -C, or leave {option} out", option=name),
            )


def asking_of(
    ctx: Context,
    *,
    on: str | None = None,
    rev: str | None = None,
    known: str | None = None,
    unit: str | None = None,
    printed: str = "text",
) -> "Asking":
    """Put together what a command asks of several workspaces."""
    from anplan.work.portfolio import Asking

    language = run_of(ctx).words.language
    return Asking(_here(), _today(), language, on, rev, known, unit, printed)


def console_of(ctx: Context) -> "Console":
    """Return the console of a command that asks several workspaces."""
    from anplan.work.console import Console

    return Console(run_of(ctx).words, ambiguous=_ambiguous())


def _ambiguous() -> int:
    return 2 if os.environ.get("ANPLAN_AMBIGUOUS_WIDTH") == "2" else 1


def _today() -> date:
    """Ask for today, here and nowhere else: it is the day of the person who asks."""
    return date.today()  # noqa: DTZ011


def _one(folders: Sequence[Path]) -> Path:
    """Return the folder of a command that is about one workspace."""
    if len(folders) > 1:
        raise UsageError(
            say("This is about one workspace, and {count} are named with -C", count=len(folders)),
            say("Several take: {commands}", commands=menu.OF_SEVERAL),
        )
    return folders[0] if folders else _here()


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        raise WorkspaceError(
            say("No such folder: {folder}", folder=os.environ.get("PWD", ".")),
            say("Give an existing folder to -C"),
        ) from None
