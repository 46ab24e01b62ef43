"""The command line: options, help and completion; each command is imported when it is called.

This is the only module that knows typer, and the only one that asks for today.
"""

import locale
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from anplan import __version__
from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import mark, say
from anplan.show.layout.help import help_text
from anplan.show.words import LANGUAGES, Words
from anplan.stop import guarded, usage_message

if TYPE_CHECKING:
    from anplan.work.session import Session

PROGRAM = "anplan"
HELP = mark("Show this message and exit.")


class Run(NamedTuple):
    """What the whole run shares: its language, and the folder if -C came before the command."""

    words: Words
    folder: Path | None = None


class Format(StrEnum):
    """How a command prints its result."""

    text = "text"
    json = "json"
    csv = "csv"


class CheckFormat(StrEnum):
    """How check prints its findings."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class DiffFormat(StrEnum):
    """How diff prints what changed."""

    text = "text"
    md = "md"
    json = "json"


class Forge(StrEnum):
    """Where pull requests are made."""

    github = "github"


class Shell(StrEnum):
    """A shell that completion can be made for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"


def _page(command: Any, ctx: Any) -> str:
    """Write a command's help with words and widths of our own."""
    words = _words_of(ctx)
    options = [
        record
        for param in command.get_params(ctx)
        if (record := param.get_help_record(ctx)) is not None
    ]
    named = [(name, words(told.split("  [")[0])) for name, told in options]
    sections = [(words("Options:"), [row for row in named if row[0].startswith("-")])]
    places = [row for row in named if not row[0].startswith("-")]
    if places:
        sections.insert(0, (words("Arguments:"), places))
    if isinstance(command, TyperGroup):
        sections.insert(0, (words("Commands:"), _command_rows(command, ctx, words)))
    width = min(shutil.get_terminal_size().columns, 100)
    usage = " ".join((ctx.command_path, *command.collect_usage_pieces(ctx)))
    return help_text(words, usage, command.help or "", sections, width)


def _command_rows(group: TyperGroup, ctx: Any, words: Words) -> list[tuple[str, str]]:
    rows = []
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is not None:
            told = command.help or ""
            rows.append((name, words(told).split("\n")[0]))
    return rows


def _words_of(ctx: Any) -> Words:
    run_of = ctx.find_root().obj
    return run_of.words if isinstance(run_of, Run) else Words("en")


class Group(TyperGroup):
    """The program with its help in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """Write the page of all commands."""
        return _page(self, ctx)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """List the commands in the order in which they are told."""
        return list(self.commands)


class Command(TyperCommand):
    """A command with its help in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """Write the command's page."""
        return _page(self, ctx)


app = typer.Typer(
    name=PROGRAM,
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    help=mark("A progress tracker for work plans kept as YAML files in a git repository."),
)


def _complete_ref(incomplete: str) -> list[str]:
    """Offer the names that files give; no file is read."""
    from anplan.files.disk.completion import known_names

    return [name for name in known_names(Path.cwd()) if name.startswith(incomplete)]


def _complete_unit(incomplete: str) -> list[str]:
    from anplan.files.disk.completion import unit_names

    return [name for name in unit_names(Path.cwd()) if name.startswith(incomplete)]


