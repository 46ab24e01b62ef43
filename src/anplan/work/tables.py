"""The files that ``export --to`` writes: which there are, and what each is made of."""

from collections.abc import Mapping
from pathlib import PurePath

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.model.project import Project
from anplan.show.plan_words import ledger_name
from anplan.show.tidy.columns import Facts
from anplan.state.over_time import stands_of_plan
from anplan.work.file_names import in_name
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Opened, Session

FORMS = ("xlsx", "csv", "parquet", "sqlite")
FOLDERS = frozenset({"csv", "parquet"})
"""What is a folder with a file for each table."""
_ENDINGS: Mapping[str, str] = {
    ".xlsx": "xlsx",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
}


ENDINGS = frozenset({*_ENDINGS, *(f".{form}" for form in FORMS)})
"""How files of tables are called."""


def form_asked(to: str | None, output: str | None) -> str | None:
    """Return which files are written: as named, else as the file ends; None where nothing says so.

    Raise UsageError where the two contradict each other.
    """
    if output is None:
        return to
    if output == "-":
        return _to_stdout(to)
    ending = PurePath(output).suffix.lower()
    named = _ENDINGS.get(ending)
    if to in FOLDERS and named is None and ending != f".{to}":
        return to
    if named is None and ending in (".csv", ".parquet"):
        form = ending.removeprefix(".")
        raise UsageError(
            say("The tables of {form} are a folder, a file for each", form=form),
            say("Write {line}", line=f"--to {form} -o {PurePath(output).stem}"),
        )
    if named is None:
        raise UsageError(
            say("No tables are written into a file that ends in {ending}", ending=ending or "''"),
            say("Use one of: {choices}", choices=(".xlsx", ".sqlite", "--to csv", "--to parquet")),
        )
    if to is not None and named != to:
        raise UsageError(
            say(
                "{option} and a file that ends in {ending} contradict",
                option=f"--to {to}",
                ending=ending,
            ),
            say("Leave out --to: the file's ending decides"),
        )
    return named


def _to_stdout(to: str | None) -> str:
    if to is None:
        raise UsageError(
            say("{word} is missing", word="--to"),
            say("Use one of: {choices}", choices=("--to xlsx", "--to sqlite")),
        )
    if to in FOLDERS:
        raise UsageError(
            say("The tables of {form} are a folder, a file for each", form=to),
            say("Write {line}", line=f"--to {to} -o DIR"),
        )
    return to


def facts_of(session: Session, workspace: str | None) -> Facts:
    """Judge the workspace, and put together what the tables are made of."""
    judged = judge_workspace(session)
    return facts_judged(session, judged, workspace or name_of(judged.opened))


def facts_judged(session: Session, judged: Judged, workspace: str) -> Facts:
    """Put together what the tables of a judged workspace are made of."""
    state = judged.state
    stands = stands_of_plan(judged.project, state.question)
    return Facts(session.console.words, state, stands, workspace, judged.revision)


def name_of(opened: Opened) -> str:
    """Return what a workspace is called: as its folder is, wherever that lies."""
    standpoint = opened.tree.standpoint
    below = PurePath(standpoint.way.rstrip("/")).name
    return below or standpoint.folder.resolve().name.removesuffix(".git") or "workspace"


def default_name(session: Session, project: Project, form: str, day: object) -> str:
    """Name the file or the folder, where none is named, after what it is and its day."""
    words = session.console.words
    stem = in_name(ledger_name(words, project.plan)) if form == "xlsx" else words("tables")
    name = f"{stem}-{day}"
    if project.plan.sample:
        name += f"-{words('sample data')}"
    name = name.replace(" ", "-")
    return f"{name}-{form}" if form in FOLDERS else f"{name}.{form}"


def file_bytes(facts: Facts, form: str) -> bytes:
    """Return the one file that a form is."""
    if form == "xlsx":
        from anplan.show.ledger.excel import ledger_bytes

        return ledger_bytes(facts)
    from anplan.show.tidy.sqlite import sqlite_bytes

    return sqlite_bytes(facts)


def folder_files(facts: Facts, form: str) -> dict[str, bytes]:
    """Return the files of a form that is a folder, by their names."""
    from anplan.show.tidy.all_tables import EVERY

    if form == "csv":
        from anplan.show.tidy.csv_files import csv_files

        return csv_files(EVERY, facts)
    from anplan.show.tidy.parquet import parquet_files

    return parquet_files(EVERY, facts)
