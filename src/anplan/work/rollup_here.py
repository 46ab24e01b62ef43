"""Tables of workspaces that are made for one roll-up, and not kept: those that its questions need."""

from collections.abc import Sequence
from pathlib import Path

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.files.disk.digests import digest_of
from anplan.files.disk.save import write_error
from anplan.show.tidy.all_tables import TABLES
from anplan.show.tidy.columns import Facts
from anplan.show.tidy.parquet import parquet_files
from anplan.work.rollup import Wanted


def write_tables(facts: Facts, room: Path) -> None:
    """Write a workspace's tables into a folder of its own in ``room``; raise FileError where it cannot."""
    from anplan.scale.all_questions import QUESTIONS
    from anplan.scale.workspaces import NAMED

    names = {"plan", *NAMED.values(), *(name for one in QUESTIONS.values() for name in one.tables)}
    needed = (table for table in TABLES if table.name in names)
    folder = _folder(room, facts.workspace)
    try:
        files = parquet_files(needed, facts)
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except UsageError as error:  # a figure of more digits than a table holds
        raise FileError(
            error.message, say("Correct the figure: a roll-up adds up exactly, or not at all")
        ) from error
    except OSError as error:
        raise write_error(folder, error) from error


def of_tables_in(room: Path, workspaces: Sequence[str], wanted: Wanted) -> Wanted:
    """Return the same questions, asked of the tables that were written into ``room``.

    A workspace without a folder there is one that could not be read.
    """
    folders = {name: _folder(room, name) for name in workspaces}
    read = [str(folder) for folder in folders.values() if folder.is_dir()]
    missing = [name for name, folder in folders.items() if not folder.is_dir()]
    return wanted._replace(tables=read, not_read=missing, made_in=room)


def _folder(room: Path, workspace: str) -> Path:
    """Name a workspace's folder so that no name leads out of the room, or is too long for a disk."""
    return room / digest_of(workspace.encode())