def _complete_record(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the kinds, then the names that files give."""
    if ctx.params.get("words"):
        return _complete_ref(incomplete)
    from anplan.commands.write.record_kinds import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def _day(text: str) -> date:
    import re

    refusal = UsageError(say("Not a day: {text}", text=text), say("Write a day as 2025-06-30"))
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise refusal
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal from None


Folder = Annotated[
    Path | None, typer.Option("-C", metavar="DIR", help=mark("Work in this folder."))
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="LANG", help=mark("Language: zh_CN or en."))
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help=mark("Ask for this day: 2025-06-30."))
]
Rev = Annotated[
    str | None,
    typer.Option(
        "--rev", metavar="REV", help=mark("With the files of this commit, tag or branch.")
    ),
]
Known = Annotated[
    str | None,
    typer.Option(
        "--known", metavar="DAY", help=mark("With what was known on this day: 2025-07-05.")
    ),
]
OneUnit = Annotated[
    str | None,
    typer.Option(
        "--unit", metavar="UNIT", help=mark("Only this unit, by any of its names."),
        autocompletion=_complete_unit,
    ),
]  # fmt: skip
Printed = Annotated[
    Format, typer.Option("--format", metavar="text|json|csv", help=mark("How to print."))
]
Ref = Annotated[
    str,
    typer.Argument(
        metavar="REF", help=mark("An id, a number, a name, an alias or a month."),
        autocompletion=_complete_ref,
    ),
]  # fmt: skip
MaybeRef = Annotated[
    str | None,
    typer.Argument(
        metavar="[REF]", help=mark("An id, a number, a name, an alias or a month."),
        autocompletion=_complete_ref,
    ),
]  # fmt: skip
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=mark("Show what would be written; write nothing."))
]
Month = Annotated[str, typer.Option("--month", metavar="MONTH", help=mark("The month: 2025-06."))]
MaybeMonth = Annotated[
    str | None, typer.Option("--month", metavar="MONTH", help=mark("The month: 2025-06."))
]
Submitted = Annotated[
    str | None, typer.Option("--submitted", metavar="DAY", help=mark("The day it was handed in."))
]
Commit = Annotated[bool, typer.Option("--commit", help=mark("Commit this file, and nothing else."))]
Yes = Annotated[bool, typer.Option("--yes", help=mark("Write although a rule warns."))]
Version = Annotated[bool, typer.Option("--version", help=mark("Show the version."))]


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        raise WorkspaceError(
            say("No such folder: {folder}", folder=os.environ.get("PWD", ".")),
            say("Give an existing folder to -C"),
        ) from None


def _session(
    ctx: typer.Context,
    folder: Path | None,
    on: str | None = None,
    unit: str | None = None,
    printed: StrEnum = Format.text,
    rev: str | None = None,
    known: str | None = None,
) -> "Session":
    """Put together what a command needs; the clock is read here and nowhere else."""
    from anplan.work.console import Console
    from anplan.work.session import Session

    shared: Run = ctx.find_root().obj
    return Session(
        folder=folder or shared.folder or _here(),
        today=date.today(),  # noqa: DTZ011 - the day of the person who asks
        console=Console(
            shared.words,
            ambiguous=2 if os.environ.get("ANPLAN_AMBIGUOUS_WIDTH") == "2" else 1,
        ),
        on=None if on is None else _day(on),
        rev=rev,
        known=None if known is None else _day(known),
        unit=unit,
        format=printed.value,
    )


@app.callback()
def program(
    ctx: typer.Context, version: Version = False, folder: Folder = None, lang: Lang = None
) -> None:
    """Show the help where no command is given."""
    if version:
        sys.stdout.write(f"{PROGRAM} {__version__}\n")
        raise typer.Exit
    if folder is not None:
        ctx.obj = Run(ctx.obj.words, folder)
    if ctx.invoked_subcommand is None:
        sys.stdout.write(ctx.get_help() + "\n")


@app.command(cls=Command, help=mark("Start a workspace: the files of a new plan, to be filled in."))
def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=mark("The folder."))] = Path(),
    chosen: Folder = None,
    ci: Annotated[
        Forge | None,
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
    dry_run: DryRun = False,
    lang: Lang = None,
) -> int:
    """Start a workspace."""
    from anplan.commands.start.init import init as command

    session = _session(ctx, chosen)
    return command(session, folder, ci=ci and ci.value, owners=codeowners, dry_run=dry_run)


@app.command(cls=Command, help=mark("Make the sample workspace and show where it stands."))
def demo(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=mark("A new folder."))] = Path(
        "anplan-demo"
    ),
    chosen: Folder = None,
    lang: Lang = None,
) -> int:
    """Make the sample workspace."""
    from anplan.commands.start.demo import demo as command

    return command(_session(ctx, chosen), folder)


@app.command(
    cls=Command,
    help=mark(
        "Show where the plan stands, what is off first.\n"
        "anplan status\nanplan status 2025-06\nanplan status 2.4"
    ),
)
def status(
    ctx: typer.Context,
    ref: MaybeRef = None,
    folder: Folder = None,
    on: On = None,
    rev: Rev = None,
    known: Known = None,
    unit: OneUnit = None,
    printed: Printed = Format.text,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on", metavar="WHAT", help=mark("Exit with 1 on: red, yellow, missing.")
        ),
    ] = None,
    lang: Lang = None,
) -> int:
    """Show where the plan stands."""
    from anplan.commands.ask.status import status as command

    wanted = () if fail_on is None else tuple(fail_on.split(","))
    return command(_session(ctx, folder, on, unit, printed, rev, known), ref, wanted)


@app.command(
    cls=Command, help=mark("Show one thing in full: an indicator, a task, a unit, a paper.")
)
def show(
    ctx: typer.Context,
    ref: Ref,
    folder: Folder = None,
    on: On = None,
    rev: Rev = None,
    known: Known = None,
    lang: Lang = None,
) -> int:
    """Show one thing in full."""
    from anplan.commands.ask.show import show as command

    return command(_session(ctx, folder, on, rev=rev, known=known), ref)


@app.command(
    cls=Command,
    help=mark("Explain a light: the rule, the sums, every fact with its file, line and commit."),
)
def why(
    ctx: typer.Context,
    ref: Ref,
    folder: Folder = None,
    on: On = None,
    rev: Rev = None,
    known: Known = None,
    lang: Lang = None,
) -> int:
    """Explain a light."""
    from anplan.commands.ask.why import why as command

    return command(_session(ctx, folder, on, rev=rev, known=known), ref)


@app.command(
    cls=Command,
    help=mark(
        "Show every value a thing had: for which day, known since when, by whom and why.\n"
        "anplan log tech-contracts\nanplan log 2.4\nanplan log UNIT/2025-06"
    ),
)
def log(
    ctx: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=mark(
                "An id, a number, a name or an alias; UNIT/MONTH a paper, REGISTER/NUMBER an item, "
                "or the title of a problem."
            ),
            autocompletion=_complete_ref,
        ),
    ],
    folder: Folder = None,
    on: On = None,
    rev: Rev = None,
    known: Known = None,
    printed: Printed = Format.text,
    lang: Lang = None,
) -> int:
    """Show what was said about a thing over time."""
    from anplan.commands.ask.log import log as command

    return command(_session(ctx, folder, on, printed=printed, rev=rev, known=known), ref)


@app.command(
    cls=Command,
    help=mark(
        "Show what changed in meaning between two states, and which lights it moves.\n"
        "anplan diff\nanplan diff origin/main --format md\nanplan diff 2025-06 2025-07"
    ),
)
def diff(
    ctx: typer.Context,
    first: Annotated[
        str | None,
        typer.Argument(
            metavar="[A]", help=mark("A commit, tag or branch, or A..B; the last commit if absent.")
        ),
    ] = None,
    second: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help=mark("Another one; the files as they are if absent.")),
    ] = None,
    folder: Folder = None,
    on: On = None,
    printed: Annotated[
        DiffFormat, typer.Option("--format", metavar="text|md|json", help=mark("How to print."))
    ] = DiffFormat.text,
    lang: Lang = None,
) -> int:
    """Show what changed between two states."""
    from anplan.commands.ask.diff import diff as command

    return command(_session(ctx, folder, on, printed=printed), first, second)


@app.command(
    cls=Command,
    help=mark(
        "Show who owes what by when.\nanplan due --remind\nanplan due --notice --month 2025-06"
    ),
)
def due(
    ctx: typer.Context,
    folder: Folder = None,
    on: On = None,
    rev: Rev = None,
    known: Known = None,
    unit: OneUnit = None,
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="MONTH", help=mark("Only papers of this month: 2025-06.")),
    ] = None,
    remind: Annotated[
        bool, typer.Option("--remind", help=mark("Write reminders to paste into a chat."))
    ] = False,
    notice: Annotated[
        bool, typer.Option("--notice", help=mark("Write the notice: on time, late, missing."))
    ] = False,
    printed: Printed = Format.text,
    lang: Lang = None,
) -> int:
    """Show who owes what by when."""
    from anplan.commands.ask.due import due as command

    session = _session(ctx, folder, on, unit, printed, rev, known)
    return command(session, month, remind=remind, notice=notice)


@app.command(cls=Command, help=mark("Check every file by every rule, all problems in one run."))
def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help=mark("Only findings in these files or folders.")),
    ] = None,
    folder: Folder = None,
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            metavar="MONTH",
            help=mark("Only this month: its files, and the papers missing or late."),
        ),
    ] = None,
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
    strict: Annotated[bool, typer.Option("--strict", help=mark("Let warnings fail, too."))] = False,
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
        CheckFormat,
        typer.Option(
            "--format",
            metavar="text|json|github|sarif",
            help=mark("How to print; an error exits with 1 in each."),
        ),
    ] = CheckFormat.text,
    lang: Lang = None,
) -> int:
    """Check every file."""
    from anplan.commands.check.check import check as command
    from anplan.work.check import Options

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    options = Options(
        month, strict, Path(summary) if summary else None, select or (), ignore or (), base, author
    )
    session = _session(ctx, folder, on, printed=printed, rev=rev, known=known)
    return command(session, paths or [], options)


@app.command(cls=Command, help=mark("Explain a rule of check, with a wrong and a right example."))
def explain(
    ctx: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help=mark("A rule's code; all if absent."))
    ] = None,
    folder: Folder = None,
    lang: Lang = None,
) -> int:
    """Explain a rule."""
    from anplan.commands.check.explain import explain as command

    return command(_session(ctx, folder), code)


@app.command(
    cls=Command,
    help=mark(
        "Write the brief of a month into briefs/.\n"
        "anplan brief --month 2025-06\nanplan brief --month 2025-06 -o -\n"
        "anplan brief --month 2025-06 --unit UNIT -o FILE\n"
        "anplan brief --verify"
    ),
)
def brief(
    ctx: typer.Context,
    month: MaybeMonth = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help=mark("Write here; - is stdout.")),
    ] = None,
    folder: Folder = None,
    on: On = None,
    rev: Rev = None,
    known: Known = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar="UNIT",
            help=mark("The unit's own brief; to stdout without -o."),
            autocompletion=_complete_unit,
        ),
    ] = None,
    issued: Annotated[
        bool, typer.Option("--issue", help=mark("Issue it with the next number; closes the month."))
    ] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base", metavar="REV", help=mark("With the templates of this commit or branch.")
        ),
    ] = None,
    verified: Annotated[
        bool,
        typer.Option(
            "--verify", help=mark("Render issued briefs again from what they were made of.")
        ),
    ] = False,
    dry_run: DryRun = False,
    lang: Lang = None,
) -> int:
    """Write the brief of a month."""
    session = _session(ctx, folder, on, unit, rev=rev, known=known)
    if verified:
        if (unit, output, base) != (None, None, None) or issued:
            raise UsageError(say("--verify takes none of --unit, -o, --base and --issue"))
        from anplan.commands.write.verify import verify

        return verify(session, month)
    if month is None:
        raise UsageError(say("{word} is missing", word="--month"), say("Write a month as 2025-06"))
    if issued:
        if (unit, output, base) != (None, None, None):
            raise UsageError(say("--issue takes neither --unit nor -o nor --base"))
        from anplan.commands.write.issue import issue

        return issue(session, month, dry_run=dry_run)
    from anplan.commands.write.brief import brief as command

    return command(session, month, output, base=base, dry_run=dry_run)


@app.command(
    cls=Command,
    help=mark(
        "Record one thing in a unit's report; without a kind, walk through its month.\n"
        "anplan record reading INDICATOR VALUE --as-of DAY\n"
        "anplan record unavailable INDICATOR REASON\n"
        "anplan record progress|next|at-risk REF TEXT\n"
        "anplan record milestone REF --done DAY\n"
        "anplan record item REGISTER ID --stage STAGE --done DAY\n"
        "anplan record problem REF TITLE --text TEXT --ask TEXT\n"
        "anplan record solved REF TITLE\n"
        "anplan record nothing REASON"
    ),
)
def record(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND] [WORD]...",
            help=mark("What is recorded, and its words."),
            autocompletion=_complete_record,
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help=mark("The figure's own day."))
    ] = None,
    preliminary: Annotated[
        bool, typer.Option("--preliminary", help=mark("The figure is not final."))
    ] = False,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="TITLE", help=mark("The paper that proves it.")),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help=mark("Why a value changes or looks odd.")),
    ] = None,
    done: Annotated[
        str | None, typer.Option("--done", metavar="DAY", help=mark("The day it was done."))
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help=mark("What a problem is about."))
    ] = None,
    asked: Annotated[
        str | None, typer.Option("--ask", metavar="TEXT", help=mark("What is asked, of whom."))
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help=mark("What an item is called."))
    ] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGE", help=mark("The stage it reached."))
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help=mark("Take the text from a file."))
    ] = None,
    month: Annotated[
        str | None,
        typer.Option(
            "--month", metavar="MONTH", help=mark("The month; else the last ended one still owed.")
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar="UNIT",
            envvar="ANPLAN_UNIT",
            show_envvar=False,
            autocompletion=_complete_unit,
            help=mark("Who reports; else ANPLAN_UNIT, else git's anplan.unit."),
        ),
    ] = None,
    submitted: Submitted = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    yes: Yes = False,
    folder: Folder = None,
    lang: Lang = None,
) -> int:
    """Record one thing."""
    from anplan.commands.write.record import Wanted
    from anplan.commands.write.record import record as command
    from anplan.work.write import Manner

    options = {
        "as_of": as_of, "preliminary": preliminary, "evidence": evidence, "reason": reason,
        "done": done, "text": text, "ask": asked, "title": title, "stage": stage, "file": file,
    }  # fmt: skip
    wanted = Wanted(month, submitted, reason)
    manner = Manner(dry_run=dry_run, commit=commit, yes=yes)
    session = _session(ctx, folder, unit=unit)
    if not words:
        from anplan.commands.write.record_walk import walk

        return walk(session, wanted, manner)
    return command(session, words, options, wanted, manner)


@app.command(
    cls=Command,
    help=mark(
        "Settle something as the coordinator; it is appended to plan/decisions.\n"
        "anplan decide return UNIT MONTH --reason TEXT\n"
        "anplan decide ask REF QUESTION --unit UNIT\n"
        "anplan decide close|reopen REF --reason TEXT\n"
        "anplan decide extend|exempt REF --until DAY --reason TEXT"
    ),
)
def decide(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="KIND WORD...", help=mark("What is settled, and about what.")),
    ],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help=mark("Why."))
    ] = None,
    unit: OneUnit = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help=mark("The new or the last day."))
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="POST", help=mark("The post that settles it."))
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    yes: Yes = False,
    folder: Folder = None,
    lang: Lang = None,
) -> int:
    """Settle something."""
    from anplan.commands.write.decide import Settlement
    from anplan.commands.write.decide import decide as command
    from anplan.work.write import Manner

    settlement = Settlement(reason, unit, until, by)
    manner = Manner(dry_run=dry_run, commit=commit, yes=yes)
    return command(_session(ctx, folder, on), words, settlement, manner)


@app.command(
    cls=Command,
    help=mark(
        "Write the Excel forms of a month, pre-filled, one a unit.\n"
        "anplan form --month 2025-06 --all\nanplan form --month 2025-06 --unit UNIT -o DIR"
    ),
)
def form(
    ctx: typer.Context,
    month: Month,
    unit: OneUnit = None,
    every: Annotated[bool, typer.Option("--all", help=mark("A form for every unit."))] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="DIR", help=mark("Write into this folder.")),
    ] = None,
    folder: Folder = None,
    dry_run: DryRun = False,
    lang: Lang = None,
) -> int:
    """Write the Excel forms of a month."""
    from anplan.commands.write.form import form as command

    return command(_session(ctx, folder, unit=unit), month, output, every=every, dry_run=dry_run)


@app.command(
    cls=Command,
    help=mark("Read returned Excel forms and write the units' reports.\nanplan collect returned/"),
)
def collect(
    ctx: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE|DIR...", help=mark("Forms, or folders of them."))
    ],
    submitted: Submitted = None,
    partial: Annotated[
        bool, typer.Option("--partial", help=mark("Take what was understood of a faulty form."))
    ] = False,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", metavar="TEXT", help=mark("Why figures of a closed month change.")
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=mark("Take what is to be asked back as it is."))
    ] = False,
    folder: Folder = None,
    on: On = None,
    lang: Lang = None,
) -> int:
    """Read returned forms."""
    from anplan.commands.write.collect import Sent
    from anplan.commands.write.collect import collect as command
    from anplan.work.write import Manner

    sent = Sent(submitted, partial=partial, reason=reason)
    manner = Manner(dry_run=dry_run, yes=yes)
    return command(_session(ctx, folder, on), paths, sent, manner)


@app.command(cls=Command, help=mark("Show the document beside what was made of it."))
def source(
    ctx: typer.Context,
    folder: Folder = None,
    rev: Rev = None,
    known: Known = None,
    lang: Lang = None,
) -> int:
    """Show the document beside what was made of it."""
    from anplan.commands.ask.source import source as command

    return command(_session(ctx, folder, rev=rev, known=known))


@app.command(cls=Command, help=mark("Write the whole project as JSON, or its readings as CSV."))
def export(
    ctx: typer.Context,
    folder: Folder = None,
    rev: Rev = None,
    known: Known = None,
    printed: Annotated[
        Format, typer.Option("--format", metavar="json|csv", help=mark("How to print."))
    ] = Format.json,
    lang: Lang = None,
) -> int:
    """Write the whole project."""
    from anplan.commands.ask.export import export as command

    return command(_session(ctx, folder, printed=printed, rev=rev, known=known))


@app.command(
    cls=Command,
    help=mark(
        "Print the JSON Schema of a kind of file, for editors.\n"
        "anplan schema report > schema/report.json"
    ),
)
def schema(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            help=mark("report, scheme, unit, indicator, task, register, decisions, brief or plan."),
        ),
    ] = "report",
    lang: Lang = None,
) -> int:
    """Print the JSON Schema of a kind of file."""
    from anplan.commands.check.schema import schema as command

    return command(_session(ctx, None), kind)


@app.command(
    cls=Command,
    help=mark(
        "Look at all around anplan: Python, git, the cache, the folder; tell how to mend it.\n"
        "Exits with 1 where something is wrong, hints leave it at 0.\n"
        "anplan doctor\nanplan doctor --fix --dry-run"
    ),
)
def doctor(
    ctx: typer.Context,
    folder: Folder = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help=mark("Remove temporary files that were left behind.")),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=mark("Show what --fix would remove; remove nothing.")),
    ] = False,
    printed: Annotated[
        Format, typer.Option("--format", metavar="text|json", help=mark("How to print."))
    ] = Format.text,
    lang: Lang = None,
) -> int:
    """Look at all around anplan."""
    from anplan.commands.start.doctor import doctor as command

    return command(_session(ctx, folder, printed=printed), fix=fix, dry_run=dry_run)


@app.command(
    cls=Command,
    help=mark(
        "Print the completion script of a shell.\n"
        "anplan completion bash > ~/.local/share/bash-completion/completions/anplan"
    ),
)
def completion(
    ctx: typer.Context,
    shell: Annotated[
        Shell,
        typer.Argument(metavar="SHELL", help=mark("bash, zsh, fish or powershell.")),
    ],
    lang: Lang = None,
) -> None:
    """Print the completion script of a shell."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name=PROGRAM, complete_var=_COMPLETE, shell=shell.value)
    sys.stdout.write(script + "\n")


_COMPLETE = "_ANPLAN_COMPLETE"


def _option(arguments: Sequence[str], name: str) -> str | None:
    """Find an option's value before the arguments are parsed; the last one counts."""
    attached = f"{name}=" if name.startswith("--") else name
    found = None
    for place, argument in enumerate(arguments):
        if argument == name:
            found = arguments[place + 1] if place + 1 < len(arguments) else found
        elif argument.startswith(attached):
            found = argument.removeprefix(attached)
    return found


def _language(arguments: Sequence[str]) -> str:
    """Choose the language: --lang, ANPLAN_LANG, the plan's, the locale's; Chinese else."""
    from anplan.files.disk.language import language_of

    said = _option(arguments, "--lang") or os.environ.get("ANPLAN_LANG")
    if said:
        wanted = {"zh": "zh_CN", "zh_cn": "zh_CN", "en": "en"}.get(said.replace("-", "_").lower())
        if wanted is None:
            raise UsageError(
                say("There is no language {language}", language=said),
                say("Use one of: {choices}", choices=LANGUAGES),
            )
        return wanted
    return language_of(Path(_option(arguments, "-C") or ".")) or _locale_language()


def _locale_language() -> str:
    said = (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((one for one in said if one), None) or locale.getlocale()[0] or ""
    named = name.partition(".")[0].lower()
    return "zh_CN" if named in ("", "c", "posix") or named.startswith(("zh", "chinese")) else "en"


def _prepare_streams() -> None:
    """Let a console that lacks a character show a question mark instead of failing.

    What was closed by whoever started the program swallows what is written.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def run(arguments: Sequence[str]) -> int:
    """Run with these arguments and give the exit number."""

    def spoken() -> int:
        _prepare_streams()
        words = Words(_language(arguments))
        return guarded(lambda: _call(arguments, words), words)

    return guarded(spoken, Words(_locale_language()))


def _call(arguments: Sequence[str], words: Words) -> int:
    command = typer.main.get_command(app)
    if os.environ.get(_COMPLETE):
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()  # makes the library know its shells
        command.main(prog_name=PROGRAM, complete_var=_COMPLETE)
    try:
        # Not main(): it would turn a closed pipe and Ctrl-C into exit numbers of its own.
        with command.make_context(PROGRAM, list(arguments), obj=Run(words)) as ctx:
            code = command.invoke(ctx)
    except typer.Exit as end:
        return end.exit_code
    except TyperException as error:
        raise UsageError(
            usage_message(error.format_message()), say("anplan --help shows how it is used")
        ) from error
    return code if isinstance(code, int) else 0
